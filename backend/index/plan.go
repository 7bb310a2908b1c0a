package index

import "math"

// plan is a request made ready for an index: what to look up, and what it weighs.
type plan struct {
	need, avoid []condition
	filters     [][]term // a document holds one term of each
}

// condition is met by a document that holds one of the runs, or a word that
// begins with prefix.
type condition struct {
	runs   []run
	prefix []byte
}

// run is terms that stand side by side. Fields count places alike, so that a run
// may go from one to the other: a chef-d'œuvre is two stems around an exact d.
type run struct {
	terms  []term
	weight float64
}

func newPlan(r Request) *plan {
	p := &plan{}
	for _, c := range r.Query.clauses {
		if c.exclude {
			p.avoid = append(p.avoid, newCondition(c))
		} else {
			p.need = append(p.need, newCondition(c))
		}
	}
	if r.Testimony != "" {
		p.filters = append(p.filters, []term{{fieldTestimony, []byte(r.Testimony)}})
	}
	if len(r.In) > 0 {
		var kinds []term
		for _, k := range r.In {
			kinds = append(kinds, term{fieldKind, []byte(k)})
		}
		p.filters = append(p.filters, kinds)
	}
	return p
}

func newCondition(c clause) condition {
	if c.how == beginning {
		return condition{prefix: c.words[0].exact}
	}
	var exact, inflections run
	stems := false
	for _, w := range c.words {
		t := term{fieldExact, w.exact}
		exact.terms = append(exact.terms, t)
		if len(w.stem) > 0 {
			t, stems = term{fieldText, w.stem}, true
		}
		inflections.terms = append(inflections.terms, t)
	}
	if c.how == inflected && stems {
		return condition{runs: []run{inflections, exact}}
	}
	return condition{runs: []run{exact}}
}

// dear reports whether the places of words must be read to tell who meets c.
func (c condition) dear() bool {
	return len(c.runs) > 0 && len(c.runs[0].terms) > 1
}

// weigh gives every run the weight of its words, in an index of that many
// documents: the rarer, the more.
func (p *plan) weigh(leaves []*leaf, documents uint64) error {
	for _, c := range p.need {
		for i := range c.runs {
			r := &c.runs[i]
			for _, t := range r.terms {
				n := uint64(0)
				for _, l := range leaves {
					list, err := l.postings(t)
					if err != nil {
						return err
					}
					n += list.Count()
				}
				r.weight += 1 + math.Log(float64(documents+1)/float64(n+1))
			}
		}
	}
	return nil
}
