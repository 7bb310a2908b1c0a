package cli

import (
	"fmt"
	"io"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

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

	Attributes   map[string]string `json:"attributes"`
	Participants []string          `json:"participants"` // of each speaker, "" where nobody says
}

func (v *testimoniesVerb) Run(e *env) error {
	rows := []testimonyRow{}
	err := e.read(v.Project, func(w *workspace.Workspace) error {
		d, err := newDescriber(w)
		if err != nil {
			return err
		}
		all, err := w.Testimonies()
		for _, m := range all {
			row := testimonyRow{
				ID: string(m.ID), Title: m.Title, Path: m.Path, Words: m.Words, Turns: m.Turns, Speakers: speakerNames(m.Speakers),
				Quotes: m.Quotes, Attributes: valuesByName(d.attributes, m.Values), Participants: []string{},
			}
			for _, s := range m.Speakers {
				row.Participants = append(row.Participants, d.people[s.Participant].Name)
			}
			rows = append(rows, row)
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
