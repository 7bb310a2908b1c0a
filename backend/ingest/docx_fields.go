package ingest

import "florilege/backend/xmltext"

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

// inCode reports whether text is the result of a field within the code of
// another. Directly in a code no text can stand, so what does is kept.
func (s *story) inCode() bool {
	last := len(s.fields) - 1
	return last > 0 && !s.fields[last] && s.fields[last-1]
}

// checkBox writes a box of an old form, ticked or not.
func (s *story) checkBox() error {
	ticked, usually := unsaid, unsaid
	err := s.x.each(func(e xmltext.Element) error {
		switch e.Local {
		case "checked":
			ticked = toggled(e)
		case "default":
			usually = toggled(e)
		}
		return s.x.skip(e)
	})
	if ticked == on || ticked == unsaid && usually == on {
		s.write("☒")
	} else {
		s.write("☐")
	}
	return err
}

// choice writes what was chosen in a list of an old form.
func (s *story) choice() error {
	chosen := 0
	var entries []string
	err := s.x.each(func(e xmltext.Element) error {
		switch e.Local {
		case "default", "result":
			chosen = number(e.Attr("val"))
		case "listEntry":
			entries = append(entries, e.Attr("val"))
		}
		return s.x.skip(e)
	})
	if chosen < len(entries) {
		s.write(entries[chosen])
	}
	return err
}
