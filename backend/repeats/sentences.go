package repeats

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// endMarks end a sentence and belong to it.
const endMarks = ".?!…"

// sentences cuts words, given by their spans in text, into sentences: ranges
// of words. A sentence ends at an end mark that a blank follows, at a
// semicolon, or with its line; the full stop of an initial ends none.
func sentences(text string, words []corpus.Span) []corpus.Span {
	var out []corpus.Span
	from := 0
	for i, w := range words {
		next := len(text)
		if i+1 < len(words) {
			next = words[i+1].Start
		}
		if i+1 == len(words) || ends(w.Of(text), text[w.End:next]) {
			out = append(out, corpus.Span{Start: from, End: i + 1})
			from = i + 1
		}
	}
	return out
}

// ends reports whether a sentence ends in the gap after a word.
func ends(word, gap string) bool {
	if strings.ContainsAny(gap, "\n;") {
		return true
	}
	at := strings.IndexAny(gap, endMarks)
	if at < 0 {
		return false
	}
	if gap[at] == '.' && initial(word) {
		return false
	}
	after := strings.TrimLeft(gap[at:], endMarks)
	r, _ := utf8.DecodeRuneInString(after)
	return after != "" && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func initial(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsUpper(r)
}

// closing returns the end of a sentence whose last word ends at end: behind
// the end marks that follow, with the blanks that French puts before them.
func closing(text string, end int) int {
	rest := strings.TrimLeft(text[end:], " \u00a0\u202f")
	marks := strings.TrimLeft(rest, endMarks)
	if len(marks) == len(rest) {
		return end
	}
	return len(text) - len(marks)
}
