package repeats

import (
	"cmp"
	"slices"
)

// pairs collects the pairs of items that pairs of texts stand for.
type pairs struct {
	items []Item
	all   []Pair
}

// apart reports whether two items can repeat one another: the same stretch of
// a testimony, coded twice, does not.
func (p *pairs) apart(a, b int) bool {
	x, y := &p.items[a], &p.items[b]
	return a != b && (x.Testimony != y.Testimony || x.Span.Overlap(y.Span) == 0)
}

func (p *pairs) add(a, b int, kind Kind, similarity float64, contained bool) {
	p.all = append(p.all, Pair{min(a, b), max(a, b), kind, similarity, contained})
}

// within adds the pairs of items of the same words: all of them, or where they
// are many, one for each item, which holds them together.
func (p *pairs) within(items []int) {
	if len(items) > maxLinks {
		hubs := p.hubs(items)
		for _, a := range items {
			if i := slices.IndexFunc(hubs, func(hub int) bool { return p.apart(a, hub) }); i >= 0 {
				p.add(a, hubs[i], Exact, 1, false)
			}
		}
		return
	}
	for i, a := range items {
		for _, b := range items[i+1:] {
			if p.apart(a, b) {
				p.add(a, b, Exact, 1, false)
			}
		}
	}
}

// hubs returns items such that whoever is apart from one of items is apart from
// a hub: the first, one of another testimony, and the earliest and the latest
// of the first's own.
func (p *pairs) hubs(items []int) []int {
	first := items[0]
	hubs, earliest, latest := []int{first}, first, first
	for _, a := range items {
		switch {
		case p.items[a].Testimony != p.items[first].Testimony:
			if len(hubs) == 1 {
				hubs = append(hubs, a)
			}
		case p.items[a].Span.End < p.items[earliest].Span.End:
			earliest = a
		case p.items[a].Span.Start > p.items[latest].Span.Start:
			latest = a
		}
	}
	return append(hubs, earliest, latest)
}

// between adds the pairs of items of a text and of the texts that it matches,
// the surest first, up to maxLinks for each item.
func (p *pairs) between(r *reading, i int, matches []match) {
	for _, a := range r.texts[i].items {
		left := maxLinks
		for _, m := range matches {
			others := r.texts[m.text].items
			others = others[:min(left, len(others))]
			left -= len(others)
			for _, b := range others {
				if p.apart(a, b) {
					p.add(a, b, Near, m.similarity, m.contained)
				}
			}
		}
	}
}

// sorted returns the pairs in order, each once.
func (p *pairs) sorted() []Pair {
	slices.SortFunc(p.all, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return slices.Compact(p.all)
}
