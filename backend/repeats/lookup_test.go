package repeats

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLookup compares what a lookup counts and marks with a map: for texts of every
// length, of 3-grams that another text holds, of others, and of none.
func TestLookup(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 9))
	text := func(n int) []uint32 {
		var grams []uint32
		seen := map[uint32]bool{}
		for range n {
			switch g := 1 + r.Uint32N(uint32(3*n)); {
			case r.IntN(5) == 0:
				grams = append(grams, alone)
			case seen[g]:
				grams = append(grams, again)
			default:
				seen[g] = true
				grams = append(grams, g)
			}
		}
		return grams
	}
	var l lookup
	for _, n := range []int{0, 1, 2, 6, 40, 700, 5, 3000} {
		grams := text(n)
		l.set(grams)
		for range 5 {
			others := text(1 + n/2)
			held := map[uint32]bool{}
			for _, g := range others {
				held[g] = g != alone && g != again
			}
			want := 0
			for _, g := range grams {
				if held[g] {
					want++
				}
			}
			sorted := slices.DeleteFunc(slices.Clone(others), func(g uint32) bool { return !held[g] })
			slices.Sort(sorted)
			for name, got := range map[string]func() int{
				"in order": func() int { return l.meet(others) }, "sorted": func() int { return l.meetSorted(sorted) },
			} {
				if got := got(); got != want {
					t.Errorf("%d 3-grams, %s: %d met, want %d", n, name, got, want)
				}
				for at, g := range grams {
					if l.met(at) != held[g] {
						t.Errorf("%d 3-grams, %s: the one at %d is met: %t", n, name, at, l.met(at))
					}
				}
			}
		}
	}
}

// TestHeaviest leaves out none of those that come first.
func TestHeaviest(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 200 {
		var few, all meetings
		n := 1 + r.IntN(300)
		for range 600 {
			text, weight := r.Uint32N(uint32(n)), uint16(1+r.IntN(40))
			few.add(text, weight)
			all.add(text, weight)
		}
		limit := 1 + r.IntN(30)
		want := all.most(2, n)
		if got := few.most(2, limit); !slices.Equal(got, want[:min(limit, len(want))]) {
			t.Fatalf("of %d texts the first %d are %v, want %v", n, limit, got, want[:min(limit, len(want))])
		}
	}
}
