package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/repeats"
)

// Compare aligns the words of two quotes for reading side by side.
func Compare(left, right corpus.Quote) []ComparedPiece { return CompareTexts(left.Exact, right.Exact) }

// CompareTexts aligns the words of two texts.
func CompareTexts(left, right string) []ComparedPiece {
	out := []ComparedPiece{}
	for _, p := range repeats.Diff(left, right) {
		out = append(out, ComparedPiece{Kind: string(p.Kind), Left: p.A.Of(left), Right: p.B.Of(right)})
	}
	return out
}

// ComparedPiece is a stretch of two texts: "same", "left" or "right".
type ComparedPiece struct{ Kind, Left, Right string }
