package repeats

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// Item is a quote to compare.
type Item struct {
	ID        corpus.ID
	Testimony corpus.ID
	Span      corpus.Span // bytes in the testimony
	Text      string
}

// Kind says how two quotes repeat one another.
type Kind string

// The kinds of repeat.
const (
	Exact Kind = "exact" // the same words
	Near  Kind = "near"  // nearly the same, or one holds the other
)

// Pair is two items that repeat one another.
type Pair struct {
	A, B       int // indexes of items, A < B
	Kind       Kind
	Similarity float64 // 1 for exact; else resemblance, or containment where Contained
	Contained  bool    // the shorter stands almost whole in the longer
}

// Thresholds of a near repeat, measured on planted edits: see the tests.
const (
	containment  = 0.8 // share of the shorter's triples for Contained
	excerptWords = 6   // triples that a contained excerpt has at least
)

// A triple that stands in many texts tells little, and would make every text
// with it a candidate.
const (
	rareIn        = 64  // texts that a rare triple stands in at most
	fewestTriples = 8   // that each text is looked for under, rare or not
	longestList   = 256 // texts that a triple leads to at most
)

// checkEvery is how many texts are compared between two looks at the context.
const checkEvery = 256

// Find returns the pairs that repeat one another, by A then B. near is the
// least resemblance of a near repeat, from 0 to 1. Items that overlap in one
// testimony are never a repeat of one another. It fails only with ctx.
func Find(ctx context.Context, items []Item, near float64) ([]Pair, error) {
	classes := classesOf(items)
	var out []Pair
	for _, c := range classes {
		out = append(out, linked(items, c.members, c.members, Pair{Kind: Exact, Similarity: 1})...)
	}
	s := newSearch(classes)
	for i := range classes {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for _, found := range s.before(i, near) {
			out = append(out, linked(items, classes[found.other].members, classes[i].members, found.pair)...)
		}
	}
	slices.SortFunc(out, func(a, b Pair) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return out, nil
}

// class is the items that say exactly the same.
type class struct {
	members []int
	triples []uint32
}

func classesOf(items []Item) []class {
	d := dictionary{words: map[string]uint32{}, runs: map[uint64]uint32{}}
	byWords := map[string]int{}
	var out []class
	for i, it := range items {
		w := words(it.Text)
		if len(w) == 0 {
			continue // hesitations and signs repeat nothing
		}
		key := strings.Join(w, " ")
		n, ok := byWords[key]
		if !ok {
			n = len(out)
			byWords[key] = n
			out = append(out, class{triples: d.triples(w)})
		}
		out[n].members = append(out[n].members, i)
	}
	return out
}

// linked returns pairs that tie two classes, or the members of one, together:
// each member with the first of the other side that it may repeat. All pairs of
// a large class would say no more.
func linked(items []Item, left, right []int, like Pair) []Pair {
	var out []Pair
	tie := func(a, b int) bool {
		if a == b || overlap(items[a], items[b]) {
			return false
		}
		p := like
		p.A, p.B = min(a, b), max(a, b)
		out = append(out, p)
		return true
	}
	if like.Kind == Exact {
		for i := 1; i < len(left); i++ {
			for _, earlier := range left[:i] {
				if tie(earlier, left[i]) {
					break
				}
			}
		}
		return out
	}
	for _, a := range left {
		for _, b := range right {
			if tie(a, b) {
				return out
			}
		}
	}
	return out
}

func overlap(a, b Item) bool { return a.Testimony == b.Testimony && a.Span.Overlap(b.Span) > 0 }
