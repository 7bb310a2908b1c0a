package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// texts are the actions that change the words of a testimony.
func texts() []action {
	return []action{
		{name: "correct a text", weight: 3, covers: "Correct", do: func(h *hand) error {
			r, err := h.testimony()
			if err != nil {
				return err
			}
			_, err = h.w.Correct(author, workspace.Correction{
				Testimony: r.ID, Revision: r.Revision, Edits: h.slips(r.Text), Reason: h.words(h.rng.IntN(4)),
			})
			return err
		}},
		{name: "restore a text", weight: 2, covers: "Correct", do: func(h *hand) error {
			r, err := h.testimony()
			if err != nil {
				return err
			}
			before, err := h.w.Revisions(r.ID)
			old, err := one(h, before, err)
			if err != nil {
				return err
			}
			c, err := h.w.Restoring(r.ID, old.Number, "c’était mieux avant")
			if err == nil && len(c.Edits) == 0 {
				err = errNothing
			}
			if err != nil {
				return err
			}
			_, err = h.w.Correct(author, c)
			return err
		}},
		{name: "take a better transcript", weight: 2, covers: "Revise", do: func(h *hand) error {
			r, err := h.testimony()
			if err != nil {
				return err
			}
			_, err = h.w.Revise(author, r.ID, h.plan("mieux.txt", h.better(r)), h.words(h.rng.IntN(4)))
			return err
		}},
		{name: "import changed files", weight: 2, covers: "NewBatch", do: importChanged},
	}
}

// importChanged takes files of names that are known for better transcripts, as
// one batch with a new one.
func importChanged(h *hand) error {
	all, err := h.w.Testimonies()
	if err == nil && len(all) >= most {
		err = errNothing
	}
	if err != nil {
		return err
	}
	known, err := some(h, slices.DeleteFunc(all, func(m workspace.TestimonyInfo) bool { return filepath.Ext(m.Path) != ".txt" }), 3)
	if err != nil {
		return err
	}
	planner, err := h.w.NewPlanner()
	if err != nil {
		return err
	}
	b, done := h.w.NewBatch(author), false
	for _, m := range known {
		p, err := h.changed(planner, m.ID)
		if err != nil {
			return err
		}
		if p.Status != workspace.Altered {
			continue // one of its name came later, or it is nearly the same as another
		}
		if row := b.Revise(p, "relue"); row.Err != nil {
			return row.Err
		}
		done = true
	}
	if !done {
		return errNothing
	}
	return b.Import(h.plan("nouveau.txt", []byte(h.interview())), false).Err
}

// changed plans a file of a testimony's name with a few slips mended.
func (h *hand) changed(planner *workspace.Planner, id corpus.ID) (workspace.Plan, error) {
	r, err := h.w.Read(id)
	if err != nil {
		return workspace.Plan{}, err
	}
	path := filepath.Join(h.options.Cache, "changed", filepath.Base(r.Path))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return workspace.Plan{}, err
	}
	if err := os.WriteFile(path, h.better(r), 0o600); err != nil {
		return workspace.Plan{}, err
	}
	return planner.Plan(path, ""), nil
}

// slips are a few edits of a text, in its order and apart.
func (h *hand) slips(text string) []corpus.Edit {
	var out []corpus.Edit
	for range 1 + h.rng.IntN(4) {
		e := corpus.Edit{Span: h.span(text)}
		if h.rng.IntN(3) > 0 { // else it is cut
			e.Text = h.words(1 + h.rng.IntN(6))
		}
		if !slices.ContainsFunc(out, func(o corpus.Edit) bool { return e.Span.Start <= o.Span.End && o.Span.Start <= e.Span.End }) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b corpus.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return out
}

// better is the file of a transcript with a few slips mended.
func (h *hand) better(r workspace.Reading) []byte {
	return []byte(anchor.Edits(h.slips(r.Text)).Apply(r.Text))
}
