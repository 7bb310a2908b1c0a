package anchor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"florilege/backend/corpus"
)

const (
	contextBytes     = 32  // of context that a quote keeps on either side, at most
	longestCharacter = 512 // in bytes; what goes on longer is cut anywhere
)

// Describe fills q's words and context from the text under q.Span. The span
// must lie within text and begin and end between characters.
func Describe(q *corpus.Quote, text string) {
	q.Exact = q.Span.Of(text)
	q.Before = text[boundaryAfter(text, max(0, q.Span.Start-contextBytes)):q.Span.Start]
	q.After = text[q.Span.End:boundaryBefore(text, min(len(text), q.Span.End+contextBytes))]
}

// Trim returns s without the blanks at its ends, and false where nothing is
// left, where it does not lie within text, or where an end cuts a character in
// two as a reader sees them: bytes of a letter, a letter and its mark, parts of
// an emoji.
func Trim(s corpus.Span, text string) (corpus.Span, bool) {
	if !s.Within(len(text)) || !between(text, s.Start) || !between(text, s.End) {
		return s, false
	}
	words := s.Of(text)
	s.Start += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	s.End -= len(words) - len(strings.TrimRightFunc(words, unicode.IsSpace))
	for s.Start < s.End && !between(text, s.Start) { // a mark that stands on a blank
		_, n := utf8.DecodeLastRuneInString(text[:s.Start])
		s.Start -= n
	}
	return s, s.Start < s.End
}

// Holds reports whether q's words are exactly those under its span.
func Holds(q corpus.Quote, text string) bool {
	return q.Span.Within(len(text)) && !q.Span.Empty() && q.Span.Of(text) == q.Exact
}

// Find returns where q's words stand in text: the occurrence whose surroundings
// share most with the quote's context, and of equals the one nearest to the old
// position. It returns false where the words are not there.
func Find(q corpus.Quote, text string) (corpus.Span, bool) {
	best, bestScore, bestFar := corpus.Span{}, -1, 0
	if q.Exact == "" {
		return best, false
	}
	for from := 0; ; {
		i := strings.Index(text[from:], q.Exact)
		if i < 0 {
			break
		}
		at := from + i
		s := corpus.Span{Start: at, End: at + len(q.Exact)}
		score := commonSuffix(text[:s.Start], q.Before) + commonPrefix(text[s.End:], q.After)
		far := max(at-q.Span.Start, q.Span.Start-at)
		if score > bestScore || score == bestScore && far < bestFar {
			best, bestScore, bestFar = s, score, far
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		from = at + n
	}
	return best, bestScore >= 0
}

// between reports whether position at lies between two characters as a reader
// sees them: not inside a letter with its marks, an emoji with its joiners, or a
// flag.
func between(text string, at int) bool {
	if at == 0 || at == len(text) {
		return true
	}
	if !utf8.RuneStart(text[at]) {
		return false
	}
	if text[at] < utf8.RuneSelf && text[at-1] < utf8.RuneSelf {
		return true
	}
	// Characters are counted from a place that is surely between two of them.
	start := at - 1
	for start > 0 && text[start] >= utf8.RuneSelf && at-start < longestCharacter {
		start--
	}
	start = boundaryAfter(text, start)
	characters := graphemes.FromString(text[start:min(len(text), at+longestCharacter)])
	for characters.Next() {
		if end := start + characters.End(); end >= at {
			return end == at
		}
	}
	return true
}

func boundaryAfter(text string, at int) int {
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

func boundaryBefore(text string, at int) int {
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonSuffix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
