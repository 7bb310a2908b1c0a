package repeats

import (
	"cmp"
	"context"
	"slices"
)

// text is what the items of the same words have in common.
type text struct {
	shared []uint32 // the 3-grams that another text holds too, ascending
	words  []uint32
	grams  []uint32 // by position, the 3-gram that begins there, alone or again
	ranks  []uint8  // by position, how many texts before hold that 3-gram, up to maxHolders
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
	holders []uint32 // from the number of a 3-gram on, the texts that hold it, in order
}

// read makes texts of the items that have words.
func read(ctx context.Context, items []Item) (*reading, error) {
	said, words, err := numberWords(ctx, items)
	if err != nil {
		return nil, err
	}
	r := &reading{words: words}
	r.gather(items, said)
	return r, r.numberGrams(ctx)
}

// utterance is what an item says.
type utterance struct {
	words []uint32
	hash  uint64 // of the folded words
	lex   *lexicon
}

// numberWords reads the words of items, in several lexicons at once that are then
// made one.
func numberWords(ctx context.Context, items []Item) ([]utterance, []word, error) {
	said := make([]utterance, len(items))
	err := eachOf(ctx, len(items), func() func(int) {
		lex, words := newLexicon(), []uint32(nil)
		return func(i int) {
			words = lex.appendSpoken(words[:0], items[i].Text)
			said[i] = utterance{slices.Clone(words), lex.hash(words), lex}
		}
	})
	if err != nil {
		return nil, nil, err
	}
	all, numbers := newLexicon(), map[*lexicon][]uint32{}
	for _, u := range said {
		if numbers[u.lex] == nil {
			numbers[u.lex] = all.adopt(u.lex)
		}
	}
	err = eachOf(ctx, len(said), func() func(int) {
		return func(i int) {
			numbers := numbers[said[i].lex]
			for at, w := range said[i].words {
				said[i].words[at] = numbers[w]
			}
		}
	})
	return said, all.words, err
}

// gather makes one text of the items that say the same words, and puts the texts
// in order.
func (r *reading) gather(items []Item, said []utterance) {
	var texts []text
	known := map[uint64]int{} // by hash; the next free key where two collide
	for i, u := range said {
		if len(u.words) == 0 {
			continue
		}
		key := u.hash
		t, found := known[key]
		for found && !slices.Equal(texts[t].words, u.words) {
			key++
			t, found = known[key]
		}
		if !found {
			t = len(texts)
			known[key] = t
			texts = append(texts, text{words: u.words, hash: u.hash})
		}
		texts[t].items = append(texts[t].items, i)
	}
	order := make([]int, len(texts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(len(texts[b].words), len(texts[a].words)), cmp.Compare(texts[a].hash, texts[b].hash))
	})
	r.texts = make([]text, len(texts))
	for i, from := range order {
		t := texts[from]
		t.all.words = len(t.words)
		for _, w := range t.words {
			t.all.weight += r.weight(w)
		}
		slices.SortFunc(t.items, func(a, b int) int { return cmp.Compare(items[a].ID, items[b].ID) })
		r.texts[i] = t
	}
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
