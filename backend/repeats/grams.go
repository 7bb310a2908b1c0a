package repeats

import (
	"context"
	"math"
	"math/bits"
	"slices"
)

const (
	gramWords = 3              // words in a 3-gram
	alone     = 0              // stands for a 3-gram that no other text holds
	again     = math.MaxUint32 // stands for a 3-gram that the text has held before
)

// gramTable counts the texts that hold each 3-gram: an open-addressing table
// of keys, since a map of a million 3-grams is several times slower.
type gramTable struct {
	keys    []uint64 // 0 where the slot is free
	holders []uint32
	last    []uint32 // the text that was counted last, from 1; then the gram's number
}

func newGramTable(grams int) *gramTable {
	size := 1 << bits.Len(uint(grams+grams/3))
	return &gramTable{make([]uint64, size), make([]uint32, size), make([]uint32, size)}
}

// slot returns where the 3-gram stands in the table, and adds it. 64 bits stand
// for three words: among a million 3-grams two are confused once in 30 million
// projects, and then count as one.
func (g *gramTable) slot(a, b, c uint32) uint32 {
	key := mix(mix(uint64(a)<<32|uint64(b)) ^ uint64(c)<<1 | 1)
	mask := uint64(len(g.keys) - 1)
	for at := key >> 1 & mask; ; at = (at + 1) & mask {
		if g.keys[at] == key {
			return uint32(at)
		}
		if g.keys[at] == 0 {
			g.keys[at] = key
			return uint32(at)
		}
	}
}

// numberGrams fills the 3-grams of every text of leastWords or more. Those that
// two texts or more hold are numbered from 1 in the order of the texts.
func (r *reading) numberGrams(ctx context.Context) error {
	total := 0
	for i := range r.texts {
		total += max(0, len(r.texts[i].words)-gramWords+1)
	}
	table := newGramTable(total)
	all := make([]uint32, 0, total)
	for i := range r.texts {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		t, from := &r.texts[i], len(all)
		for p := 0; p+gramWords <= len(t.words) && len(t.words) >= leastWords; p++ {
			slot := table.slot(t.words[p], t.words[p+1], t.words[p+2])
			if table.last[slot] == uint32(i+1) {
				all = append(all, again)
				continue
			}
			all = append(all, slot)
			table.last[slot] = uint32(i + 1)
			table.holders[slot]++
			t.kinds++
		}
		t.grams = all[from:len(all):len(all)]
		t.kept = r.stretch(t, func(gram uint32) bool { return gram != again })
	}
	clear(table.last)
	r.holders = []int{alone: 0}
	for i := range r.texts {
		t := &r.texts[i]
		for p, slot := range t.grams {
			if slot == again {
				continue
			}
			if table.holders[slot] < 2 {
				t.grams[p] = alone
				continue
			}
			if table.last[slot] == 0 {
				table.last[slot] = uint32(len(r.holders))
				r.holders = append(r.holders, int(table.holders[slot]))
			}
			t.grams[p] = table.last[slot]
			t.shared = append(t.shared, t.grams[p])
		}
		slices.Sort(t.shared)
	}
	return nil
}
