package formats

import "strings"

// want returns what a file should give back of the interview.
func (f File) want(i Interview) heard {
	lacking := Lacking(strings.TrimSuffix(f.Name, ".txt"))
	text := lacking.Replace(i.Text())
	i = i.With(lacking)
	h := heard{askers: map[string]bool{i.Turns()[0].Speaker: true}} // who speaks first asks
	switch f.shape {
	case whole:
		h.text, h.turns, h.headings = text, i.Turns(), i.Headings()-f.unmarked
	case spoken:
		h.turns = i.Spoken()
		h.text = laidOut(h.turns, f.label)
	case timed: // its times are words of the file: the file itself is the text
		h.turns = i.Spoken()
		data, _ := f.Data()
		h.text = string(data)
	case survey:
		h.askers = nil
		s := i.Survey()
		var parts []string
		for _, row := range s.Rows {
			for n, a := range row.Answers {
				parts = append(parts, s.Questions[n], a)
				h.turns = append(h.turns, Turn{row.Name, a})
				h.headings++
			}
		}
		h.text = strings.Join(parts, "\n\n")
	}
	return h
}

// laidOut returns turns as they are stored from a format that tells who speaks.
func laidOut(turns []Turn, label string) string {
	parts := make([]string, len(turns))
	for n, t := range turns {
		parts[n] = strings.Replace(label, "NAME", t.Speaker, 1) + t.Words
	}
	return strings.Join(parts, "\n\n")
}
