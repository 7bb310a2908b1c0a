package main

import (
	"fmt"

	"florilege/backend/corpus"
)

// workshops sorts cards of collections into piles.
func workshops() []action {
	return []action{
		{name: "add a workshop", weight: 2, covers: "AddWorkshop", do: func(h *hand) error {
			c, err := h.collection()
			if err == nil && c.Quotes() == 0 {
				err = errNothing
			}
			if err != nil {
				return err
			}
			_, err = h.w.AddWorkshop(author, c.ID, h.name(), false)
			return err
		}},
		{name: "sort a card", weight: 3, covers: "SortCards", do: func(h *hand) error {
			c, s, err := h.workshop()
			if err != nil {
				return err
			}
			_, err = h.w.SortCards(author, c.ID, s.ID, h.name(), fmt.Sprint(1+h.rng.IntN(len(s.Cards))), true)
			return err
		}},
		{name: "take a card out of its pile", weight: 1, covers: "TakeCards", do: func(h *hand) error {
			c, s, err := h.workshop()
			if err != nil {
				return err
			}
			return h.w.TakeCards(author, c.ID, s.ID, []int{1 + h.rng.IntN(len(s.Cards))})
		}},
		{name: "rename a pile", weight: 1, covers: "RenamePile", do: func(h *hand) error {
			c, s, err := h.workshop()
			if err == nil && len(s.Piles) == 0 {
				err = errNothing
			}
			if err != nil {
				return err
			}
			return h.w.RenamePile(author, c.ID, s.ID, s.Piles[h.rng.IntN(len(s.Piles))].Name, h.name())
		}},
		{name: "make codes of piles", weight: 1, covers: "CodesOfWorkshop", do: func(h *hand) error {
			c, s, err := h.workshop()
			if err == nil && len(s.Piles) == 0 {
				err = errNothing
			}
			if err != nil {
				return err
			}
			_, err = h.w.CodesOfWorkshop(author, c.ID, s.ID)
			return err
		}},
		{name: "delete a workshop", weight: 1, covers: "DeleteWorkshop", do: func(h *hand) error {
			c, s, err := h.workshop()
			if err != nil {
				return err
			}
			return h.w.DeleteWorkshop(author, c.ID, s.ID)
		}},
	}
}

// workshop returns a workshop of a collection.
func (h *hand) workshop() (corpus.Collection, corpus.Workshop, error) {
	all, err := h.w.Collections()
	if err != nil {
		return corpus.Collection{}, corpus.Workshop{}, err
	}
	for _, c := range all {
		if len(c.Workshops) > 0 {
			return c, c.Workshops[h.rng.IntN(len(c.Workshops))], nil
		}
	}
	return corpus.Collection{}, corpus.Workshop{}, errNothing
}
