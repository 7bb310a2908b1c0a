package desktop

import (
	"context"

	"florilege/backend/corpus"
)

// Searches returns the saved searches by name.
func (a *App) Searches() (out []SavedSearch, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	all, err := p.Workspace.Searches()
	out = make([]SavedSearch, len(all))
	for i, s := range all {
		out[i] = savedSearchOf(s)
	}
	return out, err
}

func savedSearchOf(s corpus.SavedSearch) SavedSearch {
	return SavedSearch{ID: string(s.ID), Name: shown(s.Name), Query: s.Query}
}

// SaveSearch keeps a search under a name; one of that name is replaced.
func (a *App) SaveSearch(name, query, origin string) (out SavedSearch, err error) {
	defer guard(&err)
	p, err := a.project(name, query, origin)
	if err != nil {
		return out, err
	}
	s, err := p.Workspace.SaveSearch(a.author(origin), name, query)
	return savedSearchOf(s), err
}

// EditSearch gives a saved search another name and other words.
func (a *App) EditSearch(id, name, query, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, name, query, origin)
	if err != nil {
		return err
	}
	return p.Workspace.EditSearch(a.author(origin), corpus.ID(id), name, query)
}

// DeleteSearch forgets a saved search.
func (a *App) DeleteSearch(id, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, origin)
	if err != nil {
		return err
	}
	return p.Workspace.DeleteSearch(a.author(origin), corpus.ID(id))
}

// CollectFound makes a collection of the quotes that a search finds. It was asked
// for: a search that comes after does not stop it.
func (a *App) CollectFound(name string, r SearchRequest, origin string) (out Collection, err error) {
	defer guard(&err)
	p, err := a.project(name, r, origin)
	if err != nil {
		return out, err
	}
	req, err := searchRequestOf(r)
	if err != nil {
		return out, err
	}
	c, err := p.Workspace.CollectFound(context.Background(), a.author(origin), name, req)
	return collectionOf(c), err
}

// Synonyms returns the sets of words that searches take for one another.
func (a *App) Synonyms() (out []SynonymSet, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	all, err := p.Workspace.Synonyms()
	out = make([]SynonymSet, len(all))
	for i, s := range all {
		out[i] = SynonymSet{string(s.ID), s.Words}
	}
	return out, err
}

// SetSynonyms makes a set of synonyms, or changes that of the ID; fewer than two
// words remove it.
func (a *App) SetSynonyms(id string, words []string, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, words, origin)
	if err != nil {
		return err
	}
	_, err = p.Workspace.SetSynonyms(a.author(origin), corpus.ID(id), words)
	return err
}
