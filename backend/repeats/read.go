package repeats

import (
	"cmp"
	"context"
	"slices"
)

// text is what the items of the same words have in common.
type text struct {
	words  []uint32
	kinds  int      // how many different 3-grams the text holds
	shared int      // how many of these another text holds too
	sorted []uint32 // these, ascending, of a text that has more than manyGrams
	all    tally    // the words
	kept   tally    // the words that stand in 3-grams, each of these once
	hash   uint64   // of the folded words
	items  []int    // by ID
}

// reading is a set of items as the comparison sees them.
type reading struct {
	texts   []text   // the longest first, of equals by hash: whatever the order of the items
	words   []word   // by number
	grams   []uint32 // by text and position, the 3-gram that begins there, alone or again
	ranks   []uint8  // the same: how many texts before hold that 3-gram, up to maxHolders
	starts  []uint32 // by text, where its 3-grams begin in these, and where those of the last end
	holders []uint32 // from the number of a 3-gram on, the texts that hold it, in order
}

// read makes texts of the items that have words.
func read(ctx context.Context, items []Item) (*reading, error) {
	said, words, err := numberWords(ctx, items)
	if err != nil {
		return nil, err
	}
	r := &reading{words: words}
	if err := r.gather(ctx, items, said); err != nil {
		return nil, err
	}
	return r, r.numberGrams(ctx)
}

// utterance is what an item says.
type utterance struct {
	words []uint32
	hash  uint64 // of the folded words
	lex   *lexicon
}

// pageWords is how many words are kept in one piece of memory: there are too many
// items for one each.
const pageWords = 1 << 16

// numberWords reads the words of items, in several lexicons at once that are then
// made one.
func numberWords(ctx context.Context, items []Item) ([]utterance, []word, error) {
	said := make([]utterance, len(items))
	err := eachOf(ctx, len(items), func() func(int) {
		lex, words, page := newLexicon(), []uint32(nil), []uint32(nil)
		return func(i int) {
			words = lex.appendSpoken(words[:0], items[i].Text)
			if len(words) > cap(page)-len(page) {
				page = make([]uint32, 0, max(pageWords, len(words)))
			}
			from := len(page)
			page = append(page, words...)
			said[i] = utterance{page[from:len(page):len(page)], lex.hash(words), lex}
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

// gramsIn returns the 3-grams of a text by position.
func (r *reading) gramsIn(text int) []uint32 { return r.grams[r.starts[text]:r.starts[text+1]] }

// ranksIn returns the ranks of these.
func (r *reading) ranksIn(text int) []uint8 { return r.ranks[r.starts[text]:r.starts[text+1]] }

// gather makes one text of the items that say the same words, and puts the texts
// in order.
func (r *reading) gather(ctx context.Context, items []Item, said []utterance) error {
	order, err := inOrder(ctx, items, said)
	if err != nil {
		return err
	}
	r.texts = make([]text, 0, len(order))
	all := make([]int, len(order)) // the items, by text
	for n, at := range order {
		all[n] = at.item
		words := said[at.item].words
		if last := len(r.texts) - 1; last >= 0 && slices.Equal(r.texts[last].words, words) {
			t := &r.texts[last]
			t.items = all[n-len(t.items) : n+1]
			continue
		}
		r.texts = append(r.texts, text{words: words, hash: at.hash, items: all[n : n+1]})
	}
	return nil
}

// spot is where an item stands among the others.
type spot struct {
	hash uint64 // of its words
	item int
}

// inOrder returns the items that have words: those of most first, then by their
// hash, those of the same words together and by ID. Sorted by length, what is left
// to sort are lists that grow little with the project.
func inOrder(ctx context.Context, items []Item, said []utterance) ([]spot, error) {
	longest := 0
	for i := range said {
		longest = max(longest, len(said[i].words))
	}
	ends := make([]int, longest+1) // by how many words fewer than the longest; the last have none
	for i := range said {
		ends[longest-len(said[i].words)]++
	}
	sum := 0
	for i, n := range ends {
		ends[i], sum = sum, sum+n
	}
	order := make([]spot, len(said))
	for i := range said {
		end := &ends[longest-len(said[i].words)]
		order[*end] = spot{said[i].hash, i}
		*end++
	}
	err := eachOf(ctx, longest, func() func(int) {
		return func(length int) {
			from := 0
			if length > 0 {
				from = ends[length-1]
			}
			slices.SortFunc(order[from:ends[length]], func(a, b spot) int {
				if c := cmp.Compare(a.hash, b.hash); c != 0 {
					return c
				}
				return cmp.Or(slices.Compare(said[a.item].words, said[b.item].words),
					cmp.Compare(items[a.item].ID, items[b.item].ID))
			})
		}
	})
	if longest == 0 {
		return nil, err
	}
	return order[:ends[longest-1]], err
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
