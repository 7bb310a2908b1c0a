package main

import (
	"fmt"

	templates "florilege/backend/codebook"
	"florilege/backend/corpus"
)

func codebook() []action {
	return []action{
		{name: "add a code", weight: 4, covers: "AddCode", do: func(h *hand) error {
			parent, err := h.place()
			if err != nil {
				return err
			}
			_, err = h.w.AddCode(author, h.name(), parent, "")
			return err
		}},
		{name: "make a code by its path", weight: 2, covers: "MakeCode", do: func(h *hand) error {
			_, err := h.w.MakeCode(author, h.name()+corpus.PathSeparator+h.words(1)+corpus.PathSeparator+h.words(1))
			return err
		}},
		{name: "rename a code", weight: 3, covers: "RenameCode", do: func(h *hand) error {
			c, err := h.code()
			if err != nil {
				return err
			}
			return h.w.RenameCode(author, c.ID, h.name())
		}},
		{name: "edit a code", weight: 3, covers: "EditCode", do: func(h *hand) error {
			c, err := h.code()
			if err != nil {
				return err
			}
			c.Definition, c.Memo = h.words(12), h.words(h.rng.IntN(20))
			c.Color = fmt.Sprintf("#%06x", h.rng.IntN(1<<24))
			return h.w.EditCode(author, c.Code)
		}},
		{name: "move a code", weight: 4, covers: "MoveCode", do: func(h *hand) error {
			c, err := h.code()
			if err != nil {
				return err
			}
			parent, err := h.place()
			if err != nil {
				return err
			}
			return h.w.MoveCode(author, c.ID, parent, h.rng.IntN(4))
		}},
		{name: "delete a code", weight: 3, covers: "DeleteCode", do: func(h *hand) error {
			c, err := h.code()
			if err != nil {
				return err
			}
			return h.w.DeleteCode(author, c.ID, "")
		}},
		{name: "merge a code into another", weight: 3, covers: "DeleteCode", do: func(h *hand) error {
			c, err := h.code()
			if err != nil {
				return err
			}
			into, err := h.code()
			if err != nil || into.ID == c.ID {
				return errNothing
			}
			return h.w.DeleteCode(author, c.ID, into.ID)
		}},
		{name: "add a template", weight: 2, covers: "AddTemplate", do: func(h *hand) error {
			name, err := one(h, templates.Names(), nil)
			if err != nil {
				return err
			}
			_, err = h.w.AddTemplate(author, name, "fr")
			return err
		}},
	}
}

// place returns a code to put another under, or the top.
func (h *hand) place() (corpus.ID, error) {
	all, err := h.w.Codes()
	if err != nil || len(all) == 0 || h.rng.IntN(3) == 0 {
		return "", err
	}
	c, err := one(h, all, nil)
	return c.ID, err
}

func describing() []action {
	return []action{
		{name: "edit the project", weight: 2, covers: "EditProject", do: func(h *hand) error {
			return h.w.EditProject(author, "Ateliers "+h.name(), h.words(30))
		}},
		{name: "edit a testimony", weight: 3, covers: "EditTestimony", do: func(h *hand) error {
			r, err := h.testimony()
			if err != nil {
				return err
			}
			speakers := append([]corpus.Speaker{}, r.Speakers...)
			for i := range speakers {
				speakers[i].Name = h.name()
			}
			return h.w.EditTestimony(author, r.ID, h.name(), h.words(20), speakers)
		}},
		{name: "delete a testimony", weight: 3, covers: "DeleteTestimony", do: func(h *hand) error {
			all, err := h.w.Testimonies()
			if err == nil && len(all) < most/2 {
				err = errNothing
			}
			m, err := one(h, all, err)
			if err != nil {
				return err
			}
			return h.w.DeleteTestimony(author, m.ID)
		}},
	}
}

func history() []action {
	return []action{
		{name: "undo", weight: 8, covers: "Undo", do: func(h *hand) error {
			for range 1 + h.rng.IntN(3) {
				if _, err := h.w.Undo(author); err != nil {
					return err
				}
			}
			return nil
		}},
		{name: "redo", weight: 6, covers: "Redo", do: func(h *hand) error {
			for range 1 + h.rng.IntN(3) {
				if _, err := h.w.Redo(author); err != nil {
					return err
				}
			}
			return nil
		}},
	}
}
