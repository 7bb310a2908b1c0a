package desktop

import (
	"testing"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

func TestTimesCrossTheBridgeAsUTF16(t *testing.T) {
	text := "Amina : 😀 J’y vais seule."
	r := workspace.Reading{Text: text, Layout: corpus.Layout{Times: []corpus.Timed{
		{Span: corpus.Span{Start: len("Amina : "), End: len("Amina : 😀")}, Start: 1500, End: 1500},
		{Span: corpus.Span{Start: len("Amina : 😀 "), End: len(text)}, Start: 2000, End: 4250},
	}}}
	want := []Timed{{Start: 8, End: 10, From: 1500, To: 1500}, {Start: 11, End: 26, From: 2000, To: 4250}}
	got := textOf(r, anchor.NewUnits(text)).Times
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v, want %v", got, want)
	}
}
