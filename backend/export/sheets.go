package export

import (
	"io"
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// writeXLSX writes a workbook of two sheets: one row a quote, and one row a coding.
func writeXLSX(w io.Writer, d Document, l language, _ Options) error {
	return WriteWorkbook(w, Workbook{
		Title: d.Title, Language: l.tag, Made: d.Made, Sheets: []Sheet{quoteSheet(d, l), codingSheet(d, l)},
	})
}

// quoteSheet has one row a quote, however often it stands in the document. The
// words stand without quotation marks of ours. A comment goes with the quote
// that follows it, or with the last one of its section.
func quoteSheet(d Document, l language) Sheet {
	s := Sheet{Name: l.sheets[0], Columns: columnsUnder(l.columns, quoteWidths(), d.Extra)}
	rows := tableRows(d.Blocks)
	s.Rows = func(yield func([]Cell) bool) {
		for _, r := range rows {
			if !yield(r.cells()) {
				return
			}
		}
	}
	return s
}

// codingSheet has one row for each code that a coder put on a quote of the document.
func codingSheet(d Document, l language) Sheet {
	s := Sheet{Name: l.sheets[1], Columns: columnsUnder(l.codings, codingWidths(), slices.Concat(d.Dimensions, d.Extra))}
	s.Rows = func(yield func([]Cell) bool) {
		seen := map[corpus.ID]bool{}
		for _, b := range d.Blocks {
			if b.Kind != corpus.ItemQuote || b.Quote.ID != "" && seen[b.Quote.ID] {
				continue
			}
			seen[b.Quote.ID] = true
			for _, c := range b.Quote.Codes {
				for _, coder := range c.coders() {
					if !yield(codingCells(d, b.Quote, c, coder)) {
						return
					}
				}
			}
		}
	}
	return s
}

// quoteWidths are the widths, in characters, of the columns of language.columns.
func quoteWidths() []float64 {
	return []float64{0, 30, 70, 20, 26, 0, 12, 36, 36, 36, 0, 0, 0, 0, 38, 38}
}

// codingWidths are those of language.codings.
func codingWidths() []float64 { return []float64{0, 36, 26, 20, 17, 70, 20, 26, 0, 12, 0, 0, 38, 38} }

const extraWidth = 18 // of an attribute, in characters

func columnsUnder(names []string, widths []float64, extra []string) []Column {
	var out []Column
	for i, name := range names {
		out = append(out, Column{name, widths[i]})
	}
	for _, name := range extra {
		out = append(out, Column{name, extraWidth})
	}
	return out
}

// coders are all who put a code on a quote, one of no name where nobody is told.
func (c Code) coders() []corpus.Hand { return append([]corpus.Hand{{By: c.By, At: c.At}}, c.Also...) }

func codingCells(d Document, q Quote, c Code, by corpus.Hand) []Cell {
	stances := make([]Cell, len(d.Dimensions))
	for i := range min(len(stances), len(c.Stances)) {
		stances[i] = Text(c.Stances[i])
	}
	return slices.Concat([]Cell{
		count(q.Number), Text(c.Path), Text(c.Name), Text(by.By), Moment(by.At), Text(q.Text), Text(q.Speaker), Text(q.Title),
		count(q.Turn), Text(q.Time), Number(float64(q.Said)), Number(float64(q.People)), Text(string(q.ID)), Text(string(q.Testimony)),
	}, stances, extraCells(q))
}

// count is a number from 1, or nothing.
func count(n int) Cell {
	if n <= 0 {
		return Cell{}
	}
	return Number(float64(n))
}

func extraCells(q Quote) []Cell {
	out := make([]Cell, len(q.Extra))
	for i, value := range q.Extra {
		out[i] = Text(value)
	}
	return out
}

// tableRow is a quote with what stands around it in the document.
type tableRow struct {
	headings []string // of each place where it stands
	quote    Quote
	comments []string
}

func tableRows(blocks []Block) []*tableRow {
	var rows []*tableRow
	byID := map[corpus.ID]*tableRow{}
	var last *tableRow // where the section is now
	var headings [3]string
	var waiting []string // comments whose quote is not there yet
	settle := func() {
		if last != nil {
			last.comments = append(last.comments, waiting...)
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
			last = byID[b.Quote.ID]
			if last == nil {
				last = &tableRow{quote: b.Quote}
				rows = append(rows, last)
				if b.Quote.ID != "" {
					byID[b.Quote.ID] = last
				}
			}
			if under := joined(headings[:], " / "); !slices.Contains(last.headings, under) {
				last.headings = append(last.headings, under)
			}
			last.comments = append(last.comments, waiting...)
			waiting = nil
		}
	}
	settle()
	return rows
}

// cells returns the row under the columns of the language.
func (r *tableRow) cells() []Cell {
	q := r.quote
	paths := make([]string, len(q.Codes))
	for i, c := range q.Codes {
		paths[i] = c.Path
	}
	return append([]Cell{
		count(q.Number), Text(joined(r.headings, " | ")), Text(q.Text), Text(q.Speaker), Text(q.Title), count(q.Turn), Text(q.Time),
		Text(strings.Join(paths, " | ")), Text(joined(r.comments, "\n")), Text(q.Memo),
		Number(float64(q.Start)), Number(float64(q.End)), Number(float64(q.Said)), Number(float64(q.People)), Text(string(q.ID)), Text(string(q.Testimony)),
	}, extraCells(q)...)
}
