package desktop

import (
	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// Testimonies returns the library.
func (a *App) Testimonies() (out []Testimony, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	all, err := p.Workspace.Testimonies()
	out = make([]Testimony, len(all))
	for i, m := range all {
		out[i] = testimonyOf(m)
	}
	return out, err
}

// Text returns a testimony to read.
func (a *App) Text(id string) (out Text, err error) {
	defer guard(&err)
	p, err := a.project(id)
	if err != nil {
		return out, err
	}
	r, err := p.Read(corpus.ID(id))
	if err != nil {
		return out, err
	}
	return textOf(r, anchor.NewUnits(r.Text)), nil // of this very text, which may be corrected meanwhile
}

// EditTestimony writes a testimony's title, memo and speakers.
func (a *App) EditTestimony(id, title, memo string, speakers []Speaker, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, title, memo, speakers, origin)
	if err != nil {
		return err
	}
	return p.EditTestimony(a.author(origin), corpus.ID(id), title, memo, toSpeakers(speakers))
}

// DeleteTestimony removes a testimony with its quotes.
func (a *App) DeleteTestimony(id, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, origin)
	if err != nil {
		return err
	}
	return p.DeleteTestimony(a.author(origin), corpus.ID(id))
}

// Codes returns the codebook in the order of its tree.
func (a *App) Codes() (out []Code, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	all, err := p.Workspace.Codes()
	out = make([]Code, len(all))
	for i, c := range all {
		out[i] = codeOf(c)
	}
	return out, err
}

// AddCode adds a code under parent ("" for the top); an empty colour is chosen.
func (a *App) AddCode(name, parent, color, origin string) (out Code, err error) {
	defer guard(&err)
	p, err := a.project(name, parent, color, origin)
	if err != nil {
		return out, err
	}
	made, err := p.Workspace.AddCode(a.author(origin), name, corpus.ID(parent), color)
	if err != nil {
		return out, err
	}
	all, err := p.Workspace.Codes()
	for _, c := range all {
		if c.ID == made.ID {
			out = codeOf(c)
		}
	}
	return out, err
}

// EditCode writes a code's name, colour, definition, criteria, example and memo.
func (a *App) EditCode(id string, e CodeEdit, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, e, origin)
	if err != nil {
		return err
	}
	return p.EditCode(a.author(origin), corpus.Code{
		ID: corpus.ID(id), Name: e.Name, Color: e.Color, Definition: e.Definition, Memo: e.Memo,
		Inclusion: e.Inclusion, Exclusion: e.Exclusion, Example: corpus.ID(e.Example),
	})
}

// MoveCode puts a code under parent, before the sibling at index.
func (a *App) MoveCode(id, parent string, index int, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, parent, index, origin)
	if err != nil {
		return err
	}
	return p.MoveCode(a.author(origin), corpus.ID(id), corpus.ID(parent), index)
}

// DeleteCode removes a code; its codings go to moveTo, or are taken off where that is "".
func (a *App) DeleteCode(id, moveTo, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, moveTo, origin)
	if err != nil {
		return err
	}
	return p.DeleteCode(a.author(origin), corpus.ID(id), corpus.ID(moveTo))
}

// AddTemplate adds what the codebook lacks of a template and returns how many codes.
func (a *App) AddTemplate(name, locale, origin string) (added int, err error) {
	defer guard(&err)
	p, err := a.project(name, locale, origin)
	if err != nil {
		return 0, err
	}
	if err := language(locale); err != nil {
		return 0, err
	}
	return p.AddTemplate(a.author(origin), name, locale)
}

// Quotes returns the quotes that pass a filter.
func (a *App) Quotes(f QuoteFilter) (out QuotePage, err error) {
	defer guard(&err)
	p, err := a.project(f)
	if err != nil {
		return out, err
	}
	page, err := p.Workspace.QuotePage(filterOf(f))
	if err != nil {
		return out, err
	}
	out.Total, out.Asked, out.People = page.Total, page.Asked, page.People
	out.Quotes, err = p.quotesOf(page.Quotes)
	return out, err
}

// Quote returns one quote.
func (a *App) Quote(id string) (out Quote, err error) {
	defer guard(&err)
	p, err := a.project(id)
	if err != nil {
		return out, err
	}
	return p.describe(corpus.ID(id))
}

func (p *project) describe(id corpus.ID) (Quote, error) {
	info, err := p.Workspace.Quote(id)
	if err != nil {
		return Quote{}, err
	}
	return p.quoteOf(info)
}

// CodePassage makes a quote of [start, end) and puts codes on it, or on the
// quote that is exactly there.
func (a *App) CodePassage(testimony string, start, end int, codes []string, origin string) (out Quote, err error) {
	defer guard(&err)
	p, err := a.project(testimony, start, end, codes, origin)
	if err != nil {
		return out, err
	}
	return p.code(a.author(origin), workspace.Passage{Testimony: corpus.ID(testimony), Codes: ids(codes)}, start, end)
}

// CodeNew does the same with a code that it makes, as one step to undo.
func (a *App) CodeNew(testimony string, start, end int, name, parent, origin string) (out Quote, err error) {
	defer guard(&err)
	p, err := a.project(testimony, start, end, name, parent, origin)
	if err != nil {
		return out, err
	}
	passage := workspace.Passage{Testimony: corpus.ID(testimony), New: name, Parent: corpus.ID(parent)}
	return p.code(a.author(origin), passage, start, end)
}

func (p *project) code(by workspace.Author, passage workspace.Passage, start, end int) (out Quote, err error) {
	if passage.Span, err = p.span(passage.Testimony, start, end); err != nil {
		return Quote{}, err
	}
	return p.changed(p.Workspace.CodePassage(by, passage))
}

// span converts the ends of a passage, which must be those of characters.
func (p *project) span(testimony corpus.ID, start, end int) (corpus.Span, error) {
	u, err := p.of(testimony)
	if err != nil {
		return corpus.Span{}, err
	}
	asked := corpus.Span{Start: start, End: end}
	got := u.FromUTF16(asked)
	if start >= end || u.ToUTF16(got) != asked {
		return corpus.Span{}, corpus.Fail(corpus.Invalid, "the passage", "it is not in the text, or cuts a character in two")
	}
	return got, nil
}

// changed describes the quote that a change left; one that went has no ID.
func (p *project) changed(q corpus.Quote, err error) (Quote, error) {
	if err != nil || q.ID == "" {
		return Quote{Codes: []string{}, Codings: []Coding{}, Collections: []string{}}, err
	}
	return p.describe(q.ID)
}

// AddCodes puts codes on a quote.
func (a *App) AddCodes(quote string, codes []string, origin string) (out Quote, err error) {
	defer guard(&err)
	p, err := a.project(quote, codes, origin)
	if err != nil {
		return out, err
	}
	return p.changed(p.Workspace.AddCodes(a.author(origin), corpus.ID(quote), ids(codes)))
}

// RemoveCode takes a code off a quote. A quote that nothing keeps goes: the
// answer then has no ID.
func (a *App) RemoveCode(quote, code, origin string) (out Quote, err error) {
	defer guard(&err)
	p, err := a.project(quote, code, origin)
	if err != nil {
		return out, err
	}
	return p.changed(p.Workspace.RemoveCode(a.author(origin), corpus.ID(quote), corpus.ID(code)))
}

// EditMemo writes the memo of a quote.
func (a *App) EditMemo(quote, memo, origin string) (out Quote, err error) {
	defer guard(&err)
	p, err := a.project(quote, memo, origin)
	if err != nil {
		return out, err
	}
	return p.changed(p.Workspace.EditMemo(a.author(origin), corpus.ID(quote), memo))
}

// MoveQuote gives a quote other ends, for those whose codings are shown (see seeing).
func (a *App) MoveQuote(quote string, start, end int, whose, origin string) (out Quote, err error) {
	defer guard(&err)
	p, err := a.project(quote, start, end, whose, origin)
	if err != nil {
		return out, err
	}
	by, err := a.seeing(whose, origin)
	if err != nil {
		return out, err
	}
	q, err := p.Workspace.Quote(corpus.ID(quote))
	if err != nil {
		return out, err
	}
	span, err := p.span(q.Testimony, start, end)
	if err != nil {
		return out, err
	}
	return p.changed(p.Workspace.MoveQuote(by, q.ID, span))
}

// DeleteQuote removes a quote; its words stay in the testimony.
func (a *App) DeleteQuote(quote, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(quote, origin)
	if err != nil {
		return err
	}
	return p.Workspace.DeleteQuote(a.author(origin), corpus.ID(quote))
}

// CodeAll puts codes on quotes and on passages, as one step to undo.
func (a *App) CodeAll(quotes []string, passages []Passage, codes []string, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(quotes, passages, codes, origin)
	if err != nil {
		return err
	}
	spans, err := p.passages(passages)
	if err != nil {
		return err
	}
	return p.Workspace.CodeAll(a.author(origin), ids(quotes), spans, ids(codes))
}

// passages converts the positions of passages.
func (p *project) passages(list []Passage) ([]workspace.Passage, error) {
	out := make([]workspace.Passage, len(list))
	for i, at := range list {
		span, err := p.span(corpus.ID(at.Testimony), at.Start, at.End)
		if err != nil {
			return nil, err
		}
		out[i] = workspace.Passage{Testimony: corpus.ID(at.Testimony), Span: span}
	}
	return out, nil
}

// DeleteQuotes removes quotes, as one step to undo; of those that somebody coded
// whose codings are not shown (see seeing), the codings that are.
func (a *App) DeleteQuotes(quotes []string, whose, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(quotes, whose, origin)
	if err != nil {
		return err
	}
	by, err := a.seeing(whose, origin)
	if err != nil {
		return err
	}
	return p.Workspace.DeleteQuotes(by, ids(quotes))
}
