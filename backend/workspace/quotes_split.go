package workspace

import (
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// SplitQuote cuts a quote in two at a byte of its testimony's text. Both parts
// have its codings and the second stands right after the first wherever that
// stands; the memo, the verdicts and the cards of workshops stay with the first,
// which keeps the ID. Where others coded it unseen, theirs stays whole.
func (w *Workspace) SplitQuote(a Author, id corpus.ID, at int) (first, second corpus.Quote, err error) {
	old, err := w.quote(id)
	if err != nil {
		return first, second, err
	}
	c := store.Change{Action: corpus.ActQuoteSplit, Subject: firstWords(old.Exact)}
	err = w.update(a, c, a.touches(store.Quotes, store.Collections), func(tx *store.Tx) error {
		if first, err = w.apart(tx, a, id); err != nil {
			return err
		}
		second = first
		second.ID, second.Created, second.CreatedBy = w.opts.NewID(), w.opts.Now(), a.Name
		second.Codings, second.Memo = slices.Clone(first.Codings), ""
		if err := w.follow(tx, first.ID, second.ID); err != nil {
			return err
		}
		whole := first.Span
		if err := w.settle(tx, a, &first, corpus.Span{Start: whole.Start, End: at}); err != nil {
			return err
		}
		return w.settle(tx, a, &second, corpus.Span{Start: at, End: whole.End})
	})
	return first, second, err
}

// reach gives a quote other ends in its testimony, where no other quote stands. It
// becomes part of one that the author does not see, which must not be told of.
func (w *Workspace) reach(tx *store.Tx, a Author, q *corpus.Quote, span corpus.Span) error {
	m, err := testimony(tx, q.Testimony)
	if err != nil {
		return err
	}
	text, span, err := trimmed(tx, m, span)
	if err != nil {
		return err
	}
	other, found, err := quoteAt(tx, m.ID, span)
	if err != nil {
		return err
	}
	if found && other.ID != q.ID {
		if _, _, _, none := a.seen(other); none {
			goes := *q
			*q = joinedQuote(other, goes, m.Consent)
			return standFor(tx, joining{stays: other.ID, goes: goes.ID})
		}
		return corpus.Fail(corpus.Exists, "a quote of exactly this passage", "")
	}
	layout, err := w.layouts.get(tx, m.ID)
	if err != nil {
		return err
	}
	q.Span, q.Speaker = span, layout.Speaker(span)
	anchor.Describe(q, text)
	return nil
}

// follow puts a quote right after another wherever that stands in collections and
// results chains, or was refused.
func (w *Workspace) follow(tx *store.Tx, first, second corpus.ID) error {
	after := func(ids []corpus.ID) []corpus.ID {
		if i := slices.Index(ids, first); i >= 0 {
			return slices.Insert(slices.Clone(ids), i+1, second)
		}
		return ids
	}
	for c, err := range tx.Collections().All() {
		if err != nil {
			return err
		}
		if !slices.Contains(c.Names(), first) {
			continue
		}
		var items []corpus.Item
		for _, it := range c.Items {
			items = append(items, it)
			if it.Kind == corpus.ItemQuote && it.Quote == first {
				items = append(items, corpus.Item{ID: w.opts.NewID(), Kind: corpus.ItemQuote, Quote: second})
			}
		}
		c.Items, c.Refused, c.Chain = items, after(c.Refused), slices.Clone(c.Chain)
		for i := range c.Chain {
			l := &c.Chain[i]
			for _, cell := range []*corpus.Cell{&l.Action, &l.Result, &l.Impact} {
				cell.Quotes = after(cell.Quotes)
			}
		}
		if err := tx.Collections().Put(c.ID, c); err != nil {
			return err
		}
	}
	return nil
}
