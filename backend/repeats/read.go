package repeats

import (
	"cmp"
	"context"
	"slices"
)

// checkEvery is how many texts are handled between two looks at the context.
const checkEvery = 64

// text is what the items of the same words have in common.
type text struct {
	words  []uint32
	grams  []uint32 // by position, the 3-gram that begins there, alone or again
	shared []uint32 // the 3-grams that another text holds too, ascending
	kinds  int      // how many different 3-grams the text holds
	all    tally    // the words
	kept   tally    // the words that stand in 3-grams, each of these once
	hash   uint64   // of the folded words
	items  []int    // by ID
}

// reading is a set of items as the comparison sees them.
type reading struct {
	texts   []text   // the longest first, of equals by hash: whatever the order of the items
	words   []word   // by number
	holders []uint32 // by 3-gram, how many texts hold it; 0 of a number that stands for none
}

// read makes texts of the items that have words.
func read(ctx context.Context, items []Item) (*reading, error) {
	r := &reading{}
	lex := newLexicon()
	known := map[uint64]int{} // by hash; the next free key where two collide
	for i, item := range items {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		words, _ := lex.spoken(item.Text)
		if len(words) == 0 {
			continue
		}
		hash := lex.hash(words)
		key := hash
		t, found := known[key]
		for found && !slices.Equal(r.texts[t].words, words) {
			key++
			t, found = known[key]
		}
		if !found {
			t = len(r.texts)
			known[key] = t
			r.texts = append(r.texts, text{words: words, hash: hash})
		}
		r.texts[t].items = append(r.texts[t].items, i)
	}
	r.words = lex.words
	for i := range r.texts {
		t := &r.texts[i]
		t.all.words = len(t.words)
		for _, w := range t.words {
			t.all.weight += r.weight(w)
		}
		slices.SortFunc(t.items, func(a, b int) int { return cmp.Compare(items[a].ID, items[b].ID) })
	}
	slices.SortFunc(r.texts, func(a, b text) int {
		return cmp.Or(cmp.Compare(len(b.words), len(a.words)), cmp.Compare(a.hash, b.hash))
	})
	return r, r.numberGrams(ctx)
}

// hash mixes the hashes of words, in order.
func (l *lexicon) hash(words []uint32) uint64 {
	h := uint64(len(words))
	for _, w := range words {
		h = mix(h ^ l.words[w].hash)
	}
	return h
}

// mix spreads the bits of x over all of the result (the finaliser of SplitMix64).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
