package main

import (
	"context"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// searching are the actions on what searches are kept, and on what they find.
func searching() []action {
	return []action{
		{name: "save a search", weight: 2, covers: "SaveSearch", do: func(h *hand) error {
			_, err := h.w.SaveSearch(author, h.name(), h.words(2))
			return err
		}},
		{name: "edit a search", weight: 1, covers: "EditSearch", do: func(h *hand) error {
			s, err := h.search()
			if err != nil {
				return err
			}
			return h.w.EditSearch(author, s.ID, h.name(), h.words(1))
		}},
		{name: "forget a search", weight: 1, covers: "DeleteSearch", do: func(h *hand) error {
			s, err := h.search()
			if err != nil {
				return err
			}
			return h.w.DeleteSearch(author, s.ID)
		}},
		{name: "set synonyms", weight: 1, covers: "SetSynonyms", do: func(h *hand) error {
			_, err := h.w.SetSynonyms(author, "", []string{h.words(1), h.name()})
			return err
		}},
		{name: "collect what a search finds", weight: 1, covers: "CollectFound", do: func(h *hand) error {
			_, err := h.w.CollectFound(context.Background(), author, h.name(), workspace.SearchRequest{Query: h.words(1)})
			return err
		}},
	}
}

// search returns one of the saved searches.
func (h *hand) search() (corpus.SavedSearch, error) {
	all, err := h.w.Searches()
	return one(h, all, err)
}
