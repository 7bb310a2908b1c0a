package ingest

import "strings"

// rtfFlow is one flow of text: the body, a note, a comment, a text box.
type rtfFlow struct {
	out   []paragraph
	open  boldText
	cells [][]paragraph // of the row being read
	cell  []paragraph
	done  func(*rtf, []paragraph)
	sign  string // of a list, before the paragraph
}

func (f *rtfFlow) write(s string, form rtfForm) {
	if s == "\n" && !f.open.words {
		return
	}
	f.open.write(s, form.bold)
}

// endParagraph puts the open paragraph out, into a cell where it stands in a table.
func (f *rtfFlow) endParagraph(st rtfState) {
	p := f.open.paragraph(f.sign)
	words := f.open.words
	f.open, f.sign = boldText{}, ""
	if !words {
		return
	}
	p.heading = st.level
	if words, listed := strings.CutPrefix(strings.TrimLeft(p.text, " "), "•\t"); listed {
		p.text, p.bold = bullet+words, 0
	}
	p.row = strings.HasPrefix(p.text, bullet)
	if st.table {
		f.cell = append(f.cell, p)
		return
	}
	f.endRow() // one that was never ended
	f.out = append(f.out, p)
}

func (f *rtfFlow) endCell(st rtfState) {
	st.table = true
	f.endParagraph(st)
	f.cells, f.cell = append(f.cells, f.cell), nil
}

// endRow puts a row out; one of a single cell is but a frame around its text.
func (f *rtfFlow) endRow() {
	if f.cell != nil {
		f.cells = append(f.cells, f.cell)
	}
	cells := f.cells
	f.cells, f.cell = nil, nil
	if len(cells) == 1 {
		f.out = append(f.out, cells[0]...)
		return
	}
	if row := joinCells(cells); strings.TrimSpace(row.text) != "" {
		f.out = append(f.out, row)
	}
}
