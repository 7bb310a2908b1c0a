package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

type importRow struct {
	Path      string   `json:"path"`
	Status    string   `json:"status"`
	Testimony string   `json:"testimony"` // that it became, or that holds its words or bears its name
	Title     string   `json:"title"`
	Twin      string   `json:"twin,omitempty"`  // path of the file of this import that holds its words
	Share     float64  `json:"share,omitempty"` // of a duplicate: of the words of one, those that the other holds
	Words     int      `json:"words"`
	Turns     int      `json:"turns"`
	Times     int      `json:"times"` // of the recording, that the file tells
	Speakers  []string `json:"speakers"`
	Quotes    int      `json:"quotes"`
	Warnings  []string `json:"warnings"`
	Error     *problem `json:"error"`

	Revision *carriedQuotes `json:"revision,omitempty"` // of a testimony whose text the file becomes

	*readingRow // with --preview
}

// readingRow tells how a file is read.
type readingRow struct {
	Encoding  string       `json:"encoding"`
	Certainty certaintyRow `json:"certainty"`
	Voices    []voiceRow   `json:"voices"`
	Alike     []alikeRow   `json:"alike"`
	Sample    []sampleRow  `json:"sample"`
	Found     []foundRow   `json:"found"`
	same      string       // title of the testimony that the status is about
}

type certaintyRow struct {
	Level   string  `json:"level"`
	Doubt   string  `json:"doubt"`
	People  int     `json:"people"`
	Turns   int     `json:"turns"`
	Inside  float64 `json:"inside"`
	Changes float64 `json:"changes"`
	says    string
}

type voiceRow struct {
	Name        string `json:"name"`
	Interviewer bool   `json:"interviewer"`
	Turns       int    `json:"turns"`
	Words       int    `json:"words"`
	Questions   int    `json:"questions"`
	Example     string `json:"example"`
}

type alikeRow struct {
	From string `json:"from"`
	Into string `json:"into"`
}

type sampleRow struct {
	Speaker string `json:"speaker"`
	Text    string `json:"text"`
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

// sampleRows is how many passages a preview shows.
const sampleRows = 6

// previewRow tells a plan.
func previewRow(p workspace.Plan, withQuotes bool) importRow {
	d := p.Draft
	row := importRow{
		Path: p.Path, Status: string(p.Status), Testimony: string(p.Same), Title: d.Title, Twin: p.Twin, Share: p.Share,
		Words: d.Words, Turns: len(d.Layout.Turns), Times: len(d.Layout.Times), Speakers: speakerNames(d.Speakers), Warnings: warnings(d.Warnings),
		Error: problemOf(p.Err),
	}
	if p.Err != nil {
		return row
	}
	row.readingRow = readingOf(d)
	row.same = p.SameTitle
	for _, q := range p.Found {
		if q.Taken && withQuotes {
			row.Quotes++
		}
		row.Found = append(row.Found, foundRow{
			q.Span.Start, q.Span.End, q.Span.Of(d.Text), q.Speaker, q.Heading, q.Taken, string(q.Reason),
		})
	}
	return row
}

func readingOf(d ingest.Draft) *readingRow {
	c := d.Certainty()
	r := &readingRow{
		Encoding:  d.Encoding,
		Certainty: certaintyRow{string(c.Level), string(c.Doubt), c.People, c.Turns, c.Inside, c.Changes, c.String()},
		Voices:    []voiceRow{}, Alike: []alikeRow{}, Sample: []sampleRow{}, Found: []foundRow{},
	}
	for i, v := range d.Voices() {
		s := d.Speakers[i]
		r.Voices = append(r.Voices, voiceRow{s.Name, s.Interviewer, v.Turns, v.Words, v.Questions, v.Example.Of(d.Text)})
	}
	for _, a := range d.Alike() {
		r.Alike = append(r.Alike, alikeRow{d.Speakers[a.From].Name, d.Speakers[a.Into].Name})
	}
	for _, s := range d.Sample(sampleRows) {
		row := sampleRow{Text: s.Span.Of(d.Text)}
		if s.Speaker >= 0 {
			row.Speaker = d.Speakers[s.Speaker].Name
		}
		r.Sample = append(r.Sample, row)
	}
	return r
}

// storedRow tells what became of a file.
func storedRow(r workspace.ImportRow) importRow {
	return importRow{
		Path: r.Path, Status: string(r.Status), Testimony: string(r.Testimony.ID), Title: r.Testimony.Title, Twin: r.Twin,
		Words: r.Testimony.Words, Turns: r.Testimony.Turns, Times: r.Times, Speakers: speakerNames(r.Testimony.Speakers),
		Quotes: r.Quotes, Warnings: warnings(r.Warnings), Error: problemOf(r.Err),
		Revision: carried(r.Carried),
	}
}

// about says what a file repeats, "" where it repeats nothing.
func (r importRow) about() string {
	what := r.Title
	if r.readingRow != nil {
		what = r.same
	}
	if r.Twin != "" {
		what = filepath.Base(r.Twin)
	}
	switch r.Status {
	case string(workspace.Altered):
		return fmt.Sprintf("a file of this name was imported with other words, as «%s»", what)
	case string(workspace.Duplicate):
		return fmt.Sprintf("its words are those of «%s»", what)
	}
	return ""
}

func (e *env) printImport(rows []importRow) error {
	failed := false
	for _, r := range rows {
		if r.Error != nil {
			failed = true
			fmt.Fprintf(e.err, "florilege: %s\n", r.Error.Message)
		}
	}
	err := e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			if r.Error == nil {
				r.print(out)
			}
		}
		if len(rows) > 1 {
			fmt.Fprintln(out, summed(rows))
		}
	})
	if err == nil && failed {
		return errSaid
	}
	return err
}

func (r importRow) print(out io.Writer) {
	about := r.about()
	switch {
	case about != "":
		fmt.Fprintf(out, "%-9s  %s: %s\n", r.Status, filepath.Base(r.Path), about)
	case r.Status == string(workspace.Stopped):
		fmt.Fprintf(out, "%-9s  %s\n", r.Status, filepath.Base(r.Path))
	}
	if about == "" && r.Status != string(workspace.Stopped) || r.readingRow != nil {
		turns := fmt.Sprintf("%d turns", r.Turns)
		if r.Times > 0 {
			turns += fmt.Sprintf(" with %d times", r.Times)
		}
		fmt.Fprintf(out, "%-9s  %s: %d words, %s, %s, %d quotes\n", r.Status, r.Title, r.Words, turns, strings.Join(r.Speakers, ", "), r.Quotes)
	}
	for _, w := range r.Warnings {
		fmt.Fprintf(out, "           %s\n", w)
	}
	if r.Revision != nil {
		r.Revision.print(out)
	}
	if r.readingRow != nil {
		r.readingRow.print(out)
	}
}

func (r readingRow) print(out io.Writer) {
	fmt.Fprintf(out, "           %s (%s)\n", r.Certainty.says, r.Encoding)
	for _, v := range r.Voices {
		asks := ""
		if v.Interviewer {
			asks = ", asks the questions"
		}
		fmt.Fprintf(out, "           %s: %d turns, %d words%s: «%s»\n", v.Name, v.Turns, v.Words, asks, v.Example)
	}
	for _, a := range r.Alike {
		fmt.Fprintf(out, "           one person? --merge '%s=%s'\n", a.From, a.Into)
	}
	for _, s := range r.Sample {
		fmt.Fprintf(out, "           | %s: %s\n", s.Speaker, s.Text)
	}
	for _, f := range r.Found {
		mark := "left"
		if f.Taken {
			mark = "taken"
		}
		fmt.Fprintf(out, "           %-5s (%s) %s: «%s»\n", mark, f.Reason, f.Speaker, f.Text)
	}
}

// summed counts the files by what became of them.
func summed(rows []importRow) string {
	var order []string
	count := map[string]int{}
	for _, r := range rows {
		if count[r.Status]++; count[r.Status] == 1 {
			order = append(order, r.Status)
		}
	}
	for i, status := range order {
		order[i] = fmt.Sprintf("%s: %d", status, count[status])
	}
	return strings.Join(order, ", ")
}

// reportRows tells what became of each file, under the names of the columns.
func reportRows(rows []importRow) [][]string {
	out := [][]string{{"file", "status", "testimony", "words", "turns", "speakers", "quotes", "remarks"}}
	for _, r := range rows {
		remarks := r.Warnings
		if about := r.about(); about != "" {
			remarks = append([]string{about}, remarks...)
		}
		if r.Revision != nil {
			remarks = append([]string{r.Revision.String()}, remarks...)
		}
		if r.Error != nil {
			remarks = []string{r.Error.Message}
		}
		out = append(out, []string{
			r.Path, r.Status, r.Title, strconv.Itoa(r.Words), strconv.Itoa(r.Turns), strings.Join(r.Speakers, ", "),
			strconv.Itoa(r.Quotes), strings.Join(remarks, "; "),
		})
	}
	return out
}
