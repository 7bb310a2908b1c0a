package ingest

import (
	"fmt"
	"strings"

	"florilege/backend/xmltext"
)

// odtFlow reads one flow of text of a document: its body, a cell, a note.
type odtFlow struct {
	odt   *odt
	x     *xmlPart
	out   []paragraph
	open  *boldText // the paragraph being read, nil between paragraphs
	after []paragraph
	form  odtForm
	lists []*odtList // around, outermost first
	sign  string     // of the list item that begins
}

type odtForm struct{ bold, hidden bool }

// odtList is a list being read.
type odtList struct {
	levels   []listLevel
	counters []int
}

// inside reads the blocks within the element just begun.
func (f *odtFlow) inside() error { return f.x.each(f.block) }

// block reads what stands between paragraphs. What is not known is read through.
func (f *odtFlow) block(e xmltext.Element) error {
	switch e.Local {
	case "p", "h":
		return f.paragraph(e)
	case "list":
		return f.list(e)
	case "list-item", "list-header":
		return f.item(e)
	case "table":
		return f.table()
	case "tracked-changes":
		words, err := f.x.words()
		f.odt.tracked = f.odt.tracked || words
		return err
	case "sequence-decls", "variable-decls", "user-field-decls", "forms", "index-title-template":
		return f.x.skip(e)
	case "annotation", "frame", "custom-shape", "note":
		return f.inline(e)
	case "change", "change-start":
		f.odt.tracked = true
	case "table-of-content-source", "illustration-index-source", "alphabetical-index-source", "bibliography-source", "user-index-source":
		return f.x.skip(e)
	}
	return f.inside()
}

// paragraph reads a paragraph or a heading.
func (f *odtFlow) paragraph(e xmltext.Element) error {
	outer, form, after := f.open, f.form, f.after
	st := f.odt.style(e.Attr("style-name"))
	f.open, f.after = &boldText{}, nil
	f.form = odtForm{bold: st.bold == on, hidden: form.hidden || st.hidden}
	err := f.text()
	open, boxes := f.open, f.after
	f.open, f.form, f.after = outer, form, after
	if open.words {
		f.place(f.finish(e, st, open))
	}
	f.place(boxes...)
	return err
}

func (f *odtFlow) finish(e xmltext.Element, st odtStyle, open *boldText) paragraph {
	level := st.level
	if e.Local == "h" {
		level = min(max(number(e.Attr("outline-level")), 1), mostLevels)
	}
	sign := f.sign
	f.sign = ""
	if level > 0 {
		sign = ""
	}
	p := open.paragraph(sign)
	p.heading, p.row = level, sign != ""
	if st.title && f.odt.title == "" {
		f.odt.title = p.text
	}
	return p
}

// place puts paragraphs out, after the one being read where there is one.
func (f *odtFlow) place(ps ...paragraph) {
	if f.open != nil {
		f.after = append(f.after, ps...)
		return
	}
	f.out = append(f.out, ps...)
}

// text reads the characters and the elements within the element just begun, in
// their order. White space counts as in HTML.
func (f *odtFlow) text() error { return f.x.mixed(f.characters, f.inline) }

func (f *odtFlow) characters(piece []byte) { f.write(collapse(string(piece), f.open)) }

// collapse makes one space of every run of white space, and none where the
// paragraph has nothing yet or ends with one.
func collapse(s string, open *boldText) string {
	if open == nil {
		return ""
	}
	var b strings.Builder
	blank := open.text.Len() == 0 || endsBlank(open.text.String())
	for _, r := range s {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		}
		b.WriteRune(r)
		blank = false
	}
	return b.String()
}

func endsBlank(s string) bool {
	last := s[len(s)-1]
	return last == ' ' || last == '\n' || last == '\t'
}

func (f *odtFlow) write(s string) {
	switch {
	case s == "" || f.open == nil:
	case f.form.hidden:
		f.odt.hidden = f.odt.hidden || strings.TrimSpace(s) != ""
	default:
		f.open.write(strings.ReplaceAll(s, "\u00ad", ""), f.form.bold)
	}
}

// inline reads an element within a paragraph.
func (f *odtFlow) inline(e xmltext.Element) error {
	switch e.Local {
	case "span":
		outer := f.form
		st := f.odt.style(e.Attr("style-name"))
		if st.bold != unsaid {
			f.form.bold = st.bold == on
		}
		f.form.hidden = f.form.hidden || st.hidden
		err := f.text()
		f.form = outer
		return err
	case "s":
		f.write(strings.Repeat(" ", min(max(number(e.Attr("c")), 1), 1000)))
	case "tab":
		f.write("\t")
	case "line-break":
		f.write("\n")
	case "note":
		return f.note()
	case "annotation":
		return f.comment()
	case "text-box", "custom-shape":
		return f.box()
	case "image":
		f.odt.pictures++
		return f.x.skip(e)
	case "object", "object-ole", "plugin":
		f.odt.objects++
		return f.x.skip(e)
	case "hidden-text", "hidden-paragraph":
		f.odt.hidden = true
		return f.x.skip(e)
	case "change", "change-start":
		f.odt.tracked = true
	case "title", "desc", "binary-data", "event-listeners":
		return f.x.skip(e) // of pictures and links
	case "ruby-text": // how the words before it are read
		f.write("(")
		defer f.write(")")
	case "p", "h", "list", "table":
		return f.block(e)
	}
	return f.text()
}

// box reads the blocks of a text box, which come after the paragraph that holds
// it.
func (f *odtFlow) box() error {
	inner := odtFlow{odt: f.odt, x: f.x}
	err := inner.inside()
	f.place(inner.out...)
	return err
}

// note reads a footnote or an endnote: its sign stands in the text.
func (f *odtFlow) note() error {
	var got []paragraph
	err := f.x.each(func(e xmltext.Element) error {
		if e.Local != "note-body" {
			return f.x.skip(e)
		}
		inner := odtFlow{odt: f.odt, x: f.x}
		err := inner.inside()
		got = inner.out
		return err
	})
	if len(got) > 0 && !f.form.hidden {
		f.odt.noteCount++
		mark := fmt.Sprintf("[%d]", f.odt.noteCount)
		f.write(mark)
		f.odt.notes = append(f.odt.notes, noted(mark, got))
	}
	return err
}

// comment reads a comment, with the name of who made it.
func (f *odtFlow) comment() error {
	inner := odtFlow{odt: f.odt, x: f.x}
	author := ""
	err := f.x.each(func(e xmltext.Element) (err error) {
		switch e.Local {
		case "creator":
			author, err = f.x.content(f.x.skip)
			return err
		case "date", "date-string", "creator-initials":
			return f.x.skip(e)
		}
		return inner.block(e)
	})
	if len(inner.out) > 0 {
		f.odt.comments = append(f.odt.comments, noted(commentMark(author), inner.out))
	}
	return err
}

// list reads a list; one inside another that names no style goes on with it.
func (f *odtFlow) list(e xmltext.Element) error {
	l := &odtList{levels: f.odt.numbered[e.Attr("style-name")], counters: make([]int, mostLevels+1)}
	if n := len(f.lists); n > 0 {
		if e.Attr("style-name") == "" {
			l.levels = f.lists[n-1].levels
		}
		l.counters = f.lists[n-1].counters
	}
	f.lists = append(f.lists, l)
	err := f.inside()
	f.lists = f.lists[:len(f.lists)-1]
	return err
}

// item reads an item: its first paragraph gets the sign.
func (f *odtFlow) item(e xmltext.Element) error {
	f.sign = ""
	if n := len(f.lists); n > 0 && e.Local == "list-item" {
		f.sign = f.lists[n-1].next(n-1, number(e.Attr("start-value")))
	}
	err := f.inside()
	f.sign = ""
	return err
}

// next returns the sign of the next item of a level.
func (l *odtList) next(at, start int) string {
	if at >= len(l.levels) || at >= mostLevels || l.levels[at].format == "" {
		return bullet
	}
	if start > 0 {
		l.counters[at] = start - 1
	}
	return l.levels[at].write(l.counters, l.levels, at)
}

// table reads a table: each row is a paragraph, unless it is one cell, which is
// but a frame around its text.
func (f *odtFlow) table() error {
	return f.x.each(func(e xmltext.Element) error {
		switch e.Local {
		case "table-row":
			return f.row()
		case "table-column", "table-columns":
			return f.x.skip(e)
		}
		return f.table() // header rows, groups of rows
	})
}

func (f *odtFlow) row() error {
	var cells [][]paragraph
	err := f.x.each(func(e xmltext.Element) error {
		if e.Local != "table-cell" {
			return f.x.skip(e)
		}
		inner := odtFlow{odt: f.odt, x: f.x}
		err := inner.inside()
		cells = append(cells, inner.out)
		return err
	})
	if len(cells) == 1 {
		f.place(cells[0]...)
		return err
	}
	if row := joinCells(cells); strings.TrimSpace(row.text) != "" {
		f.place(row)
	}
	return err
}
