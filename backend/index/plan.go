package index

import (
	"cmp"
	"math"
	"slices"

	"florilege/backend/corpus"
)

// plan is a request made ready for an index: the words to look up, and what
// they weigh.
type plan struct {
	root    *node
	filters [][]term // a document holds one term of each
	without []term   // a document holds none of them
	keep    func(Doc) bool
}

// node is an expression made ready.
type node struct {
	op    op
	kids  []*node
	slots []*slot
	near  int // as in expr
	terms []term
	keep  func(Doc) bool // with terms, of what they let through
	all   bool           // a filter of which the terms are not asked
}

// slot is the words of the index that a word of a query means.
type slot struct {
	meant  []meant
	scored bool    // whether the word counts in a document's score
	weight float64 // of the word: the rarer it is, the more
}

// planner makes a plan.
type planner struct {
	*vocabulary
	request Request
}

func newPlan(r Request, v *vocabulary) (*plan, error) {
	m := planner{v, r}
	root, err := m.node(m.widened(r.Query.root))
	if err != nil {
		return nil, err
	}
	p := &plan{root: root, keep: r.Keep}
	if r.Testimony != "" {
		p.filters = append(p.filters, testimoniesOf([]corpus.ID{r.Testimony}))
	}
	if r.Testimonies != nil {
		p.filters = append(p.filters, testimoniesOf(r.Testimonies))
	}
	if r.Unasked {
		p.without = []term{{fieldAsked, yes}}
	}
	if len(r.In) > 0 {
		p.filters = append(p.filters, kindsOf(r.In))
	}
	return p, nil
}

func testimoniesOf(ids []corpus.ID) []term {
	terms := make([]term, 0, len(ids))
	for _, id := range ids {
		terms = append(terms, term{fieldTestimony, testimonyTerm(id)})
	}
	return terms
}

func kindsOf[K ~string](kinds []K) []term {
	terms := make([]term, 0, len(kinds))
	for _, k := range kinds {
		terms = append(terms, term{fieldKind, string(k)})
	}
	return terms
}

func (m planner) node(e *expr) (*node, error) {
	n := &node{op: e.op, near: e.near}
	switch e.op {
	case words:
		var err error
		n.slots, err = m.slots(e)
		return n, err
	case where:
		return n, m.filter(n, e.filter)
	}
	for _, k := range e.kids {
		kid, err := m.node(k)
		if err != nil {
			return nil, err
		}
		n.kids = append(n.kids, kid)
	}
	if n.op == all {
		slices.SortStableFunc(n.kids, func(a, b *node) int { return cmp.Compare(a.cost(), b.cost()) })
	}
	return n, nil
}

// cost orders conditions: those that cost little and narrow much come first.
func (n *node) cost() int {
	switch {
	case n.op == words && len(n.slots) == 1:
		return 0
	case n.op == where && n.keep == nil:
		return 1
	case n.op == all || n.op == any_:
		return 2
	case n.op == words:
		return 3
	case n.op == where:
		return 4
	}
	return 5
}

func (m planner) filter(n *node, f Filter) error {
	if f.Kind == ByPlace {
		n.terms = kindsOf(f.Values)
		return nil
	}
	n.all = true
	if m.request.Where == nil {
		return nil
	}
	l, err := m.request.Where(f)
	if err != nil {
		return err
	}
	n.keep = l.Keep
	if l.Testimonies != nil {
		n.all, n.terms = false, testimoniesOf(l.Testimonies)
	}
	return nil
}

func (m planner) slots(e *expr) ([]*slot, error) {
	var parts [][]string
	if e.whole != "" {
		parts = m.parts(e.whole, e.words)
	}
	var out []*slot
	for i, w := range e.words {
		s := &slot{meant: m.meaning(w), scored: w.how != beginning && w.how != ending}
		if (w.how == ending || w.how == alike) && len(s.meant) > MaxMeant {
			return nil, m.request.Query.Refuse(TooWide, e.at, "")
		}
		if parts != nil {
			for _, part := range parts[i] {
				s.also(meant{fieldWords, part, anInflection})
			}
		}
		out = append(out, s)
	}
	return out, nil
}

func (s *slot) also(m meant) {
	if !slices.ContainsFunc(s.meant, func(o meant) bool { return o.field == m.field && o.term == m.term }) {
		s.meant = append(s.meant, m)
	}
}

// every calls do with the node and all below it, but for what is left out.
func (n *node) every(excluded bool, do func(n *node, excluded bool)) {
	do(n, excluded)
	for _, k := range n.kids {
		k.every(excluded != (n.op == not), do)
	}
}

// allSlots returns the slots of the plan.
func (p *plan) allSlots() []*slot {
	var out []*slot
	p.root.every(false, func(n *node, _ bool) { out = append(out, n.slots...) })
	return out
}

// weigh gives every word its weight in an index of that many documents.
func (p *plan) weigh(leaves []*leaf, documents uint64) {
	for _, s := range p.allSlots() {
		n := uint64(0)
		for _, l := range leaves {
			n += l.slots[s].any.GetCardinality()
		}
		s.weight = 1 + math.Log(float64(documents+1)/float64(n+1))
	}
}
