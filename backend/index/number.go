package index

import (
	"strings"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// number reads a number that stands in several words: 1 000 with whatever space
// or point between its thousands, and 12,5. Its term is how a machine writes it.
func number(text string, words []corpus.Span, next rune, do func(token)) int {
	if !isDigits(words[0].Of(text)) || !isThousands(next) && next != ',' {
		return 0
	}
	if continues(text, words[0].Start) {
		return 0
	}
	n, digits := thousands(text, words, next)
	if fraction := fractionOf(text, words, n); fraction != "" {
		n, digits = n+1, digits+"."+fraction
	}
	if n == 1 {
		return 0
	}
	do(token{span: corpus.Span{Start: words[0].Start, End: words[n-1].End}, terms: []string{digits}})
	return n
}

// thousands returns how many of the words are one number in groups of three
// digits, and its digits.
func thousands(text string, words []corpus.Span, sign rune) (int, string) {
	digits := words[0].Of(text)
	if !isThousands(sign) || len(digits) > 3 || digits[0] == '0' {
		return 1, digits
	}
	n := 1
	for ; n < len(words); n++ {
		between := text[words[n-1].End:words[n].Start]
		if between != string(sign) || len(words[n].Of(text)) != 3 || !isDigits(words[n].Of(text)) {
			break
		}
		digits += words[n].Of(text)
	}
	return n, digits
}

// fractionOf returns the digits after the comma, where they follow the nth word and
// are no item of a list, date or version.
func fractionOf(text string, words []corpus.Span, n int) string {
	if n == len(words) || !isDigits(words[n].Of(text)) {
		return ""
	}
	between := text[words[n-1].End:words[n].Start]
	if between != "," && (between != "." || n > 1) {
		return ""
	}
	if rest := text[words[n].End:]; len(rest) > 1 && (rest[0] == '.' || rest[0] == ',') && isDigits(rest[1:2]) {
		return ""
	}
	return words[n].Of(text)
}

// continues reports whether digits with a sign after them stand right before.
func continues(text string, start int) bool {
	r, n := utf8.DecodeLastRuneInString(text[:start])
	before := start - n
	return (r == ',' || isThousands(r)) && before > 0 && isDigits(text[before-1:before])
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// isThousands reports whether r is written between the thousands of a number.
func isThousands(r rune) bool {
	switch r {
	case ' ', '\u00a0', '\u202f', '\u2009', '.', '\'', '’':
		return true
	}
	return false
}

// numberAt returns how many bytes a number with spaces takes at the start of s,
// or 0: a search is cut at its blanks, but not there.
func numberAt(s string) int {
	words := wordsOf(s[:min(len(s), 64)])
	if len(words) == 0 || words[0].Start != 0 || words[0].End == len(s) {
		return 0
	}
	next, _ := utf8.DecodeRuneInString(s[words[0].End:])
	end := 0
	number(s, words, next, func(t token) { end = t.span.End })
	return end
}
