package cli

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type valuesVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Action  []string `arg:"" optional:"" help:"set NAME ATTRIBUTE VALUE: of a testimony or participant; an empty VALUE takes it off"`
	Of      string   `enum:"testimony,participant," default:"" help:"Whose values: testimony or participant. Without an import: testimony where absent. With one: those whom the table names."`

	Import string   `help:"A table to import: .csv, .tsv, .xlsx or .ods. One of its columns names testimonies (by title or file) or participants." placeholder:"FILE" type:"path"`
	DryRun bool     `help:"With --import: say what would change; store nothing."`
	Sheet  string   `help:"With --import: the sheet; the first where absent." placeholder:"NAME"`
	Key    string   `help:"With --import: the column of names; the one that names most where absent." placeholder:"COLUMN"`
	Left   []string `name:"without" sep:"none" help:"With --import: leave a column out; may be given several times." placeholder:"COLUMN"`
	Add    bool     `help:"With --import: add the participants who are not there."`
	Widen  bool     `help:"With --import: make choices of words that are none of a choice's."`
	Clear  bool     `help:"With --import: a blank cell takes the value off; else it leaves it."`
	Skip   bool     `help:"With --import: leave out the rows and cells that cannot be used; else nothing is done where there are any."`
}

func (v *valuesVerb) Run(e *env) error {
	if v.Import != "" {
		if len(v.Action) > 0 {
			return usage{"values PROJECT takes either set or --import FILE"}
		}
		return v.importTable(e)
	}
	if len(v.Action) == 0 {
		return e.read(v.Project, func(w *workspace.Workspace) error { return e.printValues(w, v.bearer()) })
	}
	if v.Action[0] != "set" || len(v.Action) != 4 {
		return usage{"values PROJECT takes set NAME ATTRIBUTE VALUE"}
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		of := v.bearer()
		find := w.FindTestimony
		if of == corpus.OfParticipant {
			find = w.FindParticipant
		}
		record, err := find(v.Action[1])
		if err != nil {
			return err
		}
		attribute, err := w.FindAttribute(of, v.Action[2])
		if err != nil {
			return err
		}
		if err := w.SetValues(e.author, []workspace.Cell{{Record: record, Attribute: attribute, Text: v.Action[3]}}, false); err != nil {
			return err
		}
		return e.printValues(w, of)
	})
}

func (v *valuesVerb) bearer() corpus.Bearer {
	if v.Of == "" {
		return corpus.OfTestimony
	}
	return corpus.Bearer(v.Of)
}

type valuesRow struct {
	ID         string            `json:"id"`
	Name       string            `json:"name"`
	Attributes map[string]string `json:"attributes"`
}

// printValues prints the table of values: as a text, CSV with commas.
func (e *env) printValues(w *workspace.Workspace, of corpus.Bearer) error {
	attributes, err := w.Attributes()
	if err != nil {
		return err
	}
	attributes = slices.DeleteFunc(attributes, func(a workspace.AttributeInfo) bool { return a.Of != of })
	rows := []valuesRow{}
	table := [][]string{{string(of)}}
	for _, a := range attributes {
		table[0] = append(table[0], a.Name)
	}
	add := func(id corpus.ID, name string, values []corpus.Value) {
		rows = append(rows, valuesRow{string(id), name, valuesByName(attributes, values)})
		line := []string{name}
		for _, a := range attributes {
			line = append(line, corpus.ValueOf(values, a.ID))
		}
		table = append(table, line)
	}
	if of == corpus.OfTestimony {
		all, err := w.Testimonies()
		if err != nil {
			return err
		}
		for _, m := range all {
			add(m.ID, m.Title, m.Values)
		}
	} else {
		all, err := w.Participants()
		if err != nil {
			return err
		}
		for _, p := range all {
			add(p.ID, p.Name, p.Values)
		}
	}
	var failed error
	err = e.print(rows, func(out io.Writer) {
		lines := csv.NewWriter(out)
		failed = lines.WriteAll(table)
	})
	if err != nil {
		return err
	}
	if failed != nil {
		return fmt.Errorf("the table cannot be printed: %w", failed)
	}
	return nil
}
