package workspace

import (
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// itemsByCode lays the quotes of a filter out under a heading for each code, in
// the order of the codebook; a quote stands under each of its codes. Quotes
// without a code come first, under no heading.
func itemsByCode(tx *store.Tx, o Options, f Filter) ([]corpus.Item, error) {
	quotes, err := filterQuotes(tx, f)
	if err != nil {
		return nil, err
	}
	return underCodes(tx, o, f, quotes)
}

// underCodes puts the quotes of a filter under a heading for each code.
func underCodes(tx *store.Tx, o Options, f Filter, quotes []corpus.Quote) ([]corpus.Item, error) {
	codes, err := codesOf(tx)
	if err != nil {
		return nil, err
	}
	under := map[corpus.ID][]corpus.Quote{}
	items := []corpus.Item{}
	for _, q := range quotes {
		if len(q.Codings) == 0 {
			items = append(items, corpus.Item{ID: o.NewID(), Kind: corpus.ItemQuote, Quote: q.ID})
		}
		for _, c := range q.Codings {
			under[c.Code] = append(under[c.Code], q)
		}
	}
	order := slices.DeleteFunc(inTreeOrder(codes), func(c corpus.Code) bool {
		return len(f.Codes) > 0 && !slices.ContainsFunc(f.Codes, func(root corpus.ID) bool { return corpus.Under(codes, c.ID, root) })
	})
	for _, c := range order {
		if !anyUnder(codes, under, order, c.ID) {
			continue
		}
		items = append(items, corpus.Item{ID: o.NewID(), Kind: corpus.ItemHeading, Code: c.ID, Text: c.Name, Level: depth(codes, c.ID) + 1})
		for _, q := range under[c.ID] {
			items = append(items, corpus.Item{ID: o.NewID(), Kind: corpus.ItemQuote, Quote: q.ID})
		}
	}
	return items, nil
}

func anyUnder(codes map[corpus.ID]corpus.Code, under map[corpus.ID][]corpus.Quote, order []corpus.Code, root corpus.ID) bool {
	return slices.ContainsFunc(order, func(c corpus.Code) bool {
		return len(under[c.ID]) > 0 && corpus.Under(codes, c.ID, root)
	})
}

// FillCollection adds the quotes of a filter that are not there yet, each under
// the heading of its code, and returns how many it added. With kept, the
// collection keeps the filter, in the place of the one it has.
func (w *Workspace) FillCollection(a Author, id corpus.ID, f Filter, kept bool) (added int, err error) {
	err = w.editCollection(a, id, func(tx *store.Tx, c *corpus.Collection) error {
		items, err := itemsByCode(tx, w.opts, f)
		if err != nil {
			return err
		}
		c.Refused = except(c.Refused, corpus.Collection{Items: items}.Names())
		if kept {
			items = cameByFilter(items)
			if err := keep(c, f); err != nil {
				return err
			}
		}
		added = merge(c, items)
		return nil
	})
	return added, err
}

// merge adds to c the quotes of items that it lacks: at the end of the section
// of the same code where it has one, else in a new section at its end. It
// returns how many it added.
func merge(c *corpus.Collection, items []corpus.Item) int {
	has := map[corpus.ID]bool{}
	for _, it := range c.Items {
		if it.Kind == corpus.ItemQuote {
			has[it.Quote] = true
		}
	}
	added := 0
	for len(items) > 0 {
		head := items[0]
		rest := items
		if head.Kind == corpus.ItemHeading {
			rest = items[1:]
		}
		section := untilHeading(rest)
		items = rest[len(section):]
		missing := slices.DeleteFunc(slices.Clone(section), func(it corpus.Item) bool { return has[it.Quote] })
		if len(missing) == 0 {
			continue
		}
		added += len(missing)
		at := 0
		if head.Kind == corpus.ItemHeading {
			i := slices.IndexFunc(c.Items, func(it corpus.Item) bool { return it.Kind == corpus.ItemHeading && it.Code == head.Code })
			if i < 0 {
				i = len(c.Items)
				c.Items = append(c.Items, head)
			}
			at = i + 1
		}
		at += len(untilHeading(c.Items[at:]))
		c.Items = slices.Insert(c.Items, at, missing...)
	}
	return added
}

// untilHeading returns the items before the next heading.
func untilHeading(items []corpus.Item) []corpus.Item {
	i := slices.IndexFunc(items, func(it corpus.Item) bool { return it.Kind == corpus.ItemHeading })
	if i < 0 {
		return items
	}
	return items[:i]
}
