package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// quotation is a passage between quotation marks.
type quotation struct {
	outer corpus.Span // with its marks
	inner corpus.Span // without them and without blanks at its ends; never empty
}

// opening is a quotation mark that waits for the one that closes it.
type opening struct {
	at, size int
	mark     rune
}

// longestQuotation bounds, in bytes, how far a mark is looked for: past it, one
// was forgotten.
const longestQuotation = 8000

// quotationsIn returns the outermost quotations of s, in order. Straight marks
// pair within a paragraph, others may run over several; none crosses a tab.
func quotationsIn(text string, s corpus.Span) []quotation {
	var out []quotation
	var open []opening
	for at := s.Start; at < s.End; {
		if c := text[at]; c < utf8.RuneSelf && c != '"' && c != '\n' && c != '\t' {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		next := at + size
		switch {
		case r == '\t':
			open = open[:0]
		case r == '\n' && blankLine(text[next:s.End]):
			open = directed(open)
		case closes(text, open, r, at) >= 0:
			i := closes(text, open, r, at)
			out = enclose(out, text, open[i], corpus.Span{Start: open[i].at, End: next}, size)
			open = open[:i]
		case opensAt(text[:at], r):
			open = append(open, opening{at, size, r})
		}
		at = next
	}
	return out
}

// closes returns the index in open of the mark that r closes, or -1.
func closes(text string, open []opening, r rune, at int) int {
	var mates string
	switch r {
	case '»':
		mates = "«"
	case '”':
		mates = "“„"
	case '“':
		mates = "„"
	case '"':
		mates = `"`
	}
	for i := len(open) - 1; i >= 0 && mates != ""; i-- {
		if strings.ContainsRune(mates, open[i].mark) {
			if at-open[i].at > longestQuotation {
				return -1
			}
			return i
		}
	}
	return -1
}

// opensAt reports whether r opens a quotation after before. A straight mark
// behind a letter or a digit does not: it is an inch or a slip.
func opensAt(before string, r rune) bool {
	switch r {
	case '«', '“', '„':
		return true
	case '"':
		last, _ := utf8.DecodeLastRuneInString(before)
		return !unicode.IsLetter(last) && !unicode.IsDigit(last)
	}
	return false
}

// directed returns the openings whose marks say which end they are.
func directed(open []opening) []opening {
	kept := open[:0]
	for _, o := range open {
		if o.mark != '"' {
			kept = append(kept, o)
		}
	}
	return kept
}

// enclose adds the quotation outer and drops those inside it.
func enclose(out []quotation, text string, o opening, outer corpus.Span, closing int) []quotation {
	inner := trim(text, corpus.Span{Start: o.at + o.size, End: outer.End - closing})
	if inner.Empty() {
		return out
	}
	for len(out) > 0 && out[len(out)-1].outer.Start > outer.Start {
		out = out[:len(out)-1]
	}
	return append(out, quotation{outer, inner})
}

func blankLine(s string) bool {
	line, _, _ := strings.Cut(s, "\n")
	return strings.TrimSpace(line) == ""
}
