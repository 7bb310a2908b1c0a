package ingest

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pdfNote is a footnote, numbered through the document.
type pdfNote struct {
	page   int
	sign   string // as it stands on the page
	number int
	lines  []pdfLine
}

func noteMark(n int) string { return fmt.Sprintf("[%d]", n) }

// takeNotes takes the footnotes from the bottom of a page: lines in small letters,
// from one that begins with a number on, or in letters of any size from one that
// begins with a raised number. The rest of the page comes back.
func (r *pdfText) takeNotes(page int, rows []pdfRow) []pdfRow {
	first := len(rows)
	for first > 0 && rows[first-1].size < 0.93*r.body {
		first--
	}
	for first < len(rows) && noteSign(rows[first]) == "" {
		first++
	}
	if first == len(rows) || !refersTo(rows[:first], noteSign(rows[first])) {
		if first = firstRaised(rows); first == len(rows) {
			return rows
		}
	}
	for i := first; i < len(rows); i++ {
		row := rows[i]
		if sign := noteSign(row); sign != "" {
			r.notes = append(r.notes, pdfNote{page: page, sign: sign, number: len(r.notes) + 1})
			row = row.withoutSign(sign)
		}
		note := &r.notes[len(r.notes)-1]
		if len(row.cells) > 0 {
			note.lines = append(note.lines, row.line(page, -len(r.notes)))
		}
	}
	return rows[:first]
}

// firstRaised returns the first row that begins with a raised number to which a
// row above refers, or how many rows there are.
func firstRaised(rows []pdfRow) int {
	for i, row := range rows {
		sign := noteSign(row)
		if sign != "" && row.raised(row.cells[0].parts[0]) && refersTo(rows[:i], sign) {
			return i
		}
	}
	return len(rows)
}

// noteSign returns the number that begins a row, in small raised letters or
// before a blank, or "".
func noteSign(row pdfRow) string {
	text := strings.TrimSpace(row.cells[0].text())
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if digits == 0 || digits > 3 {
		return ""
	}
	rest, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[digits:], ".) \t"))
	if !row.raised(row.cells[0].parts[0]) && rest != utf8.RuneError && !unicode.IsUpper(rest) && text[digits] != ' ' {
		return "" // 2e, 40 %
	}
	return text[:digits]
}

// refersTo reports whether a raised number stands in rows.
func refersTo(rows []pdfRow, sign string) bool {
	for _, row := range rows {
		for _, c := range row.cells {
			for _, p := range c.parts {
				if row.raised(p) && strings.TrimSpace(p.text) == sign {
					return true
				}
			}
		}
	}
	return false
}

// withoutSign returns a row without the number that begins it.
func (row pdfRow) withoutSign(sign string) pdfRow {
	parts := append([]pdfPart{}, row.cells[0].parts...)
	for i := range parts {
		left := strings.TrimLeft(parts[i].text, " ")
		if after, ok := strings.CutPrefix(left, sign); ok {
			parts[i].text = strings.TrimLeft(after, ".) ")
			break
		}
		if left != "" {
			break
		}
	}
	cell := pdfCell{row.cells[0].x, row.cells[0].end, parts}
	cells := append([]pdfCell{cell}, row.cells[1:]...)
	if strings.TrimSpace(cell.text()) == "" {
		cells = cells[1:]
	}
	return pdfRow{cells: cells}.measured()
}

// noteNumber returns the number of the note that a raised sign of a page stands
// for, or 0.
func (r *pdfText) noteNumber(page int, text string) int {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > 3 {
		return 0
	}
	for _, n := range r.notes {
		if n.page == page && n.sign == text {
			return n.number
		}
	}
	return 0
}
