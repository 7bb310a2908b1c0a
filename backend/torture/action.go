package main

import "florilege/backend/workspace"

// action is something that a person does and that writes.
type action struct {
	name   string
	weight int                 // how often it is done, beside the others
	covers string              // method of workspace.Workspace that it calls to write; "" for none
	closes bool                // it closes the project for a while
	do     func(h *hand) error // errNothing where there is nothing to do it to
}

// actions lists every action that writes.
func actions() []action {
	var out []action
	for _, group := range [][]action{
		imports(), codings(), codebook(), reviewing(), collecting(), offering(), workshops(), describing(), naming(), people(), tables(), texts(), recordings(), searching(),
		history(), exporting(), bringing(), keeping(), rewriting(),
	} {
		out = append(out, group...)
	}
	return out
}

// named returns an action.
func named(name string) (action, bool) {
	for _, a := range actions() {
		if a.name == name {
			return a, true
		}
	}
	return action{}, false
}

func imports() []action {
	return []action{
		{name: "import text", weight: 6, covers: "NewBatch", do: func(h *hand) error {
			return h.store(true, h.plan("entretien.txt", []byte(h.interview())))
		}},
		{name: "import notes with quotes", weight: 5, covers: "NewBatch", do: func(h *hand) error {
			return h.store(true, h.plan("notes.md", []byte(h.notes())))
		}},
		{name: "import an old encoding", weight: 3, covers: "NewBatch", do: func(h *hand) error {
			return h.store(false, h.plan("ancien.txt", windows1252(h.interview())))
		}},
		{name: "import a Word document", weight: 2, covers: "NewBatch", do: func(h *hand) error {
			name, data, err := h.word()
			if err != nil {
				return err
			}
			return h.store(false, h.plan(name, data))
		}},
		{name: "import several files", weight: 3, covers: "NewBatch", do: func(h *hand) error {
			first := h.plan("un.txt", []byte(h.interview()))
			return h.store(true, first, h.plan("deux.md", []byte(h.notes())), first, h.plan("trois.txt", []byte(h.interview())))
		}},
	}
}

// most bounds the testimonies of a project, so that it stays small.
const most = 10

func (h *hand) plan(name string, data []byte) workspace.Plan { return h.w.PlanBytes(name, data) }

// store imports plans as one batch, unless the project holds enough.
func (h *hand) store(withQuotes bool, plans ...workspace.Plan) error {
	all, err := h.w.Testimonies()
	if err != nil {
		return err
	}
	if len(all) >= most {
		return errNothing
	}
	b := h.w.NewBatch(author)
	for _, p := range plans {
		if row := b.Import(p, withQuotes); row.Err != nil {
			return row.Err
		}
	}
	return nil
}
