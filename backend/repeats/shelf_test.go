package repeats

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestShelf(t *testing.T) {
	s := newSpeaker(7)
	interview := join(s.words(3000))
	other := join(s.words(3000))
	shelf := NewShelf()
	if _, found := shelf.Find(interview, 0.95); found {
		t.Error("an empty shelf found something")
	}
	for i, text := range []string{other, interview, "Oui, tout à fait, merci beaucoup."} {
		if got := shelf.Add(text); got != i {
			t.Errorf("index %d, want %d", got, i)
		}
	}
	for name, c := range map[string]struct {
		text  string
		index int // -1 for none
		same  bool
	}{
		"itself":                     {interview, 1, true},
		"in capitals, with pauses":   {"Euh, " + strings.ToUpper(interview) + " !", 1, true},
		"a few words corrected":      {s.Change(interview, 12), 1, false},
		"an excerpt":                 {s.Excerpt(interview, 0.4), 1, false},
		"with an introduction":       {join(s.words(90)) + " " + interview, 1, false},
		"one word in five corrected": {s.Change(interview, 600), -1, false},
		"half of it and other words": {s.Excerpt(interview, 0.5) + " " + join(s.words(1500)), -1, false},
		"other words":                {join(s.words(3000)), -1, false},
		"a short answer again":       {"oui tout à fait merci beaucoup", 2, true},
		"a shorter one":              {"Oui, merci.", -1, false},
		"nothing":                    {"", -1, false},
	} {
		w, found := shelf.Find(c.text, 0.95)
		if found != (c.index >= 0) || found && (w.Index != c.index || w.Same != c.same) {
			t.Errorf("%s: %+v %v, want %d, same words %v", name, w, found, c.index, c.same)
		}
		if found && max(w.In, w.Holds) < 0.95 {
			t.Errorf("%s: shares %v and %v", name, w.In, w.Holds)
		}
	}
	if w, found, index := shelf.FindOrAdd(other, 0.95); !found || w.Index != 0 || index != 3 {
		t.Errorf("found %+v, added as %d", w, index)
	}
}

// BenchmarkShelf looks each of 400 texts of 10,000 words up, and adds it.
func BenchmarkShelf(b *testing.B) {
	s := newSpeaker(1)
	texts := make([]string, 400)
	for i := range texts {
		texts[i] = join(s.words(10_000))
	}
	for b.Loop() {
		shelf := NewShelf()
		for _, text := range texts {
			if w, found, _ := shelf.FindOrAdd(text, 0.95); found {
				b.Fatal(fmt.Sprint(w))
			}
		}
	}
}

func TestCommonGivesUpOnlyWhereItMay(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	list := func() []uint64 {
		var out []uint64
		for n := uint64(0); n < 200; n++ {
			if rng.IntN(3) > 0 {
				out = append(out, n)
			}
		}
		return out
	}
	for range 200 {
		a, b := list(), list()
		all := common(a, b, 0)
		if all < 60 {
			t.Fatalf("%d in common", all)
		}
		if got := common(a, b, all); got != all {
			t.Fatalf("%d of the %d that are enough", got, all)
		}
		if got := common(a, b, all+1); got > all {
			t.Fatalf("%d of %d", got, all)
		}
	}
}
