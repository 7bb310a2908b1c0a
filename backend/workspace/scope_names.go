package workspace

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

func (g *gathering) pseudonym(p corpus.Pseudonym) {
	for _, name := range append([]string{p.Name}, p.Forms...) {
		if name = anchor.Fold(name); name != "" {
			g.real[p.ID] = append(g.real[p.ID], name)
		}
	}
}

// hear finds the real names that a text that goes says.
func (g *gathering) hear(text string) {
	text = anchor.Fold(text)
	for id, names := range g.real {
		for _, name := range names {
			if tells(text, name) {
				g.named[id] = true
				g.know(name)
			}
		}
	}
}

// spareNames leaves alone the real names that a text that stays says too.
func (g *gathering) spareNames(text string) {
	text = anchor.Fold(text)
	for id := range g.named {
		for _, name := range g.real[id] {
			if tells(text, name) {
				delete(g.named, id)
				delete(g.known, sequence(name))
			}
		}
	}
}

// tells reports whether a text says a name as words of their own; both are
// folded.
func tells(text, name string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(name)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !inWord(before) && !inWord(after) {
			return true
		}
		at = start + 1
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
