package workspace

import (
	"reflect"
	"slices"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/pseudonym"
	"florilege/backend/store"
)

// document lays a request out, in one moment of the project: as it was laid out for
// the last one, where nothing changed since. It is not for changing.
func (w *Workspace) document(r ExportRequest) (d export.Document, err error) {
	if r.Search != nil {
		return w.found(r)
	}
	r = r.contents()
	err = w.store.View(func(tx *store.Tx) error {
		now, err := tx.Moment()
		if err != nil {
			return err
		}
		var there bool
		if d, there = w.laid.of(r, now); there {
			return nil
		}
		if d, err = w.lay(tx, r); err == nil {
			w.laid.keep(r, now, d)
		}
		return err
	})
	return d, err
}

// lay makes the document of a request.
func (w *Workspace) lay(tx *store.Tx, r ExportRequest) (d export.Document, err error) {
	p, err := tx.Project()
	if err != nil {
		return d, err
	}
	d = export.Document{Title: p.Name, Project: p.Name, Language: p.Language}
	if d.Made, err = w.changed(tx); err != nil {
		return d, err
	}
	items, err := w.exported(tx, r, &d)
	if err != nil {
		return d, err
	}
	infos, err := w.itemInfos(tx, items, w.printer)
	if err != nil {
		return d, err
	}
	codes, err := codesOf(tx)
	if err != nil {
		return d, err
	}
	infos, d.Left, d.Unsaid = permitted(infos, r.Public)
	if d.Blocks, err = blocks(infos, codes); err != nil {
		return d, err
	}
	if export.IsChain(r.Format) {
		d.Chain = chainRows(infos)
	}
	addStances(p, &d, infos)
	if err := nameLinks(tx, &d); err != nil {
		return d, err
	}
	if err := addAttributes(tx, &d, infos); err != nil || r.RealNames {
		return d, err
	}
	return d, rename(tx, &d, infos)
}

// changed returns when the project changed last, which is the date of an export:
// the same project gives the same file, today and in a year.
func (w *Workspace) changed(tx *store.Tx) (time.Time, error) {
	now := w.opts.Now()
	last, err := tx.History(0, 1)
	if err != nil || len(last) == 0 || last[0].At.IsZero() {
		return now, err
	}
	return last[0].At.In(now.Location()), nil
}

// rename puts pseudonyms in the place of the names of the table, wherever the
// document shows them. infos are what its blocks were made of.
func rename(tx *store.Tx, d *export.Document, infos []ItemInfo) error {
	m, err := matcherOf(tx)
	if err != nil {
		return err
	}
	d.Texts(func(p export.Place, block int, text *string) {
		shown := m.Apply(*text)
		if p == export.InQuote {
			words, changed := renamedWords(m, infos[block])
			d.Renamed = d.Renamed || changed
			*text = words
			return
		}
		d.Renamed = d.Renamed || shown.Changed()
		*text = shown.Text
	})
	return nil
}

// renamedWords returns the words of an item's quote as they are printed with
// pseudonyms: a name that a cut or an end of the quote parts is replaced as well.
func renamedWords(m *pseudonym.Matcher, it ItemInfo) (words string, changed bool) {
	q := it.Quote
	edits := slices.Clone(it.Cuts())
	for i, e := range edits {
		said := m.Apply(e.Text)
		edits[i].Text, changed = said.Text, changed || said.Changed()
	}
	words = corpus.Printed(q.Exact, edits, func(s corpus.Span) string {
		shown := m.ApplyWithin(q.Before+q.Exact[:s.Start], s.Of(q.Exact), q.Exact[s.End:]+q.After)
		changed = changed || shown.Changed()
		return shown.Text
	})
	return words, changed
}

// exported chooses the items and gives the document its titles.
func (w *Workspace) exported(tx *store.Tx, r ExportRequest, d *export.Document) (items []corpus.Item, err error) {
	if r.Collection == "" && export.IsChain(r.Format) {
		return nil, corpus.Fail(corpus.Invalid, r.Format, "a results chain is that of a collection")
	}
	if r.Collection == "" {
		quotes, err := w.quotes.pass(tx, r.Filter)
		if err != nil {
			return nil, err
		}
		return underCodes(tx, w.opts, r.Filter, quotes)
	}
	c, err := collection(tx, r.Collection)
	if err != nil {
		return nil, err
	}
	d.Title, d.Intro = c.Name, c.Intro
	list := c.Items
	if export.IsChain(r.Format) {
		d.Intro, list = "", chainItems(c)
	}
	if reflect.DeepEqual(r.Filter, Filter{}) {
		return list, nil
	}
	quotes, err := w.quotes.pass(tx, r.Filter)
	if err != nil {
		return nil, err
	}
	passes := map[corpus.ID]bool{}
	for _, q := range quotes {
		passes[q.ID] = true
	}
	for _, it := range list {
		if it.Kind != corpus.ItemQuote || passes[it.Quote] {
			items = append(items, it)
		}
	}
	return items, nil
}

func blocks(items []ItemInfo, codes map[corpus.ID]corpus.Code) ([]export.Block, error) {
	out := make([]export.Block, 0, len(items))
	number := 0
	paths := map[corpus.ID]string{}
	for id := range codes {
		paths[id] = corpus.Path(codes, id)
	}
	for _, it := range items {
		b := export.Block{Kind: it.Kind, Level: it.Level, Text: it.Text, Color: codes[it.Code].Color}
		if it.Kind == corpus.ItemQuote {
			if err := it.proved(); err != nil {
				return nil, err
			}
			number++
			q := it.Quote
			b.Quote = export.Quote{
				ID: q.ID, Testimony: q.Testimony, Number: number, Text: it.Printed(), Edited: len(it.Cuts()) > 0, Speaker: q.SpeakerName, Title: q.Title,
				Start: q.Span.Start, End: q.Span.End, Turn: q.Turn, Time: q.Time, Memo: q.Memo, Said: q.Said, People: q.People,
			}
			for _, c := range q.Codings {
				b.Quote.Codes = append(b.Quote.Codes, export.Code{
					Path: paths[c.Code], Name: codes[c.Code].Name, Color: codes[c.Code].Color, By: c.By, Also: slices.Clone(c.Also), At: c.At,
				})
			}
		}
		out = append(out, b)
	}
	return out, nil
}
