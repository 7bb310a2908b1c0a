package index

import (
	"context"
	"math"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// matching looks for the documents of one leaf that meet a plan.
type matching struct {
	*leaf
	ctx    context.Context
	scores []float64 // by document; of those not found they mean nothing
}

// match returns the documents that meet p, with their scores.
func (l *leaf) match(ctx context.Context, p *plan) (*roaring.Bitmap, []float64, error) {
	m := matching{leaf: l, ctx: ctx, scores: l.read.scores.take(l.segment.Count())}
	var found *roaring.Bitmap
	for _, terms := range p.filters {
		b, err := l.holdingAny(terms)
		if err != nil {
			return nil, nil, err
		}
		found = narrowed(found, b)
	}
	if len(p.without) > 0 {
		without, err := l.holdingAny(p.without)
		if err != nil {
			return nil, nil, err
		}
		found = roaring.AndNot(m.within(found), without)
	}
	found, err := m.meets(p.root, found, true)
	if err == nil {
		found, err = m.kept(found, p.keep)
	}
	if err != nil {
		return nil, nil, err
	}
	return found, m.scores, m.score(p, found)
}

// narrowed returns the documents of both sets; a nil within is all documents.
func narrowed(within, b *roaring.Bitmap) *roaring.Bitmap {
	if within == nil {
		return b
	}
	return roaring.And(within, b)
}

// within opens the set of all documents.
func (l *leaf) within(b *roaring.Bitmap) *roaring.Bitmap {
	if b != nil {
		return b
	}
	b = roaring.New()
	b.AddRange(0, l.segment.Count())
	if l.deleted != nil {
		b.AndNot(l.deleted)
	}
	return b
}

// meets returns those documents within that meet a condition. A nil within is all
// documents. Where scored, phrases that are found add to the scores.
func (m *matching) meets(n *node, within *roaring.Bitmap, scored bool) (*roaring.Bitmap, error) {
	if err := m.ctx.Err(); err != nil {
		return nil, err
	}
	switch n.op {
	case all:
		var err error
		for _, k := range n.kids {
			if within, err = m.meets(k, within, scored); err != nil {
				return nil, err
			}
		}
		return within, nil
	case any_:
		out := roaring.New()
		for _, k := range n.kids {
			b, err := m.meets(k, within, scored)
			if err != nil {
				return nil, err
			}
			out.Or(b)
		}
		return out, nil
	case not:
		b, err := m.meets(n.kids[0], within, false)
		if err != nil {
			return nil, err
		}
		return roaring.AndNot(m.within(within), b), nil
	case where:
		return m.passes(n, within)
	}
	within = m.together(n.slots, within)
	if len(n.slots) == 1 {
		return within, nil
	}
	return m.meeting(n, within, scored)
}

// passes returns the documents that a filter lets through.
func (m *matching) passes(n *node, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	if !n.all {
		b, err := m.holdingAny(n.terms)
		if err != nil {
			return nil, err
		}
		within = narrowed(within, b)
	}
	return m.kept(m.within(within), n.keep)
}

// together returns those documents within that hold a word of each slot, in
// whatever order.
func (l *leaf) together(slots []*slot, within *roaring.Bitmap) *roaring.Bitmap {
	for _, s := range slots {
		within = narrowed(within, l.slots[s].any)
	}
	return within
}

// meeting leaves, of the documents, those where the words stand as they must, and
// scores them for it.
func (m *matching) meeting(n *node, in *roaring.Bitmap, scored bool) (*roaring.Bitmap, error) {
	weight := 0.0
	for _, s := range n.slots {
		weight += theVeryWord * s.weight
	}
	out := roaring.New()
	err := m.eachMeeting(m.ctx, n, in, func(doc uint32, norm float64, spans []span) {
		out.Add(doc)
		if scored {
			m.scores[doc] += weight * norm * math.Sqrt(float64(len(spans)))
		}
	})
	return out, err
}

// kept leaves, of the documents found, those that may be.
func (m *matching) kept(found *roaring.Bitmap, may func(Doc) bool) (*roaring.Bitmap, error) {
	if may == nil {
		return found, nil
	}
	out := roaring.New()
	for it, i := found.Iterator(), 0; it.HasNext(); i++ {
		if i%1024 == 0 && m.ctx.Err() != nil {
			return nil, m.ctx.Err()
		}
		n := it.Next()
		name, err := m.read.names.of(m.segment, n)
		if err != nil {
			return nil, err
		}
		d, err := parseName(name)
		if err != nil {
			return nil, err
		}
		if may(d) {
			out.Add(n)
		}
	}
	return out, nil
}

// score adds to the scores what the single words are worth: the rarer in the
// index, the more often in the document and the shorter that is, the more.
func (m *matching) score(p *plan, found *roaring.Bitmap) (err error) {
	p.root.every(false, func(n *node, excluded bool) {
		if err != nil || excluded || len(n.slots) != 1 || !n.slots[0].scored {
			return
		}
		for _, list := range m.slots[n.slots[0]].lists {
			if err = m.ctx.Err(); err != nil {
				return
			}
			if err = m.add(list, n.slots[0].weight*list.worth, found); err != nil {
				return
			}
		}
	})
	return err
}

// add adds what a word is worth, times the weight, to the scores of the documents
// found, and to those of others where that is quicker.
func (m *matching) add(list posted, weight float64, found *roaring.Bitmap) error {
	holders := list.docs.GetCardinality()
	if manyOf := list.docs.AndCardinality(found); manyOf == 0 || manyOf < holders/few {
		holders = 0
	}
	word, ok, err := m.frequent(list.term, holders)
	if err != nil {
		return err
	}
	if ok {
		word.addTo(m.scores, weight)
		return nil
	}
	return eachPosting(list.walk(found, false), func(p segment.Posting) {
		m.scores[p.Number()] += weight * float64(worthOf(p))
	})
}

// few is the share of a word's documents, one in so many, from which on it is
// quicker to go through all of them.
const few = 16
