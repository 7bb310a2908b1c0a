package cli

import (
	"fmt"
	"io"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type collectionsVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Action  []string `arg:"" optional:"" help:"add NAME | offers NAME | accept NAME [QUOTE…] | refuse NAME QUOTE… | again NAME [QUOTE…] | keep NAME | unkeep NAME | fairness NAME | swap NAME"`
	Apply   bool     `help:"With swap: make the swap that is proposed."`
	filterFlags
}

type collectionRow struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Intro  string `json:"intro"`
	Quotes int    `json:"quotes"`
	Keeps  bool   `json:"keeps"` // a filter, that offers what passes it
}

// actions are what can be done with a collection, with how many quotes
// each takes at the least and at the most, -1 for any number.
func (v *collectionsVerb) actions() map[string]collectionAction {
	return map[string]collectionAction{
		"add":      {0, 0, v.add},
		"offers":   {0, 0, v.offers},
		"accept":   {0, -1, v.accept},
		"refuse":   {1, -1, v.refuse},
		"again":    {0, -1, v.again},
		"keep":     {0, 0, v.keep},
		"unkeep":   {0, 0, v.unkeep},
		"fairness": {0, 0, v.fairness},
		"swap":     {0, 0, v.swap},
	}
}

type collectionAction struct {
	least, most int
	run         func(e *env, name string, quotes []corpus.ID) error
}

func (v *collectionsVerb) Run(e *env) error {
	if len(v.Action) == 0 {
		return e.read(v.Project, e.printCollections)
	}
	action, ok := v.actions()[v.Action[0]]
	n := len(v.Action) - 2
	if !ok || n < action.least || action.most >= 0 && n > action.most {
		return usage{"collections PROJECT takes add NAME, offers NAME, accept NAME [QUOTE…], refuse NAME QUOTE…, again NAME [QUOTE…], keep NAME, unkeep NAME, fairness NAME or swap NAME"}
	}
	quotes := make([]corpus.ID, n)
	for i, id := range v.Action[2:] {
		quotes[i] = corpus.ID(id)
	}
	return action.run(e, v.Action[1], quotes)
}

func (e *env) printCollections(w *workspace.Workspace) error {
	all, err := w.Collections()
	if err != nil {
		return err
	}
	rows := []collectionRow{}
	for _, c := range all {
		rows = append(rows, collectionRowOf(c))
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			r.text(out)
		}
	})
}

func (v *collectionsVerb) add(e *env, name string, _ []corpus.ID) error {
	return e.change(v.Project, func(w *workspace.Workspace) error {
		f, err := v.filter(w)
		if err != nil {
			return err
		}
		c, err := w.AddCollection(e.author, name, f, true)
		if err != nil {
			return err
		}
		row := collectionRowOf(c)
		return e.print(row, row.text)
	})
}

func collectionRowOf(c corpus.Collection) collectionRow {
	return collectionRow{string(c.ID), c.Name, c.Intro, c.Quotes(), c.Kept != nil}
}

func (r collectionRow) text(out io.Writer) {
	fmt.Fprintf(out, "%s  %s (%d quotes)", r.ID, r.Name, r.Quotes)
	if r.Keeps {
		fmt.Fprint(out, ", keeps a filter")
	}
	fmt.Fprintln(out)
}
