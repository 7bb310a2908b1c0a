package export

import (
	"encoding/csv"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// writeCSV writes the table of quotes for French spreadsheets, which expect a
// byte order mark, semicolons and CRLF: a row of column names, then one row a
// quote.
func writeCSV(w io.Writer, d Document, l language, _ Options) error {
	return cellsCSV(w, quoteSheet(d, l))
}

// writeCodingsCSV writes the table of codings: one row each time a coder put a
// code on a quote.
func writeCodingsCSV(w io.Writer, d Document, l language, _ Options) error {
	return cellsCSV(w, codingSheet(d, l))
}

func cellsCSV(w io.Writer, s Sheet) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	row := make([]string, 0, len(s.Columns))
	for _, c := range s.Columns {
		row = append(row, cell(c.Name))
	}
	if err := out.Write(row); err != nil {
		return err
	}
	for cells := range s.Rows {
		row = row[:0]
		for _, c := range cells {
			row = append(row, c.plain())
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// plain returns a cell as the CSV table has it.
func (c Cell) plain() string {
	switch c.kind {
	case cellText:
		return cell(c.text)
	case cellNumber:
		return strconv.FormatFloat(c.number, 'f', -1, 64)
	case cellDay:
		return c.time().Format("2006-01-02")
	case cellMoment:
		return c.time().Format("2006-01-02 15:04")
	}
	return ""
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
