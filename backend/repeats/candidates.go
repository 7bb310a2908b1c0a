package repeats

import (
	"cmp"
	"math"
	"slices"
)

const (
	// maxHolders is how many texts a 3-gram leads to, the longest ones. A text
	// that holds only more common 3-grams meets those of them that it repeats.
	maxHolders = 256
	// maxLinks is how many longer texts a text is linked with, and how many
	// items an item.
	maxLinks = 16
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
	holders  [][]uint32 // by 3-gram, the texts before that hold it
	common   []uint32   // by text, 3-grams in common with the present one
	met      []uint32   // the texts where common is not 0
}

func newFinder(r *reading, near float64) *finder {
	f := &finder{r: r, near: near, measurer: newMeasurer(r),
		holders: make([][]uint32, len(r.holders)), common: make([]uint32, len(r.texts))}
	room := 0
	for _, n := range r.holders {
		room += min(n, maxHolders)
	}
	all := make([]uint32, room)
	for g, n := range r.holders {
		n = min(n, maxHolders)
		f.holders[g], all = all[:0:n], all[n:]
	}
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
// 3-grams, up to maxTried, those that share most first.
func (f *finder) candidates(i int) []uint32 {
	t := &f.r.texts[i]
	hidden := 0 // 3-grams that some holders are not listed for
	for _, g := range t.shared {
		list := f.holders[g]
		for _, j := range list {
			if f.common[j] == 0 {
				f.met = append(f.met, j)
			}
			f.common[j]++
		}
		if len(list) < maxHolders {
			f.holders[g] = append(list, uint32(i))
		} else {
			hidden++
		}
	}
	need := max(1, int(math.Ceil(f.near*float64(t.kinds)/gramWords))-hidden)
	kept := f.met[:0]
	for _, j := range f.met {
		if int(f.common[j]) >= need {
			kept = append(kept, j)
		} else {
			f.common[j] = 0
		}
	}
	best := f.best(kept)
	slices.SortFunc(best, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(f.common[b], f.common[a]), cmp.Compare(a, b))
	})
	for _, j := range kept {
		f.common[j] = 0
	}
	f.met = kept[:0]
	return best
}

// best returns the maxTried texts of met that share most, of equals the first
// met: an order that does not depend on that of the items.
func (f *finder) best(met []uint32) []uint32 {
	if len(met) <= maxTried {
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
	for above+sharing[least] < maxTried {
		above += sharing[least]
		least--
	}
	equal := maxTried - above // texts that share just least and are met first
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
