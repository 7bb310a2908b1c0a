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
	line  int         // where the line begins on which it opens
	cell  int         // where its cell of a table row begins, or its line
}

// opening is a quotation mark that waits for the one that closes it.
type opening struct {
	at, size   int
	line, cell int
	mark       rune
}

// longestQuotation bounds, in bytes, how far a mark is looked for: past it, one
// was forgotten.
const longestQuotation = 8000

// quotationsIn returns the outermost quotations of s, in order. Straight marks
// pair within a paragraph, others may run over several; none crosses a tab.
func quotationsIn(text string, s corpus.Span) []quotation {
	var out []quotation
	var open []opening
	line := lineStart(text, s.Start)
	cell := line + strings.LastIndexByte(text[line:s.Start], '\t') + 1
	for at := s.Start; at < s.End; {
		if c := text[at]; c < utf8.RuneSelf && c != '"' && c != '\n' && c != '\t' {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		next := at + size
		switch {
		case r == '\t':
			open, cell = open[:0], next
		case r == '\n':
			line, cell = next, next
			if blankLine(text[next:s.End]) {
				open = directed(open)
			}
		case closes(text, open, r, at) >= 0:
			i := closes(text, open, r, at)
			out = enclose(out, text, open[i], at, next)
			open = open[:i]
		case opensAt(text[:at], r):
			open = append(open, opening{at, size, line, cell, r})
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

// enclose adds the quotation from o to the closing mark between from and to, and
// drops those inside it.
func enclose(out []quotation, text string, o opening, from, to int) []quotation {
	inner := trim(text, corpus.Span{Start: o.at + o.size, End: from})
	if inner.Empty() {
		return out
	}
	for len(out) > 0 && out[len(out)-1].outer.Start > o.at {
		out = out[:len(out)-1]
	}
	return append(out, quotation{corpus.Span{Start: o.at, End: to}, inner, o.line, o.cell})
}

func blankLine(s string) bool {
	line, _, _ := strings.Cut(s, "\n")
	return strings.TrimSpace(line) == ""
}
