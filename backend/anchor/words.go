package anchor

import (
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// Words returns the spans of the words of text, in order. A word is a run of
// letters, marks and digits; an apostrophe or a hyphen separates words.
func Words(text string) []corpus.Span {
	var out []corpus.Span
	start := -1
	for i, r := range text {
		switch in := wordRune(r); {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			out = append(out, corpus.Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, corpus.Span{Start: start, End: len(text)})
	}
	return out
}

// CountWords returns how many words a person would count in text: runs between
// blanks that hold a letter or a digit.
func CountWords(text string) int {
	n, counted := 0, false
	for _, r := range text {
		if unicode.IsSpace(r) {
			counted = false
		} else if !counted && wordRune(r) {
			n, counted = n+1, true
		}
	}
	return n
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}
