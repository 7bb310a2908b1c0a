package ingest

import (
	"strings"

	"florilege/backend/xmltext"
)

// readODS reads the sheets of an OpenDocument spreadsheet.
func readODS(name string, data []byte) ([]*grid, error) {
	zip, err := openArchive(name, data, kindCalc)
	if err != nil {
		return nil, err
	}
	o := &odt{archive: zip}
	if err := o.readManifest(); err != nil {
		return nil, err
	}
	if !zip.has(odtBody) {
		return nil, zip.lacks()
	}
	var out []*grid
	err = zip.part(odtBody, func(x *xmlPart, e xmltext.Element) error {
		if e.Local != "body" {
			return x.skip(e)
		}
		return x.each(func(e xmltext.Element) error { // the spreadsheet
			return x.each(func(e xmltext.Element) error {
				if e.Local != "table" || len(out) >= 1000 {
					return x.skip(e)
				}
				s := &odsSheet{x: x, grid: &grid{file: name, name: e.Attr("name")}}
				out = append(out, s.grid)
				return s.rows()
			})
		})
	})
	return out, err
}

// odsSheet is a sheet while it is read.
type odsSheet struct {
	x      *xmlPart
	grid   *grid
	number int // of the row read last, from 1

	commented bool // the cell read last has a comment
}

// rows reads the rows within an element: of the sheet, of its head, of a group.
func (s *odsSheet) rows() error {
	return s.x.each(func(e xmltext.Element) error {
		switch e.Local {
		case "table-row":
			return s.row(e)
		case "table-rows", "table-header-rows", "table-row-group":
			return s.rows()
		case "table-column":
			v := e.Attr("visibility")
			s.grid.hidden += as01(v == "collapse" || v == "filter")
		}
		return s.x.skip(e)
	})
}

// repeated reads how often a row or a cell stands there.
func repeated(e xmltext.Element, name string) int { return max(1, number(e.Attr(name))) }

func (s *odsSheet) row(row xmltext.Element) error {
	times := repeated(row, "number-rows-repeated")
	var cells []string
	blank := 0 // cells before the next that holds something
	err := s.x.each(func(e xmltext.Element) error {
		if e.Local != "table-cell" && e.Local != "covered-table-cell" {
			return s.x.skip(e)
		}
		n := repeated(e, "number-columns-repeated")
		s.commented = false
		value, err := s.cell(e)
		if s.commented {
			s.grid.comment(s.number, len(cells)+blank)
		}
		s.span(e, len(cells)+blank)
		if value == "" {
			blank += n
			return err
		}
		for range min(blank, mostTableColumns+1-len(cells)) {
			cells = append(cells, "")
		}
		for range min(n, mostTableColumns+1-len(cells)) {
			cells = append(cells, value)
		}
		blank = 0
		return err
	})
	if err != nil {
		return err
	}
	if len(cells) == 0 {
		s.number += times
		return nil
	}
	v := row.Attr("visibility")
	for range times {
		s.number++
		if err := s.grid.add(s.number, cells); err != nil {
			return err
		}
		s.grid.hidden += as01(v == "collapse" || v == "filter")
	}
	return nil
}

// span takes the area that a cell runs over.
func (s *odsSheet) span(e xmltext.Element, column int) {
	columns, rows := repeated(e, "number-columns-spanned"), repeated(e, "number-rows-spanned")
	if columns*rows > 1 && len(s.grid.merged) < mostTableRows {
		s.grid.merged = append(s.grid.merged, area{s.number, column, s.number + rows - 1, column + columns - 1})
	}
}

// cell reads a value: dates and numbers as they are kept, anything else as it is
// shown.
func (s *odsSheet) cell(cell xmltext.Element) (string, error) {
	var lines []string
	err := s.x.each(func(e xmltext.Element) error {
		switch e.Local {
		case "p", "h":
			flow := odtFlow{odt: &odt{}, x: s.x, open: &boldText{}}
			err := flow.text()
			lines = append(lines, strings.TrimRight(flow.open.text.String(), " "))
			return err
		case "annotation":
			s.commented = true
		}
		return s.x.skip(e)
	})
	switch cell.Attr("value-type") {
	case "date":
		return strings.TrimSuffix(cell.Attr("date-value"), "T00:00:00"), err
	case "float", "currency":
		if v := cell.Attr("value"); v != "" {
			return v, err
		}
	case "boolean":
		return truth(cell.Attr("boolean-value") == "true"), err
	}
	return strings.Join(lines, "\n"), err
}
