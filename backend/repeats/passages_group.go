package repeats

import (
	"cmp"
	"slices"
)

// onePlace is the share of the longer that two stretches of one source have in
// common at least to be one place of a passage.
const onePlace = 0.8

// side is a stretch of a source, one of the two of a run.
type side struct {
	of, at, words int
	run           int // index
}

// grouped makes passages of the runs: those that share a place are of one.
func (f *passages) grouped() []Passage {
	sides := make([]side, 0, 2*len(f.runs))
	for i, r := range f.runs {
		sides = append(sides, side{r.of, r.a, r.la, i}, side{r.with, r.b, r.lb, i})
	}
	slices.SortFunc(sides, func(x, y side) int {
		return cmp.Or(cmp.Compare(x.of, y.of), cmp.Compare(x.at, y.at), cmp.Compare(y.words, x.words), cmp.Compare(x.run, y.run))
	})
	parent := make([]int, len(f.runs))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, s := range sides {
		for _, t := range sides[i+1:] {
			if t.of != s.of || t.at >= s.at+s.words {
				break
			}
			if s.same(t) {
				a, b := root(s.run), root(t.run)
				parent[max(a, b)] = min(a, b)
			}
		}
	}
	groups := map[int][]side{}
	for _, s := range sides {
		groups[root(s.run)] = append(groups[root(s.run)], s)
	}
	return f.told(groups)
}

// same reports whether two stretches of one source are one place.
func (s side) same(t side) bool {
	common := min(s.at+s.words, t.at+t.words) - max(s.at, t.at)
	return float64(common) >= onePlace*float64(max(s.words, t.words))
}

// told describes groups of stretches, which are by source and position.
func (f *passages) told(groups map[int][]side) []Passage {
	type draft struct {
		Passage
		places []side
	}
	var drafts []draft
	for _, sides := range groups {
		d := draft{Passage: Passage{Kind: Exact, Similarity: 1}}
		for _, s := range sides {
			r := f.runs[s.run]
			if r.same < max(r.la, r.lb) {
				d.Kind = Near
			}
			d.Similarity = min(d.Similarity, r.similarity())
			if n := len(d.places); n > 0 && d.places[n-1].of == s.of && s.at < d.places[n-1].at+d.places[n-1].words {
				last := &d.places[n-1]
				last.words = max(last.words, s.at+s.words-last.at)
				continue
			}
			d.places = append(d.places, s)
		}
		for _, s := range d.places {
			d.Words = max(d.Words, s.words)
		}
		if len(d.places) > 1 {
			drafts = append(drafts, d)
		}
	}
	slices.SortFunc(drafts, func(x, y draft) int {
		return cmp.Or(
			cmp.Compare(y.Words*(len(y.places)-1), x.Words*(len(x.places)-1)),
			cmp.Compare(x.places[0].of, y.places[0].of), cmp.Compare(x.places[0].at, y.places[0].at), cmp.Compare(y.Words, x.Words),
			cmp.Compare(x.places[0].run, y.places[0].run),
		)
	})
	type wanted struct {
		side
		place *Place
	}
	of := make([][]wanted, len(f.order)) // by source, whose words are read again for its places
	out := make([]Passage, len(drafts))
	for i, d := range drafts {
		out[i] = d.Passage
		out[i].Places = make([]Place, len(d.places))
		for n, s := range d.places {
			out[i].Places[n].Source = f.order[s.of]
			of[s.of] = append(of[s.of], wanted{s, &out[i].Places[n]})
		}
	}
	each(len(of), func() func(int) {
		return func(i int) {
			if len(of[i]) == 0 {
				return
			}
			words := spansOf(f.sources[f.order[i]])
			for _, w := range of[i] {
				w.place.Span = f.bytes(words, w.side)
			}
		}
	})
	for i := range out {
		slices.SortFunc(out[i].Places, func(x, y Place) int {
			return cmp.Or(cmp.Compare(x.Source, y.Source), cmp.Compare(x.Span.Start, y.Span.Start))
		})
	}
	return out
}
