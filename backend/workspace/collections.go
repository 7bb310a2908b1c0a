package workspace

import (
	"cmp"
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// ItemInfo is an item of a collection with the quote it stands for.
type ItemInfo struct {
	corpus.Item
	Quote QuoteInfo // of an ItemQuote
}

// Collections returns every collection in the order they were made.
func (w *Workspace) Collections() ([]corpus.Collection, error) {
	out := []corpus.Collection{}
	err := w.store.View(func(tx *store.Tx) error {
		for c, err := range tx.Collections().All() {
			if err != nil {
				return err
			}
			out = append(out, c)
		}
		return nil
	})
	return out, err
}

// Collection returns a collection with its quotes.
func (w *Workspace) Collection(id corpus.ID) (c corpus.Collection, items []ItemInfo, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		if c, err = collection(tx, id); err != nil {
			return err
		}
		items, err = w.itemInfos(tx, c.Items, w.describer)
		return err
	})
	return c, items, err
}

// itemInfos reads the quotes of items; one that stands several times is read once.
func (w *Workspace) itemInfos(tx *store.Tx, items []corpus.Item, by func(*store.Tx) (*describer, error)) ([]ItemInfo, error) {
	first := map[corpus.ID]int{} // of each quote, in ids
	var ids []corpus.ID
	for _, it := range items {
		if _, known := first[it.Quote]; it.Kind == corpus.ItemQuote && !known {
			first[it.Quote] = len(ids)
			ids = append(ids, it.Quote)
		}
	}
	read, err := w.quotes.several(tx, ids)
	if err != nil {
		return nil, err
	}
	d, err := by(tx)
	if err != nil {
		return nil, err
	}
	quotes, err := d.each(read)
	if err != nil {
		return nil, err
	}
	out := make([]ItemInfo, len(items))
	for i, it := range items {
		out[i].Item = it
		if it.Kind == corpus.ItemQuote {
			out[i].Quote = quotes[first[it.Quote]]
		}
	}
	return out, nil
}

// AddCollection makes a collection. With fill it holds the quotes of the
// filter, under a heading for each code, and keeps the filter where it can: it
// offers the quotes that pass it later.
func (w *Workspace) AddCollection(a Author, name string, f Filter, fill bool) (c corpus.Collection, err error) {
	c = corpus.Collection{ID: w.opts.NewID(), Name: anchor.Name(name), Items: []corpus.Item{}, Created: w.opts.Now()}
	change := store.Change{Action: corpus.ActCollectionAdd, Subject: c.Name}
	err = w.update(a, change, []string{store.Collections}, func(tx *store.Tx) error {
		if err := freeCollection(tx, c); err != nil {
			return err
		}
		if fill {
			if c.Items, err = itemsByCode(tx, w.opts, f); err != nil {
				return err
			}
			if choice, ok := choiceOf(f); ok {
				c.Kept, c.Items = choice, cameByFilter(c.Items)
			}
		}
		return tx.Collections().Put(c.ID, c)
	})
	return c, err
}

// freeCollection refuses an empty name and one that another collection bears.
func freeCollection(tx *store.Tx, c corpus.Collection) error {
	if _, err := usable("the name of the collection", c.Name); err != nil {
		return err
	}
	for other, err := range tx.Collections().All() {
		if err != nil {
			return err
		}
		if other.ID != c.ID && anchor.Fold(other.Name) == anchor.Fold(c.Name) {
			return corpus.Fail(corpus.Exists, "the collection "+other.Name, "")
		}
	}
	return nil
}

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

// EditCollection writes the name and the introduction of a collection.
func (w *Workspace) EditCollection(a Author, id corpus.ID, name, intro string) error {
	return w.editCollection(a, id, func(tx *store.Tx, c *corpus.Collection) error {
		c.Name, c.Intro = anchor.Name(name), noted(intro)
		return freeCollection(tx, *c)
	})
}

// DeleteCollection removes a collection. Its quotes stay.
func (w *Workspace) DeleteCollection(a Author, id corpus.ID) error {
	c, _, err := w.Collection(id)
	if err != nil {
		return err
	}
	change := store.Change{Action: corpus.ActCollectionDelete, Subject: c.Name}
	return w.update(a, change, []string{store.Collections}, func(tx *store.Tx) error {
		return tx.Collections().Delete(id)
	})
}

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

// RemoveItem takes an item out of a collection. A quote stays in the project; a
// filter that the collection keeps does not offer it again.
func (w *Workspace) RemoveItem(a Author, id, item corpus.ID) error {
	return w.editCollection(a, id, func(_ *store.Tx, c *corpus.Collection) error {
		i, err := place(c, item)
		if err != nil {
			return err
		}
		out := c.Items[i]
		c.Items = slices.Delete(c.Items, i, i+1)
		if c.Kept != nil && out.Kind == corpus.ItemQuote && !stands(*c, out.Quote) {
			refuse(c, out.Quote)
		}
		return nil
	})
}

// stands reports whether a quote is among the items of a collection.
func stands(c corpus.Collection, q corpus.ID) bool {
	return slices.ContainsFunc(c.Items, func(it corpus.Item) bool { return it.Kind == corpus.ItemQuote && it.Quote == q })
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

func (w *Workspace) editCollection(a Author, id corpus.ID, f func(*store.Tx, *corpus.Collection) error) error {
	return w.changeCollection(a, corpus.ActCollectionEdit, id, f)
}

func (w *Workspace) changeCollection(a Author, action corpus.Action, id corpus.ID, f func(*store.Tx, *corpus.Collection) error) error {
	old, err := w.collectionAlone(id)
	if err != nil {
		return err
	}
	change := store.Change{Action: action, Subject: old.Name}
	return w.update(a, change, []string{store.Collections}, func(tx *store.Tx) error {
		c, err := collection(tx, id)
		if err != nil {
			return err
		}
		if err := f(tx, &c); err != nil {
			return err
		}
		return tx.Collections().Put(id, c)
	})
}

func collection(tx *store.Tx, id corpus.ID) (corpus.Collection, error) {
	c, err := tx.Collections().Get(id)
	return c, named(err, "collection", id)
}

// Voice counts the quotes of one speaker in a collection.
type Voice struct {
	Speaker string
	Title   string // of the testimony
	Quotes  int
}

// Voices returns who is heard in the items, the most often first. A quote that
// stands several times counts once, and questions do not count, as in fairness.
func Voices(items []ItemInfo) []Voice {
	type who struct{ speaker, title string }
	counts := map[who]int{}
	seen := map[corpus.ID]bool{}
	for _, it := range items {
		if it.Kind == corpus.ItemQuote && !it.Quote.Asked && !seen[it.Quote.ID] {
			seen[it.Quote.ID] = true
			counts[who{it.Quote.SpeakerName, it.Quote.Title}]++
		}
	}
	out := []Voice{}
	for k, n := range counts {
		out = append(out, Voice{k.speaker, k.title, n})
	}
	slices.SortFunc(out, func(a, b Voice) int {
		return cmp.Or(cmp.Compare(b.Quotes, a.Quotes), cmp.Compare(a.Speaker, b.Speaker), cmp.Compare(a.Title, b.Title))
	})
	return out
}
