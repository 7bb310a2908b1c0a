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

type exportVerb struct {
	Project    string `arg:"" help:"Path of the project."`
	Format     string `required:"" help:"docx, xlsx, csv, csv-codings, html, md, txt, json or pdf-cards."`
	Collection string `help:"Name or ID of a collection; all quotes by code where absent." placeholder:"NAME"`
	Output     string `short:"o" required:"" help:"File to write." placeholder:"OUT"`
	PerPage    int    `help:"Cards on a sheet: 2, 4, 6, 8 or 9." placeholder:"N"`
	Pseudonyms bool   `xor:"names" help:"Put pseudonyms in the place of the names of the table. This is what is done without a flag."`
	RealNames  bool   `xor:"names" help:"Show the real names."`
	filterFlags
}

func (v *exportVerb) Run(e *env) error {
	return e.read(v.Project, func(w *workspace.Workspace) error {
		r, err := requestOf(w, v.Format, v.Collection, v.filterFlags)
		if err != nil {
			return err
		}
		r.PerPage, r.RealNames = v.PerPage, v.RealNames
		if err := w.Export(r, v.Output); err != nil {
			return err
		}
		return e.print(struct {
			Path   string `json:"path"`
			Format string `json:"format"`
		}{v.Output, v.Format}, func(out io.Writer) { fmt.Fprintln(out, v.Output) })
	})
}

// requestOf names what to export as flags say it.
func requestOf(w *workspace.Workspace, format, collection string, flags filterFlags) (workspace.ExportRequest, error) {
	f, err := flags.filter(w)
	r := workspace.ExportRequest{Format: format, Filter: f}
	if err == nil && collection != "" {
		r.Collection, err = w.FindCollection(collection)
	}
	return r, err
}
