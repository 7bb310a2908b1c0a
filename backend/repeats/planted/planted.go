// Package planted changes texts in the ways in which words come back in a study,
// and makes others that only look alike: what is found of the first and kept apart
// of the second measures package repeats, in its tests and in the bench.
package planted

import (
	"math/rand/v2"
	"slices"
	"strings"

	"florilege/backend/anchor"
)

// Editor changes texts, with Word for new words.
type Editor struct {
	Rand *rand.Rand
	Word func() string
}

// Change replaces, drops or adds n words of text, at different places.
func (e *Editor) Change(text string, n int) string {
	words := strings.Fields(text)
	places := e.Rand.Perm(len(words))[:min(n, len(words))]
	slices.Sort(places)
	for _, at := range slices.Backward(places) {
		switch e.Rand.IntN(5) {
		case 0:
			words = slices.Delete(words, at, at+1)
		case 1:
			words = slices.Insert(words, at, e.Word())
		default:
			words[at] = e.Word()
		}
	}
	return strings.Join(words, " ")
}

// Excerpt returns a run of the share of the words of text.
func (e *Editor) Excerpt(text string, share float64) string {
	return e.run(text, int(share*float64(anchor.CountWords(text))))
}

// run returns n words of text that follow one another, or all where it has fewer. What holds no letter, such
// as a mark between blanks, is no word.
func (e *Editor) run(text string, n int) string {
	fields := strings.Fields(text)
	var words []int // among fields
	for i, f := range fields {
		if anchor.CountWords(f) > 0 {
			words = append(words, i)
		}
	}
	n = min(n, len(words))
	from := e.Rand.IntN(len(words) - n + 1)
	return strings.Join(fields[words[from]:words[from+n-1]+1], " ")
}

// words returns n new words.
func (e *Editor) words(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = e.Word()
	}
	return out
}
