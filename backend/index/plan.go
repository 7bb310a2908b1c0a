package index

import "math"

// plan is a request made ready for an index: the words to look up, and what
// they weigh.
type plan struct {
	need, avoid []condition
	filters     [][]term // a document holds one term of each
	without     []term   // a document holds none of them
	keep        func(Doc) bool
}

// condition is met where a word of each slot stands, one right after the other.
type condition []*slot

// slot is the words of the index that a word of a query means.
type slot struct {
	terms  []term
	same   int     // of the terms, how many are the very word, accents aside; they come first
	scored bool    // whether the word counts in a document's score
	weight float64 // of the word: the rarer it is, the more
}

// likeness is how much more the very word counts than an inflection of it.
const likeness = 2

func newPlan(r Request, v *vocabulary) *plan {
	p := &plan{keep: r.Keep}
	for _, c := range r.Query.clauses {
		if c.exclude {
			p.avoid = append(p.avoid, newCondition(c, v))
		} else {
			p.need = append(p.need, newCondition(c, v))
		}
	}
	if r.Testimony != "" {
		p.filters = append(p.filters, []term{{fieldTestimony, string(r.Testimony)}})
	}
	if r.Testimonies != nil {
		var any []term
		for _, id := range r.Testimonies {
			any = append(any, term{fieldTestimony, string(id)})
		}
		p.filters = append(p.filters, any)
	}
	if r.Unasked {
		p.without = []term{{fieldAsked, yes}}
	}
	if len(r.In) > 0 {
		var kinds []term
		for _, k := range r.In {
			kinds = append(kinds, term{fieldKind, string(k)})
		}
		p.filters = append(p.filters, kinds)
	}
	return p
}

func newCondition(c clause, v *vocabulary) condition {
	var out condition
	for _, w := range c.words {
		same, others := v.meant(w)
		s := &slot{same: len(same), scored: w.how != beginning}
		for _, word := range append(same, others...) {
			s.terms = append(s.terms, term{fieldWords, word})
		}
		out = append(out, s)
	}
	return out
}

// slots returns the slots of the conditions.
func slots(conditions []condition) []*slot {
	var out []*slot
	for _, c := range conditions {
		out = append(out, c...)
	}
	return out
}

// weigh gives every word its weight in an index of that many documents.
func (p *plan) weigh(leaves []*leaf, documents uint64) {
	for _, s := range slots(p.need) {
		n := uint64(0)
		for _, l := range leaves {
			n += l.slots[s].any.GetCardinality()
		}
		s.weight = 1 + math.Log(float64(documents+1)/float64(n+1))
	}
}
