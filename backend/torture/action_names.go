package main

import (
	"os"
	"path/filepath"

	"florilege/backend/corpus"
)

// naming are the actions on the table of pseudonyms.
func naming() []action {
	return []action{
		{name: "add a name", weight: 3, covers: "AddName", do: func(h *hand) error {
			n := corpus.Pseudonym{Kind: corpus.NameOfPerson, Name: "Amina " + h.name(), Pseudonym: "Leïla " + h.name()}
			if h.rng.IntN(3) == 0 {
				n.Forms, n.Memo = []string{"Mimi " + h.name()}, h.words(h.rng.IntN(20))
			}
			_, err := h.w.AddName(author, n)
			return err
		}},
		{name: "edit a name", weight: 2, covers: "EditName", do: func(h *hand) error {
			n, err := h.known()
			if err != nil {
				return err
			}
			n.Pseudonym, n.Memo = "Nora "+h.name(), h.words(h.rng.IntN(20))
			return h.w.EditName(author, n)
		}},
		{name: "take names off", weight: 1, covers: "DeleteNames", do: func(h *hand) error {
			n, err := h.known()
			if err != nil {
				return err
			}
			return h.w.DeleteNames(author, []corpus.ID{n.ID})
		}},
		{name: "read a table of names", weight: 1, covers: "ImportNames", do: func(h *hand) error {
			n, err := h.known()
			if err != nil {
				return err
			}
			path := filepath.Join(h.options.Cache, "names.csv")
			if err := os.MkdirAll(h.options.Cache, 0o700); err != nil {
				return err
			}
			if err := h.w.ExportNames(path); err != nil {
				return err
			}
			if err := h.w.DeleteNames(author, []corpus.ID{n.ID}); err != nil {
				return err
			}
			_, err = h.w.ImportNames(author, path)
			return err
		}},
	}
}

// known returns a name of the table.
func (h *hand) known() (corpus.Pseudonym, error) {
	all, err := h.w.Names()
	return one(h, all, err)
}
