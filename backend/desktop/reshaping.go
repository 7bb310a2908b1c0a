package desktop

import (
	"florilege/backend/corpus"
)

// SplitQuote cuts a quote in two at a position of its testimony (UTF-16 units);
// the first part comes first. What is not shown (see seeing) stays whole.
func (a *App) SplitQuote(quote string, at int, whose, origin string) (out []Quote, err error) {
	defer guard(&err)
	p, err := a.project(quote, at, whose, origin)
	if err != nil {
		return nil, err
	}
	by, err := a.seeing(whose, origin)
	if err != nil {
		return nil, err
	}
	q, err := p.Workspace.Quote(corpus.ID(quote))
	if err != nil {
		return nil, err
	}
	if at <= 0 {
		return nil, corpus.Fail(corpus.Invalid, "the passage", "it is not in the text")
	}
	before, err := p.span(q.Testimony, 0, at)
	if err != nil {
		return nil, err
	}
	first, second, err := p.Workspace.SplitQuote(by, q.ID, before.End)
	if err != nil {
		return nil, err
	}
	for _, part := range []corpus.Quote{first, second} {
		q, err := p.describe(part.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}

// MergeQuotes makes one quote of several of one testimony, of what is shown (see seeing).
func (a *App) MergeQuotes(quotes []string, whose, origin string) (out Quote, err error) {
	defer guard(&err)
	p, err := a.project(quotes, whose, origin)
	if err != nil {
		return out, err
	}
	by, err := a.seeing(whose, origin)
	if err != nil {
		return out, err
	}
	return p.changed(p.Workspace.MergeQuotes(by, ids(quotes)))
}
