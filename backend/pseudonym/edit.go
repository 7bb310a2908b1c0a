package pseudonym

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// edits adds what stands for a name and, in French, for the word before it.
func (s *scanned) edits(out []Edit, h hit) []Edit {
	f := s.forms[h.form]
	first, last := s.words[h.from+f.keep], s.words[h.to-1]
	with := f.with
	if f.keep == 0 && s.french {
		if e, rest, ok := s.repaired(h.from, f); ok {
			with = rest
			if e.Span.Len() > 0 {
				out = append(out, e)
			}
		}
	}
	with = s.dressed(with, h, f)
	span := corpus.Span{Start: first.start, End: last.end}
	if strings.HasSuffix(with, ".") && strings.HasPrefix(s.text[span.End:], ".") {
		with = strings.TrimSuffix(with, ".") // Mme L. and the full stop after it
	}
	if last.plural {
		with += s.text[last.end-1 : last.end]
	}
	if with == span.Of(s.text) {
		return out
	}
	return append(out, Edit{span, with, f.name})
}

// dressed returns the pseudonym with the capitals that the name has there.
func (s *scanned) dressed(with string, h hit, f form) string {
	upper := !f.upper
	for _, w := range s.words[h.from+f.keep : h.to] {
		upper = upper && w.upper
	}
	if upper {
		return strings.ToUpper(with)
	}
	if r, n := utf8.DecodeRuneInString(with); unicode.IsLower(r) && s.words[h.from].capital && s.begins(s.words[h.from].start) {
		return string(unicode.ToUpper(r)) + with[n:]
	}
	return with
}

// begins reports whether a sentence begins at a place.
func (s *scanned) begins(at int) bool {
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(s.text[:at])
		switch {
		case r == '\n' || strings.ContainsRune(".!?…:", r):
			return true
		case unicode.IsSpace(r) || strings.ContainsRune("«“\"-–—(", r):
			at -= n
		default:
			return false
		}
	}
	return true
}
