package cli

import (
	"fmt"
	"io"

	"florilege/backend/workspace"
)

type crossingResult struct {
	Dimension string           `json:"dimension"`
	Values    []string         `json:"values"`    // of the dimension
	Attribute string           `json:"attribute"` // "" for one group of all
	Groups    []valueGroupRow  `json:"groups"`
	All       crossedRow       `json:"all"`   // coded quotes
	Codes     []crossedCodeRow `json:"codes"` // of which there is a quote
}

// crossedRow has numbers of quotes by group and, in each, by value of the dimension;
// the last one is of codings that say nothing in it.
type crossedRow struct {
	Quotes [][]int `json:"quotes"`
	Once   [][]int `json:"once"` // confirmed repeats counted once
}

type crossedCodeRow struct {
	ID   string `json:"id"`
	Path string `json:"path"`
	crossedRow
}

// cross counts the codes by the values of an attribute, of a dimension, or of both.
func (v *codesVerb) cross(e *env, w *workspace.Workspace) error {
	var r workspace.CrossRequest
	var err error
	if v.ByAttribute != "" {
		if r.Attribute, err = w.FindAttribute("", v.ByAttribute); err != nil {
			return err
		}
	}
	if v.ByDimension != "" {
		d, err := findDimension(w, v.ByDimension)
		if err != nil {
			return err
		}
		r.Dimension = d.ID
	}
	if r.Where, err = v.conditions(w); err != nil {
		return err
	}
	if v.Output != "" {
		leaks, err := w.CrossingLeaks(e.ctx, r, v.Output)
		if err != nil {
			return err
		}
		if err := v.leaves(e, leaks, false, func() error { return w.ExportCrossing(r, v.Once, v.Output) }); err != nil {
			return err
		}
	}
	if r.Dimension == "" {
		return e.printGroups(w, r)
	}
	return e.printCrossing(w, r)
}

func (e *env) printCrossing(w *workspace.Workspace, r workspace.CrossRequest) error {
	c, err := w.Cross(r)
	if err != nil {
		return err
	}
	out := crossingResult{
		Dimension: c.Dimension.Name, Values: []string{}, Attribute: c.Attribute.Name, Groups: []valueGroupRow{},
		All: crossedRow{c.All.Each, c.All.Once}, Codes: []crossedCodeRow{},
	}
	for _, value := range c.Dimension.Values {
		out.Values = append(out.Values, value.Name)
	}
	for _, g := range c.Groups {
		out.Groups = append(out.Groups, valueGroupRow{g.Value, g.Bearers, g.Quotes, g.Once})
	}
	for _, code := range c.Codes {
		out.Codes = append(out.Codes, crossedCodeRow{string(code.ID), code.Path, crossedRow{code.Each, code.Once}})
	}
	return e.print(out, out.write)
}

// write tells the table to a person: a line for each code, below it one for each group.
func (c crossingResult) write(w io.Writer) {
	line := func(counts []int) {
		for i, n := range counts {
			name := "(says nothing)"
			if i < len(c.Values) {
				name = c.Values[i]
			}
			fmt.Fprintf(w, "  %s: %d", name, n)
		}
		fmt.Fprintln(w)
	}
	row := func(name string, r crossedRow) {
		fmt.Fprint(w, name)
		if c.Attribute == "" {
			line(r.Quotes[0])
			return
		}
		fmt.Fprintln(w)
		for i, g := range c.Groups {
			fmt.Fprintf(w, "  %s:", orNone(g.Value))
			line(r.Quotes[i])
		}
	}
	for _, code := range c.Codes {
		row(code.Path, code.crossedRow)
	}
	row("all coded quotes", c.All)
}
