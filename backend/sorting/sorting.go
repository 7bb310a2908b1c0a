// Package sorting reads which cards of a workshop went into which pile, and
// compares piles with codes. Pure functions.
package sorting

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Reading is what a line of numbers and codes says.
type Reading struct {
	Cards   []int    // numbers from 1, each once, in the order they were written
	Twice   []int    // numbers that stand several times
	Unknown []string // what is no card
}

// mostRange bounds a range such as 3-7, so that a typing error names no thousand cards.
const mostRange = 200

// Read reads a line such as "3 7, 12-15 FLO:…": numbers of cards from 1 to most,
// ranges of them, and what a scanner reads from cards, which scanned turns into
// numbers.
func Read(line string, most int, scanned func(string) []int) Reading {
	r := Reading{Cards: []int{}, Twice: []int{}, Unknown: []string{}}
	tight := strings.NewReplacer(" - ", "-", " – ", "-", " — ", "-", "–", "-", "—", "-").Replace(line)
	for _, token := range strings.FieldsFunc(tight, func(c rune) bool { return unicode.IsSpace(c) || c == ',' || c == ';' }) {
		cards := cardsOf(token, most, scanned)
		if len(cards) == 0 {
			r.Unknown = append(r.Unknown, token)
		}
		for _, n := range cards {
			switch {
			case !slices.Contains(r.Cards, n):
				r.Cards = append(r.Cards, n)
			case !slices.Contains(r.Twice, n):
				r.Twice = append(r.Twice, n)
			}
		}
	}
	return r
}

// cardsOf returns the cards that a word names; none where one of them is not there.
func cardsOf(token string, most int, scanned func(string) []int) []int {
	if n, ok := number(token, most); ok {
		return []int{n}
	}
	from, to, ok := strings.Cut(token, "-")
	low, ok1 := number(from, most)
	high, ok2 := number(to, most)
	if ok && ok1 && ok2 && low <= high && high-low < mostRange {
		var out []int
		for n := low; n <= high; n++ {
			out = append(out, n)
		}
		return out
	}
	return scanned(token)
}

func number(s string, most int) (int, bool) {
	n, err := strconv.Atoi(strings.TrimPrefix(strings.TrimPrefix(s, "n°"), "#"))
	return n, err == nil && n >= 1 && n <= most
}
