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
	found  *roaring.Bitmap // so far; nil for all documents
	scores []float64       // by document; of those not found they mean nothing
}

// match returns the documents that meet p, with their scores.
func (l *leaf) match(ctx context.Context, p *plan) (*roaring.Bitmap, []float64, error) {
	m := matching{leaf: l, ctx: ctx, scores: make([]float64, l.segment.Count())}
	for _, terms := range p.filters {
		b, err := l.holdingAny(terms)
		if err != nil {
			return nil, nil, err
		}
		m.narrow(b)
	}
	// Single words go first, so that places are read in few documents.
	for _, c := range p.need {
		m.narrow(l.together(c, m.found))
	}
	for _, c := range p.need {
		if err := m.sideBySide(c); err != nil {
			return nil, nil, err
		}
	}
	if err := m.avoid(p); err != nil {
		return nil, nil, err
	}
	if err := m.keep(p.keep); err != nil {
		return nil, nil, err
	}
	return m.found, m.scores, m.score(p)
}

func (m *matching) narrow(b *roaring.Bitmap) {
	if m.found != nil {
		b = roaring.And(m.found, b)
	}
	m.found = b
}

// together returns those documents within that hold a word of each slot, in
// whatever order. A nil within is all documents.
func (l *leaf) together(c condition, within *roaring.Bitmap) *roaring.Bitmap {
	for _, s := range c {
		if b := l.slots[s].any; within == nil {
			within = b
		} else {
			within = roaring.And(within, b)
		}
	}
	return within
}

// sideBySide leaves, of the documents found, those where the words of c follow
// one another, and scores them for it.
func (m *matching) sideBySide(c condition) error {
	if len(c) == 1 {
		return nil
	}
	weight := 0.0
	for _, s := range c {
		weight += likeness * s.weight
	}
	out := roaring.New()
	err := m.eachRun(m.ctx, c, m.found, func(doc uint32, norm float64, spans []span) {
		out.Add(doc)
		m.scores[doc] += weight * norm * math.Sqrt(float64(len(spans)))
	})
	m.found = out
	return err
}

func (m *matching) avoid(p *plan) error {
	without, err := m.holdingAny(p.without)
	if err != nil {
		return err
	}
	m.found = roaring.AndNot(m.found, without)
	for _, c := range p.avoid {
		out := m.together(c, m.found)
		if len(c) > 1 {
			in := out
			out = roaring.New()
			if err := m.eachRun(m.ctx, c, in, func(doc uint32, _ float64, _ []span) { out.Add(doc) }); err != nil {
				return err
			}
		}
		m.found = roaring.AndNot(m.found, out)
	}
	return nil
}

// keep leaves, of the documents found, those that may be.
func (m *matching) keep(may func(Doc) bool) error {
	if may == nil {
		return nil
	}
	out := roaring.New()
	for it := m.found.Iterator(); it.HasNext(); {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		n := it.Next()
		name, err := m.segment.DocID(uint64(n))
		if err != nil {
			return err
		}
		d, err := parseName(string(name))
		if err != nil {
			return err
		}
		if may(d) {
			out.Add(n)
		}
	}
	m.found = out
	return nil
}

// score adds to the scores what the single words are worth: the rarer in the
// index, the more often in the document and the shorter that is, the more.
func (m *matching) score(p *plan) error {
	for _, c := range p.need {
		if len(c) > 1 || !c[0].scored {
			continue
		}
		for _, list := range m.slots[c[0]].lists {
			if err := m.ctx.Err(); err != nil {
				return err
			}
			weight := c[0].weight
			if list.same {
				weight *= likeness
			}
			err := eachPosting(list.walk(m.found, false), func(p segment.Posting) {
				m.scores[p.Number()] += weight * p.Norm() * math.Sqrt(float64(p.Frequency()))
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
