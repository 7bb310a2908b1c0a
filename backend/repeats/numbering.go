package repeats

import (
	"context"
	"math/bits"
	"runtime"
)

// shardGrams is about how many 3-grams are counted at a time: a table of them
// stays in the processor's cache, where one of a hundred million does not, and
// there are not more shards than it can write to at once.
const shardGrams = 1 << 16

// numbering gives numbers to the 3-grams that two texts or more hold. They are
// sorted into shards by their keys, each shard is counted by itself, and the texts
// then take their numbers from the shards in the order in which they put in their
// keys. So every pass reads and writes in a few places that move on, and none jumps
// about in all of memory.
type numbering struct {
	r      *reading
	parts  [][]text // of r.texts, each the work of one goroutine
	first  []int    // by part, its first text
	shards int      // bits of a key that tell its shard
	holder int      // bits that tell a text
	ends   [][]int  // by part and shard, where its 3-grams end; while they are sorted in, where the next stands
	// places has, by shard, part and place, the key of a 3-gram without what tells
	// the shard, and in its last bits the text that holds it; then what numbered packs.
	places []uint64
}

// numberGrams fills the 3-grams of every text of leastWords or more, and says
// which texts hold those that two hold.
func (r *reading) numberGrams(ctx context.Context) error {
	n := newNumbering(r)
	for _, pass := range []func(context.Context) error{n.count, n.sort, n.number, n.tell} {
		if err := pass(ctx); err != nil {
			return err
		}
	}
	return nil
}

// newNumbering shares the texts out so that each part has about as many words.
func newNumbering(r *reading) *numbering {
	n := &numbering{r: r}
	total := 0
	for i := range r.texts {
		total += len(r.texts[i].words)
	}
	parts, from, words := runtime.GOMAXPROCS(0), 0, 0
	for i := range r.texts {
		words += len(r.texts[i].words)
		if i == len(r.texts)-1 || words*parts >= total*(len(n.parts)+1) {
			n.parts, n.first = append(n.parts, r.texts[from:i+1]), append(n.first, from)
			from = i + 1
		}
	}
	n.shards, n.holder = bits.Len(uint(total/shardGrams)), bits.Len(uint(len(r.texts)))
	return n
}

// count counts the 3-grams of each part and shard, and says where they will stand.
func (n *numbering) count(ctx context.Context) error {
	n.ends = make([][]int, len(n.parts))
	err := n.eachPart(ctx, func(part int) func(int, *text) {
		ends := make([]int, 1<<n.shards)
		n.ends[part] = ends
		return func(_ int, t *text) { n.r.gramsOf(t, func(key uint64) { ends[key>>(64-n.shards)]++ }) }
	})
	sum := 0
	for s := range 1 << n.shards {
		for _, ends := range n.ends {
			if ends != nil {
				sum, ends[s] = sum+ends[s], sum
			}
		}
	}
	n.places = make([]uint64, sum)
	return err
}

// sort puts the 3-grams into their shards, those of one shard in order.
func (n *numbering) sort(ctx context.Context) error {
	return n.eachPart(ctx, func(part int) func(int, *text) {
		ends := n.ends[part]
		return func(i int, t *text) {
			n.r.gramsOf(t, func(key uint64) {
				s := key >> (64 - n.shards)
				n.places[ends[s]] = key<<n.shards>>n.holder<<n.holder | uint64(i)
				ends[s]++
			})
		}
	})
}

// number counts each shard.
func (n *numbering) number(ctx context.Context) error {
	if len(n.parts) == 0 {
		return nil
	}
	n.r.holders = make([]uint32, len(n.places)+1) // a 3-gram has no more than it takes places
	last := n.ends[len(n.ends)-1]
	each(len(last), func() func(int) {
		table := &gramTable{holder: n.holder}
		return func(s int) {
			from := 0
			if s > 0 {
				from = last[s-1]
			}
			if ctx.Err() == nil {
				table.number(n.places[from:last[s]], uint32(from+1), n.r.holders)
			}
		}
	})
	return ctx.Err()
}

// tell gives every text its 3-grams.
func (n *numbering) tell(ctx context.Context) error {
	n.r.grams, n.r.ranks = make([]uint32, len(n.places)), make([]uint8, len(n.places))
	n.r.starts = make([]uint32, len(n.r.texts)+1)
	for i := range n.r.texts {
		n.r.starts[i+1] = n.r.starts[i] + uint32(gramCount(len(n.r.texts[i].words)))
	}
	return n.eachPart(ctx, func(part int) func(int, *text) {
		at := make([]int, 1<<n.shards)
		for s := range at {
			switch {
			case part > 0:
				at[s] = n.ends[part-1][s]
			case s > 0:
				at[s] = n.ends[len(n.ends)-1][s-1]
			}
		}
		return func(i int, t *text) {
			grams, ranks, p := n.r.gramsIn(i), n.r.ranksIn(i), 0
			n.r.gramsOf(t, func(key uint64) {
				s := key >> (64 - n.shards)
				grams[p], ranks[p] = unpack(n.places[at[s]])
				at[s]++
				p++
			})
			n.r.sum(t, grams)
		}
	})
}

// eachPart calls what worker returns for each text of each part, in order.
func (n *numbering) eachPart(ctx context.Context, worker func(part int) func(i int, t *text)) error {
	each(len(n.parts), func() func(int) {
		return func(part int) {
			do := worker(part)
			for i := range n.parts[part] {
				if i%checkEvery == 0 && ctx.Err() != nil {
					return
				}
				do(n.first[part]+i, &n.parts[part][i])
			}
		}
	})
	return ctx.Err()
}
