package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

type surveyVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	File    string   `arg:"" help:"A table: .csv, .tsv, .xlsx or .ods."`
	Sheet   string   `help:"Name of the sheet; the first where none is given."`
	Open    []string `sep:"none" placeholder:"COLUMN" help:"A column of open answers. Those that are guessed are then not."`
	Value   []string `sep:"none" placeholder:"COLUMN[=TYPE]" help:"A column of values of an attribute: text, number, date, yesno or choice."`
	Name    []string `sep:"none" placeholder:"COLUMN" help:"A column that names the answer sheets. One that is guessed is then not."`
	Leave   []string `sep:"none" placeholder:"COLUMN" help:"A column that is left out."`
	Called  string   `default:"Réponse" help:"What an answer sheet without a name is called, before its number."`
	Preview bool     `help:"Say what would be imported; store nothing."`
}

type surveyOut struct {
	Path     string      `json:"path"`
	Sheet    string      `json:"sheet"`
	Sheets   []string    `json:"sheets"`
	Columns  []columnRow `json:"columns"`
	Warnings []string    `json:"warnings"`
	Counts   countsRow   `json:"counts"`
	Rows     []sheetRow  `json:"rows,omitempty"` // unless --preview
}

type columnRow struct {
	Name    string   `json:"name"`
	Use     string   `json:"use"`
	Type    string   `json:"type"`
	Choices []string `json:"choices"`
	Filled  int      `json:"filled"`
	Unread  int      `json:"unread"`
	Samples []string `json:"samples,omitempty"` // with --preview
}

type countsRow struct {
	New       int `json:"new"`
	Unchanged int `json:"unchanged"`
	NoAnswer  int `json:"no_answer"`
	Erased    int `json:"erased"`
	Words     int `json:"words"`
}

type sheetRow struct {
	Number    int    `json:"number"`
	Status    string `json:"status"`
	Testimony string `json:"testimony"`
	Title     string `json:"title"`
}

func (v *surveyVerb) Run(e *env) error {
	if v.Preview {
		return e.read(v.Project, func(w *workspace.Workspace) error { return v.run(e, w) })
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		if err := w.StartIndex(); err != nil {
			return err
		}
		return errors.Join(v.run(e, w), w.WaitIndex(e.ctx))
	})
}

func (v *surveyVerb) run(e *env, w *workspace.Workspace) error {
	p, err := w.PlanSurvey(v.File)
	if err != nil {
		return err
	}
	if err := v.choose(&p); err != nil {
		return err
	}
	counts, err := w.CountSurvey(p)
	if err != nil {
		return err
	}
	out := surveyShown(p, counts)
	if v.Preview {
		return e.printSurvey(out)
	}
	rows, err := w.ImportSurvey(e.ctx, e.author, p, func(int) {})
	out.Rows = []sheetRow{}
	for i := range out.Columns {
		out.Columns[i].Samples = nil
	}
	for _, r := range rows {
		out.Rows = append(out.Rows, sheetRow{r.Number, string(r.Status), string(r.Testimony.ID), r.Testimony.Title})
	}
	return errors.Join(e.printSurvey(out), err)
}

// choose applies the flags to the guess.
func (v *surveyVerb) choose(p *workspace.SurveyPlan) error {
	p.Untitled = v.Called
	if v.Sheet != "" {
		i := slices.IndexFunc(p.Table.Sheets, func(s ingest.Sheet) bool { return anchor.Fold(s.Name) == anchor.Fold(v.Sheet) })
		if i < 0 {
			return corpus.Fail(corpus.NotFound, "sheet «"+v.Sheet+"»", "")
		}
		p.Choose(i)
	}
	for i, c := range p.Columns {
		if len(v.Open) > 0 && c.Use == ingest.OpenAnswer || len(v.Name) > 0 && c.Use == ingest.NamesIt {
			p.Columns[i].Use = ingest.AsValue
		}
	}
	for _, set := range []struct {
		names []string
		use   ingest.Use
	}{{v.Open, ingest.OpenAnswer}, {v.Value, ingest.AsValue}, {v.Name, ingest.NamesIt}, {v.Leave, ingest.LeftOut}} {
		for _, name := range set.names {
			kind := ""
			i := columnNamed(p.Columns, name)
			if before, after, ok := cutLast(name, "="); i < 0 && ok && set.use == ingest.AsValue {
				i, kind = columnNamed(p.Columns, before), after
			}
			if i < 0 {
				return corpus.Fail(corpus.NotFound, "column «"+name+"»", "")
			}
			if err := p.Columns[i].Become(set.use, corpus.AttributeType(kind)); err != nil {
				return err
			}
		}
	}
	return nil
}

func columnNamed(columns []ingest.Column, name string) int {
	return slices.IndexFunc(columns, func(c ingest.Column) bool { return anchor.Fold(c.Name) == anchor.Fold(name) })
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func surveyShown(p workspace.SurveyPlan, counts workspace.SurveyCounts) surveyOut {
	sheet := p.Table.Sheets[p.Sheet]
	out := surveyOut{
		Path: p.Path, Sheet: sheet.Name, Sheets: []string{}, Columns: []columnRow{}, Warnings: warnings(sheet.Warnings),
		Counts: countsRow{counts.New, counts.Unchanged, counts.NoAnswer, counts.Erased, counts.Words},
	}
	for _, s := range p.Table.Sheets {
		out.Sheets = append(out.Sheets, s.Name)
	}
	for i, c := range p.Columns {
		row := columnRow{c.Name, string(c.Use), "", []string{}, c.Filled, counts.Unread[i], c.Samples}
		if c.Use == ingest.AsValue {
			row.Type = string(c.Type)
			row.Choices = append(row.Choices, c.Choices...)
		}
		out.Columns = append(out.Columns, row)
	}
	return out
}

func (e *env) printSurvey(s surveyOut) error {
	return e.print(s, func(out io.Writer) {
		for _, c := range s.Columns {
			use := c.Use
			if c.Type != "" {
				use += " " + c.Type
			}
			fmt.Fprintf(out, "%-18s %s (%d)", use, c.Name, c.Filled)
			if c.Unread > 0 {
				fmt.Fprintf(out, ", %d cells that are none left out", c.Unread)
			}
			fmt.Fprintln(out)
		}
		for _, w := range s.Warnings {
			fmt.Fprintf(out, "           %s\n", w)
		}
		fmt.Fprintf(out, "%d new, %d unchanged, %d without an answer, %d erased; %d words\n",
			s.Counts.New, s.Counts.Unchanged, s.Counts.NoAnswer, s.Counts.Erased, s.Counts.Words)
		for _, r := range s.Rows {
			if r.Status == string(workspace.Imported) {
				fmt.Fprintf(out, "%-9s  line %d: %s\n", r.Status, r.Number, r.Title)
			}
		}
	})
}
