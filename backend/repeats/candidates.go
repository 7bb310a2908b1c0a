package repeats

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

const (
	// maxLinks is how many longer texts a text is linked with, and how many
	// items an item.
	maxLinks = 16
	// maxVisits is how many holders of its 3-grams a text meets, of the rarest
	// 3-grams first: with a million texts all could lead to tens of thousands.
	maxVisits = 128
	// maxCounted is how many of these have all of their 3-grams counted.
	maxCounted = 24
	// maxTried is how many texts a text is compared with, those that share most.
	maxTried = 64
)

// match is a text that repeats another.
type match struct {
	text       int
	similarity float64
	contained  bool
}

// finder finds the texts before a text that it repeats, through the lists of who
// holds its 3-grams. Several may look through the same reading at once.
type finder struct {
	r        *reading
	near     float64
	measurer *measurer
	visited  []uint32 // the texts that 3-grams led to, one after the other
	met      meetings
	rare     [1 + 8][]int // places of 3-grams, by the bits of how many texts they lead to
}

func newFinder(r *reading, near float64) *finder {
	return &finder{r: r, near: near, measurer: newMeasurer(r)}
}

// matches returns the texts before i that it repeats, the most similar first.
func (f *finder) matches(i int) []match {
	var out []match
	for _, j := range f.candidates(i) {
		if len(out) == maxLinks {
			break
		}
		l := f.measurer.compare(i, int(j), f.near)
		if s := l.evident(); s > 0 && s >= f.near {
			out = append(out, match{int(j), s, l.contained()})
		}
	}
	slices.SortFunc(out, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.similarity, a.similarity), cmp.Compare(a.text, b.text))
	})
	return out
}

// candidates returns the texts before t that share a third of near of its 3-grams,
// up to maxTried, those that share most first. Of a text whose 3-grams lead to many
// others only the rarest are followed.
func (f *finder) candidates(i int) []uint32 {
	t, grams, ranks := &f.r.texts[i], f.r.gramsIn(i), f.r.ranksIn(i)
	need := max(1, int(math.Ceil(f.near*float64(t.kinds)/gramWords)))
	visits, hidden := 0, 0
	for p, g := range grams {
		if g != alone && g != again {
			visits += int(ranks[p])
			if ranks[p] == maxHolders {
				hidden++ // some holders are not listed
			}
		}
	}
	if visits <= maxVisits {
		for p, g := range grams {
			if g != alone && g != again {
				f.visit(g, ranks[p])
			}
		}
		return f.most(max(1, need-hidden), maxTried)
	}
	// Three quarters of what is looked for must be among the rarest; the rest is
	// counted.
	followed := f.visitRarest(grams, ranks)
	best := f.most(max(1, 3*need*followed/(4*max(1, t.shared))), maxCounted)
	return slices.DeleteFunc(best, func(j uint32) bool { return f.measurer.common(i, int(j)) < need })
}

// most returns the texts that were visited that many times or more, up to limit,
// those visited most first.
func (f *finder) most(least, limit int) []uint32 {
	for _, j := range f.visited {
		f.met.add(j)
	}
	f.visited = f.visited[:0]
	return f.met.most(least, limit)
}

// visit follows a 3-gram. Who is visited is counted later: so the processor fetches
// many lists at once.
func (f *finder) visit(gram uint32, rank uint8) {
	f.visited = append(f.visited, f.r.holders[gram:gram+uint32(rank)]...)
}

// visitRarest follows the 3-grams of a text that lead to fewest others, until those
// are maxVisits or more, and returns how many they are.
func (f *finder) visitRarest(grams []uint32, ranks []uint8) int {
	for i := range f.rare {
		f.rare[i] = f.rare[i][:0]
	}
	for p, g := range grams {
		if g != alone && g != again {
			n := bits.Len8(ranks[p])
			f.rare[n] = append(f.rare[n], p)
		}
	}
	followed := 0
	for _, some := range f.rare {
		for _, p := range some {
			if len(f.visited) >= maxVisits {
				return followed
			}
			f.visit(grams[p], ranks[p])
			followed++
		}
	}
	return followed
}
