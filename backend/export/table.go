package export

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// Table writes rows to a file, the first one the names of the columns: CSV for
// French spreadsheets where the file's name ends so, else text to read, where a
// cell that is empty or of no name is left out.
func Table(path string, rows [][]string) error {
	return File(path, func(w io.Writer) error {
		if strings.EqualFold(filepath.Ext(path), ".csv") {
			return tableCSV(w, rows)
		}
		return tableText(w, rows)
	})
}

// WriteRows writes rows as CSV for French spreadsheets, the first one the names of
// the columns.
func WriteRows(w io.Writer, rows [][]string) error { return tableCSV(w, rows) }

// WriteSheet writes a sheet as CSV for French spreadsheets, the names of the columns first.
func WriteSheet(w io.Writer, s Sheet) error { return cellsCSV(w, s) }

// TextSheet returns a sheet of text, the first row the names of its columns.
// widths are those of the columns, in characters; what it lacks is 0.
func TextSheet(name string, rows [][]string, widths []float64) Sheet {
	s := Sheet{Name: name}
	for i, column := range rows[0] {
		width := 0.0
		if i < len(widths) {
			width = widths[i]
		}
		s.Columns = append(s.Columns, Column{column, width})
	}
	s.Rows = func(yield func([]Cell) bool) {
		for _, row := range rows[1:] {
			cells := make([]Cell, len(row))
			for i, text := range row {
				cells[i] = Text(text)
			}
			if !yield(cells) {
				return
			}
		}
	}
	return s
}

func tableCSV(w io.Writer, rows [][]string) error {
	if len(rows) == 0 {
		return nil
	}
	return cellsCSV(w, TextSheet("", rows, nil))
}

func tableText(w io.Writer, rows [][]string) error {
	for i, row := range rows {
		if i == 0 {
			continue
		}
		for j, s := range row {
			if s == "" || j >= len(rows[0]) {
				continue
			}
			if _, err := fmt.Fprintf(w, "%s: %s\n", rows[0][j], strings.Join(strings.Fields(s), " ")); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return nil
}
