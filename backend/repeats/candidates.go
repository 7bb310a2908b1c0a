package repeats

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

const (
	// maxHolders is how many texts a 3-gram leads to, the longest ones. A text
	// that holds only more common 3-grams meets those of them that it repeats.
	maxHolders = 256
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

// finder finds, for one text after another, the texts before it that it
// repeats, through an inverted index of 3-grams.
type finder struct {
	r        *reading
	near     float64
	measurer *measurer
	holders  []uint32         // the texts before that hold each 3-gram, one after the other
	lists    []list           // by 3-gram
	common   []uint32         // by text, 3-grams in common with the present one
	met      []uint32         // the texts where common is not 0
	rare     [1 + 16][]uint32 // 3-grams, by the bits of how many they lead to
}

// list is the holders of a 3-gram.
type list struct {
	from   uint32 // where they begin
	listed uint16 // so far
	room   uint16
}

func newFinder(r *reading, near float64) *finder {
	f := &finder{r: r, near: near, measurer: newMeasurer(r), lists: make([]list, len(r.holders)), common: make([]uint32, len(r.texts))}
	next := uint32(0)
	for g, n := range r.holders {
		n = min(n, maxHolders)
		f.lists[g] = list{from: next, room: uint16(n)}
		next += n
	}
	f.holders = make([]uint32, next)
	return f
}

// matches returns the texts before i that it repeats, the most similar first,
// and adds i to the index. It must be called for every text in turn.
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

// candidates returns the texts before i that share a third of near of its
// 3-grams, up to maxTried, those that share most first, and makes the 3-grams of i
// lead to it. Of a text whose 3-grams lead to many others only the rarest are
// followed.
func (f *finder) candidates(i int) []uint32 {
	t := &f.r.texts[i]
	need := max(1, int(math.Ceil(f.near*float64(t.kinds)/gramWords)))
	visits, hidden := 0, 0
	for _, g := range t.shared {
		l := f.lists[g]
		visits += int(l.listed)
		if l.listed == maxHolders {
			hidden++ // some holders are not listed
		}
	}
	var best []uint32
	if visits <= maxVisits {
		for _, g := range t.shared {
			f.meet(g)
		}
		best = f.most(max(1, need-hidden), maxTried)
	} else {
		// Half of what is looked for must be among the rarest; the rest is counted.
		followed := f.meetRarest(t)
		best = f.most(max(1, need*followed/(2*max(1, t.kinds))), maxCounted)
		best = slices.DeleteFunc(best, func(j uint32) bool { return !f.sharing(t, j, need) })
	}
	f.list(i)
	return best
}

// most returns the texts that were met in that many 3-grams or more, up to limit,
// those that share most first, and forgets what was met.
func (f *finder) most(least, limit int) []uint32 {
	kept := f.met[:0]
	for _, j := range f.met {
		if int(f.common[j]) >= least {
			kept = append(kept, j)
		} else {
			f.common[j] = 0
		}
	}
	best := slices.Clone(f.best(kept, limit))
	slices.SortFunc(best, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(f.common[b], f.common[a]), cmp.Compare(a, b))
	})
	for _, j := range kept {
		f.common[j] = 0
	}
	f.met = kept[:0]
	return best
}

// meet counts a 3-gram for the texts that it leads to.
func (f *finder) meet(g uint32) {
	l := f.lists[g]
	for _, j := range f.holders[l.from : l.from+uint32(l.listed)] {
		if f.common[j] == 0 {
			f.met = append(f.met, j)
		}
		f.common[j]++
	}
}

// meetRarest counts the 3-grams of a text that lead to fewest others, until those
// are maxVisits or more, and returns how many they are.
func (f *finder) meetRarest(t *text) int {
	for i := range f.rare {
		f.rare[i] = f.rare[i][:0]
	}
	for _, g := range t.shared {
		n := bits.Len16(f.lists[g].listed)
		f.rare[n] = append(f.rare[n], g)
	}
	visits, followed := 0, 0
	for _, some := range f.rare {
		for _, g := range some {
			if visits >= maxVisits {
				return followed
			}
			visits += int(f.lists[g].listed)
			f.meet(g)
			followed++
		}
	}
	return followed
}

// sharing reports whether a text shares that many 3-grams with text j.
func (f *finder) sharing(t *text, j uint32, need int) bool {
	a, b := t.shared, f.r.texts[j].shared
	n := 0
	for len(a) > 0 && len(b) > 0 && n < need && n+len(a) >= need {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n >= need
}

// list makes the 3-grams of text i lead to it.
func (f *finder) list(i int) {
	for _, g := range f.r.texts[i].shared {
		if l := &f.lists[g]; l.listed < l.room {
			f.holders[l.from+uint32(l.listed)] = uint32(i)
			l.listed++
		}
	}
}

// best returns the limit texts of met that share most, of equals the first
// met: an order that does not depend on that of the items.
func (f *finder) best(met []uint32, limit int) []uint32 {
	if len(met) <= limit {
		return met
	}
	most := uint32(0)
	for _, j := range met {
		most = max(most, f.common[j])
	}
	sharing := make([]int, most+1) // how many texts share so many 3-grams
	for _, j := range met {
		sharing[f.common[j]]++
	}
	least, above := most, 0 // above texts share more than least
	for above+sharing[least] < limit {
		above += sharing[least]
		least--
	}
	equal := limit - above // texts that share just least and are met first
	var best []uint32
	for _, j := range met {
		switch n := f.common[j]; {
		case n > least:
			best = append(best, j)
		case n == least && equal > 0:
			best = append(best, j)
			equal--
		}
	}
	return best
}
