package repeats

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// Group is items that say the same words again.
type Group struct {
	ID         string
	Kind       Kind    // Exact where all are
	Similarity float64 // the least among its links
	Members    []int   // indexes of items, by ID
}

// GroupID names a group by its items, in any order: the first twelve
// hexadecimal digits of the SHA-256 of their sorted IDs.
func GroupID(ids []corpus.ID) string {
	sorted := slices.Sorted(slices.Values(ids))
	var b strings.Builder
	for _, id := range sorted {
		b.WriteString(string(id))
		b.WriteByte('\n')
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:6])
}

// Groups gathers pairs into groups, the most alike first. Near repeats chain:
// A is like B and B like C, but A may be unlike C. So two groups become one only
// where at least half of their texts are alike across, or where one text holds
// the other. The order of the pairs does not matter.
func Groups(items []Item, pairs []Pair) []Group {
	g := grouping{items: items, of: make([]int, len(items))}
	for i := range g.of {
		g.of[i] = i
	}
	for _, p := range pairs {
		if p.Kind == Exact {
			g.join(p.A, p.B)
		}
	}
	g.beginNear(pairs)
	sorted := slices.Clone(pairs)
	slices.SortFunc(sorted, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Similarity, a.Similarity), cmp.Compare(g.key(a), g.key(b)))
	})
	for _, p := range sorted {
		if p.Kind != Exact {
			g.merge(p)
		}
	}
	return g.groups(sorted)
}

// grouping is a union of items with, for each group, the exact texts in it.
type grouping struct {
	items []Item
	of    []int           // item → another of its group, or itself
	texts map[int][]int   // group → its texts: one item for each
	text  []int           // item → the item that stands for its text
	alike map[[2]int]bool // pairs of texts, the lesser first
}

func (g *grouping) key(p Pair) string {
	a, b := string(g.items[p.A].ID), string(g.items[p.B].ID)
	return min(a, b) + "\n" + max(a, b)
}

func (g *grouping) root(i int) int {
	for g.of[i] != i {
		g.of[i] = g.of[g.of[i]]
		i = g.of[i]
	}
	return i
}

func (g *grouping) join(a, b int) { g.of[g.root(a)] = g.root(b) }

// beginNear takes the groups so far, which are exact, as the texts to compare.
func (g *grouping) beginNear(pairs []Pair) {
	g.texts, g.alike = map[int][]int{}, map[[2]int]bool{}
	g.text = make([]int, len(g.items))
	for i := range g.items {
		g.text[i] = g.root(i)
	}
	for _, p := range pairs {
		for _, i := range []int{p.A, p.B} {
			g.texts[g.text[i]] = []int{g.text[i]}
		}
		if p.Kind != Exact {
			g.alike[g.textPair(p.A, p.B)] = true
		}
	}
}

func (g *grouping) textPair(a, b int) [2]int {
	a, b = g.text[a], g.text[b]
	return [2]int{min(a, b), max(a, b)}
}

// merge makes one group of those of a near pair, where they hold together.
func (g *grouping) merge(p Pair) {
	a, b := g.root(p.A), g.root(p.B)
	if a == b {
		return
	}
	linked := 0
	for _, x := range g.texts[a] {
		for _, y := range g.texts[b] {
			if g.alike[g.textPair(x, y)] {
				linked++
			}
		}
	}
	if !p.Contained && 2*linked < len(g.texts[a])*len(g.texts[b]) {
		return
	}
	texts := append(g.texts[a], g.texts[b]...)
	g.join(a, b)
	delete(g.texts, a)
	g.texts[b] = texts
}

func (g *grouping) groups(pairs []Pair) []Group {
	byRoot := map[int]*Group{}
	for _, p := range pairs {
		root := g.root(p.A)
		if root != g.root(p.B) {
			continue
		}
		gr := byRoot[root]
		if gr == nil {
			gr = &Group{Kind: Exact, Similarity: 1}
			byRoot[root] = gr
		}
		gr.Similarity = min(gr.Similarity, p.Similarity)
		if p.Kind != Exact {
			gr.Kind = p.Kind
		}
		gr.Members = append(gr.Members, p.A, p.B)
	}
	var out []Group
	for _, gr := range byRoot {
		slices.SortFunc(gr.Members, func(a, b int) int { return cmp.Compare(g.items[a].ID, g.items[b].ID) })
		gr.Members = slices.Compact(gr.Members)
		ids := make([]corpus.ID, len(gr.Members))
		for i, m := range gr.Members {
			ids[i] = g.items[m].ID
		}
		gr.ID = GroupID(ids)
		out = append(out, *gr)
	}
	slices.SortFunc(out, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Similarity, a.Similarity), cmp.Compare(g.items[a.Members[0]].ID, g.items[b.Members[0]].ID))
	})
	return out
}
