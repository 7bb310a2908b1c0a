package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type dimensionsVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Action  []string `arg:"" optional:"" help:"add NAME VALUE VALUE… | delete NAME | counts"`
}

type dimensionRow struct {
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	Values []valueRow `json:"values"`
}

type valueRow struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func (v *dimensionsVerb) Run(e *env) error {
	if len(v.Action) == 0 {
		return e.read(v.Project, e.printDimensions)
	}
	action, args := v.Action[0], v.Action[1:]
	switch {
	case action == "counts" && len(args) == 0:
		return e.read(v.Project, e.printStances)
	case action == "add" && len(args) >= 3, action == "delete" && len(args) == 1:
	default:
		return usage{"dimensions PROJECT takes add NAME VALUE VALUE…, delete NAME or counts"}
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		all, err := w.Dimensions()
		if err != nil {
			return err
		}
		if action == "add" {
			d := corpus.Dimension{Name: args[0]}
			for _, name := range args[1:] {
				d.Values = append(d.Values, corpus.DimensionValue{Name: name})
			}
			all = append(all, d)
		} else {
			gone, err := findDimension(w, args[0])
			if err != nil {
				return err
			}
			all = slices.DeleteFunc(all, func(d corpus.Dimension) bool { return d.ID == gone.ID })
		}
		if err := w.SetDimensions(e.author, all); err != nil {
			return err
		}
		return e.printDimensions(w)
	})
}

// findDimension returns a dimension by its name; case and accents are ignored.
func findDimension(w *workspace.Workspace, name string) (corpus.Dimension, error) {
	all, err := w.Dimensions()
	if err != nil {
		return corpus.Dimension{}, err
	}
	i := slices.IndexFunc(all, func(d corpus.Dimension) bool { return anchor.Fold(d.Name) == anchor.Fold(strings.TrimSpace(name)) })
	if i < 0 {
		return corpus.Dimension{}, corpus.Fail(corpus.NotFound, "dimension «"+name+"»", "")
	}
	return all[i], nil
}

func (e *env) printDimensions(w *workspace.Workspace) error {
	all, err := w.Dimensions()
	if err != nil {
		return err
	}
	rows := []dimensionRow{}
	for _, d := range all {
		row := dimensionRow{string(d.ID), d.Name, []valueRow{}}
		for _, v := range d.Values {
			row.Values = append(row.Values, valueRow{string(v.ID), v.Name})
		}
		rows = append(rows, row)
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			var names []string
			for _, v := range r.Values {
				names = append(names, v.Name)
			}
			fmt.Fprintf(out, "%s: %s\n", r.Name, strings.Join(names, ", "))
		}
	})
}

type stanceCountRow struct {
	Code   string         `json:"code"` // path
	Counts map[string]int `json:"counts"`
	Quotes int            `json:"quotes"` // that say something in any dimension
}

func (e *env) printStances(w *workspace.Workspace) error {
	counts, err := w.StanceCounts()
	if err != nil {
		return err
	}
	paths, err := codePaths(w)
	if err != nil {
		return err
	}
	all, err := w.Dimensions()
	if err != nil {
		return err
	}
	rows := []stanceCountRow{}
	for _, c := range counts {
		row := stanceCountRow{paths[c.Code], map[string]int{}, c.Total}
		for _, d := range all {
			for _, v := range d.Values {
				if n := c.Each[v.ID]; n > 0 {
					row.Counts[d.Name+"="+v.Name] = n
				}
			}
		}
		rows = append(rows, row)
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(out, "%s (%d)\n", r.Code, r.Quotes)
			for _, d := range all {
				for _, v := range d.Values {
					if n := r.Counts[d.Name+"="+v.Name]; n > 0 {
						fmt.Fprintf(out, "  %s=%s: %d\n", d.Name, v.Name, n)
					}
				}
			}
		}
	})
}
