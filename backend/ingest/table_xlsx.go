package ingest

import (
	"errors"
	"path"
	"strconv"
	"strings"

	"florilege/backend/xmltext"
)

// xlsx is an Excel workbook while it is read.
type xlsx struct {
	archive *archive
	shared  []string     // texts that cells refer to
	moments []momentKind // of the formats of cells
	from    int          // day that dates count from
	grids   []*grid
}

// readXLSX reads the sheets of a workbook: values, formulas by what they gave
// last.
func readXLSX(name string, data []byte) ([]*grid, error) {
	zip, err := openArchive(name, data, kindExcel)
	if err != nil {
		return nil, err
	}
	top, err := zip.relations("")
	if err != nil {
		return nil, err
	}
	book := top.first("officeDocument")
	if !zip.has(book) {
		book = "xl/workbook.xml"
	}
	if !zip.has(book) {
		return nil, zip.lacks()
	}
	x := &xlsx{archive: zip, from: days1900}
	for _, read := range []func(string) error{x.readShared, x.readFormats, x.readBook} {
		if err := read(book); err != nil {
			return nil, err
		}
	}
	return x.grids, nil
}

// readBook reads the sheets in their order.
func (x *xlsx) readBook(book string) error {
	targets := map[string]string{}
	err := x.archive.part(path.Join(path.Dir(book), "_rels", path.Base(book)+".rels"), func(p *xmlPart, e xmltext.Element) error {
		target := e.Attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/"+path.Dir(book), target)
		}
		targets[e.Attr("Id")] = strings.TrimPrefix(path.Clean(target), "/")
		return p.skip(e)
	})
	if err != nil {
		return err
	}
	type sheet struct{ name, entry string }
	var sheets []sheet
	err = x.archive.part(book, func(p *xmlPart, e xmltext.Element) error {
		switch e.Local {
		case "workbookPr":
			if toggledAttr(e, "date1904") {
				x.from = days1904
			}
		case "sheets":
			return p.each(func(e xmltext.Element) error {
				for _, a := range e.Attrs {
					if a.Local == "id" && a.Space != "" && targets[a.Value()] != "" {
						sheets = append(sheets, sheet{e.Attr("name"), targets[a.Value()]})
					}
				}
				return p.skip(e)
			})
		}
		return p.skip(e)
	})
	if err != nil {
		return err
	}
	for _, s := range sheets[:min(len(sheets), 1000)] {
		g := &grid{file: x.archive.name, name: s.name}
		if err := errors.Join(x.readSheet(g, s.entry), x.readComments(g, s.entry)); err != nil {
			return err
		}
		x.grids = append(x.grids, g)
	}
	return nil
}

func toggledAttr(e xmltext.Element, name string) bool {
	v := e.Attr(name)
	return v == "1" || v == "true"
}

func (x *xlsx) readShared(book string) error {
	return x.archive.part(path.Join(path.Dir(book), "sharedStrings.xml"), func(p *xmlPart, e xmltext.Element) error {
		text, err := p.richText()
		x.shared = append(x.shared, text)
		return err
	})
}

// richText reads the text of an element: of its runs, not of its readings aloud.
func (p *xmlPart) richText() (string, error) {
	var b strings.Builder
	err := p.each(func(e xmltext.Element) error {
		switch e.Local {
		case "t":
			text, err := p.content(p.skip)
			b.WriteString(text)
			return err
		case "r":
			text, err := p.richText()
			b.WriteString(text)
			return err
		}
		return p.skip(e)
	})
	return b.String(), err
}

func (x *xlsx) readSheet(g *grid, entry string) error {
	number := 0
	return x.archive.part(entry, func(p *xmlPart, e xmltext.Element) error {
		switch e.Local {
		case "sheetData":
			return p.each(func(e xmltext.Element) error {
				if number++; e.Attr("r") != "" {
					if n, err := strconv.Atoi(e.Attr("r")); err == nil && n > 0 && n < 1<<21 {
						number = n
					}
				}
				hidden := toggledAttr(e, "hidden")
				before := len(g.rows)
				cells, err := x.row(p)
				if err == nil {
					err = g.add(number, cells)
				}
				g.hidden += as01(hidden && len(g.rows) > before)
				return err
			})
		case "cols", "mergeCells":
			return p.each(func(e xmltext.Element) error {
				g.hidden += as01(e.Local == "col" && toggledAttr(e, "hidden"))
				g.merge(e.Attr("ref"))
				return p.skip(e)
			})
		}
		return p.skip(e)
	})
}

// readComments notes which cells of a sheet have comments: notes, which older
// versions called so, and threads of those who answer one another.
func (x *xlsx) readComments(g *grid, entry string) error {
	beside, err := x.archive.relations(entry)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	note := func(p *xmlPart, e xmltext.Element) error {
		ref := e.Attr("ref")
		if row, column, ok := place(ref); ok && !seen[ref] && column < mostTableColumns {
			seen[ref] = true
			g.comment(row, column)
		}
		return p.skip(e)
	}
	for _, comments := range beside["comments"] {
		err := x.archive.part(comments, func(p *xmlPart, e xmltext.Element) error {
			if e.Local != "commentList" {
				return p.skip(e)
			}
			return p.each(func(e xmltext.Element) error { return note(p, e) })
		})
		if err != nil {
			return err
		}
	}
	for _, thread := range beside["threadedComment"] {
		if err := x.archive.part(thread, note); err != nil {
			return err
		}
	}
	return nil
}

// merge takes an area such as A1:B3.
func (g *grid) merge(ref string) {
	from, to, ok := strings.Cut(ref, ":")
	top, left, okFrom := place(from)
	bottom, right, okTo := place(to)
	if ok && okFrom && okTo && len(g.merged) < mostTableRows {
		g.merged = append(g.merged, area{top, left, bottom, right})
	}
}

// row reads the cells of a row; those that are not there are blank.
func (x *xlsx) row(p *xmlPart) ([]string, error) {
	var out []string
	next := 0 // the column of a cell that does not say where it stands
	err := p.each(func(e xmltext.Element) error {
		column := next
		if _, c, ok := place(e.Attr("r")); ok && c >= column {
			column = c
		}
		next = column + 1
		if column >= mostTableColumns {
			return p.skip(e)
		}
		value, err := x.cell(p, e)
		if value != "" {
			for len(out) <= column {
				out = append(out, "")
			}
			out[column] = value
		}
		return err
	})
	return out, err
}

func (x *xlsx) cell(p *xmlPart, cell xmltext.Element) (string, error) {
	raw, text := "", ""
	err := p.each(func(e xmltext.Element) (err error) {
		switch e.Local {
		case "v":
			raw, err = p.content(p.skip)
		case "is":
			text, err = p.richText()
		default:
			err = p.skip(e)
		}
		return err
	})
	switch kind := cell.Attr("t"); kind {
	case "inlineStr":
		return text, err
	case "s":
		if n, bad := strconv.Atoi(strings.TrimSpace(raw)); bad == nil && n >= 0 && n < len(x.shared) {
			return x.shared[n], err
		}
		return "", err
	case "b":
		return truth(strings.TrimSpace(raw) == "1"), err
	case "", "n":
		return x.written(strings.TrimSpace(raw), number(cell.Attr("s"))), err
	}
	return raw, err
}

// truth is how a tick of a table stands in its text.
func truth(b bool) string {
	if b {
		return "oui"
	}
	return "non"
}
