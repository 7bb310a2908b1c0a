package workspace

import (
	"context"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// Searches returns the saved searches by name.
func (w *Workspace) Searches() ([]corpus.SavedSearch, error) {
	out := []corpus.SavedSearch{}
	err := w.store.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		out = append(out, p.Searches...)
		return err
	})
	slices.SortFunc(out, func(a, b corpus.SavedSearch) int { return strings.Compare(anchor.Fold(a.Name), anchor.Fold(b.Name)) })
	return out, err
}

// SaveSearch keeps a search under a name. What it finds is worked out anew
// whenever it is opened. One of that name is replaced.
func (w *Workspace) SaveSearch(a Author, name, query string) (s corpus.SavedSearch, err error) {
	if s, err = searchOf(name, query); err != nil {
		return s, err
	}
	err = w.editProject(a, store.Change{Action: corpus.ActSearchAdd, Subject: s.Name}, func(p *corpus.Project) error {
		if i := searchNamed(p.Searches, s.Name); i >= 0 {
			s.ID = p.Searches[i].ID
			p.Searches[i] = s
			return nil
		}
		s.ID = w.opts.NewID()
		p.Searches = append(p.Searches, s)
		return nil
	})
	return s, err
}

// EditSearch gives a saved search another name and other words.
func (w *Workspace) EditSearch(a Author, id corpus.ID, name, query string) error {
	s, err := searchOf(name, query)
	if err != nil {
		return err
	}
	s.ID = id
	return w.editProject(a, store.Change{Action: corpus.ActSearchEdit, Subject: s.Name}, func(p *corpus.Project) error {
		if i := searchNamed(p.Searches, s.Name); i >= 0 && p.Searches[i].ID != id {
			return corpus.Fail(corpus.Exists, "«"+s.Name+"»", "")
		}
		i := slices.IndexFunc(p.Searches, func(o corpus.SavedSearch) bool { return o.ID == id })
		if i < 0 {
			return corpus.Fail(corpus.NotFound, "the search", "")
		}
		p.Searches[i] = s
		return nil
	})
}

// DeleteSearch forgets a saved search.
func (w *Workspace) DeleteSearch(a Author, id corpus.ID) error {
	all, err := w.Searches()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(s corpus.SavedSearch) bool { return s.ID == id })
	if i < 0 {
		return corpus.Fail(corpus.NotFound, "the search", "")
	}
	return w.editProject(a, store.Change{Action: corpus.ActSearchDelete, Subject: all[i].Name}, func(p *corpus.Project) error {
		p.Searches = slices.DeleteFunc(p.Searches, func(s corpus.SavedSearch) bool { return s.ID == id })
		return nil
	})
}

// FindSearch returns the saved search of a name, accents and case aside.
func (w *Workspace) FindSearch(name string) (corpus.SavedSearch, error) {
	all, err := w.Searches()
	if err != nil {
		return corpus.SavedSearch{}, err
	}
	i := searchNamed(all, name)
	if i < 0 {
		return corpus.SavedSearch{}, corpus.Fail(corpus.NotFound, "the search «"+name+"»", "")
	}
	return all[i], nil
}

func searchNamed(all []corpus.SavedSearch, name string) int {
	return slices.IndexFunc(all, func(s corpus.SavedSearch) bool { return anchor.Fold(s.Name) == anchor.Fold(anchor.Name(name)) })
}

// searchOf checks a search that is to be saved.
func searchOf(name, query string) (corpus.SavedSearch, error) {
	name, err := usable("the name of the search", name)
	if err != nil {
		return corpus.SavedSearch{}, err
	}
	if _, err := index.Parse(query); err != nil {
		return corpus.SavedSearch{}, err
	}
	return corpus.SavedSearch{Name: name, Query: strings.TrimSpace(query)}, nil
}

// editProject changes the project's own record.
func (w *Workspace) editProject(a Author, c store.Change, edit func(*corpus.Project) error) error {
	return w.update(a, c, []string{store.Projects}, func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		p.Searches, p.Synonyms = slices.Clone(p.Searches), slices.Clone(p.Synonyms)
		if err := edit(&p); err != nil {
			return err
		}
		return tx.PutProject(p)
	})
}

// CollectFound makes a collection of the quotes that a search finds, in their
// order, and keeps the search: what it finds later is offered. It returns
// corpus.NotFound where there is none.
func (w *Workspace) CollectFound(ctx context.Context, a Author, name string, r SearchRequest) (corpus.Collection, error) {
	r.In, r.Limit, r.Offset = []index.Kind{index.Quotes}, allHits, 0
	if err := w.whole(ctx); err != nil {
		return corpus.Collection{}, err
	}
	found, err := w.find(ctx, r)
	if err != nil {
		return corpus.Collection{}, err
	}
	if found.Total == 0 {
		return corpus.Collection{}, corpus.Fail(corpus.NotFound, "quotes of the search", "")
	}
	c := corpus.Collection{ID: w.opts.NewID(), Name: anchor.Name(name), Created: w.opts.Now(), Kept: searchChoice(r)}
	change := store.Change{Action: corpus.ActCollectionAdd, Subject: c.Name}
	err = w.update(a, change, []string{store.Collections}, func(tx *store.Tx) error {
		if err := freeCollection(tx, c); err != nil {
			return err
		}
		for _, h := range found.Hits {
			if tx.Quotes().Has(h.ID) {
				c.Items = append(c.Items, corpus.Item{ID: w.opts.NewID(), Kind: corpus.ItemQuote, Quote: h.ID, Kept: true})
			}
		}
		return tx.Collections().Put(c.ID, c)
	})
	return c, err
}
