package export

import (
	"slices"
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/go-text/typesetting/bidi"
)

// directed is a part of a line that is written in one direction.
type directed struct {
	text  string
	right bool    // from right to left
	start int     // its place in the order of reading
	x     float64 // where it stands, in millimetres
}

// visually returns the parts of a line as they stand on paper, from left to right.
func visually(line string) []directed {
	if !strings.ContainsFunc(line, rightward) {
		return []directed{{text: line}}
	}
	base := bidi.LeftToRight
	if fromRight(line) {
		base = bidi.RightToLeft
	}
	text := []rune(line)
	var paragraph bidi.Paragraph
	runs := paragraph.Segment(text, base)
	var out []directed
	var levels []bidi.Level
	most := bidi.Level(0)
	for i := range runs.NumRuns() {
		r := runs.Run(i)
		out = append(out, directed{text: string(text[r.Start:r.End]), right: !r.IsLeftToRight(), start: r.Start})
		levels = append(levels, r.Level)
		most = max(most, r.Level)
	}
	for level := most; level > 0; level-- { // rule L2 of the Unicode algorithm
		for i := 0; i < len(out); i++ {
			from := i
			for i < len(out) && levels[i] >= level {
				i++
			}
			slices.Reverse(out[from:i])
			slices.Reverse(levels[from:i])
		}
	}
	return out
}

// fromRight reports whether a line is nearly all written from right to left, and so
// begins at the right: not a line of French that quotes some Arabic.
func fromRight(line string) bool {
	if !strings.ContainsFunc(line, rightward) {
		return false
	}
	right, left := 0, 0
	for _, r := range line {
		switch {
		case rightward(r):
			right++
		case unicode.IsLetter(r):
			left++
		}
	}
	return right > 2*left
}

// mirrored returns what is not joined of a part written from right to left, as it
// stands from left to right.
func mirrored(s string) string {
	var out []string
	for seen := graphemes.FromString(s); seen.Next(); {
		c := seen.Value()
		if other, ok := mirrors[c]; ok {
			c = other
		}
		out = append(out, c)
	}
	slices.Reverse(out)
	return strings.Join(out, "")
}

var mirrors = map[string]string{
	"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«", "‹": "›", "›": "‹",
}
