package corpus

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestPassages(t *testing.T) {
	text := "Titre\n\nAnne : un\ndeux\n\nNote\nPaul : trois"
	turns := []Turn{
		{Label: Span{7, 14}, Words: Span{14, 21}, Speaker: 0},
		{Label: Span{28, 35}, Words: Span{35, 40}, Speaker: 1},
	}
	type passage struct {
		words   string
		speaker int
	}
	var got []passage
	for _, p := range Passages(text, turns) {
		got = append(got, passage{p.Span.Of(text), p.Speaker})
	}
	want := []passage{{"Titre", NoSpeaker}, {"un\ndeux", 0}, {"Note", NoSpeaker}, {"trois", 1}}
	if !slices.Equal(got, want) {
		t.Errorf("passages %v, want %v", got, want)
	}
	if got := Passages("", nil); len(got) != 0 {
		t.Errorf("an empty text has %v", got)
	}
	if got := Passages("oui\n- Anne\nfin", []Turn{{Words: Span{0, 3}, Label: Span{4, 10}}}); len(got) != 2 || got[1].Span != (Span{11, 14}) {
		t.Errorf("a label behind the words: %v", got)
	}
	empty := []Turn{{Label: Span{0, 6}, Words: Span{6, 6}}, {Label: Span{7, 13}, Words: Span{13, 15}, Speaker: 1}}
	if got := Passages("Anne :\nPaul : un", empty); len(got) != 2 || got[0].Span != (Span{13, 15}) {
		t.Errorf("a turn without words: %v", got)
	}
}

// TestPassagesCoverTheTextOnce lays turns at random over random text: every
// letter outside the labels is in one passage.
func TestPassagesCoverTheTextOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		text := make([]byte, r.IntN(60))
		for i := range text {
			text[i] = "ab \n"[r.IntN(4)]
		}
		cuts := make([]int, 3*r.IntN(4))
		for i := range cuts {
			cuts[i] = r.IntN(len(text) + 1)
		}
		slices.Sort(cuts)
		var turns []Turn
		labelled := make([]bool, len(text))
		for i := 0; i < len(cuts); i += 3 {
			turn := Turn{Label: Span{cuts[i], cuts[i+1]}, Words: Span{cuts[i+1], cuts[i+2]}, Speaker: i}
			if i%2 == 1 {
				turn.Label = Span{} // nobody is named before it
			}
			turns = append(turns, turn)
			for at := turn.Label.Start; at < turn.Label.End; at++ {
				labelled[at] = true
			}
		}
		covered := make([]int, len(text))
		end := 0
		for _, p := range Passages(string(text), turns) {
			if p.Span.Start < end || !p.Span.Within(len(text)) || strings.TrimSpace(p.Span.Of(string(text))) == "" {
				t.Fatalf("%q, %v: passage %v is out of order or blank", text, turns, p)
			}
			end = p.Span.End
			for at := p.Span.Start; at < p.Span.End; at++ {
				covered[at]++
			}
		}
		for at, c := range text {
			want := 1
			if labelled[at] {
				want = 0
			}
			if c != ' ' && c != '\n' && covered[at] != want {
				t.Fatalf("%q, %v: byte %d is in %d passages, want %d", text, turns, at, covered[at], want)
			}
		}
	}
}
