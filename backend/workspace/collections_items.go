package workspace

import (
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// AddToCollection puts quotes after an item ("" for the end). A quote may
// stand several times.
func (w *Workspace) AddToCollection(a Author, id corpus.ID, quotes []corpus.ID, after corpus.ID) error {
	return w.editCollection(a, id, func(tx *store.Tx, c *corpus.Collection) error {
		var items []corpus.Item
		for _, q := range quotes {
			if _, err := quote(tx, q); err != nil {
				return err
			}
			items = append(items, corpus.Item{ID: w.opts.NewID(), Kind: corpus.ItemQuote, Quote: q})
		}
		c.Refused = except(c.Refused, quotes)
		return insert(c, after, items)
	})
}

// AddItem puts a heading or a comment after an item ("" for the end).
func (w *Workspace) AddItem(a Author, id corpus.ID, kind corpus.ItemKind, text string, level int, after corpus.ID) error {
	if kind != corpus.ItemHeading && kind != corpus.ItemComment {
		return corpus.Fail(corpus.Invalid, "the item", "it is neither a heading nor a comment")
	}
	return w.editCollection(a, id, func(_ *store.Tx, c *corpus.Collection) error {
		return insert(c, after, []corpus.Item{{ID: w.opts.NewID(), Kind: kind, Text: noted(text), Level: level}})
	})
}

func insert(c *corpus.Collection, after corpus.ID, items []corpus.Item) error {
	at := len(c.Items)
	if after != "" {
		i, err := place(c, after)
		if err != nil {
			return err
		}
		at = i + 1
	}
	c.Items = slices.Insert(slices.Clone(c.Items), at, items...)
	return nil
}

func place(c *corpus.Collection, item corpus.ID) (int, error) {
	i := slices.IndexFunc(c.Items, func(it corpus.Item) bool { return it.ID == item })
	if i < 0 {
		return 0, corpus.Fail(corpus.NotFound, "item "+string(item), "")
	}
	return i, nil
}

// EditItem writes the text of a heading or a comment.
func (w *Workspace) EditItem(a Author, id, item corpus.ID, text string) error {
	return w.editCollection(a, id, func(_ *store.Tx, c *corpus.Collection) error {
		i, err := place(c, item)
		if err != nil {
			return err
		}
		if c.Items[i].Kind == corpus.ItemQuote {
			return corpus.Fail(corpus.Invalid, "the item", "the words of a quote cannot be edited")
		}
		c.Items[i].Text = noted(text)
		return nil
	})
}

// MoveItem puts an item at index (from 0, counted without it).
func (w *Workspace) MoveItem(a Author, id, item corpus.ID, index int) error {
	return w.editCollection(a, id, func(_ *store.Tx, c *corpus.Collection) error {
		i, err := place(c, item)
		if err != nil {
			return err
		}
		moved := c.Items[i]
		c.Items = slices.Delete(c.Items, i, i+1)
		c.Items = slices.Insert(c.Items, min(max(index, 0), len(c.Items)), moved)
		return nil
	})
}

// RemoveItems takes items out of a collection. A quote stays in the project; a
// filter that the collection keeps does not offer it again.
func (w *Workspace) RemoveItems(a Author, id corpus.ID, items []corpus.ID) error {
	return w.editCollection(a, id, func(_ *store.Tx, c *corpus.Collection) error {
		quoteOf := make(map[corpus.ID]corpus.ID, len(c.Items)) // by item; "" for a heading or a comment
		for _, it := range c.Items {
			quoteOf[it.ID] = it.Quote
		}
		var out []corpus.ID
		gone := make(map[corpus.ID]bool, len(items))
		for _, item := range items {
			q, there := quoteOf[item]
			if !there || gone[item] {
				return corpus.Fail(corpus.NotFound, "item "+string(item), "")
			}
			gone[item] = true
			out = append(out, q)
		}
		c.Items = slices.DeleteFunc(c.Items, func(it corpus.Item) bool { return gone[it.ID] })
		if c.Kept != nil {
			refuse(c, except(out, append(quotesIn(*c), ""))...)
		}
		return nil
	})
}

// quotesIn returns the quotes among the items of a collection.
func quotesIn(c corpus.Collection) (out []corpus.ID) {
	for _, it := range c.Items {
		if it.Kind == corpus.ItemQuote {
			out = append(out, it.Quote)
		}
	}
	return out
}

// stands reports whether a quote is among the items of a collection.
func stands(c corpus.Collection, q corpus.ID) bool { return slices.Contains(quotesIn(c), q) }
