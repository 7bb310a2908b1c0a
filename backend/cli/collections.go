package cli

import (
	"fmt"
	"io"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type collectionsVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Action  []string `arg:"" optional:"" help:"add NAME"`
	Code    []string `help:"With add: only quotes with this code or one under it." placeholder:"CODE"`
	Once    bool     `help:"With add: of confirmed repeats, only one."`
}

type collectionRow struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Intro  string `json:"intro"`
	Quotes int    `json:"quotes"`
}

func (v *collectionsVerb) Run(e *env) error {
	switch {
	case len(v.Action) == 0:
		return e.read(v.Project, func(w *workspace.Workspace) error {
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
					fmt.Fprintf(out, "%s  %s (%d quotes)\n", r.ID, r.Name, r.Quotes)
				}
			})
		})
	case len(v.Action) != 2 || v.Action[0] != "add":
		return usage{"collections PROJECT takes add NAME"}
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		f, err := filterFlags{Code: v.Code, Once: v.Once}.filter(w)
		if err != nil {
			return err
		}
		c, err := w.AddCollection(e.author, v.Action[1], f, true)
		if err != nil {
			return err
		}
		row := collectionRowOf(c)
		return e.print(row, func(out io.Writer) { fmt.Fprintf(out, "%s  %s (%d quotes)\n", row.ID, row.Name, row.Quotes) })
	})
}

func collectionRowOf(c corpus.Collection) collectionRow {
	return collectionRow{string(c.ID), c.Name, c.Intro, c.Quotes()}
}
