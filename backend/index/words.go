package index

import (
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// eachWord calls do with the span of every word of text, in bytes, in order. A
// word is a run of letters, digits, and the marks and invisible signs that
// follow them: an apostrophe, a hyphen or a middle dot separates words, so that
// « l'autonomie » and « rendez-vous » are two each.
func eachWord(text string, do func(corpus.Span)) {
	start := -1
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case start < 0:
			if startsWord(r) {
				start = withSign(text, i)
			}
		case !startsWord(r) && !continuesWord(r):
			do(corpus.Span{Start: start, End: i})
			start = -1
		}
		i += n
	}
	if start >= 0 {
		do(corpus.Span{Start: start, End: len(text)})
	}
}

// withSign returns where a word begins that has its first letter at a position: before
// the signs that are drawn with what follows them, as that of Arabic numbers is.
func withSign(text string, at int) int {
	for at > 0 && text[at-1] >= utf8.RuneSelf {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		if !precedes(r) {
			break
		}
		at -= n
	}
	return at
}

// precedes reports whether a sign is drawn with what follows it.
func precedes(r rune) bool { return unicode.Is(unicode.Prepended_Concatenation_Mark, r) }

// startsWord reports whether a word can begin with r.
func startsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// continuesWord reports whether r belongs to the word before it without being seen as
// a letter: a combining mark, a soft hyphen, a joiner.
func continuesWord(r rune) bool {
	return r >= utf8.RuneSelf && (unicode.IsMark(r) || unicode.Is(unicode.Cf, r) && !precedes(r))
}

// isApostrophe reports whether r is one of the signs typed as an apostrophe.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '´', '′':
		return true
	}
	return false
}
