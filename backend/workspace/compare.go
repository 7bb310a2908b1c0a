package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/repeats"
)

// Compare aligns the words of two quotes for reading side by side.
func Compare(left, right corpus.Quote) []ComparedPiece {
	out := []ComparedPiece{}
	for _, p := range repeats.Diff(left.Exact, right.Exact) {
		out = append(out, ComparedPiece{Kind: string(p.Kind), Left: p.A.Of(left.Exact), Right: p.B.Of(right.Exact)})
	}
	return out
}

// ComparedPiece is a stretch of two texts: "same", "left" or "right".
type ComparedPiece struct{ Kind, Left, Right string }
