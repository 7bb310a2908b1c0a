package workspace

import (
	"testing"

	"florilege/backend/corpus"
)

// Runs of words that are taken out may overlap.
func TestWithoutOverlapping(t *testing.T) {
	text := "one two three four five"
	for name, c := range map[string]struct {
		cut  []corpus.Span
		want string
	}{
		"apart":   {[]corpus.Span{{Start: 0, End: 3}, {Start: 8, End: 13}}, removed + " two " + removed + " four five"},
		"overlap": {[]corpus.Span{{Start: 0, End: 13}, {Start: 4, End: 18}}, removed + " five"},
		"inside":  {[]corpus.Span{{Start: 0, End: 18}, {Start: 4, End: 7}}, removed + " five"},
	} {
		if got := without(text, c.cut); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
