package pseudonym

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// Edit is what stands in the place of some bytes of a text.
type Edit struct {
	Span corpus.Span // of the text, in bytes; not empty
	With string      // may be ""
	Name int         // of the table given to Compile; -1 for a word before a name that is repaired
}

// Found is a place where a name stands, whatever stands for it.
type Found struct {
	Span corpus.Span // of the text, in bytes
	Name int         // of the table given to Compile
}

// Edits returns what changes of text when pseudonyms stand for the names, in
// order and without overlap. Names that stay as they are give none.
func (m *Matcher) Edits(text string) []Edit {
	var out []Edit
	if m.Empty() {
		return nil
	}
	s := m.scan(text)
	s.each(func(h hit) {
		if !m.forms[h.form].kept {
			out = s.edits(out, h)
		}
	})
	return out
}

// Find returns the names that stand in text, in order and without overlap.
func (m *Matcher) Find(text string) []Found {
	var out []Found
	if m.Empty() {
		return nil
	}
	s := m.scan(text)
	s.each(func(h hit) {
		out = append(out, Found{corpus.Span{Start: s.words[h.from].start, End: s.words[h.to-1].end}, m.forms[h.form].name})
	})
	return out
}

// scanned is a text whose words are known.
type scanned struct {
	*Matcher
	text  string
	words []word
	free  int // the first word that no edit has touched
}

// hit is a form that stands in a text.
type hit struct {
	form     int
	from, to int // words, half-open
}

func (m *Matcher) scan(text string) *scanned {
	s := &scanned{Matcher: m, text: text, words: make([]word, 0, len(text)/6+4)}
	m.folder().eachWord(text, func(w word, folded []byte) {
		n := len(folded) - 1
		if n >= 0 && m.starts[folded[0]]&lengths(n+1) != 0 {
			w.id = m.ids[string(folded)]
		}
		if w.id == 0 && n >= 4 && folded[n] == 's' && m.starts[folded[0]]&lengths(n) != 0 {
			w.id = m.ids[string(folded[:n])]
			w.plural = w.id != 0
		}
		s.words = append(s.words, w)
	})
	return s
}

// lengths returns the bit of a length in bytes, for Matcher.starts.
func lengths(n int) uint64 { return 1 << min(n, 63) }

// each calls f with the names of the text, the longest first where several begin
// at a word.
func (s *scanned) each(f func(hit)) {
	for i := 0; i < len(s.words); i++ {
		if s.words[i].id == 0 {
			continue
		}
		if h, ok := s.at(i); ok {
			f(h)
			s.free = h.to
			i = h.to - 1
		}
	}
}

// at returns the longest name that begins with word i.
func (s *scanned) at(i int) (best hit, found bool) {
	n := s.root
	for j := i; j < len(s.words); j++ {
		w := s.words[j]
		if n = n.next[w.id]; n == nil || w.id == 0 || j > i && !s.joins(j-1, j) {
			break
		}
		if n.form >= 0 && s.stands(n.form, i, j) {
			best, found = hit{n.form, i, j + 1}, true
		}
		if w.plural {
			break
		}
	}
	return best, found
}

// stands reports whether words i to j are a form, and not parts of other words.
func (s *scanned) stands(form, i, j int) bool {
	first, last := s.words[i], s.words[j]
	if s.forms[form].capital && !first.capital || last.plural && !last.capital {
		return false
	}
	if i > 0 && s.elided(i-1, i) && !particle(s.fold1(i-1)) {
		return false // aujourd'hui
	}
	if j+1 < len(s.words) && s.elided(j, j+1) {
		if w := s.words[j+1]; s.text[w.start:w.end] != "s" && s.text[w.start:w.end] != "S" {
			return false // O'Brien is no O
		}
	}
	return true
}

// elided reports whether nothing but an apostrophe parts words i and j.
func (s *scanned) elided(i, j int) bool {
	gap := s.text[s.words[i].end:s.words[j].start]
	r, n := utf8.DecodeRuneInString(gap)
	return n > 0 && n == len(gap) && apostrophe(r)
}

// fold1 returns word i, folded.
func (s *scanned) fold1(i int) string {
	w := s.words[i]
	words := foldedWords(s.folder(), s.text[w.start:w.end])
	return strings.Join(words, "")
}

// mostBetween bounds what stands between two words of a name, in characters.
const mostBetween = 8

// joins reports whether words i and j may be of one name: blanks, hyphens and
// apostrophes part them, one line end at most, and a full stop only after an
// initial or a title.
func (s *scanned) joins(i, j int) bool {
	gap := s.text[s.words[i].end:s.words[j].start]
	count, lines, stops := 0, 0, 0
	for _, r := range gap {
		count++
		switch {
		case r == '\n':
			lines++
		case r == '.':
			stops++
		case unicode.IsSpace(r) || hyphen(r) || apostrophe(r) || r == '_':
		default:
			return false
		}
	}
	return count <= mostBetween && lines <= 1 && (stops == 0 || stops == 1 && s.abbreviated(i))
}

// abbreviated reports whether a full stop after word i may end no sentence.
func (s *scanned) abbreviated(i int) bool {
	w := s.words[i]
	return utf8.RuneCountInString(s.text[w.start:w.end]) == 1 || isTitle(s.fold1(i))
}
