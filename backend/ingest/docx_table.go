package ingest

import (
	"strings"

	"florilege/backend/xmltext"
)

// table reads a table: each row is a paragraph, unless it is one cell, which is
// but a frame around its text. Rows may stand in content controls.
func (s *story) table() error {
	return s.x.each(func(e xmltext.Element) error {
		switch name := e.Local; {
		case name == "tr":
			return s.row()
		case strings.HasSuffix(name, "Pr"):
			return s.x.skip(e)
		}
		return s.table()
	})
}

func (s *story) row() error {
	var cells [][]paragraph
	if err := s.cells(&cells); err != nil {
		return err
	}
	if len(cells) == 1 {
		s.place(cells[0]...)
		return nil
	}
	if row := joinCells(cells); strings.TrimSpace(row.text) != "" {
		s.place(row)
	}
	return nil
}

// cells reads the cells of a row, which may stand in content controls.
func (s *story) cells(cells *[][]paragraph) error {
	return s.x.each(func(e xmltext.Element) error {
		switch name := e.Local; {
		case name == "tc":
			got, err := s.inside()
			*cells = append(*cells, got)
			return err
		case strings.HasSuffix(name, "Pr"):
			return s.x.skip(e)
		}
		return s.cells(cells)
	})
}

// joinCells makes a row of cells: tabs part them, and a tab inside a cell or a
// table inside it becomes a space.
func joinCells(cells [][]paragraph) paragraph {
	row := paragraph{row: true}
	if len(cells) > 0 && len(cells[0]) > 0 {
		row.bold = cells[0][0].bold
	}
	var b strings.Builder
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte('\t')
		}
		for j, p := range cell {
			if j > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(strings.ReplaceAll(p.text, "\t", " "))
		}
	}
	row.text = strings.TrimRight(b.String(), blanks)
	row.bold = min(row.bold, len(row.text))
	return row
}
