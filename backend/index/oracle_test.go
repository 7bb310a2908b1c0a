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
	"florilege/backend/lexicon"
)

// reading is a text read word by word, without an index.
type reading struct {
	tokens []token
	keys   map[string][]string // of the words of the texts, and of those looked for
}

func (r reading) read(text string) reading {
	r.tokens = tokenizer{lexicon.French()}.all(text)
	return r
}

// share reports whether words are inflections of one another.
func (r reading) share(typed, said string) bool {
	french := french{lexicon.French()}
	if r.keys["typed "+typed] == nil {
		r.keys["typed "+typed] = french.typed(typed, anchor.Fold(typed))
	}
	if r.keys[said] == nil {
		r.keys[said] = french.keys(said)
	}
	return slices.ContainsFunc(r.keys["typed "+typed], func(k string) bool { return slices.Contains(r.keys[said], k) })
}

// meets returns where the words of e stand, and whether the text meets e.
func (r reading) meets(e *expr) ([]corpus.Span, bool) {
	var out []corpus.Span
	switch e.op {
	case not:
		_, ok := r.meets(e.kids[0])
		return nil, !ok
	case all, any_:
		met := e.op == all
		for _, k := range e.kids {
			at, ok := r.meets(k)
			if ok {
				out = append(out, at...)
			}
			if ok == (e.op == any_) {
				met = ok
			}
		}
		return out, met
	}
	if e.near != sideBySide {
		out = r.near(e)
	} else {
		for i := range r.tokens[:max(0, len(r.tokens)-len(e.words)+1)] {
			if r.standsAt(e.words, i) {
				out = append(out, corpus.Span{Start: r.tokens[i].span.Start, End: r.tokens[i+len(e.words)-1].span.End})
			}
		}
	}
	return out, len(out) > 0
}

// near tries every choice of one place for each word.
func (r reading) near(e *expr) []corpus.Span {
	chosen := make([]int, len(e.words))
	marked := map[int]bool{}
	places := make([][]int, len(e.words))
	for i, w := range e.words {
		for k, t := range r.tokens {
			if r.is(w, t) {
				places[i] = append(places[i], k)
			}
		}
	}
	var try func(i int)
	try = func(i int) {
		if i == len(e.words) {
			least, most := slices.Min(chosen), slices.Max(chosen)
			if most-least < len(e.words)+e.near {
				for k := least; k <= most; k++ {
					if slices.ContainsFunc(e.words, func(w word) bool { return r.is(w, r.tokens[k]) }) {
						marked[k] = true
					}
				}
			}
			return
		}
		for _, k := range places[i] {
			if !slices.Contains(chosen[:i], k) {
				chosen[i] = k
				try(i + 1)
			}
		}
	}
	try(0)
	var out []corpus.Span
	for k := range marked {
		out = append(out, r.tokens[k].span)
	}
	return out
}

func (r reading) standsAt(words []word, at int) bool {
	for i, w := range words {
		if !r.is(w, r.tokens[at+i]) {
			return false
		}
	}
	return true
}

// is reports whether a token of a text is meant by a word.
func (r reading) is(w word, t token) bool {
	for _, term := range t.terms {
		said, part := strings.CutSuffix(term, partSign)
		f := anchor.Fold(said)
		for _, typed := range w.written {
			folded := anchor.Fold(typed)
			var ok bool
			switch w.how {
			case strictly:
				ok = term == typed
			case exactly:
				ok = f == folded && (typed == folded || lacksMarks(said, typed))
			case inflected:
				ok = !part && (f == folded && (typed == folded || lacksMarks(said, typed)) || r.share(typed, said))
			case beginning:
				ok = strings.HasPrefix(f, folded)
			case ending:
				ok = strings.HasSuffix(f, folded)
			case alike:
				edits := editsOf(w, folded)
				ok = distance([]rune(f), []rune(folded), edits+1) <= edits
			}
			if ok {
				return true
			}
		}
	}
	return false
}

// ask makes up a search of words of the text.
func ask(rnd *rand.Rand, text string) string {
	words := strings.Fields(strings.NewReplacer(`"`, "", "*", "", "«", "", "»", "", "-", " ").Replace(text))
	pick := func(n int) string {
		i := rnd.IntN(max(1, len(words)-n))
		return strings.Join(words[i:min(len(words), i+n)], " ")
	}
	var out []string
	for range 1 + rnd.IntN(2) {
		switch rnd.IntN(11) {
		case 6:
			out = append(out, "*"+pick(1))
		case 7:
			out = append(out, pick(1)+"~")
		case 8:
			out = append(out, fmt.Sprintf("%q~%d", pick(2+rnd.IntN(2)), 1+rnd.IntN(6)))
		case 9:
			out = append(out, "("+pick(1)+" OU "+pick(1)+" "+pick(1)+")")
		case 10:
			out = append(out, "="+pick(1))
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
	readings, keys := make(map[string]reading), map[string][]string{}
	for _, d := range docs {
		readings[d.name()] = reading{keys: keys}.read(d.Text)
	}
	asked, hits := 0, 0
	for range 900 {
		search := ask(s.rnd, docs[s.rnd.IntN(len(docs))].Text)
		q, err := Parse(search)
		if err != nil {
			continue
		}
		want := make(map[string][]corpus.Span)
		for name, r := range readings {
			if at, ok := r.meets(q.root); ok {
				want[name] = nil
				if len(at) > 0 {
					want[name] = merged(at)
				}
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
