package repeats

import (
	"cmp"
	"context"
	"slices"

	"florilege/backend/corpus"
)

// Source is a testimony in which repeated passages are looked for.
type Source struct {
	Testimony corpus.ID
	Text      string
	Spans     []corpus.Span // bytes of the text to compare, in order; what stands between is left out
}

// Passage is words that stand in several places.
type Passage struct {
	Kind       Kind
	Similarity float64 // the least between places, from 0 to 1: words in common, of the longer's
	Words      int     // of the longest place; hesitations do not count
	Places     []Place // two or more, by source and position; they never overlap
}

// Place is where a passage stands.
type Place struct {
	Source int         // index
	Span   corpus.Span // bytes in its text, from the first word to the mark after the last
}

const (
	// UsualPassage is how many words a passage usually has at least.
	UsualPassage = 12
	// LeastPassage is the least that can be asked for.
	LeastPassage = 8
	// leastDifferent is how many different words are among them: "oui, oui, oui…"
	// is no passage.
	leastDifferent = 6
	// widestGap is how many words may stand between two runs of the same words that
	// belong together, in either place.
	widestGap = 30
	// leastAlike is the similarity of a near passage.
	leastAlike = 0.6
)

// FindPassages returns the passages of least words or more that stand in
// several places, in two sources or twice in one, whether quoted or not: the
// longest and most often said first. The result does not depend on the order of
// the sources, but for the indexes in it.
//
// It finds every run of least same words (LeastPassage and more), case, accents,
// punctuation and hesitations aside. Runs that follow one another in both
// places with few other words between make one near passage: an answer that
// somebody retouched, a talk that two people transcribed.
//
// Runs are found by fingerprints of runs of fewer words: S. Schleimer, D. S.
// Wilkerson and A. Aiken, "Winnowing: local algorithms for document
// fingerprinting" (2003).
//
// The error is ctx's, unchanged.
func FindPassages(ctx context.Context, sources []Source, least int) ([]Passage, error) {
	f := &passages{least: max(least, LeastPassage), sources: sources}
	for _, step := range []func(context.Context) error{f.read, f.fingerprint, f.match} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	return f.grouped(), ctx.Err()
}

// passages is the search for them. Positions are those of words in one sequence
// of all sources.
type passages struct {
	least   int
	sources []Source
	order   []int    // of the sources, whatever they were given in
	words   []uint32 // hashes of folded words, no hesitations
	from    []int    // by place in order, where its words begin; and the end of all
	prints  [][]winnowed
	runs    []run
}

// run is the same words in two places, or nearly.
type run struct {
	a, b     int // a < b; in words
	la, lb   int // how many there
	same     int // words in common
	of, with int // places in order
}

// similarity is the words in common as a share of the longer place.
func (r run) similarity() float64 { return float64(r.same) / float64(max(r.la, r.lb)) }

// match makes runs of the fingerprints that several places share.
func (f *passages) match(ctx context.Context) error {
	seeds, err := f.seeds(ctx)
	if err != nil {
		return err
	}
	slices.SortFunc(seeds, func(x, y run) int {
		return cmp.Or(cmp.Compare(x.of, y.of), cmp.Compare(x.with, y.with), cmp.Compare(x.b-x.a, y.b-y.a), cmp.Compare(x.a, y.a))
	})
	var exact []run
	for i, s := range seeds {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if n := len(exact); n > 0 && exact[n-1].holds(s) {
			continue
		}
		if r := f.extended(s); r.same >= printWords {
			exact = append(exact, r)
		}
	}
	f.runs = f.joined(exact)
	return nil
}

// holds reports whether a seed lies in r.
func (r run) holds(s run) bool {
	return r.of == s.of && r.with == s.with && r.b-r.a == s.b-s.a && s.a < r.a+r.la
}

// extended returns the longest run of same words around a seed, within the
// sources and without meeting itself.
func (f *passages) extended(s run) run {
	a, b := s.a, s.b
	for a > f.from[s.of] && b > f.from[s.with] && f.words[a-1] == f.words[b-1] {
		a, b = a-1, b-1
	}
	n := 0
	for a+n < f.from[s.of+1] && b+n < f.from[s.with+1] && f.words[a+n] == f.words[b+n] && a+n < b {
		n++
	}
	return run{a: a, b: b, la: n, lb: n, same: n, of: s.of, with: s.with}
}

// joined makes one of the runs of two sources that follow one another in both,
// and leaves out what is too short or says too little.
func (f *passages) joined(exact []run) []run {
	slices.SortFunc(exact, func(x, y run) int {
		return cmp.Or(cmp.Compare(x.of, y.of), cmp.Compare(x.with, y.with), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	var open, out []run // open may still be followed
	settle := func(until func(run) bool) {
		kept := open[:0]
		for _, r := range open {
			if until(r) {
				out = append(out, r)
			} else {
				kept = append(kept, r)
			}
		}
		open = kept
	}
	for _, r := range exact {
		settle(func(o run) bool { return o.of != r.of || o.with != r.with || r.a-(o.a+o.la) > widestGap })
		// What would be too unlike together stays apart: a long run is not lost for a
		// short one that happens to come after it.
		var both run
		at := slices.IndexFunc(open, func(o run) bool {
			if !f.follows(o, r) {
				return false
			}
			both = f.join(o, r)
			return both.similarity() >= leastAlike
		})
		if at < 0 {
			open = append(open, r)
			continue
		}
		open[at] = both
	}
	settle(func(run) bool { return true })
	return slices.DeleteFunc(out, func(r run) bool {
		return r.same < f.least || r.similarity() < leastAlike || !f.says(r)
	})
}

// follows reports whether r comes soon after o in both places.
func (f *passages) follows(o, r run) bool {
	gapA, gapB := r.a-(o.a+o.la), r.b-(o.b+o.lb)
	return gapA >= 0 && gapB >= 0 && gapA <= widestGap && gapB <= widestGap && r.a+r.la <= o.b
}

// join makes one run of two, with the words that the gap between them shares.
func (f *passages) join(o, r run) run {
	endA, endB := o.a+o.la, o.b+o.lb
	o.same += r.same + inCommon(f.words[endA:r.a], f.words[endB:r.b])
	o.la, o.lb = r.a+r.la-o.a, r.b+r.lb-o.b
	return o
}

// inCommon returns the length of the longest common subsequence of a few words.
func inCommon(a, b []uint32) int {
	row := make([]int, len(b)+1)
	for _, w := range a {
		before := 0
		for j, v := range b {
			above := row[j+1]
			if w == v {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = above
		}
	}
	return row[len(b)]
}

// says reports whether a run has enough different words.
func (f *passages) says(r run) bool {
	seen := map[uint32]bool{}
	for _, w := range f.words[r.a : r.a+r.la] {
		seen[w] = true
		if len(seen) == leastDifferent {
			return true
		}
	}
	return false
}
