package cli

import (
	"fmt"
	"io"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// filterFlags narrow quotes.
type filterFlags struct {
	Code      []string `help:"Only quotes with this code or one under it; may be given several times." placeholder:"CODE"`
	Testimony string   `help:"Only this testimony." placeholder:"TESTIMONY"`
	Speaker   string   `help:"Only this speaker." placeholder:"NAME"`
	Text      string   `help:"Only quotes that hold these words." placeholder:"WORDS"`
	Once      bool     `help:"Of confirmed repeats, only one."`
}

func (f filterFlags) filter(w *workspace.Workspace) (workspace.Filter, error) {
	out := workspace.Filter{Speaker: f.Speaker, Text: f.Text, Once: f.Once}
	for _, ref := range f.Code {
		id, err := w.FindCode(ref)
		if err != nil {
			return out, err
		}
		out.Codes = append(out.Codes, id)
	}
	if f.Testimony == "" {
		return out, nil
	}
	id, err := w.FindTestimony(f.Testimony)
	out.Testimony = id
	return out, err
}

type quotesVerb struct {
	Project string `arg:"" help:"Path of the project."`
	filterFlags
}

type quoteRow struct {
	ID        string   `json:"id"`
	Testimony string   `json:"testimony"`
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Text      string   `json:"text"`
	Speaker   string   `json:"speaker"`
	Time      string   `json:"time"`  // of the recording, "" where not known
	Codes     []string `json:"codes"` // paths
	Memo      string   `json:"memo"`
	Repeat    string   `json:"repeat"` // group of confirmed repeats, or ""
}

func (v *quotesVerb) Run(e *env) error {
	rows := []quoteRow{}
	err := e.read(v.Project, func(w *workspace.Workspace) error {
		f, err := v.filter(w)
		if err != nil {
			return err
		}
		quotes, _, err := w.Quotes(f)
		if err != nil {
			return err
		}
		paths, err := codePaths(w)
		for _, q := range quotes {
			rows = append(rows, quoteRowOf(q, paths))
		}
		return err
	})
	if err != nil {
		return err
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			printQuote(out, r)
		}
	})
}

func quoteRowOf(q workspace.QuoteInfo, paths map[corpus.ID]string) quoteRow {
	row := quoteRow{
		ID: string(q.ID), Testimony: string(q.Testimony), Start: q.Span.Start, End: q.Span.End, Text: q.Exact,
		Speaker: q.SpeakerName, Time: q.Time, Codes: []string{}, Memo: q.Memo, Repeat: q.Repeat,
	}
	for _, c := range q.Codings {
		row.Codes = append(row.Codes, paths[c.Code])
	}
	return row
}

func codePaths(w *workspace.Workspace) (map[corpus.ID]string, error) {
	codes, err := w.Codes()
	out := make(map[corpus.ID]string, len(codes))
	for _, c := range codes {
		out[c.ID] = c.Path
	}
	return out, err
}

func printQuote(out io.Writer, r quoteRow) {
	who := r.Speaker
	if r.Time != "" {
		who = strings.TrimSpace(who + " " + r.Time)
	}
	fmt.Fprintf(out, "%s  %d-%d  %s  [%s]\n    «%s»\n", r.ID, r.Start, r.End, who, strings.Join(r.Codes, ", "), r.Text)
}
