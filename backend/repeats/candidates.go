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
	maxLinks = 32
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
	sharing  []int      // by number of 3-grams in common, how many texts share so many
	best     []uint32   // the texts that share the most
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
// 3-grams: what words changed at random leave of half.
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
	out := f.first(kept)
	for _, j := range kept {
		f.common[j] = 0
	}
	f.met = kept[:0]
	return out
}

// first returns the maxLinks texts of met that share the most 3-grams, in the
// order of met, which does not depend on the order of the items.
func (f *finder) first(met []uint32) []uint32 {
	if len(met) <= maxLinks {
		return met
	}
	most := uint32(0)
	for _, j := range met {
		most = max(most, f.common[j])
	}
	f.sharing = append(f.sharing[:0], make([]int, most+1)...)
	for _, j := range met {
		f.sharing[f.common[j]]++
	}
	least, above := most, 0 // above texts share more than least
	for above+f.sharing[least] < maxLinks {
		above += f.sharing[least]
		least--
	}
	equal := maxLinks - above // texts that share just least and come first
	f.best = f.best[:0]
	for _, j := range met {
		switch n := f.common[j]; {
		case n > least:
			f.best = append(f.best, j)
		case n == least && equal > 0:
			f.best = append(f.best, j)
			equal--
		}
	}
	return f.best
}
