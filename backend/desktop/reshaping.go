package desktop

import (
	"florilege/backend/corpus"
)

// SplitQuote cuts a quote in two at a position of its testimony (UTF-16 units);
// the first part comes first.
func (a *App) SplitQuote(quote string, at int, origin string) (out []Quote, err error) {
	defer guard(&err)
	p, err := a.project(quote, at, origin)
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
	first, second, err := p.Workspace.SplitQuote(a.author(origin), q.ID, before.End)
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

// MergeQuotes makes one quote of several of one testimony.
func (a *App) MergeQuotes(quotes []string, origin string) (out Quote, err error) {
	defer guard(&err)
	p, err := a.project(quotes, origin)
	if err != nil {
		return out, err
	}
	return p.changed(p.Workspace.MergeQuotes(a.author(origin), ids(quotes)))
}
