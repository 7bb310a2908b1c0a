package repeats

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// Group is a set of items that say the same words again.
type Group struct {
	ID         string
	Kind       Kind    // Exact where all of its pairs are
	Similarity float64 // the least of its pairs'
	Members    []int   // indexes of items, ascending
}

const (
	// unlike is the mean similarity below which members that no pair links
	// keep groups apart. Two texts that have nothing to do with one another
	// reach 0.1 to 0.15 by their common words; two versions of one text, a
	// quarter of whose words each has changed, 0.35.
	unlike = 0.25
	// sampled is how many texts of a group, the longest, speak for it.
	sampled = 8
)

// GroupID names the group of these items: the first 12 hexadecimal digits of
// the SHA-256 of their sorted IDs, a line feed after each.
func GroupID(ids []corpus.ID) string {
	h := sha256.New()
	for _, id := range slices.Sorted(slices.Values(ids)) {
		h.Write([]byte(id + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}

// Groups gathers pairs of items into groups, the most similar first. An item
// is in one group at most.
//
// Repeats form chains: A repeats B and B repeats C, though A and C may have
// nothing in common, as when B merges the two. So groups are not all that pairs
// connect: pairs are taken from the most similar to the least, and one joins
// two groups only if the members that it would bring together unlinked are not
// unlike on average. An item that is left alone is in no group until the group
// that took its like is settled and pairs are gathered again.
//
// The result depends on the items and pairs, not on their order.
func Groups(items []Item, pairs []Pair) []Group {
	g := newGatherer(items, pairs)
	for _, p := range g.pairs {
		g.join(p)
	}
	found := map[int]*Group{}
	for _, p := range g.pairs {
		root := g.root(p.A)
		if root != g.root(p.B) {
			continue
		}
		if found[root] == nil {
			found[root] = &Group{Kind: Exact, Similarity: 1}
		}
		group := found[root]
		group.Similarity = min(group.Similarity, p.Similarity)
		if p.Kind != Exact {
			group.Kind = p.Kind
		}
		group.Members = append(group.Members, p.A, p.B)
	}
	out := make([]Group, 0, len(found))
	for _, group := range found {
		slices.Sort(group.Members)
		group.Members = slices.Compact(group.Members)
		ids := make([]corpus.ID, len(group.Members))
		for i, m := range group.Members {
			ids[i] = items[m].ID
		}
		group.ID = GroupID(ids)
		out = append(out, *group)
	}
	slices.SortFunc(out, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Similarity, a.Similarity), strings.Compare(a.ID, b.ID))
	})
	return out
}

// gatherer joins items into disjoint sets, each known by its root.
type gatherer struct {
	pairs    []Pair // the most similar first
	measurer *measurer
	parent   []int         // by item
	text     []int         // by item, its text in the measurer's reading
	linked   [][]int       // by text, those that a pair links it with, ascending
	sample   map[int][]int // by root, the first texts of its set, ascending
	known    map[[2]int]float64
}

func newGatherer(items []Item, pairs []Pair) *gatherer {
	g := &gatherer{pairs: slices.Clone(pairs), parent: make([]int, len(items)), text: make([]int, len(items)),
		sample: map[int][]int{}, known: map[[2]int]float64{}}
	paired := make([]Item, len(items)) // an item of no pair keeps no words
	for _, p := range pairs {
		paired[p.A], paired[p.B] = items[p.A], items[p.B]
	}
	r, _ := read(context.Background(), paired) // fails only where the context ends
	g.measurer = newMeasurer(r)
	for i := range g.parent {
		g.parent[i] = i
	}
	rank, next := make([]int, len(items)), 0 // by item: the longest text first, of one text by ID
	for t, text := range r.texts {
		for _, i := range text.items {
			rank[i] = next
			next++
			g.text[i] = t
			g.sample[i] = []int{t}
		}
	}
	g.linked = make([][]int, len(r.texts))
	for _, p := range pairs {
		a, b := g.text[p.A], g.text[p.B]
		g.linked[a], g.linked[b] = append(g.linked[a], b), append(g.linked[b], a)
	}
	for _, l := range g.linked {
		slices.Sort(l)
	}
	slices.SortFunc(g.pairs, func(p, q Pair) int {
		return cmp.Or(
			cmp.Compare(q.Similarity, p.Similarity),
			cmp.Compare(min(rank[p.A], rank[p.B]), min(rank[q.A], rank[q.B])),
			cmp.Compare(max(rank[p.A], rank[p.B]), max(rank[q.A], rank[q.B])),
		)
	})
	return g
}

func (g *gatherer) root(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// join makes one set of those that the pair links, if they hold together.
func (g *gatherer) join(p Pair) {
	a, b := g.root(p.A), g.root(p.B)
	if a == b || !g.together(g.sample[a], g.sample[b]) {
		return
	}
	g.parent[b] = a
	all := append(slices.Clone(g.sample[a]), g.sample[b]...)
	slices.Sort(all)
	all = slices.Compact(all)
	g.sample[a] = all[:min(len(all), sampled)]
	delete(g.sample, b)
}

// together reports whether the texts of two sets, as far as no pair links them,
// are not unlike on average.
func (g *gatherer) together(left, right []int) bool {
	sum, n := 0.0, 0
	for _, a := range left {
		for _, b := range right {
			if _, linked := slices.BinarySearch(g.linked[a], b); !linked && a != b {
				sum += g.similarity(a, b)
				n++
			}
		}
	}
	return n == 0 || sum >= unlike*float64(n)
}

func (g *gatherer) similarity(a, b int) float64 {
	key := [2]int{max(a, b), min(a, b)}
	s, known := g.known[key]
	if !known {
		s = g.measurer.compare(key[0], key[1], 0).similarity()
		g.known[key] = s
	}
	return s
}
