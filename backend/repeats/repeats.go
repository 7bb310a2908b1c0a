package repeats

import (
	"context"
	"fmt"
	"slices"

	"florilege/backend/corpus"
)

// Item is a quote or a passage to compare. IDs must differ between items.
type Item struct {
	ID        corpus.ID
	Testimony corpus.ID
	Span      corpus.Span // bytes in the testimony
	Text      string
}

// Kind says how two texts repeat one another.
type Kind string

// The kinds of repeat.
const (
	Exact Kind = "exact" // the same words
	Near  Kind = "near"  // nearly the same, or one in the other
)

// Pair is two items that repeat one another.
type Pair struct {
	A, B       int // indexes of items, A < B
	Kind       Kind
	Similarity float64 // from 0 to 1; 1 for Exact
	Contained  bool    // one is, or nearly is, an excerpt of the other
}

// UsualNear is the similarity from which texts usually count as near repeats.
const UsualNear = 0.5

// Find returns the pairs of items that repeat one another, sorted by A, then B.
// near is the least similarity of a near repeat, from 0 to 1: at 0.5 half of
// the shorter text stands in the longer, or some seven words in ten of both
// are the same in the same order; at 1 every word of the shorter stands in the
// longer. Exact repeats do not depend on it.
//
// Items whose spans overlap in one testimony are never a pair, nor is an item
// without a word. The result does not depend on the order of the items. It is
// complete while no text repeats more than maxLinks others, no 3-gram stands in
// more than maxHolders texts, and those of a text lead to no more than usualVisits;
// beyond, the surest links are kept, so that time and memory stay in proportion to
// the words read.
//
// The error is ctx's, unchanged, or a corpus.Error when near is out of range.
func Find(ctx context.Context, items []Item, near float64) ([]Pair, error) {
	if !(near >= 0 && near <= 1) {
		return nil, corpus.Fail(corpus.Invalid, fmt.Sprintf("the similarity %v", near), "it must lie between 0 and 1")
	}
	r, err := read(ctx, items)
	if err != nil {
		return nil, err
	}
	found := make([][]Pair, len(r.texts))
	err = eachOf(ctx, len(r.texts), func() func(int) {
		f := newFinder(r, near)
		return func(i int) {
			p := pairs{items: items}
			p.within(r.texts[i].items)
			p.between(r, i, f.matches(i))
			found[i] = p.all
		}
	})
	if err != nil {
		return nil, err
	}
	p := pairs{all: slices.Concat(found...)}
	return p.sorted(), nil
}
