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
	// shardGrams is about how many 3-grams are counted at a time: a table of them
	// stays in the processor's cache, where one of a hundred million does not.
	shardGrams = 1 << 14
)

// gram is where a 3-gram begins. 64 bits stand for three words: among a million
// 3-grams two are confused once in 30 million projects, and then count as one.
type gram struct {
	key  uint64 // not 0
	at   uint32 // among those of all texts
	text uint32
}

// gramsOf calls do with the key of every 3-gram of a text of leastWords or more.
// Keys do not depend on the order in which words were read.
func (r *reading) gramsOf(t *text, do func(key uint64)) {
	if len(t.words) < leastWords {
		return
	}
	a, b := r.words[t.words[0]].hash, r.words[t.words[1]].hash
	for _, w := range t.words[2:] {
		c := r.words[w].hash
		do(mix(mix(a^bits.RotateLeft64(b, 21))^c) | 1)
		a, b = b, c
	}
}

// numberGrams fills the 3-grams of every text of leastWords or more, and numbers
// those that two texts or more hold. They are counted in shards of their keys,
// each of which has numbers of its own.
func (r *reading) numberGrams(ctx context.Context) error {
	total := 0
	for i := range r.texts {
		if n := len(r.texts[i].words); n >= leastWords {
			total += n - gramWords + 1
		}
	}
	shift := 64 - bits.Len(uint(total/shardGrams))
	ends := make([]int, 1<<(64-shift)) // of each shard; first its beginning
	for i := range r.texts {
		r.gramsOf(&r.texts[i], func(key uint64) { ends[key>>shift]++ })
	}
	sum := 0
	for s, n := range ends {
		ends[s] = sum
		sum += n
	}
	sharded, numbers := make([]gram, total), make([]uint32, total)
	at := uint32(0)
	for i := range r.texts {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		from := at
		r.gramsOf(&r.texts[i], func(key uint64) {
			s := key >> shift
			sharded[ends[s]] = gram{key, at, uint32(i)}
			ends[s]++
			at++
		})
		r.texts[i].grams = numbers[from:at:at]
	}
	r.holders = make([]uint32, total/2+1) // each takes two grams at least
	each(len(ends), func() func(int) {
		table := &gramTable{}
		return func(s int) {
			from := 0
			if s > 0 {
				from = ends[s-1]
			}
			if ctx.Err() == nil {
				table.number(sharded[from:ends[s]], from/2, numbers, r.holders)
			}
		}
	})
	each(len(r.texts), func() func(int) { return func(i int) { r.gather(&r.texts[i]) } })
	return ctx.Err()
}

// gather says what the numbers of a text's 3-grams come to.
func (r *reading) gather(t *text) {
	n := 0
	for _, g := range t.grams {
		if g != again {
			t.kinds++
			if g != alone {
				n++
			}
		}
	}
	t.kept = r.stretch(t, func(gram uint32) bool { return gram != again })
	t.shared = make([]uint32, 0, n)
	for _, g := range t.grams {
		if g != again && g != alone {
			t.shared = append(t.shared, g)
		}
	}
	slices.Sort(t.shared)
}

// gramTable counts the texts that hold each 3-gram of a shard: an open-addressing
// table of keys, since a map is several times slower.
type gramTable struct {
	keys    []uint64 // 0 where the slot is free
	holders []uint32
	last    []uint32 // the text that was counted last, from 1; then the gram's number
}

// number writes the numbers of the grams of a shard, which are above base, and how
// many texts hold each.
func (g *gramTable) number(shard []gram, base int, numbers, holders []uint32) {
	size := 1 << bits.Len(uint(len(shard)+len(shard)/3))
	if len(g.keys) < size {
		g.keys, g.holders, g.last = make([]uint64, size), make([]uint32, size), make([]uint32, size)
	}
	clear(g.keys)
	clear(g.holders)
	clear(g.last)
	for i := range shard {
		k := &shard[i]
		slot := g.slot(k.key)
		k.key = uint64(slot)
		if g.last[slot] == k.text+1 {
			numbers[k.at] = again
			continue
		}
		g.last[slot] = k.text + 1
		g.holders[slot]++
	}
	clear(g.last)
	next := uint32(base)
	for _, k := range shard {
		if numbers[k.at] == again || g.holders[k.key] < 2 {
			continue
		}
		if g.last[k.key] == 0 {
			next++
			g.last[k.key] = next
			holders[next] = g.holders[k.key]
		}
		numbers[k.at] = g.last[k.key]
	}
}

// slot returns where the 3-gram stands in the table, and adds it.
func (g *gramTable) slot(key uint64) uint32 {
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
