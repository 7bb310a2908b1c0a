package ingest

import (
	"bytes"
	"strings"

	"florilege/backend/xmltext"
)

// odtStyle is what a style says, what it inherits included once resolved.
type odtStyle struct {
	base   string
	bold   toggle
	hidden bool
	title  bool
	level  int    // of a heading, 0 for none
	list   string // list style of its paragraphs, "" for none
}

// readStyles reads the named styles and notes whether pages have headers.
func (o *odt) readStyles() error {
	return o.archive.part("styles.xml", func(x *xmlPart, e xmltext.Element) error {
		switch e.Local {
		case "styles", "automatic-styles":
			return o.styleList(x)
		case "master-styles":
			return o.readPages(x)
		}
		return x.skip(e)
	})
}

// readPages notes whether a page header or footer holds words, which the number
// of the page is not.
func (o *odt) readPages(x *xmlPart) error {
	note := func(piece []byte) { o.headers = o.headers || len(bytes.TrimSpace(piece)) > 0 }
	var look element
	look = func(e xmltext.Element) error {
		if name := e.Local; name == "page-number" || name == "page-count" {
			return x.skip(e)
		}
		return x.mixed(note, look)
	}
	return x.mixed(note, look)
}

func (o *odt) styleList(x *xmlPart) error {
	return x.each(func(e xmltext.Element) error {
		switch e.Local {
		case "style":
			return o.readStyle(x, e)
		case "list-style":
			return o.readListStyle(x, e.Attr("name"))
		}
		return x.skip(e)
	})
}

func (o *odt) readStyle(x *xmlPart, e xmltext.Element) error {
	s := odtStyle{base: e.Attr("parent-style-name"), list: e.Attr("list-style-name")}
	name := strings.ReplaceAll(e.Attr("name"), "_20_", " ")
	for _, n := range []string{name, e.Attr("display-name")} {
		if known := named(n); known.level > 0 {
			s.level, s.title = known.level, known.title
		}
	}
	err := x.each(func(p xmltext.Element) error {
		if p.Local == "text-properties" {
			switch weight := p.Attr("font-weight"); {
			case weight == "":
			case weight == "normal" || weight < "600":
				s.bold = off
			default:
				s.bold = on
			}
			s.hidden = p.Attr("display") == "none"
		}
		return x.skip(p)
	})
	o.styles[e.Attr("name")] = s
	return err
}

// style returns a style with what it inherits.
func (o *odt) style(name string) odtStyle {
	s := o.styles[name]
	for base, n := s.base, 0; base != "" && n < mostStyles; n++ {
		b := o.styles[base]
		if s.bold == unsaid {
			s.bold = b.bold
		}
		if s.level == 0 {
			s.level, s.title = b.level, b.title
		}
		if s.list == "" {
			s.list = b.list
		}
		s.hidden = s.hidden || b.hidden
		base = b.base
	}
	return s
}

// readListStyle reads how each level of a list numbers its items.
func (o *odt) readListStyle(x *xmlPart, name string) error {
	levels := make([]listLevel, mostLevels+1)
	err := x.each(func(e xmltext.Element) error {
		i := number(e.Attr("level")) - 1
		if e.Local == "list-level-style-number" && i >= 0 && i < len(levels) {
			levels[i] = odtLevel(e, i)
		}
		return x.skip(e)
	})
	o.numbered[name] = levels
	return err
}

// odtLevel makes of a level's attributes what Word says with a pattern.
func odtLevel(e xmltext.Element, i int) listLevel {
	formats := map[string]string{"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
	level := listLevel{format: formats[e.Attr("num-format")], start: max(number(e.Attr("start-value")), 1)}
	if level.format == "" {
		level.format = "none"
		return level
	}
	shown := min(max(number(e.Attr("display-levels")), 1), i+1)
	var parts []string
	for n := i + 1 - shown; n <= i; n++ {
		parts = append(parts, "%"+string(rune('1'+n)))
	}
	cut := func(s string) string { return strings.ToValidUTF8(s[:min(len(s), 8)], "") }
	level.pattern = cut(e.Attr("num-prefix")) + strings.Join(parts, ".") + cut(e.Attr("num-suffix"))
	return level
}
