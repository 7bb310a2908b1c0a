package anchor

import (
	"iter"
	"slices"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// Words returns the spans of the words of text, in order. A word is a run of
// letters, marks and digits; an apostrophe or a hyphen separates words.
func Words(text string) []corpus.Span { return slices.Collect(EachWord(text)) }

// EachWord yields what Words returns, one after the other.
func EachWord(text string) iter.Seq[corpus.Span] {
	return func(yield func(corpus.Span) bool) {
		start := -1
		for i, r := range text {
			switch in := wordRune(r); {
			case in && start < 0:
				start = i
			case !in && start >= 0:
				if !yield(corpus.Span{Start: start, End: i}) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(corpus.Span{Start: start, End: len(text)})
		}
	}
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
	if '\u2000' <= r && r <= '\u206f' {
		return false // blanks, dashes and quotation marks: often met, and looked up last
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}
