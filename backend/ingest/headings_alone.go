package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/anchor"
)

// Where nothing but its place marks a heading, it is shorter, there are several,
// and what is said otherwise ends as sentences do.
const (
	longestAlone   = 8    // words
	fewestAlone    = 2    // in a document
	sentencesEnded = 0.95 // share of turns
)

// standingAlone returns the lines, by their numbers, that look like headings by
// their place alone: between two turns, without the stop that ends all else.
func standingAlone(doc document, lines []line, labels []label) map[int]bool {
	found := map[int]bool{}
	seen := map[string]int{}
	ended, turns := 0, 0
	for n, l := range labels {
		from := 0
		if n > 0 {
			from = labels[n-1].line
		}
		last := lastWords(lines, from, l.line)
		if last < 0 {
			continue
		}
		words := lines[last].words.Of(doc.text)
		before := lastWords(lines, from, last)
		if before >= 0 && lines[last-1].words.Empty() && titled(words) && ends(lines[before].words.Of(doc.text)) {
			found[last] = true
			seen[anchor.Fold(words)]++
			continue
		}
		turns++
		ended += as01(ends(words))
	}
	for i := range found {
		if seen[anchor.Fold(lines[i].words.Of(doc.text))] > 1 {
			delete(found, i) // a remark, such as Silence
		}
	}
	if len(found) < fewestAlone || float64(ended) < sentencesEnded*float64(turns) {
		return nil
	}
	return found
}

// lastWords returns the last line between two that has words, or -1.
func lastWords(lines []line, from, to int) int {
	for i := to - 1; i >= from; i-- {
		if !lines[i].words.Empty() {
			return i
		}
	}
	return -1
}

// titled reports whether words are few, begin as a title does and end with a
// letter or a digit.
func titled(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	letters := strings.ContainsFunc(words, unicode.IsLetter)
	return letters && (unicode.IsUpper(first) || unicode.IsDigit(first)) && (unicode.IsLetter(last) || unicode.IsDigit(last)) &&
		!strings.Contains(words, "\t") && anchor.CountWords(words) <= longestAlone
}

// ends reports whether words end as a sentence does.
func ends(words string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, "»”\")]*_ \u00a0\u202f"))
	return strings.ContainsRune(".!?…:;", last)
}
