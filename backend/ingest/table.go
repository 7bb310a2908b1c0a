package ingest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// Table is a file of rows and columns, as its sheets; those without a row are
// left out.
type Table struct {
	Format   string // "csv", "tsv", "xlsx", "ods"
	Encoding string
	Sheets   []Sheet
}

// Sheet is a sheet of a table below the line that names its columns.
type Sheet struct {
	Name     string     // "" where the format has no names
	Columns  []string   // their names, all different, in one line
	Rows     [][]string // of text, each as long as Columns; no row is blank
	Numbers  []int      // of the rows in the file, from 1
	Warnings []Warning
}

// Bounds of a table.
const (
	mostTableRows    = 200_000
	mostTableColumns = 2_000
	mostCells        = 4_000_000
	headerWithin     = 20 // rows, in which the names of the columns stand
)

// TableExtensions returns the file name extensions that ReadTable knows, in lower
// case with their dot.
func TableExtensions() []string { return []string{".csv", ".tsv", ".xlsx", ".ods"} }

// IsTable reports whether a file is a table, by its name.
func IsTable(name string) bool {
	return slices.Contains(TableExtensions(), strings.ToLower(extension(name)))
}

// ReadTable reads a table. Formulas give their values, dates are ISO 8601,
// numbers stand as they were typed. An error is a corpus.Error about name.
func ReadTable(name string, data []byte) (Table, error) {
	if len(data) == 0 {
		return Table{}, corpus.Fail(corpus.EmptyFile, name, "")
	}
	t := Table{Format: strings.TrimPrefix(strings.ToLower(extension(name)), "."), Encoding: "zip"}
	var grids []*grid
	var err error
	switch t.Format {
	case "csv", "tsv":
		var one *grid
		one, t.Encoding, err = readCSV(name, data)
		grids = append(grids, one)
	case "xlsx":
		grids, err = readXLSX(name, data)
	case "ods":
		grids, err = readODS(name, data)
	default:
		return Table{}, corpus.Fail(corpus.Unsupported, name, "")
	}
	if err != nil {
		return Table{}, err
	}
	for _, g := range grids {
		if s, ok := g.sheet(); ok {
			t.Sheets = append(t.Sheets, s)
		}
	}
	if len(t.Sheets) == 0 {
		return Table{}, corpus.Fail(corpus.EmptyFile, name, "")
	}
	return t, nil
}

// grid is a sheet while it is read: its rows that hold something.
type grid struct {
	file   string // for errors
	name   string
	rows   []gridRow
	cells  int
	merged []area
	hidden int // rows and columns
	said   []Warning

	commented []string // cells with comments, which are left out, such as B12
}

type gridRow struct {
	number int
	cells  []string
}

// area is a stretch of merged cells, from 0, its ends included.
type area struct{ top, left, bottom, right int }

// add takes a row unless it is blank.
func (g *grid) add(number int, cells []string) error {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) == 0 {
		return nil
	}
	g.cells += len(cells)
	switch {
	case len(g.rows) >= mostTableRows:
		return corpus.Fail(corpus.TooLarge, g.file, fmt.Sprintf("> %d × ↓", mostTableRows))
	case len(cells) > mostTableColumns:
		return corpus.Fail(corpus.TooLarge, g.file, fmt.Sprintf("> %d × →", mostTableColumns))
	case g.cells > mostCells:
		return corpus.Fail(corpus.TooLarge, g.file, fmt.Sprintf("> %d × ▦", mostCells))
	}
	g.rows = append(g.rows, gridRow{number, slices.Clone(cells)})
	return nil
}

// spread writes the value of merged cells into each of them, where there is a row.
func (g *grid) spread() {
	if len(g.merged) == 0 {
		return
	}
	at := map[int]int{} // rows by their number
	for i, r := range g.rows {
		at[r.number-1] = i
	}
	budget := mostCells
	for _, a := range g.merged {
		first, ok := at[a.top]
		if !ok || a.left >= len(g.rows[first].cells) || a.right >= mostTableColumns {
			continue
		}
		value := g.rows[first].cells[a.left]
		for row := a.top; row <= min(a.bottom, a.top+mostTableRows) && budget > 0; row++ {
			budget -= 1 + a.right - a.left
			i, ok := at[row]
			if !ok {
				continue
			}
			r := &g.rows[i]
			for len(r.cells) <= a.right {
				r.cells = append(r.cells, "")
			}
			for c := a.left; c <= a.right; c++ {
				r.cells[c] = value
			}
		}
	}
}

// sheet finds the line that names the columns, and makes rows of what is below.
func (g *grid) sheet() (Sheet, bool) {
	g.spread()
	head := g.header()
	if head < 0 || head+1 >= len(g.rows) {
		return Sheet{}, false
	}
	width := 0
	for _, r := range g.rows[head:] {
		width = max(width, len(r.cells))
	}
	used := make([]bool, width)
	for _, r := range g.rows[head:] {
		for c, v := range r.cells {
			used[c] = used[c] || strings.TrimSpace(v) != ""
		}
	}
	s := Sheet{Name: oneLine(anchor.Normalize(g.name)), Columns: g.names(head, used)}
	for _, r := range g.rows[head+1:] {
		row := make([]string, 0, len(s.Columns))
		for c, use := range used {
			switch {
			case !use:
			case c < len(r.cells):
				row = append(row, r.cells[c])
			default:
				row = append(row, "")
			}
		}
		s.Rows, s.Numbers = append(s.Rows, row), append(s.Numbers, r.number)
	}
	s.Warnings = append(g.said, warned(nil, map[WarningCode]int{
		LinesAbove: head, HiddenCells: g.hidden, MergedCells: len(g.merged),
	})...)
	if len(g.commented) > 0 {
		s.Warnings = append(s.Warnings, Warning{CellComments, g.comments()})
	}
	return s, true
}

// mostCommented is how many cells with comments a warning names.
const mostCommented = 12

// comments says how many cells have comments, and which: what is written there is
// of those who read the answers, and is no answer.
func (g *grid) comments() string {
	named := strings.Join(g.commented[:min(len(g.commented), mostCommented)], ", ")
	if len(g.commented) > mostCommented {
		named += ", …"
	}
	return fmt.Sprintf("%d (%s)", len(g.commented), named)
}

// comment notes that a cell has comments; row and column are counted from 0.
func (g *grid) comment(row, column int) {
	if cell := columnLetters(column) + strconv.Itoa(row+1); len(g.commented) < mostTableRows {
		g.commented = append(g.commented, cell)
	}
}

// header returns the first row that is about as full as the fullest near it, or -1.
func (g *grid) header() int {
	most := 0
	near := g.rows[:min(len(g.rows), headerWithin)]
	for _, r := range near {
		most = max(most, filledCells(r.cells))
	}
	return slices.IndexFunc(near, func(r gridRow) bool { return 2*filledCells(r.cells) > most })
}

func filledCells(cells []string) int {
	n := 0
	for _, c := range cells {
		n += as01(strings.TrimSpace(c) != "")
	}
	return n
}

// names returns the names of the columns in use: one without a name is called as
// spreadsheets do, a name that stands twice is numbered.
func (g *grid) names(head int, used []bool) []string {
	var out []string
	taken := map[string]bool{}
	for c, use := range used {
		if !use {
			continue
		}
		name := ""
		if cells := g.rows[head].cells; c < len(cells) {
			name = oneLine(storedText(cells[c]))
		}
		if name == "" {
			name = columnLetters(c)
		}
		free := name
		for n := 2; taken[anchor.Fold(free)]; n++ {
			free = name + " (" + strconv.Itoa(n) + ")"
		}
		taken[anchor.Fold(free)] = true
		out = append(out, free)
	}
	return out
}

// storedText returns a cell as testimonies store text.
func storedText(s string) string { return anchor.Normalize(strings.ReplaceAll(s, "\uFEFF", "")) }

// columnLetters names a column as spreadsheets do: A, B … Z, AA.
func columnLetters(c int) string {
	s := ""
	for c++; c > 0; c = (c - 1) / 26 {
		s = string(rune('A'+(c-1)%26)) + s
	}
	return s
}

// place reads a reference such as B12 as its row and column from 0.
func place(ref string) (row, column int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	return row - 1, column - 1, i > 0 && err == nil && row > 0 && row <= 1<<21
}
