package repeats

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// longest is the textbook recurrence.
func longest(a, b []uint32) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		last := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = last + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			last = above
		}
	}
	return row[len(b)]
}

func TestAlignerAgreesWithTheTextbook(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	al := newAligner(9)
	for round := range 3000 {
		a, b := make([]uint32, 1+r.IntN(200)), make([]uint32, r.IntN(200))
		for _, words := range [][]uint32{a, b} {
			for i := range words {
				words[i] = r.Uint32N(uint32(2 + round%8))
			}
		}
		al.set(a)
		want := longest(a, b)
		if got := len(slices.Collect(al.common(b))); got != want {
			t.Fatalf("%v and %v: %d words, want %d", a, b, got, want)
		}
		i, j := -1, -1
		matched := al.matched(b)
		for _, m := range matched {
			if m[0] <= i || m[1] <= j || a[m[0]] != b[m[1]] {
				t.Fatalf("%v and %v: matched %v", a, b, matched)
			}
			i, j = m[0], m[1]
		}
		if len(matched) != want {
			t.Fatalf("%v and %v: matched %d words, want %d", a, b, len(matched), want)
		}
	}
}
