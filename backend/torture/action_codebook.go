package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

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
		{name: "merge codes", weight: 3, covers: "MergeCodes", do: func(h *hand) error {
			all, err := h.w.Codes()
			if err != nil || len(all) < 3 {
				return errors.Join(err, errNothing)
			}
			at := h.rng.IntN(len(all) - 2)
			return h.w.MergeCodes(author, []corpus.ID{all[at].ID, all[at+1].ID}, all[at+2].ID)
		}},
		{name: "archive a code", weight: 2, covers: "ArchiveCode", do: func(h *hand) error {
			c, err := h.code()
			if err != nil {
				return err
			}
			return h.w.ArchiveCode(author, c.ID, !c.Archived)
		}},
		{name: "sort quotes into other codes", weight: 2, covers: "SortQuotes", do: func(h *hand) error {
			q, err := h.quote()
			if err != nil {
				return err
			}
			from, err := one(h, q.Codings, nil)
			if err != nil {
				return err
			}
			to, err := h.codes(2)
			if err != nil {
				return err
			}
			return h.w.SortQuotes(author, []corpus.ID{q.ID}, from.Code, to)
		}},
		{name: "import a codebook", weight: 2, covers: "ImportCodebook", do: func(h *hand) error {
			path := filepath.Join(h.beside("recordings"), "grille.csv")
			data := "path;definition\n" + h.name() + ";" + h.words(9) + "\n" + h.name() + "/" + h.words(1) + ";\n"
			if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(data), 0o600)); err != nil {
				return corpus.FailWriting(path, err)
			}
			_, err := h.w.ImportCodebook(author, path)
			return err
		}},
		{name: "delete a code for another", weight: 3, covers: "DeleteCode", do: func(h *hand) error {
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
		{name: "go back to a point", weight: 2, covers: "GoBack", do: func(h *hand) error {
			last, err := h.w.History(0, 6)
			if err != nil {
				return err
			}
			point, err := one(h, last, nil)
			if err != nil {
				return err
			}
			_, err = h.w.GoBack(author, point.Seq)
			return err
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
