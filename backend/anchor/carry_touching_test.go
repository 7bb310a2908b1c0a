package anchor

import (
	"testing"

	"florilege/backend/corpus"
)

// Two turns may touch, where what stood between them was cut: what comes in
// between again makes them overlap no more than before.
func TestCarryLayoutOfTurnsThatTouch(t *testing.T) {
	l := corpus.Layout{Turns: []corpus.Turn{
		{Label: corpus.Span{Start: 0, End: 0}, Words: corpus.Span{Start: 0, End: 6}, Speaker: 1},
		{Label: corpus.Span{Start: 6, End: 6}, Words: corpus.Span{Start: 6, End: 12}},
	}}
	edits := Edits{{Span: corpus.Span{Start: 6, End: 6}, Text: "Luc : oui. "}}
	got := edits.CarryLayout(l).Turns
	if len(got) != 2 || got[0].Words.End > got[1].Label.Start || got[1].Words.End != 23 {
		t.Errorf("%+v", got)
	}
}
