package cli

import (
	"fmt"
	"io"

	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/workspace"
)

type searchVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Query   string   `arg:"" help:"Words, \"exact phrases\", -excluded, prefix*."`
	In      []string `enum:"testimonies,quotes,codes,memos" help:"Where to search; everywhere where absent."`
	Unasked bool     `name:"no-interviewers" help:"Leave out what is said by those who ask the questions."`
	Limit   int      `default:"50" help:"How many hits to print."`
	Offset  int      `help:"How many hits to pass over."`
}

type searchResult struct {
	Total int      `json:"total"`
	Hits  []hitRow `json:"hits"`
}

type hitRow struct {
	Kind      string `json:"kind"`
	ID        string `json:"id"`
	Testimony string `json:"testimony"`
	Title     string `json:"title"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Speaker   string `json:"speaker"`
	Time      string `json:"time"` // of the recording, "" where not known
	Text      string `json:"text"`
	// Matches are places in the testimony's text; those of codes and memos,
	// which stand in no testimony, are places in Text.
	Matches []spanRow `json:"matches"`
}

type spanRow struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func (v *searchVerb) Run(e *env) error {
	r := workspace.SearchRequest{Query: v.Query, Unasked: v.Unasked, Limit: v.Limit, Offset: v.Offset}
	for _, in := range v.In {
		r.In = append(r.In, index.Kind(in))
	}
	res := searchResult{Hits: []hitRow{}}
	err := e.read(v.Project, func(w *workspace.Workspace) error {
		hits, total, err := w.Search(e.ctx, r)
		res.Total = total
		for _, h := range hits {
			res.Hits = append(res.Hits, hitRowOf(h))
		}
		return err
	})
	if err != nil {
		return err
	}
	return e.print(res, func(out io.Writer) {
		fmt.Fprintf(out, "%d found\n", res.Total)
		for _, h := range res.Hits {
			fmt.Fprintf(out, "%s  %d-%d  %s\n    %s\n", h.Title, h.Start, h.End, h.Speaker, h.Text)
		}
	})
}

func hitRowOf(h workspace.Hit) hitRow {
	row := hitRow{
		Kind: kindName(h.Kind), ID: string(h.ID), Testimony: string(h.Testimony), Title: h.Title,
		Start: h.Span.Start, End: h.Span.End, Speaker: h.Speaker, Time: h.Time, Text: h.Text, Matches: []spanRow{},
	}
	from := h.Span.Start
	if h.Kind == index.Codes || h.Kind == index.Memos {
		from = 0
	}
	for _, m := range h.Matches {
		row.Matches = append(row.Matches, spanRowOf(m, from))
	}
	return row
}

func spanRowOf(s corpus.Span, from int) spanRow { return spanRow{from + s.Start, from + s.End} }

// kindName says what a hit is: one of the places that --in names.
func kindName(k index.Kind) string {
	switch k {
	case index.Testimonies:
		return "testimony"
	case index.Quotes:
		return "quote"
	case index.Codes:
		return "code"
	}
	return "memo"
}
