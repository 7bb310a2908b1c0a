package corpus

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestLayoutTurn(t *testing.T) {
	l := Layout{Turns: []Turn{
		{Label: Span{0, 2}, Words: Span{2, 10}, Speaker: 0},
		{Label: Span{11, 13}, Words: Span{13, 13}, Speaker: 1},
		{Label: Span{14, 16}, Words: Span{16, 20}, Speaker: NoSpeaker},
		{Label: Span{20, 22}, Words: Span{22, 40}, Speaker: 1},
	}}
	for s, want := range map[Span]int{
		{2, 10}: 0, {0, 2}: -1, {0, 5}: 0, {9, 17}: 0, {8, 20}: 2, {5, 30}: 3, {10, 16}: -1, {40, 50}: -1, {5, 5}: -1, {13, 13}: -1,
	} {
		if got := l.Turn(s); got != want {
			t.Errorf("%v lies in turn %d, want %d", s, got, want)
		}
		speaker := NoSpeaker
		if want >= 0 {
			speaker = l.Turns[want].Speaker
		}
		if got := l.Speaker(s); got != speaker {
			t.Errorf("%v is said by %d, want %d", s, got, speaker)
		}
	}
}

// TestLayoutTurnAgreesWithAWalk compares the search with a look at every turn.
func TestLayoutTurnAgreesWithAWalk(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		cuts := make([]int, 2*r.IntN(6))
		for i := range cuts {
			cuts[i] = r.IntN(40)
		}
		slices.Sort(cuts)
		var l Layout
		for i := 0; i < len(cuts); i += 2 {
			l.Turns = append(l.Turns, Turn{Words: Span{cuts[i], cuts[i+1]}})
		}
		s := Span{r.IntN(40), r.IntN(40)}
		want, most := -1, 0
		for i, turn := range l.Turns {
			if n := turn.Words.Overlap(s); n > most {
				want, most = i, n
			}
		}
		if got := l.Turn(s); got != want {
			t.Fatalf("%v lies in turn %d of %v, want %d", s, got, l.Turns, want)
		}
	}
}

func TestSpeakerName(t *testing.T) {
	m := Testimony{Speakers: []Speaker{{Name: "Anne"}, {Name: "ENQ", Interviewer: true}}}
	for i, want := range map[int]Speaker{0: m.Speakers[0], 1: m.Speakers[1], NoSpeaker: {}, 2: {}} {
		if m.SpeakerName(i) != want.Name || m.Interviews(i) != want.Interviewer {
			t.Errorf("speaker %d: %q, interviews: %v", i, m.SpeakerName(i), m.Interviews(i))
		}
	}
}
