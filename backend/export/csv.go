package export

import (
	"encoding/csv"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"florilege/backend/corpus"
)

// writeCSV writes a table for French spreadsheets, which expect a byte order
// mark, semicolons and CRLF: a row of column names, then one row a quote. The
// words stand without quotation marks of ours. A comment goes with the quote
// that follows it, or with the last one of its section.
func writeCSV(w io.Writer, d Document, l language, _ Options) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	columns := slices.Clone(l.columns)
	for _, name := range d.Extra {
		columns = append(columns, cell(name))
	}
	if err := out.Write(columns); err != nil {
		return err
	}
	for _, r := range tableRows(d.Blocks) {
		if err := out.Write(r.cells()); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// tableRow is a quote with what stands around it in the document.
type tableRow struct {
	heading  string
	quote    Quote
	comments []string
}

func tableRows(blocks []Block) []tableRow {
	var rows []tableRow
	var headings [3]string
	var waiting []string // comments whose quote is not there yet
	settle := func() {
		if n := len(rows); n > 0 {
			rows[n-1].comments = append(rows[n-1].comments, waiting...)
			waiting = nil
		}
	}
	for _, b := range blocks {
		switch b.Kind {
		case corpus.ItemHeading:
			settle()
			headings[b.Level-1] = b.Text
			clear(headings[b.Level:])
		case corpus.ItemComment:
			waiting = append(waiting, b.Text)
		case corpus.ItemQuote:
			rows = append(rows, tableRow{joined(headings[:], " / "), b.Quote, waiting})
			waiting = nil
		}
	}
	settle()
	return rows
}

// cells returns the row under the columns of the language.
func (r tableRow) cells() []string {
	q := r.quote
	paths := make([]string, len(q.Codes))
	for i, c := range q.Codes {
		paths[i] = c.Path
	}
	out := []string{
		positive(q.Number), cell(r.heading), cell(q.Text), cell(q.Speaker), cell(q.Title),
		positive(q.Turn), cell(q.Time), cell(strings.Join(paths, " | ")), cell(joined(r.comments, "\n")), cell(q.Memo),
		strconv.Itoa(q.Start), strconv.Itoa(q.End), strconv.Itoa(q.Said),
		cell(string(q.ID)), cell(string(q.Testimony)),
	}
	for _, value := range q.Extra {
		out = append(out, cell(value))
	}
	return out
}

// formula is what a spreadsheet would run rather than show. Apostrophes before
// it count, so that taking one away always gives the words back.
var formula = regexp.MustCompile("^'*[-=+@\t\n＝＋－＠]")

// cell returns s so that a spreadsheet shows it as text: a formula gets an
// apostrophe before it.
func cell(s string) string {
	if formula.MatchString(s) {
		return "'" + s
	}
	return s
}

func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// joined joins the parts that are not empty.
func joined(parts []string, separator string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, separator)
}
