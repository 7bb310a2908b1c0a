package cli

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/ingest"
	"florilege/backend/repeats"
	"florilege/backend/workspace"
)

type importVerb struct {
	Project    string   `arg:"" help:"Path of the project."`
	Paths      []string `arg:"" help:"Files or folders."`
	FindQuotes bool     `help:"Make quotes of the passages in quotation marks."`
	Preview    bool     `aliases:"dry-run" help:"Say how the files are read and what would be imported; store nothing."`
	Encoding   string   `placeholder:"NAME" help:"Encoding of plain text files, where the one that was found is wrong."`
	Changed    string   `enum:"leave,new,revise" default:"leave" help:"A file that was imported before with other words: leave it, import it as a new testimony, or make it the text of the one that is there, whose quotes are carried over."`
	Reason     string   `placeholder:"TEXT" help:"With --changed revise: why the texts change, kept with the old ones."`
	Duplicates string   `enum:"leave,import" default:"leave" help:"A file whose words are there already, under another name or in another format: leave it, or import it."`
	Report     string   `placeholder:"FILE" help:"Write what became of each file: CSV where its name ends with .csv, else text."`

	Merge          []string `sep:"none" placeholder:"LABEL=LABEL" help:"The first label is another form of the second, as in 'D.=Mme D.'."`
	Name           []string `sep:"none" placeholder:"LABEL=NAME" help:"Name that the speaker of a label gets."`
	Interviewer    []string `sep:"none" placeholder:"LABEL" help:"Label of somebody who asks the questions."`
	NotInterviewer []string `sep:"none" placeholder:"LABEL" help:"Label of somebody who does not."`
	NoSpeakers     bool     `help:"Read the files as text without turns."`
}

func (v *importVerb) Run(e *env) error {
	if v.Reason != "" && v.Changed != "revise" {
		return usage{"--reason says why texts change and goes with --changed revise"}
	}
	cast, err := v.casting()
	if err != nil {
		return err
	}
	open := e.change
	if v.Preview {
		open = e.read
	}
	return open(v.Project, func(w *workspace.Workspace) error {
		planner, err := w.NewPlanner()
		if err != nil {
			return err
		}
		run := &importing{v: v, e: e, w: w, planner: planner, cast: cast, labels: map[string]bool{}, rows: []importRow{}}
		if v.Preview {
			return run.preview(workspace.Files(v.Paths))
		}
		return run.store(workspace.Files(v.Paths))
	})
}

// casting reads what the flags decide of labels.
func (v *importVerb) casting() (ingest.Casting, error) {
	c := ingest.Casting{Merge: map[string]string{}, Name: map[string]string{}, Asks: map[string]bool{}, Nobody: v.NoSpeakers}
	for _, list := range []struct {
		flag  string
		pairs []string
		to    map[string]string
	}{{"--merge", v.Merge, c.Merge}, {"--name", v.Name, c.Name}} {
		for _, pair := range list.pairs {
			label, value, ok := strings.Cut(pair, "=")
			if label, value = ingest.LabelKey(label), strings.TrimSpace(value); !ok || label == "" || value == "" {
				return c, usage{list.flag + " wants a label and what it becomes, with = between them, not " + pair}
			}
			list.to[label] = value
		}
	}
	for _, label := range v.Interviewer {
		c.Asks[ingest.LabelKey(label)] = true
	}
	for _, label := range v.NotInterviewer {
		c.Asks[ingest.LabelKey(label)] = false
	}
	return c, nil
}

// importing is one run of the verb.
type importing struct {
	v       *importVerb
	e       *env
	w       *workspace.Workspace
	planner *workspace.Planner
	cast    ingest.Casting
	labels  map[string]bool // that the files have, by key
	rows    []importRow
}

// plan reads one file as the flags say.
func (r *importing) plan(file string) workspace.Plan {
	p := r.planner.Plan(file, r.v.Encoding)
	if p.Err != nil {
		return p
	}
	for _, s := range p.Draft.Speakers {
		r.labels[ingest.LabelKey(s.Name)] = true
	}
	if p.Draft, p.Err = r.cast.Apply(p.Draft); p.Err != nil {
		p.Status = workspace.Failed
	}
	return p
}

func (r *importing) preview(files []string) error {
	for _, f := range files {
		if r.e.ctx.Err() != nil {
			return corpus.Fail(corpus.Cancelled, "", "")
		}
		p := r.plan(f)
		row := previewRow(p, r.v.FindQuotes)
		if r.revises(p) {
			plan, err := r.w.PlanRevision(p.Same, p)
			row.Error = problemOf(err)
			row.Revision = carried(&plan)
		}
		r.rows = append(r.rows, row)
	}
	return r.tell()
}

// store plans and imports one file at a time, so that a batch needs no more
// memory than its largest file.
func (r *importing) store(files []string) error {
	if err := r.w.StartIndex(); err != nil {
		return err
	}
	batch := r.w.NewBatch(r.e.author)
	meter := newMeter(len(files), time.Now)
	words := 0
	for i, f := range files {
		if r.e.ctx.Err() != nil {
			for _, f := range files[i:] {
				r.rows = append(r.rows, storedRow(workspace.ImportRow{Path: f, Status: workspace.Stopped}))
			}
			break
		}
		meter.show(i, words, f)
		p := r.plan(f)
		row := batch.Skip(p)
		switch {
		case r.revises(p):
			row = batch.Revise(p, r.v.Reason)
		case r.wants(p):
			row = batch.Import(p, r.v.FindQuotes)
		}
		words += row.Testimony.Words
		r.rows = append(r.rows, storedRow(row))
	}
	meter.end()
	err := r.w.WaitIndex(r.e.ctx)
	return errors.Join(r.tell(), err, r.passages())
}

// passages says how many passages of what was stored stand elsewhere too.
func (r *importing) passages() error {
	var stored []corpus.ID
	for _, row := range r.rows {
		if row.Status == string(workspace.Imported) || row.Status == string(workspace.Revised) {
			stored = append(stored, corpus.ID(row.Testimony))
		}
	}
	if len(stored) == 0 || r.e.ctx.Err() != nil {
		return nil
	}
	n, err := r.w.CountPassages(r.e.ctx, workspace.PassageOptions{Least: repeats.UsualPassage}, stored)
	if err != nil || n == 0 {
		return err
	}
	said := "a passage of these texts is"
	if n > 1 {
		said = fmt.Sprintf("%d passages of these texts are", n)
	}
	fmt.Fprintf(r.e.err, "florilege: %s said again elsewhere or in the same text; «passages» shows them\n", said)
	return nil
}

// revises reports whether a file becomes the text of the testimony of its name.
func (r *importing) revises(p workspace.Plan) bool {
	return p.Status == workspace.Altered && r.v.Changed == "revise"
}

// wants reports whether a file is imported: one that is there already waits for
// a flag.
func (r *importing) wants(p workspace.Plan) bool {
	switch p.Status {
	case workspace.Altered:
		return r.v.Changed == "new"
	case workspace.Duplicate:
		return r.v.Duplicates == "import"
	}
	return p.Err == nil
}

// tell prints and writes what became of the files, and names the labels of flags
// that none of them has.
func (r *importing) tell() error {
	for _, list := range [][]string{r.v.Merge, r.v.Name, r.v.Interviewer, r.v.NotInterviewer} {
		for _, flag := range list {
			label, _, _ := strings.Cut(flag, "=")
			if !r.labels[ingest.LabelKey(label)] {
				fmt.Fprintf(r.e.err, "florilege: no file has the label %s\n", label)
			}
		}
	}
	var saved error
	if r.v.Report != "" {
		saved = export.Table(r.v.Report, reportRows(r.rows))
	}
	return errors.Join(r.e.printImport(r.rows), saved)
}
