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
