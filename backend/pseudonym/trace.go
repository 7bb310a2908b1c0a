package pseudonym

import (
	"strings"

	"florilege/backend/corpus"
)

// Why says how a trace of a name was recognised.
type Why string

// The traces of names that pseudonyms do not reach.
const (
	PartOfName Why = "part"   // a word of the name that is none of its forms
	InsideWord Why = "inside" // a form inside a longer word: an address, a file name
)

// Trace is a place where a name shows that no pseudonym stands for.
type Trace struct {
	Span corpus.Span // of the text, in bytes
	Name int         // of the table given to Compile
	Why  Why
}

// leastInside is the length in bytes from which a form is looked for inside words.
const leastInside = 4

// Traces returns where text shows something of the names that Edits does not
// reach. It is a warning: a word may look like a name by chance.
func (m *Matcher) Traces(text string) []Trace {
	if m.Empty() {
		return nil
	}
	s := m.scan(text)
	covered := make([]bool, len(s.words))
	s.each(func(h hit) {
		for i := h.from; i < h.to; i++ {
			covered[i] = true
		}
	})
	var out []Trace
	i := -1
	m.folder().eachWord(text, func(w word, folded []byte) {
		if i++; covered[i] {
			return
		}
		if name, why, ok := m.trace(string(folded), w.capital); ok {
			out = append(out, Trace{corpus.Span{Start: w.start, End: w.end}, name, why})
		}
	})
	return out
}

func (m *Matcher) trace(folded string, capital bool) (name int, why Why, ok bool) {
	if p, ok := m.parts[folded]; ok && (capital || !p.everyday) {
		return p.name, PartOfName, true
	}
	for _, w := range m.alone {
		if len(folded) > len(w.word) && strings.Contains(folded, w.word) && folded != w.word+"s" {
			return w.name, InsideWord, true
		}
	}
	return 0, "", false
}

// part is a word of the name of a person.
type part struct {
	name     int
	everyday bool
}

// lone is a form of one word.
type lone struct {
	word string
	name int
}

// watch notes what Traces looks for.
func (c compiler) watch(i int, words []string) {
	n := c.names[i]
	if n.Pseudonym == "" {
		return
	}
	if len(words) == 1 && len(words[0]) >= leastInside && !c.everyday[words[0]] {
		c.alone = append(c.alone, lone{words[0], i})
	}
	if n.Kind != corpus.NameOfPerson {
		return
	}
	for _, w := range untitled(words) {
		if _, ok := c.parts[w]; !ok && len(w) >= 3 && !isParticle(w) {
			c.parts[w] = part{i, c.everyday[w]}
		}
	}
}

// isParticle tells small words inside names.
func isParticle(folded string) bool {
	switch folded {
	case "de", "du", "des", "le", "la", "les", "van", "von", "der", "den", "ter", "ten", "el", "al", "ben", "bin", "ibn", "abu", "di", "da", "do", "dos":
		return true
	}
	return false
}
