package desktop

import (
	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// Collections returns every collection.
func (a *App) Collections() (out []Collection, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	all, err := p.Workspace.Collections()
	out = make([]Collection, len(all))
	for i, c := range all {
		out[i] = collectionOf(c)
	}
	return out, err
}

func collectionOf(c corpus.Collection) Collection {
	return Collection{ID: string(c.ID), Name: shown(c.Name), Intro: c.Intro, Quotes: c.Quotes(), Keeps: c.Kept != nil}
}

// Collection returns a collection laid open.
func (a *App) Collection(id string) (out CollectionView, err error) {
	defer guard(&err)
	p, err := a.project(id)
	if err != nil {
		return out, err
	}
	c, items, err := p.Workspace.Collection(corpus.ID(id))
	if err != nil {
		return out, err
	}
	out = CollectionView{Collection: collectionOf(c), Items: make([]Item, len(items)), Voices: []Voice{}}
	for i, it := range items {
		out.Items[i] = Item{ID: string(it.ID), Kind: string(it.Kind), Text: it.Text, Code: string(it.Code), Level: it.Level, Edits: []TextEdit{}}
		if it.Kind == corpus.ItemHeading {
			out.Items[i].Text = shown(it.Text)
		}
		if it.Kind == corpus.ItemQuote {
			q, err := p.quoteOf(it.Quote)
			if err != nil {
				return out, err
			}
			out.Items[i].Quote = &q
			out.Items[i].Printed, out.Items[i].Stale = it.Printed(), it.Stale()
			u := anchor.NewUnits(it.Quote.Exact)
			for _, e := range it.Cuts() {
				s := u.ToUTF16(e.Span)
				out.Items[i].Edits = append(out.Items[i].Edits, TextEdit{Start: s.Start, End: s.End, Text: e.Text})
			}
		}
	}
	if out.Chain, err = p.chainOf(corpus.ID(id)); err != nil {
		return out, err
	}
	for _, v := range workspace.Voices(items) {
		out.Voices = append(out.Voices, Voice{Speaker: shown(v.Speaker), Testimony: shown(v.Title), Quotes: v.Quotes})
	}
	return out, nil
}

// AddCollection makes a collection; with fill it holds the quotes of the
// filter under a heading for each code.
func (a *App) AddCollection(name string, f QuoteFilter, fill bool, origin string) (out Collection, err error) {
	defer guard(&err)
	p, err := a.project(name, f, fill, origin)
	if err != nil {
		return out, err
	}
	c, err := p.Workspace.AddCollection(a.author(origin), name, filterOf(f), fill)
	return collectionOf(c), err
}

// EditCollection writes a collection's name and introduction.
func (a *App) EditCollection(id, name, intro, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, name, intro, origin)
	if err != nil {
		return err
	}
	return p.Workspace.EditCollection(a.author(origin), corpus.ID(id), name, intro)
}

// DeleteCollection removes a collection; its quotes stay.
func (a *App) DeleteCollection(id, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, origin)
	if err != nil {
		return err
	}
	return p.Workspace.DeleteCollection(a.author(origin), corpus.ID(id))
}

// AddToCollection puts quotes after an item, or at the end.
func (a *App) AddToCollection(id string, quotes []string, after, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, quotes, after, origin)
	if err != nil {
		return err
	}
	return p.Workspace.AddToCollection(a.author(origin), corpus.ID(id), ids(quotes), corpus.ID(after))
}

// AddItem puts a heading or a comment after an item, or at the end.
func (a *App) AddItem(id, kind, text string, level int, after, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, kind, text, level, after, origin)
	if err != nil {
		return err
	}
	if err := within("the level", level, 0, 9); err != nil {
		return err
	}
	return p.Workspace.AddItem(a.author(origin), corpus.ID(id), corpus.ItemKind(kind), text, level, corpus.ID(after))
}

// EditItem writes the text of a heading or a comment.
func (a *App) EditItem(id, item, text, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, item, text, origin)
	if err != nil {
		return err
	}
	return p.Workspace.EditItem(a.author(origin), corpus.ID(id), corpus.ID(item), text)
}

// MoveItem puts an item at index, counted without it.
func (a *App) MoveItem(id, item string, index int, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, item, index, origin)
	if err != nil {
		return err
	}
	return p.Workspace.MoveItem(a.author(origin), corpus.ID(id), corpus.ID(item), index)
}

// RemoveItems takes items out of a collection.
func (a *App) RemoveItems(id string, items []string, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, items, origin)
	if err != nil {
		return err
	}
	return p.Workspace.RemoveItems(a.author(origin), corpus.ID(id), ids(items))
}

// EditWords cuts words of a quote in a collection and adds some in square
// brackets, as it is printed there; without edits it is printed whole.
func (a *App) EditWords(id, item string, edits []TextEdit, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, item, edits, origin)
	if err != nil {
		return err
	}
	_, items, err := p.Workspace.Collection(corpus.ID(id))
	if err != nil {
		return err
	}
	var cuts []corpus.Edit
	for _, it := range items {
		if it.ID != corpus.ID(item) {
			continue
		}
		u := anchor.NewUnits(it.Quote.Exact)
		for _, e := range edits {
			cuts = append(cuts, corpus.Edit{Span: u.FromUTF16(corpus.Span{Start: e.Start, End: e.End}), Text: e.Text})
		}
	}
	return p.Workspace.EditWords(a.author(origin), corpus.ID(id), corpus.ID(item), cuts)
}

// SetConsent notes what the people who speak in testimonies agreed to, and in
// quotes of which something else holds; of a quote, "" stands for what its
// testimony says.
func (a *App) SetConsent(testimonies, quotes []string, consent, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(testimonies, quotes, consent, origin)
	if err != nil {
		return err
	}
	return p.Workspace.SetConsent(a.author(origin), ids(testimonies), ids(quotes), corpus.Consent(consent))
}

// FillCollection adds the quotes of a filter that are missing and says how many;
// with kept, the collection offers those that pass it later.
func (a *App) FillCollection(id string, f QuoteFilter, kept bool, origin string) (added int, err error) {
	defer guard(&err)
	p, err := a.project(id, f, kept, origin)
	if err != nil {
		return 0, err
	}
	return p.Workspace.FillCollection(a.author(origin), corpus.ID(id), filterOf(f), kept)
}
