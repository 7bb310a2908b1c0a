package export

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoted returns the words between quotation marks: their own where they begin
// and end with a pair, else the language's. Marks inside them then become those
// that the language puts within its own: a reader would not see otherwise who
// says what. Nothing else of the words changes, and tables keep even those.
func (l language) quoted(words string) string {
	if ownMarks(words) {
		return words
	}
	return l.open + l.within(words) + l.close
}

// within returns words with the language's outer marks, where they stand in
// pairs, as inner ones: « a » inside « » is “a”.
func (l language) within(words string) string {
	open, closing := firstRune(l.open), lastRune(l.close)
	if !strings.ContainsRune(words, open) || !paired(words, open, closing) {
		return words
	}
	var out strings.Builder
	depth := 0
	for i := 0; i < len(words); {
		r, n := utf8.DecodeRuneInString(words[i:])
		i += n
		switch r {
		case open:
			out.WriteString(l.inner[min(depth, 1)][0])
			depth++
			if next, n := utf8.DecodeRuneInString(words[i:]); l.spaced && markSpace(next) {
				i += n
			}
		case closing:
			depth--
			if l.spaced {
				trimmed := trimMarkSpace(out.String())
				out.Reset()
				out.WriteString(trimmed)
			}
			out.WriteString(l.inner[min(depth, 1)][1])
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// paired reports whether marks open and close in turn, and there are some.
func paired(s string, open, closing rune) bool {
	depth, seen := 0, false
	for _, r := range s {
		switch r {
		case open:
			depth++
			seen = true
		case closing:
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return seen && depth == 0
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// markSpace reports whether r is a blank that French puts inside « ».
func markSpace(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u202f' }

func trimMarkSpace(s string) string {
	if r, n := utf8.DecodeLastRuneInString(s); markSpace(r) {
		return s[:len(s)-n]
	}
	return s
}

// holds reports whether no line may end at a space between before and rest, by
// the rules of French, which English never meets: a space inside « », before
// ; : ! ? and %, and between a number and what it counts.
func holds(before, rest string) bool {
	last := lastRune(before)
	next, _ := utf8.DecodeRuneInString(rest)
	if last == '«' || strings.ContainsRune("»;:!?%‰€°", next) {
		return true
	}
	if !unicode.IsDigit(last) {
		return false
	}
	return unicode.IsDigit(next) && groupOfThree(rest) || slices.Contains(units(), leadingWord(rest))
}

// groupOfThree reports whether s begins with exactly three digits: 12 500.
func groupOfThree(s string) bool {
	return len(strings.TrimLeft(s, "0123456789")) == len(s)-3
}

func leadingWord(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if i < 0 {
		return s
	}
	return s[:i]
}

// units are the words that stay with the number before them.
func units() []string {
	return []string{
		"km", "m", "cm", "mm", "kg", "g", "l", "h", "min", "s", "an", "ans", "mois", "jour", "jours", "heure", "heures", "euro", "euros", "fois",
		"year", "years", "month", "months", "day", "days", "hour", "hours", "times",
	}
}

// Quoted returns words between the quotation marks of a language ("fr", "en"), as
// exports print them.
func Quoted(tag, words string) string { return languageOf(tag).quoted(words) }
