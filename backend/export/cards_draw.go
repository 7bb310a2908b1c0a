package export

import (
	"math/rand/v2"
	"slices"

	"florilege/backend/corpus"
)

// Draw chooses the cards of a deck. The zero value takes all, in their order.
type Draw struct {
	Count    int    // cards of the deck, 0 for all
	Balanced bool   // as evenly as can be across speakers and across categories; else at random
	Random   bool   // at random, or where Balanced cannot choose: by the seed
	Seed     uint64 // the same seed gives the same deck
}

// from draws cards. A negative number is corpus.Invalid.
func (w Draw) from(cards []card) ([]card, error) {
	if w.Count < 0 {
		return nil, corpus.Fail(corpus.Invalid, "the number of cards", "it is negative")
	}
	count := w.Count
	if count == 0 || count > len(cards) {
		count = len(cards)
	}
	if !w.Random && !w.Balanced {
		return cards[:count], nil
	}
	pool := slices.Clone(cards)
	if w.Random {
		random := rand.New(rand.NewPCG(w.Seed, 0))
		random.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	}
	if !w.Balanced {
		return pool[:count], nil
	}
	return balancedDeck(pool, count), nil
}

// balancedDeck takes the card whose speaker and category are the least heard so
// far, again and again; of several the first in the pool. Then cards change
// places with others while that evens the deck out. A quote that stands under
// several categories is taken once.
func balancedDeck(pool []card, count int) []card {
	b := newBalance(pool)
	var in []int // places in the pool, in the order they were taken
	for len(in) < count {
		best := -1
		for i := range pool {
			if b.free(i) && (best < 0 || b.weight(i) < b.weight(best)) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		b.take(best, 1)
		in = append(in, best)
	}
	for changed := true; changed; {
		changed = false
		for at, old := range in {
			b.take(old, -1)
			best := old
			for i := range pool {
				if b.free(i) && b.weight(i) < b.weight(best) {
					best = i
				}
			}
			b.take(best, 1)
			if best != old {
				in[at], changed = best, true
			}
		}
	}
	out := make([]card, len(in))
	for at, i := range in {
		out[at] = pool[i]
	}
	return out
}

// balance counts how often each speaker and each category is in a deck.
type balance struct {
	groups [][2]int // of each card of the pool: its speaker, its category
	counts [2][]int
	quotes []int // of each card: the place of the first card of the same quote
	taken  []int // of each quote, by that place
}

func newBalance(pool []card) *balance {
	b := &balance{taken: make([]int, len(pool))}
	names := [2]map[string]int{{}, {}}
	first := map[corpus.ID]int{}
	for i, c := range pool {
		var g [2]int
		for side, name := range [2]string{c.quote.Speaker + "\x00" + c.quote.Title, c.name} {
			n, ok := names[side][name]
			if !ok {
				n = len(names[side])
				names[side][name] = n
				b.counts[side] = append(b.counts[side], 0)
			}
			g[side] = n
		}
		b.groups = append(b.groups, g)
		place, ok := first[c.quote.ID]
		if !ok || c.quote.ID == "" {
			place = i
			first[c.quote.ID] = i
		}
		b.quotes = append(b.quotes, place)
	}
	return b
}

func (b *balance) free(i int) bool { return b.taken[b.quotes[i]] == 0 }

// take puts a card into the deck, or with -1 takes it out.
func (b *balance) take(i, by int) {
	b.taken[b.quotes[i]] += by
	for side := range b.counts {
		b.counts[side][b.groups[i][side]] += by
	}
}

// weight is by how much one more card makes the deck uneven: the growth of the
// sum of the squares of what is counted.
func (b *balance) weight(i int) int {
	g := b.groups[i]
	return 2*(b.counts[0][g[0]]+b.counts[1][g[1]]) + 2
}
