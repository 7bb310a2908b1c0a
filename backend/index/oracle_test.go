package index

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// reading is a text read word by word, without an index.
type reading struct {
	words []corpus.Span
	forms []form
}

func read(text string) reading {
	r := reading{words: anchor.Words(text)}
	for _, w := range r.words {
		r.forms = append(r.forms, formOf(written(w.Of(text))))
	}
	return r
}

// meets returns where the words of q stand, and whether the text meets q.
func (r reading) meets(q Query) ([]corpus.Span, bool) {
	var out []corpus.Span
	for _, c := range q.clauses {
		var at []corpus.Span
		for i := range r.words[:max(0, len(r.words)-len(c.words)+1)] {
			if standsAt(c, r.forms[i:]) {
				at = append(at, corpus.Span{Start: r.words[i].Start, End: r.words[i+len(c.words)-1].End})
			}
		}
		if (len(at) > 0) == c.exclude {
			return nil, false
		}
		if !c.exclude {
			out = append(out, at...)
		}
	}
	return merged(out), true
}

func standsAt(c clause, forms []form) bool {
	for i, w := range c.words {
		f := forms[i]
		ok := f.exact == w.exact
		switch w.how {
		case inflected:
			ok = ok || f.stem == w.stem
		case beginning:
			ok = strings.HasPrefix(f.exact, w.exact)
		}
		if !ok {
			return false
		}
	}
	return true
}

// ask makes up a search of words of the text.
func ask(rnd *rand.Rand, text string) string {
	words := strings.Fields(strings.NewReplacer(`"`, "", "*", "", "«", "", "»", "").Replace(text))
	pick := func(n int) string {
		i := rnd.IntN(max(1, len(words)-n))
		return strings.Join(words[i:min(len(words), i+n)], " ")
	}
	var out []string
	for range 1 + rnd.IntN(2) {
		switch rnd.IntN(6) {
		case 0:
			out = append(out, fmt.Sprintf("%q", pick(2+rnd.IntN(3))))
		case 1:
			out = append(out, string([]rune(pick(1))[:1])+"e*")
		case 2:
			out = append(out, strings.ToUpper(anchor.Fold(pick(1))))
		case 3:
			out = append(out, "-"+pick(1))
		default:
			out = append(out, pick(1))
		}
	}
	return strings.Join(out, " ")
}

func TestSearchAgreesWithReadingEveryText(t *testing.T) {
	s := newStudy(7)
	var docs []Doc
	for n := range 6 {
		docs = append(docs, s.testimony(n, 1500)...)
	}
	for n := range 60 {
		docs = append(docs, s.quote(n, docs))
	}
	x := filled(t)
	for batch := range slices.Chunk(docs, 50) { // several segments
		if err := x.Apply(Batch{Put: batch}); err != nil {
			t.Fatal(err)
		}
	}
	readings := make(map[string]reading)
	for _, d := range docs {
		readings[d.name()] = read(d.Text)
	}
	asked, hits := 0, 0
	for range 600 {
		search := ask(s.rnd, docs[s.rnd.IntN(len(docs))].Text)
		q, err := Parse(search)
		if err != nil {
			continue
		}
		want := make(map[string][]corpus.Span)
		for name, r := range readings {
			if at, ok := r.meets(q); ok {
				want[name] = at
			}
		}
		r := found(t, x, search, Request{Limit: len(docs)})
		if r.Total != len(want) || len(r.Hits) != len(want) {
			t.Errorf("%s: a total of %d with %d hits, want %d", search, r.Total, len(r.Hits), len(want))
		}
		for i, h := range r.Hits {
			d := Doc{Kind: h.Kind, ID: h.ID, Testimony: h.Testimony, Owner: h.Owner, Span: h.Span}
			if at, ok := want[d.name()]; !ok || !slices.Equal(at, h.Matches) {
				t.Errorf("%s: in %s found %v, want %v", search, d.name(), h.Matches, at)
			}
			if i > 0 && compare(r.Hits[i-1], h) >= 0 {
				t.Errorf("%s: hit %d before hit %d", search, i-1, i)
			}
		}
		asked, hits = asked+1, hits+r.Total
	}
	if asked < 300 || hits < 10*asked {
		t.Errorf("only %d searches with %d hits: the test proves little", asked, hits)
	}
}

// compare orders hits as a result does.
func compare(a, b Hit) int {
	return cmp.Or(
		cmp.Compare(b.Score, a.Score), cmp.Compare(a.Testimony, b.Testimony), cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID),
	)
}
