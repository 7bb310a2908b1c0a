package ingest

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/attribute"
	"florilege/backend/corpus"
)

// Answers is one answer sheet: a testimony to be, and what it has for attributes.
type Answers struct {
	Draft    Draft
	Values   []string // for each column, as its type stores them; "" where there is none
	Unread   []int    // columns whose cell is no value of their type
	Original []byte   // the row alone, as a file of its own
}

// Answers makes an answer sheet of a row. Each open answer stands under its
// question, which is a heading: nobody says it. What is answered is a turn of who
// answers. A row without a name is called by untitled and its number. It returns
// false where there is no open answer.
//
// The original is the row and not the table: so one person's answers can be
// shared, or erased, without those of everybody else.
func (s Sheet) Answers(row int, columns []Column, table Table, untitled string) (Answers, bool) {
	a := Answers{Values: make([]string, len(columns))}
	cells := s.Rows[row]
	var text strings.Builder
	var layout corpus.Layout
	for c, col := range columns {
		cell := strings.TrimSpace(storedText(cells[c]))
		switch col.Use {
		case NamesIt:
			a.Draft.Title = oneLine(strings.TrimSpace(a.Draft.Title + " " + cell))
		case AsValue:
			value, ok := attribute.Read(col.Type, col.Choices, cell)
			if a.Values[c] = value; !ok {
				a.Unread = append(a.Unread, c)
			}
		case OpenAnswer:
			if !strings.ContainsFunc(cell, visible) {
				continue
			}
			if text.Len() > 0 {
				text.WriteString("\n\n")
			}
			at := text.Len()
			text.WriteString(col.Name)
			layout.Headings = append(layout.Headings, corpus.Heading{Span: corpus.Span{Start: at, End: text.Len()}, Level: 1})
			text.WriteString("\n\n")
			at = text.Len()
			text.WriteString(cell)
			layout.Turns = append(layout.Turns, corpus.Turn{
				Label: corpus.Span{Start: at, End: at}, Words: corpus.Span{Start: at, End: text.Len()},
			})
		}
	}
	if text.Len() == 0 {
		return a, false
	}
	if a.Draft.Title == "" {
		a.Draft.Title = untitled + " " + strconv.Itoa(row+1)
	}
	a.Draft = Draft{
		Title: a.Draft.Title, Format: table.Format, Encoding: table.Encoding, Text: text.String(), Layout: layout,
		Speakers: []corpus.Speaker{{Name: a.Draft.Title}}, Words: anchor.CountWords(text.String()), Warnings: []Warning{},
	}
	a.Original = s.sheetOf(cells, columns)
	return a, true
}

// sheetOf returns a row as a file: the columns that are not left out, one a line,
// with what each is and its cell.
func (s Sheet) sheetOf(cells []string, columns []Column) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for c, col := range columns {
		if col.Use != LeftOut {
			_ = w.Write([]string{col.Name, string(col.Use), cells[c]})
		}
	}
	w.Flush()
	return b.Bytes()
}

// ReadAnswers makes an answer sheet again of its original, for which no name is
// known where the row had none. It returns false where data is none.
func ReadAnswers(data []byte, format, title string) (Draft, bool) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = 3
	lines, err := r.ReadAll()
	if err != nil {
		return Draft{}, false
	}
	one := Sheet{Rows: [][]string{nil}}
	var columns []Column
	for _, l := range lines {
		use := Use(l[1])
		if use != OpenAnswer && use != AsValue && use != NamesIt {
			return Draft{}, false
		}
		columns = append(columns, Column{Name: oneLine(storedText(l[0])), Use: use})
		one.Rows[0] = append(one.Rows[0], l[2])
	}
	a, ok := one.Answers(0, columns, Table{Format: format, Encoding: "utf-8"}, "")
	if ok && title != "" && strings.TrimSpace(a.Draft.Title) == "1" {
		a.Draft.Title, a.Draft.Speakers[0].Name = title, title
	}
	return a.Draft, ok
}
