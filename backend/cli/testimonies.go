package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

type importVerb struct {
	Project    string   `arg:"" help:"Path of the project."`
	Paths      []string `arg:"" help:"Files or folders."`
	FindQuotes bool     `help:"Make quotes of the passages in quotation marks."`
	Preview    bool     `help:"Say what would be imported; store nothing."`
}

type importRow struct {
	Path      string     `json:"path"`
	Status    string     `json:"status"`
	Testimony string     `json:"testimony"`
	Title     string     `json:"title"`
	Words     int        `json:"words"`
	Turns     int        `json:"turns"`
	Times     int        `json:"times"` // of the recording, that the file tells
	Speakers  []string   `json:"speakers"`
	Quotes    int        `json:"quotes"`
	Warnings  []string   `json:"warnings"`
	Error     *problem   `json:"error"`
	Found     []foundRow `json:"found,omitempty"` // with --preview
}

type foundRow struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
	Speaker string `json:"speaker"`
	Heading string `json:"heading"`
	Taken   bool   `json:"taken"`
	Reason  string `json:"reason"`
}

func (v *importVerb) Run(e *env) error {
	files := workspace.Files(v.Paths)
	if v.Preview {
		return e.read(v.Project, func(w *workspace.Workspace) error { return v.preview(e, w, files) })
	}
	return e.change(v.Project, func(w *workspace.Workspace) error { return v.store(e, w, files) })
}

func (v *importVerb) preview(e *env, w *workspace.Workspace, files []string) error {
	rows := []importRow{}
	for _, f := range files {
		p := w.Plan(f)
		row := importRow{
			Path: f, Status: "new", Title: p.Draft.Title, Words: p.Draft.Words, Turns: len(p.Draft.Layout.Turns), Times: len(p.Draft.Layout.Times),
			Speakers: speakerNames(p.Draft.Speakers), Warnings: warnings(p.Draft.Warnings), Error: problemOf(p.Err),
		}
		switch {
		case p.Err != nil:
			row.Status = string(workspace.Failed)
		case p.Same != "":
			row.Status, row.Testimony = string(workspace.Unchanged), string(p.Same)
		}
		for _, q := range p.Found {
			if q.Taken && v.FindQuotes {
				row.Quotes++
			}
			row.Found = append(row.Found, foundRow{
				q.Span.Start, q.Span.End, q.Span.Of(p.Draft.Text), q.Speaker, q.Heading, q.Taken, string(q.Reason),
			})
		}
		rows = append(rows, row)
	}
	return e.printImport(rows)
}

// store plans and imports one file at a time, so that a batch needs no more
// memory than its largest file.
func (v *importVerb) store(e *env, w *workspace.Workspace, files []string) error {
	if err := w.StartIndex(); err != nil {
		return err
	}
	rows := []importRow{}
	batch := w.NewBatch(e.author)
	for _, f := range files {
		if e.ctx.Err() != nil {
			break
		}
		plan := w.Plan(f)
		r := batch.Import(plan, v.FindQuotes)
		row := importRow{
			Path: f, Status: string(r.Status), Testimony: string(r.Testimony.ID), Title: r.Testimony.Title,
			Words: r.Testimony.Words, Turns: r.Testimony.Turns, Times: len(plan.Draft.Layout.Times), Speakers: speakerNames(r.Testimony.Speakers),
			Quotes: r.Quotes, Warnings: warnings(r.Warnings), Error: problemOf(r.Err),
		}
		rows = append(rows, row)
	}
	err := w.WaitIndex(e.ctx)
	return errors.Join(e.printImport(rows), err)
}

func (e *env) printImport(rows []importRow) error {
	failed := false
	for _, r := range rows {
		failed = failed || r.Status == string(workspace.Failed)
	}
	err := e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			if r.Error != nil {
				fmt.Fprintf(e.err, "florilege: %s\n", r.Error.Message)
				continue
			}
			turns := fmt.Sprintf("%d turns", r.Turns)
			if r.Times > 0 {
				turns += fmt.Sprintf(" with %d times", r.Times)
			}
			fmt.Fprintf(out, "%-9s  %s: %d words, %s, %s, %d quotes\n", r.Status, r.Title, r.Words, turns, strings.Join(r.Speakers, ", "), r.Quotes)
			for _, w := range r.Warnings {
				fmt.Fprintf(out, "           %s\n", w)
			}
			for _, f := range r.Found {
				mark := "left"
				if f.Taken {
					mark = "taken"
				}
				fmt.Fprintf(out, "           %-5s (%s) %s: «%s»\n", mark, f.Reason, f.Speaker, f.Text)
			}
		}
	})
	if e.json {
		for _, r := range rows {
			if r.Error != nil {
				fmt.Fprintf(e.err, "florilege: %s\n", r.Error.Message)
			}
		}
	}
	if err == nil && failed {
		return errSaid
	}
	return err
}

func speakerNames(speakers []corpus.Speaker) []string {
	out := make([]string, len(speakers))
	for i, s := range speakers {
		out[i] = s.Name
	}
	return out
}

func warnings(list []ingest.Warning) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = w.String()
	}
	return out
}

type testimoniesVerb struct {
	Project string `arg:"" help:"Path of the project."`
}

type testimonyRow struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Path     string   `json:"path"`
	Words    int      `json:"words"`
	Turns    int      `json:"turns"`
	Speakers []string `json:"speakers"`
	Quotes   int      `json:"quotes"`
}

func (v *testimoniesVerb) Run(e *env) error {
	rows := []testimonyRow{}
	err := e.read(v.Project, func(w *workspace.Workspace) error {
		all, err := w.Testimonies()
		for _, m := range all {
			rows = append(rows, testimonyRow{string(m.ID), m.Title, m.Path, m.Words, m.Turns, speakerNames(m.Speakers), m.Quotes})
		}
		return err
	})
	if err != nil {
		return err
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(out, "%s  %s: %d words, %d turns, %d quotes (%s)\n", r.ID, r.Title, r.Words, r.Turns, r.Quotes, strings.Join(r.Speakers, ", "))
		}
	})
}

// timeRow says when a stretch of a text is heard in its recording.
type timeRow struct {
	Start int   `json:"start"`
	End   int   `json:"end"`
	From  int64 `json:"from"` // in milliseconds
	To    int64 `json:"to"`   // in milliseconds; from where it is not known
}

type textVerb struct {
	Project   string `arg:"" help:"Path of the project."`
	Testimony string `arg:"" help:"ID, title or file name."`
}

func (v *textVerb) Run(e *env) error {
	return e.read(v.Project, func(w *workspace.Workspace) error {
		id, err := w.FindTestimony(v.Testimony)
		if err != nil {
			return err
		}
		r, err := w.Read(id)
		if err != nil {
			return err
		}
		times := []timeRow{}
		for _, t := range r.Layout.Times {
			times = append(times, timeRow{t.Span.Start, t.Span.End, t.Start, t.End})
		}
		return e.print(struct {
			ID    string    `json:"id"`
			Title string    `json:"title"`
			Text  string    `json:"text"`
			Times []timeRow `json:"times"`
		}{string(id), r.Title, r.Text, times}, func(io.Writer) { _, _ = io.WriteString(e.out, r.Text) }) // exactly
	})
}
