package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"florilege/backend/workspace"
)

type compareVerb struct {
	Project string `arg:"" help:"Path of the project."`
	Other   string `arg:"" help:"Path of another file of the same project."`
}

type sideRow struct {
	Path        string    `json:"path"`
	Steps       int       `json:"steps"`
	History     []stepRow `json:"history"`
	Testimonies int       `json:"testimonies"`
	Quotes      int       `json:"quotes"`
	Codes       int       `json:"codes"`
	Collections int       `json:"collections"`
}

type differenceRow struct {
	Kind   string     `json:"kind"`
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	In     string     `json:"in"`
	Here   string     `json:"here"`
	There  string     `json:"there"`
	Erased bool       `json:"erased"`
	Fields []fieldRow `json:"fields"`
}

type fieldRow struct {
	Name  string `json:"name"`
	Here  string `json:"here"`
	There string `json:"there"`
}

type comparisonResult struct {
	Relation    string          `json:"relation"`
	Shared      *stepRow        `json:"shared"`
	Here        sideRow         `json:"here"`
	There       sideRow         `json:"there"`
	Differences []differenceRow `json:"differences"`
	Unreadable  int             `json:"unreadable"`
}

func (v *compareVerb) Run(e *env) error {
	var out comparisonResult
	err := e.read(v.Project, func(w *workspace.Workspace) error {
		return e.unlocking(func(o workspace.Options) error {
			secret, err := e.otherSecret(o.Secret)
			if err != nil {
				return err
			}
			c, err := w.CompareFile(v.Other, secret)
			if err == nil {
				out = comparisonOf(c)
			}
			return ofOther(err, v.Other)
		})
	})
	if err != nil {
		return err
	}
	return e.print(out, out.write)
}

func comparisonOf(c workspace.Comparison) comparisonResult {
	out := comparisonResult{
		Relation: string(c.Relation), Here: sideOf(c.Here), There: sideOf(c.There),
		Differences: []differenceRow{}, Unreadable: c.Unreadable,
	}
	if c.Shared != nil {
		row := stepOf(*c.Shared)
		out.Shared = &row
	}
	for _, d := range c.Differences {
		row := differenceRow{d.Kind, string(d.ID), d.Name, d.In, string(d.Here), string(d.There), d.Erased, []fieldRow{}}
		for _, f := range d.Fields {
			row.Fields = append(row.Fields, fieldRow(f))
		}
		out.Differences = append(out.Differences, row)
	}
	return out
}

func sideOf(s workspace.Side) sideRow {
	h := s.Holdings
	row := sideRow{s.Path, s.Steps, []stepRow{}, h.Testimonies, h.Quotes, h.Codes, h.Collections}
	for _, e := range s.Newest {
		row.History = append(row.History, stepOf(e))
	}
	return row
}

// write tells a comparison to a person.
func (c comparisonResult) write(w io.Writer) {
	here, there := filepath.Base(c.Here.Path), filepath.Base(c.There.Path)
	switch workspace.Relation(c.Relation) {
	case workspace.Identical:
		fmt.Fprintf(w, "%s and %s hold the same\n", here, there)
	case workspace.Older:
		fmt.Fprintf(w, "%s is an earlier version of %s, which has %s more\n", there, here, changes(c.Here.Steps))
	case workspace.Newer:
		fmt.Fprintf(w, "%s is a later version of %s, with %s more\n", there, here, changes(c.There.Steps))
	case workspace.Apart:
		fmt.Fprintf(w, "%s (%s) and %s (%s) went their own ways\n", here, changes(c.Here.Steps), there, changes(c.There.Steps))
	}
	if s := c.Shared; s != nil {
		fmt.Fprintf(w, "the last change that both have: %d, %s, %s, %s: %s\n", s.Seq, s.At, s.By, s.Action, s.Subject)
	} else {
		fmt.Fprintln(w, "their histories do not tell when they parted")
	}
	if c.Unreadable > 0 {
		fmt.Fprintf(w, "%d damaged records were left out; run check on both files\n", c.Unreadable)
	}
	for _, d := range c.Differences {
		name := d.Name
		if d.In != "" {
			name += " (" + d.In + ")"
		}
		fmt.Fprintf(w, "%-22s %-12s %s\n", d.told(), d.Kind, name)
		for _, f := range d.Fields {
			fmt.Fprintf(w, "%22s %s: %s → %s\n", "", f.Name, oneLine(f.Here), oneLine(f.There))
		}
	}
}

func changes(n int) string {
	if n == 1 {
		return "1 change"
	}
	return fmt.Sprint(n, " changes")
}

func (d differenceRow) told() string {
	switch {
	case d.Erased:
		return "erased on request"
	case d.Here != "" && d.There != "":
		return "both " + d.Here + "/" + d.There
	case d.Here != "":
		return "here " + d.Here
	}
	return "there " + d.There
}

// oneLine puts a text on a line of its own between quotation marks.
func oneLine(s string) string { return "«" + strings.Join(strings.Fields(s), " ") + "»" }
