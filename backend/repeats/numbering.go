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
	r     *reading
	parts [][]text // of r.texts, each the work of one goroutine
	first []int    // by part, its first text
	shift int      // of a key, that leaves its shard
	ends  [][]int  // by part and shard, where its 3-grams end; while they are sorted in, where the next stands
	keys  []uint64 // by shard, part and place: the keys of 3-grams, then what numbered packs
	texts []uint32 // the same: which text holds each
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
	n.shift = 64 - bits.Len(uint(total/shardGrams))
	return n
}

// count counts the 3-grams of each part and shard, and says where they will stand.
func (n *numbering) count(ctx context.Context) error {
	n.ends = make([][]int, len(n.parts))
	err := n.eachPart(ctx, func(part int) func(int, *text) {
		ends := make([]int, 1<<(64-n.shift))
		n.ends[part] = ends
		return func(_ int, t *text) { n.r.gramsOf(t, func(key uint64) { ends[key>>n.shift]++ }) }
	})
	sum := 0
	for s := range 1 << (64 - n.shift) {
		for _, ends := range n.ends {
			if ends != nil {
				sum, ends[s] = sum+ends[s], sum
			}
		}
	}
	n.keys, n.texts = make([]uint64, sum), make([]uint32, sum)
	return err
}

// sort puts the 3-grams into their shards, those of one shard in order.
func (n *numbering) sort(ctx context.Context) error {
	return n.eachPart(ctx, func(part int) func(int, *text) {
		ends := n.ends[part]
		return func(i int, t *text) {
			n.r.gramsOf(t, func(key uint64) {
				s := key >> n.shift
				n.keys[ends[s]], n.texts[ends[s]] = key, uint32(i)
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
	n.r.holders = make([]uint32, len(n.keys)+1) // a 3-gram has no more than it takes places
	last := n.ends[len(n.ends)-1]
	each(len(last), func() func(int) {
		table := &gramTable{}
		return func(s int) {
			from := 0
			if s > 0 {
				from = last[s-1]
			}
			if ctx.Err() == nil {
				table.number(n.keys[from:last[s]], n.texts[from:last[s]], uint32(from+1), n.r.holders)
			}
		}
	})
	n.texts = nil
	return ctx.Err()
}

// tell gives every text its 3-grams.
func (n *numbering) tell(ctx context.Context) error {
	grams, ranks := make([]uint32, len(n.keys)), make([]uint8, len(n.keys))
	next := 0
	for i := range n.r.texts {
		if t := &n.r.texts[i]; len(t.words) >= leastWords {
			end := next + len(t.words) - gramWords + 1
			t.grams, t.ranks = grams[next:end:end], ranks[next:end:end]
			next = end
		}
	}
	return n.eachPart(ctx, func(part int) func(int, *text) {
		at := make([]int, 1<<(64-n.shift))
		for s := range at {
			switch {
			case part > 0:
				at[s] = n.ends[part-1][s]
			case s > 0:
				at[s] = n.ends[len(n.ends)-1][s-1]
			}
		}
		return func(_ int, t *text) {
			p := 0
			n.r.gramsOf(t, func(key uint64) {
				s := key >> n.shift
				t.grams[p], t.ranks[p] = unpack(n.keys[at[s]])
				at[s]++
				p++
			})
			n.r.sum(t)
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
