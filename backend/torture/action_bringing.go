package main

import (
	"errors"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

func bringing() []action {
	return []action{
		{name: "bring over from a copy", weight: 3, covers: "BringOver", closes: true, do: func(h *hand) error {
			all, err := h.w.Testimonies()
			if err == nil && len(all) >= most {
				err = errNothing
			}
			if err != nil {
				return err
			}
			other := filepath.Join(h.options.Cache, "copie.florilege")
			if err := h.closed(func() error { return h.apart(other) }); err != nil {
				return err
			}
			c, err := h.w.CompareFile(other, "")
			if err != nil {
				return err
			}
			_, err = h.w.BringOver(author, other, "", workspace.Wanted{Seen: c.There.At})
			return err
		}},
	}
}

// apart copies the project, which is closed, to path and works in the copy.
func (h *hand) apart(path string) error {
	data, err := os.ReadFile(h.path)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return err
	}
	w, err := workspace.Open(path, h.options)
	if err != nil {
		return err
	}
	code, err := w.MakeCode(author, h.name())
	if err != nil {
		return errors.Join(err, w.Close())
	}
	row := w.NewBatch(author).Import(w.PlanBytes("copie.txt", []byte(h.interview())), false)
	if row.Err == nil {
		whole := corpus.Span{Start: 0, End: row.Testimony.Bytes}
		_, row.Err = w.CodePassage(author, workspace.Passage{Testimony: row.Testimony.ID, Span: whole, Codes: []corpus.ID{code}})
	}
	return errors.Join(row.Err, w.Close())
}
