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
	found  *roaring.Bitmap // nil while nothing was asked
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
	// What costs little goes first, so that places are read in few documents.
	for _, dear := range []bool{false, true} {
		if err := m.need(p, dear); err != nil {
			return nil, nil, err
		}
	}
	if err := m.avoid(p); err != nil {
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

func (m *matching) need(p *plan, dear bool) error {
	for _, c := range p.need {
		if c.dear() != dear || m.found != nil && m.found.IsEmpty() {
			continue
		}
		b, err := m.meeting(c)
		if err != nil {
			return err
		}
		m.narrow(b)
	}
	return nil
}

func (m *matching) avoid(p *plan) error {
	for _, c := range p.avoid {
		b, err := m.meeting(c)
		if err != nil {
			return err
		}
		m.found = roaring.AndNot(m.found, b)
	}
	return nil
}

// meeting returns the documents that meet c; of those not found so far it may
// leave out any. The side by side are scored in passing.
func (m *matching) meeting(c condition) (*roaring.Bitmap, error) {
	if err := m.ctx.Err(); err != nil {
		return nil, err
	}
	out := roaring.New()
	if c.prefix != nil {
		err := m.eachTerm(fieldExact, c.prefix, func(list segment.PostingsList) error {
			out.Or(docs(list))
			return nil
		})
		return out, err
	}
	for _, r := range c.runs {
		lists, all, err := m.together(r.terms, m.found)
		if err != nil {
			return nil, err
		}
		if len(lists) == 1 {
			out.Or(all)
			continue
		}
		err = eachRun(lists, all, func(first segment.Posting, spans []span) {
			out.Add(uint32(first.Number()))
			m.scores[first.Number()] += r.weight * first.Norm() * math.Sqrt(float64(len(spans)))
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// score adds to the scores what the single words of the plan are worth: the
// rarer in the index, the more often in the document and the shorter that is,
// the more.
func (m *matching) score(p *plan) error {
	for _, c := range p.need {
		for _, r := range c.runs {
			if len(r.terms) > 1 {
				continue
			}
			lists, all, err := m.together(r.terms, m.found)
			if err != nil {
				return err
			}
			err = eachPosting(lists[0], all, false, func(p segment.Posting) {
				m.scores[p.Number()] += r.weight * p.Norm() * math.Sqrt(float64(p.Frequency()))
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// holdingAny returns the documents that hold one of the terms.
func (l *leaf) holdingAny(terms []term) (*roaring.Bitmap, error) {
	out := roaring.New()
	for _, t := range terms {
		list, err := l.postings(t)
		if err != nil {
			return nil, err
		}
		out.Or(docs(list))
	}
	return out, nil
}

// together returns the postings of the terms, and those documents within that
// hold them all, in whatever order. A nil within is all documents.
func (l *leaf) together(terms []term, within *roaring.Bitmap) ([]segment.PostingsList, *roaring.Bitmap, error) {
	var lists []segment.PostingsList
	for _, t := range terms {
		list, err := l.postings(t)
		if err != nil {
			return nil, nil, err
		}
		lists = append(lists, list)
		if within == nil {
			within = docs(list)
		} else {
			within = roaring.And(within, docs(list))
		}
	}
	return lists, within, nil
}
