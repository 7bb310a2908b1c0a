package ingest

import (
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/xmltext"
)

// story reads one flow of text of a document: its body, a note, a comment.
type story struct {
	docx    *docx
	x       *xmlPart
	out     []paragraph
	open    *openParagraph // the one being read, or nil
	carried *openParagraph // one whose end was deleted: the next goes on with it
	form    runForm        // of the run being read
	written int            // bytes of words so far
	fields  []bool         // the fields being read, outermost first; true in their code
}

// openParagraph is a paragraph being read.
type openParagraph struct {
	boldText
	properties
	after []paragraph // text boxes anchored in it
}

// read returns the paragraphs of the element just begun.
func (d *docx) read(x *xmlPart) ([]paragraph, error) {
	s := story{docx: d, x: x}
	return s.inside()
}

// inside returns the paragraphs within the element just begun: a part, a cell, a
// text box.
func (s *story) inside() ([]paragraph, error) {
	out, open, carried := s.out, s.open, s.carried
	s.out, s.open, s.carried = nil, nil, nil
	err := s.x.each(s.element)
	s.flush()
	got := s.out
	s.out, s.open, s.carried = out, open, carried
	return got, err
}

// element reads any element to its end. One that is not known is read through,
// so that no text is lost in it; the properties of things are not text.
func (s *story) element(e xmltext.Element) error {
	switch name := e.Local; name {
	case "p":
		return s.paragraph()
	case "tbl":
		return s.table()
	case "txbxContent":
		got, err := s.inside()
		s.place(got...)
		return err
	case "AlternateContent":
		return s.firstOf()
	case "r":
		return s.run()
	case "del", "moveFrom":
		words, err := s.x.words()
		s.docx.tracked = s.docx.tracked || words
		return err
	case "ins", "moveTo":
		before := s.written
		err := s.x.each(s.element)
		s.docx.tracked = s.docx.tracked || s.written > before
		return err
	case "ruby":
		return s.ruby()
	case "altChunk":
		return corpus.Fail(corpus.Enclosed, s.x.name, "")
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
	err := s.x.each(func(e xmltext.Element) (err error) {
		if e.Local == "pPr" {
			p.properties, err = readProperties(s.x)
			return err
		}
		return s.element(e)
	})
	s.open, s.carried = outer, p
	s.fields = s.fields[:0] // the code of a field ends with its paragraph
	if p.joined {
		s.docx.tracked = true
		return err
	}
	s.flush()
	return err
}

// flush puts out the paragraph that was carried.
func (s *story) flush() {
	p := s.carried
	s.carried = nil
	if p == nil {
		return
	}
	if p.words {
		s.place(s.finish(p))
	}
	s.place(p.after...)
}

// place puts paragraphs out, after the paragraph being read where one is.
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
	level, list := p.level, p.list
	if level == 0 {
		level = st.level
	}
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
		s.docx.title = out.text
	}
	return out
}

// firstOf reads the first alternative that holds something.
func (s *story) firstOf() error {
	held := func() int { return s.written + s.docx.pictures + s.docx.objects }
	before := held()
	return s.x.each(func(e xmltext.Element) error {
		if held() > before {
			return s.x.skip(e)
		}
		return s.x.each(s.element)
	})
}
