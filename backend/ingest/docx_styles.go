package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"florilege/backend/xmltext"
)

// style is what a paragraph or character style says, what it inherits included.
type style struct {
	base  string
	title bool
	level int // of a heading from 1; 0 says nothing, bodyLevel says none
	bold  toggle
	list  listPlace
}

const (
	bodyLevel  = -1
	mostStyles = 20 // in a chain of inheritance
)

// readStyles reads the styles and what each inherits.
func (d *docx) readStyles() error {
	own := map[string]style{}
	err := d.archive.part(d.parts.first("styles"), func(x *xmlPart, e xmltext.Element) error {
		if e.Local != "style" {
			return x.skip(e)
		}
		id := e.Attr("styleId")
		if usual := e.Attr("default"); e.Attr("type") == "paragraph" && (usual == "1" || usual == "true") {
			d.usual = id
		}
		s, err := readStyle(x, id)
		own[id] = s
		return err
	})
	d.styles = make(map[string]style, len(own))
	for id, s := range own {
		d.styles[id] = inherit(s, own)
	}
	return err
}

func readStyle(x *xmlPart, id string) (style, error) {
	s := named(id)
	err := x.each(func(e xmltext.Element) error {
		switch e.Local {
		case "name":
			n := named(e.Attr("val"))
			s.title, s.level = n.title, n.level
		case "basedOn":
			s.base = e.Attr("val")
		case "pPr":
			p, err := readProperties(x)
			s.list = p.list
			if p.level != 0 {
				s.level = p.level
			}
			return err
		case "rPr":
			return x.each(func(e xmltext.Element) error {
				if e.Local == "b" {
					s.bold = toggled(e)
				}
				return x.skip(e)
			})
		}
		return x.skip(e)
	})
	return s, err
}

// inherit fills what a style does not say from those that it is based on.
func inherit(s style, all map[string]style) style {
	for base, n := s.base, 0; base != "" && n < mostStyles; n++ {
		b := all[base]
		if s.level == 0 {
			s.level, s.title = b.level, b.title
		}
		if s.bold == unsaid {
			s.bold = b.bold
		}
		if s.list.id == "" {
			s.list = b.list
		}
		base = b.base
	}
	return s
}

var headingName = regexp.MustCompile(`^(?:heading|titre) ?([1-9])?$`)

// named returns the style that a name or an id stands for.
func named(name string) style {
	name = strings.ToLower(strings.TrimSpace(name))
	if name == "title" || name == "titre" {
		return style{title: true, level: 1}
	}
	m := headingName.FindStringSubmatch(name)
	if m == nil {
		return style{}
	}
	level, err := strconv.Atoi(m[1])
	if err != nil {
		level = 1
	}
	return style{level: level}
}

// style returns the style of that id, also where no styles are given.
func (d *docx) style(id string) style {
	if id == "" {
		id = d.usual
	}
	if s, ok := d.styles[id]; ok {
		return s
	}
	return named(id)
}

// properties is what a paragraph says of its form.
type properties struct {
	style  string
	level  int // as in style
	list   listPlace
	joined bool // its end was deleted: the next paragraph goes on with it
}

// readProperties reads the properties of a paragraph.
func readProperties(x *xmlPart) (properties, error) {
	var p properties
	err := x.each(func(e xmltext.Element) error {
		switch e.Local {
		case "pStyle":
			p.style = e.Attr("val")
		case "outlineLvl":
			if p.level = number(e.Attr("val")) + 1; p.level > mostLevels {
				p.level = bodyLevel
			}
		case "numPr":
			return x.each(func(e xmltext.Element) error {
				switch e.Local {
				case "numId":
					p.list.id = e.Attr("val")
				case "ilvl":
					p.list.level = number(e.Attr("val"))
				}
				return x.skip(e)
			})
		case "rPr":
			return x.each(func(e xmltext.Element) error {
				p.joined = p.joined || e.Local == "del" || e.Local == "moveFrom"
				return x.skip(e)
			})
		}
		return x.skip(e)
	})
	return p, err
}
