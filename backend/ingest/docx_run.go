package ingest

import (
	"strings"

	"florilege/backend/xmltext"
)

// runForm is the form of a run that matters.
type runForm struct{ bold, hidden bool }

// run reads a run of text of one form.
func (s *story) run() error {
	outer := s.form
	defer func() { s.form = outer }()
	s.form = runForm{bold: s.styleBold("")}
	return s.x.each(func(e xmltext.Element) (err error) {
		if e.Local == "rPr" {
			s.form, err = s.readForm()
			return err
		}
		return s.element(e)
	})
}

// readForm reads the properties of a run.
func (s *story) readForm() (runForm, error) {
	said, character, form := unsaid, "", runForm{}
	err := s.x.each(func(e xmltext.Element) error {
		switch e.Local {
		case "b":
			said = toggled(e)
		case "vanish":
			form.hidden = toggled(e) == on
		case "rStyle":
			character = e.Attr("val")
		}
		return s.x.skip(e)
	})
	form.bold = said == on || said == unsaid && s.styleBold(character)
	return form, err
}

// styleBold reports whether the styles of a run make it bold: a character style
// that says so turns the paragraph's round.
func (s *story) styleBold(character string) bool {
	bold := s.open != nil && s.docx.style(s.open.style).bold == on
	if character != "" {
		bold = bold != (s.docx.style(character).bold == on)
	}
	return bold
}

// write adds text to the open paragraph, or to the next where none is open.
func (s *story) write(text string) {
	if s.form.hidden {
		s.docx.hidden = s.docx.hidden || strings.TrimSpace(text) != ""
		return
	}
	p := s.open
	if p == nil {
		if s.carried == nil {
			s.carried = &openParagraph{}
		}
		p = s.carried
	}
	if text == "\n" && !p.words {
		return
	}
	p.write(text, s.form.bold)
	s.written += len(strings.TrimSpace(text))
}

// sign reads what stands for characters inside a run.
func (s *story) sign(e xmltext.Element) error {
	switch e.Local {
	case "t":
		text, err := s.x.content(s.element)
		if !s.inCode() {
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
		s.write(symbol(e.Attr("font"), e.Attr("char")))
	case "footnoteReference", "endnoteReference":
		if s.form.hidden {
			break
		}
		s.write(s.docx.mark(noteKey{strings.TrimSuffix(e.Local, "Reference"), e.Attr("id")}))
	case "fldChar":
		s.field(e.Attr("fldCharType"))
	case "checkBox":
		return s.checkBox()
	case "ddList":
		return s.choice()
	case "instrText", "delText":
		return s.x.skip(e)
	case "textpath": // of a drawn word, which is no other text
		if words := strings.TrimSpace(e.Attr("string")); words != "" && !s.form.hidden {
			s.place(paragraph{text: words})
		}
	case "blip", "imagedata":
		s.docx.pictures++
	case "chart", "relIds":
		s.docx.objects++
	case "object":
		return s.object()
	}
	return s.x.each(s.element)
}

// ruby reads words with others above them: these follow in brackets, though they
// stand first in the file.
func (s *story) ruby() error {
	var above []paragraph
	err := s.x.each(func(e xmltext.Element) (err error) {
		if e.Local == "rt" {
			above, err = s.inside()
			return err
		}
		return s.element(e)
	})
	for _, p := range above {
		s.write("(" + p.text + ")")
	}
	return err
}

// object counts an embedded object, and not the picture of it.
func (s *story) object() error {
	pictures := s.docx.pictures
	err := s.x.each(s.element)
	s.docx.pictures = pictures
	s.docx.objects++
	return err
}
