package ingest

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	noteReference  = regexp.MustCompile(`\[\^([^\]\s]{1,40})\]`)
	noteDefinition = regexp.MustCompile(`^\[\^([^\]\s]{1,40})\]:[ \t]*`)
)

// notes moves footnotes behind the text, numbered in the order in which it refers
// to them. One that nothing refers to stays where it stands. It returns how many
// there are.
func (m *markdown) notes() int {
	m.splitNotes()
	number := m.numberNotes()
	if len(number) == 0 {
		return 0
	}
	mark := func(s string) string {
		return noteReference.ReplaceAllStringFunc(s, func(ref string) string {
			if n := number[ref[2:len(ref)-1]]; n > 0 {
				return fmt.Sprintf("[%d]", n)
			}
			return ref
		})
	}
	notes := make([]paragraph, len(number))
	kept := m.paragraphs[:0]
	for _, p := range m.paragraphs {
		if d := definition(p); d != nil && number[d[1]] > 0 && !notes[number[d[1]]-1].note {
			n := number[d[1]]
			notes[n-1] = paragraph{text: fmt.Sprintf("[%d] %s", n, mark(p.text[len(d[0]):])), note: true}
			continue
		}
		p.text, p.bold = mark(p.text), len(mark(p.text[:p.bold]))
		kept = append(kept, p)
	}
	m.paragraphs = append(kept, notes...)
	return len(notes)
}

// definition matches the beginning of a footnote.
func definition(p paragraph) []string {
	if p.heading > 0 || p.row {
		return nil
	}
	return noteDefinition.FindStringSubmatch(p.text)
}

// splitNotes makes a paragraph of each of several footnotes on lines that follow
// one another.
func (m *markdown) splitNotes() {
	var out []paragraph
	for _, p := range m.paragraphs {
		if definition(p) == nil {
			out = append(out, p)
			continue
		}
		for line := range strings.SplitSeq(p.text, "\n") {
			if noteDefinition.MatchString(line) {
				out = append(out, paragraph{text: line})
			} else {
				out[len(out)-1].text += "\n" + line
			}
		}
	}
	m.paragraphs = out
}

// numberNotes numbers the footnotes that the text refers to, by their names.
func (m *markdown) numberNotes() map[string]int {
	defined := map[string]bool{}
	for _, p := range m.paragraphs {
		if d := definition(p); d != nil {
			defined[d[1]] = true
		}
	}
	number := map[string]int{}
	for _, p := range m.paragraphs {
		text := p.text
		if d := definition(p); d != nil {
			text = text[len(d[0]):]
		}
		for _, ref := range noteReference.FindAllStringSubmatch(text, -1) {
			if defined[ref[1]] && number[ref[1]] == 0 {
				number[ref[1]] = len(number) + 1
			}
		}
	}
	return number
}
