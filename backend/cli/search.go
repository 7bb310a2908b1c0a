package cli

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/workspace"
)

type searchVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Query   string   `arg:"" optional:"" help:"Words, \"exact phrases\", a OR b, -excluded, prefix*, code:NAME, speaker:NAME…; the guide has them all."`
	Saved   string   `xor:"what" help:"Make a saved search again." placeholder:"NAME"`
	In      []string `enum:"testimonies,quotes,codes,memos" help:"Where to search; everywhere where absent."`
	Unasked bool     `name:"no-interviewers" help:"Leave out what is said by those who ask the questions."`
	Sort    string   `enum:"relevance,place,date" default:"relevance" help:"relevance, place (by testimony and position) or date (of the testimony, the newest first)."`
	Grouped bool     `help:"Keep the hits of a testimony together."`
	Limit   int      `default:"50" help:"How many hits to print."`
	Offset  int      `help:"How many hits to pass over."`

	Lines  string `enum:",place,left,word,right" default:"" help:"Print a concordance, one match a line, sorted by place or by the words to the left, found or to the right." placeholder:"ORDER"`
	Counts bool   `help:"Count by testimony, speaker and group instead."`

	Output     string `short:"o" help:"Write all that is found to a file instead." placeholder:"OUT"`
	Format     string `default:"csv" help:"Of the file: csv, xlsx, docx, odt, html, md, txt or json."`
	RealNames  bool   `help:"Of the file: show the real names."`
	Collection string `help:"Make a collection of the quotes that are found instead." placeholder:"NAME"`
	leavingFlags
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
	Said      int    `json:"said"`   // of a quote, by confirmed repeats: how many times
	People    int    `json:"people"` // likewise: by how many people
	// Matches are places in the testimony's text; those of codes and memos,
	// which stand in no testimony, are places in Text.
	Matches []spanRow `json:"matches"`
}

type spanRow struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func (v *searchVerb) Run(e *env) error {
	if (v.Query == "") == (v.Saved == "") {
		return usage{"search PROJECT takes a query, or --saved NAME"}
	}
	open := e.read
	if v.Collection != "" {
		open = e.change
	}
	return open(v.Project, func(w *workspace.Workspace) error {
		r := workspace.SearchRequest{
			Query: v.Query, Unasked: v.Unasked, Limit: v.Limit, Offset: v.Offset, Order: workspace.SearchOrder(v.Sort), Together: v.Grouped,
		}
		for _, in := range v.In {
			r.In = append(r.In, index.Kind(in))
		}
		if v.Saved != "" {
			s, err := w.FindSearch(v.Saved)
			if err != nil {
				return err
			}
			r.Query = s.Query
		}
		switch {
		case v.Collection != "":
			return v.collect(e, w, r)
		case v.Output != "":
			return v.export(e, w, r)
		case v.Counts:
			return printCounts(e, w, r)
		case v.Lines != "":
			return v.lines(e, w, r)
		}
		return printHits(e, w, r)
	})
}

func printHits(e *env, w *workspace.Workspace, r workspace.SearchRequest) error {
	res := searchResult{Hits: []hitRow{}}
	hits, total, err := w.Search(e.ctx, r)
	if err != nil {
		return err
	}
	res.Total = total
	for _, h := range hits {
		res.Hits = append(res.Hits, hitRowOf(h))
	}
	return e.print(res, func(out io.Writer) {
		fmt.Fprintf(out, "%d found\n", res.Total)
		for _, h := range res.Hits {
			fmt.Fprintf(out, "%s  %d-%d  %s%s\n    %s\n", h.Title, h.Start, h.End, h.Speaker, echoed(h.Said, h.People), h.Text)
		}
	})
}

func (v *searchVerb) collect(e *env, w *workspace.Workspace, r workspace.SearchRequest) error {
	c, err := w.CollectFound(e.ctx, e.author, v.Collection, r)
	if err != nil {
		return err
	}
	row := collectionRowOf(c)
	return e.print(row, func(out io.Writer) { fmt.Fprintf(out, "%s  %s (%d quotes)\n", row.ID, row.Name, row.Quotes) })
}

func (v *searchVerb) export(e *env, w *workspace.Workspace, r workspace.SearchRequest) error {
	path := workspace.ExportPath(v.Output, v.Format)
	asked := workspace.ExportRequest{Format: v.Format, Search: &r, RealNames: v.RealNames}
	leaks, err := w.Leaks(e.ctx, asked, path)
	if err != nil {
		return err
	}
	return v.leaves(e, leaks, v.RealNames, func() error {
		if err := w.Export(asked, path); err != nil {
			return err
		}
		return e.print(struct {
			Path   string `json:"path"`
			Format string `json:"format"`
		}{path, v.Format}, func(out io.Writer) { fmt.Fprintln(out, path) })
	})
}

type lineRow struct {
	Testimony string `json:"testimony"`
	Title     string `json:"title"`
	Speaker   string `json:"speaker"`
	Left      string `json:"left"`
	Word      string `json:"word"`
	Right     string `json:"right"`
	Start     int    `json:"start"` // of the word in the testimony's text, or in the code or memo
	End       int    `json:"end"`
}

func (v *searchVerb) lines(e *env, w *workspace.Workspace, r workspace.SearchRequest) error {
	lines, total, err := w.Concordance(e.ctx, r, workspace.LineOrder(v.Lines))
	if err != nil {
		return err
	}
	res := struct {
		Total int       `json:"total"`
		Lines []lineRow `json:"lines"`
	}{total, []lineRow{}}
	for _, l := range lines {
		row, m := hitRowOf(l.Hit), l.Hit.Matches[l.Match]
		res.Lines = append(res.Lines, lineRow{
			Testimony: row.Testimony, Title: row.Title, Speaker: row.Speaker, Start: row.Matches[l.Match].Start, End: row.Matches[l.Match].End,
			Left: l.Hit.Text[:m.Start], Word: m.Of(l.Hit.Text), Right: l.Hit.Text[m.End:],
		})
	}
	return e.print(res, func(out io.Writer) {
		fmt.Fprintf(out, "%d found\n", res.Total)
		for _, l := range res.Lines {
			fmt.Fprintf(out, "%40s [%s] %-40s  %s\n", lastRunes(l.Left, 40), l.Word, firstRunes(l.Right, 40), l.Title)
		}
	})
}

func firstRunes(s string, n int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	return string(r[:min(n, len(r))])
}

func lastRunes(s string, n int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	return string(r[max(0, len(r)-n):])
}

type countRow struct {
	ID      string `json:"id,omitempty"`
	Name    string `json:"name"`
	Hits    int    `json:"hits"`
	Matches int    `json:"matches"`
	Words   int    `json:"words,omitempty"`
}

type countsOf struct {
	Name string     `json:"name"`
	Rows []countRow `json:"rows"`
}

func printCounts(e *env, w *workspace.Workspace, r workspace.SearchRequest) error {
	f, err := w.Frequencies(e.ctx, r)
	if err != nil {
		return err
	}
	res := struct {
		Hits        int        `json:"hits"`
		Matches     int        `json:"matches"`
		Testimonies []countRow `json:"testimonies"`
		Speakers    []countRow `json:"speakers"`
		Groups      []countsOf `json:"groups"`
	}{f.Hits, f.Matches, countRows(f.Testimonies), countRows(f.Speakers), []countsOf{}}
	for _, g := range f.Groups {
		res.Groups = append(res.Groups, countsOf{g.Name, countRows(g.Groups)})
	}
	return e.print(res, func(out io.Writer) {
		fmt.Fprintf(out, "%d in %d passages\n", res.Matches, res.Hits)
		for _, part := range append([]countsOf{{"testimonies", res.Testimonies}, {"speakers", res.Speakers}}, res.Groups...) {
			fmt.Fprintf(out, "\n%s\n", part.Name)
			for _, row := range part.Rows {
				fmt.Fprintf(out, "%6d  %s\n", row.Matches, cmp.Or(row.Name, "-"))
			}
		}
	})
}

func countRows(list []workspace.Frequency) []countRow {
	out := []countRow{}
	for _, f := range list {
		out = append(out, countRow{string(f.ID), f.Name, f.Hits, f.Matches, f.Words})
	}
	return out
}

func hitRowOf(h workspace.Hit) hitRow {
	row := hitRow{
		Kind: kindName(h.Kind), ID: string(h.ID), Testimony: string(h.Testimony), Title: h.Title,
		Start: h.Span.Start, End: h.Span.End, Speaker: h.Speaker, Time: h.Time, Text: h.Text, Said: h.Said, People: h.People, Matches: []spanRow{},
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
