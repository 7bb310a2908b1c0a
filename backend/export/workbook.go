package export

import (
	"iter"
	"math"
	"strings"
	"time"
	"unicode/utf16"

	"florilege/backend/corpus"
)

// Workbook is an Excel file: tables, each on a sheet of its own, with names of
// columns that stay in view, filters, and cells that are of a kind.
type Workbook struct {
	Title    string
	Language string    // "fr" or "en"
	Made     time.Time // stored in the file; must be set
	Sheets   []Sheet
}

// Sheet is one table of a workbook.
type Sheet struct {
	Name    string // of its tab; signs that Excel forbids are replaced, and what is too long is cut
	Columns []Column
	Rows    iter.Seq[[]Cell] // read once, while writing: a row may be reused for the next
}

// Texts yields the names of the sheet and of its columns, and the cells of text.
func (s Sheet) Texts() iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(s.Name) {
			return
		}
		for _, c := range s.Columns {
			if !yield(c.Name) {
				return
			}
		}
		for row := range s.Rows {
			for _, c := range row {
				if c.kind == cellText && !yield(c.text) {
					return
				}
			}
		}
	}
}

// Column is a column of a sheet.
type Column struct {
	Name  string
	Width float64 // in characters, 0 for as wide as its name; from 30 on, text is broken into lines
}

// Cell is a value in a table. The zero value is an empty cell.
type Cell struct {
	kind   cellKind
	text   string
	number float64
}

type cellKind byte

const (
	cellEmpty cellKind = iota
	cellText
	cellNumber
	cellDay
	cellMoment
)

// Text is a cell of words. What looks like a formula is shown and never run.
func Text(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{kind: cellText, text: printable(s)}
}

// Number is a cell to count with.
func Number(n float64) Cell { return Cell{kind: cellNumber, number: n} }

// Day is the date of t, in its zone, without the hour; empty for the zero time.
func Day(t time.Time) Cell { return timeCell(cellDay, t) }

// Moment is the date and time of t, in its zone; empty for the zero time.
func Moment(t time.Time) Cell { return timeCell(cellMoment, t) }

func timeCell(kind cellKind, t time.Time) Cell {
	if t.IsZero() {
		return Cell{}
	}
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset)
	const day, epoch = 24 * 60 * 60, 25569 // 1970 in days since the spreadsheets' zero
	n := float64(seconds)/day + epoch
	if kind == cellDay {
		n = float64(seconds/day + epoch)
	}
	return Cell{kind: kind, number: n}
}

// time returns what Day or Moment was given, as a time of no zone, to the minute.
func (c Cell) time() time.Time {
	const minute, epoch = 24 * 60, 25569
	return time.Unix(int64(math.Round((c.number-epoch)*minute))*60, 0).UTC()
}

// Limits of Excel.
const (
	sheetRows    = 1 << 20
	sheetColumns = 1 << 14
	cellUnits    = 32767 // UTF-16 units
	tabUnits     = 31
)

// parts cuts words that one cell cannot hold into several, for rows below it.
func parts(s string) []string {
	var out []string
	for len(s) > cellUnits { // bytes are never fewer than units
		units, at := 0, 0
		for i, r := range s {
			n := utf16.RuneLen(r)
			if units+n > cellUnits {
				break
			}
			units, at = units+n, i+len(string(r))
		}
		out = append(out, s[:at])
		s = s[at:]
	}
	return append(out, s)
}

// tabNames returns names for tabs that Excel takes: no sign it forbids, none
// twice, not too long.
func tabNames(sheets []Sheet) []string {
	taken := map[string]bool{}
	var out []string
	for _, s := range sheets {
		name := strings.Map(func(r rune) rune {
			if strings.ContainsRune(`[]:*?/\`, r) {
				return '-'
			}
			return r
		}, oneLine(s.Name))
		name = strings.Trim(name, "' ")
		if name == "" {
			name = "-"
		}
		free := cutUnits(name, tabUnits)
		for n := 2; taken[strings.ToLower(free)]; n++ {
			mark := " " + positive(n)
			free = cutUnits(name, tabUnits-len(mark)) + mark
		}
		taken[strings.ToLower(free)] = true
		out = append(out, free)
	}
	return out
}

// cutUnits returns the start of s that takes at most n UTF-16 units.
func cutUnits(s string, n int) string {
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > n {
			return s[:i]
		}
	}
	return s
}

// fits refuses a table that a sheet cannot hold.
func (s Sheet) fits(rows int) error {
	if len(s.Columns) == 0 || len(s.Columns) > sheetColumns || rows > sheetRows {
		return corpus.Fail(corpus.Invalid, s.Name, "a sheet holds from 1 to 16,384 columns and up to 1,048,576 rows")
	}
	return nil
}
