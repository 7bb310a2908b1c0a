package workspace

import (
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// AcceptOffers puts quotes into a collection, each under the headings of its codes
// where the collection has headings of codes, else at the end, and returns how many
// were not there yet.
func (w *Workspace) AcceptOffers(a Author, id corpus.ID, quotes []corpus.ID) (added int, err error) {
	err = w.changeCollection(a, corpus.ActOfferAccept, id, func(tx *store.Tx, c *corpus.Collection) error {
		if len(quotes) == 0 {
			return corpus.Fail(corpus.Invalid, "the quotes", "none is named")
		}
		for _, q := range quotes {
			if _, err := quote(tx, q); err != nil {
				return err
			}
		}
		c.Refused = except(c.Refused, quotes)
		items, err := itemsOffered(tx, w.opts, *c, quotes)
		if err == nil {
			added = merge(c, cameByFilter(items))
		}
		return err
	})
	return added, err
}

// itemsOffered lays accepted quotes out as the collection is.
func itemsOffered(tx *store.Tx, o Options, c corpus.Collection, quotes []corpus.ID) ([]corpus.Item, error) {
	coded := slices.ContainsFunc(c.Items, func(it corpus.Item) bool { return it.Kind == corpus.ItemHeading && it.Code != "" })
	if coded || len(c.Items) == 0 && c.Kept != nil && c.Kept.Search == "" {
		f := Filter{Quotes: quotes}
		if c.Kept != nil {
			f.Codes = c.Kept.Codes
		}
		items, err := itemsByCode(tx, o, f)
		if corpus.CodeOf(err) != corpus.NotFound {
			return items, err
		}
	}
	var items []corpus.Item
	for _, q := range quotes {
		items = append(items, corpus.Item{ID: o.NewID(), Kind: corpus.ItemQuote, Quote: q})
	}
	return items, nil
}

func cameByFilter(items []corpus.Item) []corpus.Item {
	for i := range items {
		items[i].Kept = items[i].Kind == corpus.ItemQuote
	}
	return items
}

// RefuseOffers notes that quotes are not wanted in a collection: its filter offers
// them no more.
func (w *Workspace) RefuseOffers(a Author, id corpus.ID, quotes []corpus.ID) error {
	return w.changeCollection(a, corpus.ActOfferRefuse, id, func(tx *store.Tx, c *corpus.Collection) error {
		if len(quotes) == 0 {
			return corpus.Fail(corpus.Invalid, "the quotes", "none is named")
		}
		for _, q := range quotes {
			if _, err := quote(tx, q); err != nil {
				return err
			}
		}
		refuse(c, quotes...)
		return nil
	})
}

// refuse notes once that quotes are not wanted.
func refuse(c *corpus.Collection, quotes ...corpus.ID) {
	c.Refused = each(slices.Concat(c.Refused, quotes))
}

// OfferAgain forgets that quotes were refused; all of them where none is named.
func (w *Workspace) OfferAgain(a Author, id corpus.ID, quotes []corpus.ID) error {
	return w.changeCollection(a, corpus.ActOfferAgain, id, func(_ *store.Tx, c *corpus.Collection) error {
		if len(quotes) == 0 {
			c.Refused = nil
			return nil
		}
		c.Refused = except(c.Refused, quotes)
		return nil
	})
}

// KeepFilter makes a collection offer what passes a filter, or with nil offer
// nothing any more. Its quotes stay as they are.
func (w *Workspace) KeepFilter(a Author, id corpus.ID, f *Filter) error {
	return w.changeCollection(a, corpus.ActFilterKeep, id, func(tx *store.Tx, c *corpus.Collection) error {
		if f == nil {
			c.Kept = nil
			return nil
		}
		if _, err := filterQuotes(tx, *f); err != nil {
			return err
		}
		return keep(c, *f)
	})
}

func keep(c *corpus.Collection, f Filter) error {
	choice, ok := choiceOf(f)
	if !ok {
		return corpus.Fail(corpus.Invalid, "the filter", "one that asks who put codes, or how, cannot be kept")
	}
	c.Kept = choice
	return nil
}

// except returns ids without others; ids is left as it is.
func except(ids, others []corpus.ID) []corpus.ID {
	gone := make(map[corpus.ID]bool, len(others))
	for _, id := range others {
		gone[id] = true
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id corpus.ID) bool { return gone[id] })
}
