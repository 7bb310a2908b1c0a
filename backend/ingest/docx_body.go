package ingest

import (
	"encoding/xml"
	"strings"

	"florilege/backend/corpus"
)

// story reads one run of text of a document: its body, a note, a comment.
type story struct {
	docx    *docx
	x       *xmlPart
	out     []paragraph
	open    *openParagraph // the one being read, or nil
	carried *openParagraph // one whose end was deleted: the next goes on with it
	run     runForm        // of the run being read
	written int            // bytes of words so far
	fields  []bool         // the fields being read, outermost first; true in their code
}

// runForm is the form of a run that matters.
type runForm struct{ bold, hidden bool }

// openParagraph is a paragraph being read.
type openParagraph struct {
	boldText
	properties
	after []paragraph // text boxes anchored in it
}

// collect returns the paragraphs that read puts out: those of a cell, a text
// box or a whole part.
func (s *story) collect(read func() error) ([]paragraph, error) {
	out, open, carried := s.out, s.open, s.carried
	s.out, s.open, s.carried = nil, nil, nil
	err := read()
	s.flush()
	got := s.out
	s.out, s.open, s.carried = out, open, carried
	return got, err
}

// element reads any element to its end. One that is not known is read through,
// so that no text is lost in it; the properties of things are not text.
func (s *story) element(e xml.StartElement) error {
	switch name := e.Name.Local; name {
	case "p":
		return s.paragraph()
	case "tbl":
		return s.table()
	case "txbxContent":
		got, err := s.collect(func() error { return s.x.each(s.element) })
		s.place(got...)
		return err
	case "AlternateContent":
		return s.firstOf()
	case "r":
		return s.textRun()
	case "del", "moveFrom":
		return s.struck()
	case "ins", "moveTo":
		return s.inserted()
	case "altChunk":
		return corpus.Fail(corpus.Unreadable, s.x.name, "its text is another file inside it; open it in Word, save it, and import it again")
	default:
		if strings.HasSuffix(name, "Pr") {
			return s.x.skip(e)
		}
		return s.sign(e)
	}
}

// paragraph reads a paragraph and puts it out, unless its end was deleted.
func (s *story) paragraph() error {
	p := s.carried
	if p == nil {
		p = &openParagraph{}
	}
	outer := s.open
	s.open, s.carried = p, nil
	err := s.x.each(func(e xml.StartElement) (err error) {
		if e.Name.Local == "pPr" {
			p.properties, err = readProperties(s.x)
			return err
		}
		return s.element(e)
	})
	s.open = outer
	for i := range s.fields {
		s.fields[i] = false // a field's code ends with its paragraph
	}
	s.carried = p
	if !p.joined {
		s.flush()
	}
	return err
}

// flush puts out the paragraph that was carried.
func (s *story) flush() {
	p := s.carried
	s.carried = nil
	if p == nil {
		return
	}
	if !p.blank() {
		s.place(s.finish(p))
	}
	s.place(p.after...)
}

func (s *story) place(ps ...paragraph) {
	if s.open != nil {
		s.open.after = append(s.open.after, ps...)
		return
	}
	s.out = append(s.out, ps...)
}

// finish makes the paragraph of what was read.
func (s *story) finish(p *openParagraph) paragraph {
	st := s.docx.style(p.style)
	level := p.level
	if level == 0 {
		level = st.level
	}
	list := p.list
	if list.id == "" {
		list = st.list
	}
	sign := ""
	if level <= 0 {
		sign = s.docx.lists.sign(list)
	}
	out := p.paragraph(sign)
	out.heading = max(level, 0)
	out.row = sign != ""
	if st.title && s.docx.title == "" {
		s.docx.title = strings.TrimSpace(out.text)
	}
	return out
}

// write adds text to the open paragraph, or to the next where none is open.
func (s *story) write(text string) {
	if s.open == nil && s.carried == nil {
		s.carried = &openParagraph{}
	}
	p := s.open
	if p == nil {
		p = s.carried
	}
	if text == "\n" && p.blank() {
		return
	}
	p.write(text, s.run.bold)
	s.written += len(strings.TrimSpace(text))
}

// table reads a table: each row is a paragraph, unless it is one cell, which is
// but a frame around its text.
func (s *story) table() error {
	return s.x.each(func(e xml.StartElement) error {
		if e.Name.Local != "tr" {
			return s.element(e)
		}
		var cells [][]paragraph
		err := s.cells(&cells)
		if len(cells) == 1 {
			s.place(cells[0]...)
		} else if row := joinCells(cells); strings.TrimSpace(row.text) != "" {
			s.place(row)
		}
		return err
	})
}

// cells reads the cells of a row, also those inside content controls.
func (s *story) cells(cells *[][]paragraph) error {
	return s.x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tc":
			got, err := s.collect(func() error { return s.x.each(s.element) })
			*cells = append(*cells, got)
			return err
		case "sdt", "sdtContent", "customXml", "ins":
			return s.cells(cells)
		}
		return s.x.skip(e)
	})
}

// joinCells makes a row of cells. Tabs inside a cell would part it.
func joinCells(cells [][]paragraph) paragraph {
	row := paragraph{row: true}
	for i, cell := range cells {
		if i > 0 {
			row.text += "\t"
		}
		for j, p := range cell {
			if i == 0 && j == 0 {
				row.bold = p.bold
			}
			if j > 0 {
				row.text += "\n"
			}
			row.text += strings.ReplaceAll(strings.TrimRight(p.text, " \t\n"), "\t", " ")
		}
	}
	row.bold = min(row.bold, len(row.text))
	return row
}

// firstOf reads the first alternative that holds something.
func (s *story) firstOf() error {
	held := func() int { return s.written + s.docx.pictures + s.docx.things }
	before := held()
	return s.x.each(func(e xml.StartElement) error {
		if held() > before {
			return s.x.skip(e)
		}
		return s.x.each(s.element)
	})
}

// struck passes over text that was deleted or moved away.
func (s *story) struck() error {
	words, err := s.x.words()
	s.docx.tracked = s.docx.tracked || words
	return err
}

// inserted reads text that was inserted.
func (s *story) inserted() error {
	before := s.written
	err := s.x.each(s.element)
	s.docx.tracked = s.docx.tracked || s.written > before
	return err
}

// textRun reads a run of text of one form.
func (s *story) textRun() error {
	outer := s.run
	defer func() { s.run = outer }()
	s.run = runForm{bold: s.styleBold("")}
	return s.x.each(func(e xml.StartElement) (err error) {
		if e.Name.Local == "rPr" {
			s.run, err = s.readRun()
			return err
		}
		return s.element(e)
	})
}

// readRun reads the properties of a run.
func (s *story) readRun() (runForm, error) {
	said, character, form := unsaid, "", runForm{}
	err := s.x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "b":
			said = toggled(e)
		case "vanish":
			form.hidden = on(e)
		case "rStyle":
			character = attr(e, "val")
		}
		return s.x.skip(e)
	})
	form.bold = said == lit || said == unsaid && s.styleBold(character)
	return form, err
}

// styleBold reports whether the styles of a run make it bold: a character style
// that says so turns the paragraph's round.
func (s *story) styleBold(character string) bool {
	bold := s.open != nil && s.docx.style(s.open.style).bold == lit
	if character != "" {
		bold = bold != (s.docx.style(character).bold == lit)
	}
	return bold
}

// sign reads what stands for characters inside a run.
func (s *story) sign(e xml.StartElement) error {
	switch e.Name.Local {
	case "t":
		text, err := s.x.content(s.element)
		switch {
		case s.run.hidden:
			s.docx.hidden = s.docx.hidden || text != ""
		case !s.inCode():
			s.write(strings.ReplaceAll(text, "\u00ad", ""))
		}
		return err
	case "tab", "ptab":
		s.write("\t")
	case "br", "cr":
		s.write("\n")
	case "noBreakHyphen":
		s.write("\u2011")
	case "sym":
		s.write(symbol(attr(e, "font"), attr(e, "char")))
	case "footnoteReference", "endnoteReference":
		s.write(s.docx.mark(noteKey{strings.TrimSuffix(e.Name.Local, "Reference"), attr(e, "id")}))
	case "fldChar":
		s.field(attr(e, "fldCharType"))
	case "instrText", "delText":
		return s.x.skip(e)
	case "blip", "imagedata":
		s.docx.pictures++
	case "chart", "relIds":
		s.docx.things++
	case "object":
		return s.object()
	}
	return s.x.each(s.element)
}

// object counts an embedded object, and its picture not.
func (s *story) object() error {
	pictures := s.docx.pictures
	err := s.x.each(s.element)
	s.docx.pictures = pictures
	s.docx.things++
	return err
}

// field follows the fields: their code is no text, their result is.
func (s *story) field(kind string) {
	switch last := len(s.fields) - 1; {
	case kind == "begin":
		s.fields = append(s.fields, true)
	case last < 0:
	case kind == "separate":
		s.fields[last] = false
	case kind == "end":
		s.fields = s.fields[:last]
	}
}

// inCode reports whether a result is part of the code of a field around it.
func (s *story) inCode() bool {
	for i := range len(s.fields) - 1 {
		if s.fields[i] {
			return true
		}
	}
	return false
}
