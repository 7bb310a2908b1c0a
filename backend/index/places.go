package index

import (
	"cmp"
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"florilege/backend/corpus"
)

type span = corpus.Span

// spanOf returns where a word stands. Bleve keeps how long it is in the place of
// where it ends, which takes a byte less.
func spanOf(l segment.Location) span {
	start := int(l.Start())
	return span{Start: start, End: start + int(l.End())}
}

// eachPosting calls do with every posting that it has. A posting is valid during
// the call only.
func eachPosting(it segment.PostingsIterator, do func(segment.Posting)) error {
	for {
		p, err := it.Next()
		if err != nil || p == nil {
			return err
		}
		do(p)
	}
}

// eachMeeting calls do for those of the documents in which words of n's slots
// stand side by side, or near one another: with the document's norm, and with
// where they stand, which is valid during the call only. Words side by side are
// one span, from the first to the last. Every document must hold a word of each
// slot.
func (l *leaf) eachMeeting(ctx context.Context, n *node, in *roaring.Bitmap, do func(uint32, float64, []span)) error {
	readers := make([]*placeReader, len(n.slots))
	for i, s := range n.slots {
		readers[i] = newPlaceReader(l.slots[s], in)
	}
	m := meeting{readers: readers}
	for it, i := in.Iterator(), 0; it.HasNext(); i++ {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		doc := it.Next()
		var spans []span
		var err error
		if n.near == sideBySide {
			spans, err = m.runs(doc)
		} else {
			spans, err = m.windows(doc, n.near)
		}
		if err != nil {
			return err
		}
		if len(spans) > 0 {
			do(doc, readers[0].last.Norm(), spans)
		}
	}
	return nil
}

// meeting finds where words meet, document after document.
type meeting struct {
	readers []*placeReader
	chains  []chain
	events  []event
	spans   []span
}

// runs returns where the words follow one another.
func (m *meeting) runs(doc uint32) ([]span, error) {
	for i, r := range m.readers {
		places, err := r.at(doc)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			m.chains = chainsOf(places, m.chains[:0])
		} else if m.chains = prolong(m.chains, places); len(m.chains) == 0 {
			return nil, nil
		}
	}
	m.spans = m.spans[:0]
	for _, c := range m.chains {
		m.spans = append(m.spans, c.span)
	}
	return m.spans, nil
}

// chain is words that follow one another.
type chain struct {
	span
	last uint64 // the position of the last word
}

func chainsOf(places []segment.Location, out []chain) []chain {
	for _, p := range places {
		out = append(out, chain{spanOf(p), p.Pos()})
	}
	return out
}

// prolong keeps the chains that one of the places follows at once. Chains and
// places ascend.
func prolong(chains []chain, places []segment.Location) []chain {
	out := chains[:0]
	for _, c := range chains {
		for len(places) > 0 && places[0].Pos() <= c.last {
			places = places[1:]
		}
		if len(places) > 0 && places[0].Pos() == c.last+1 {
			c.End, c.last = spanOf(places[0]).End, places[0].Pos()
			out = append(out, c)
		}
	}
	return out
}

// placeReader reads where words of one slot stand, document after document.
type placeReader struct {
	cursors []cursor
	places  []segment.Location
	last    segment.Posting // one of the document last read
}

// cursor is one word's postings and where they are.
type cursor struct {
	segment.PostingsIterator
	now segment.Posting // nil before the first and after the last
	end bool
}

func newPlaceReader(h holding, in *roaring.Bitmap) *placeReader {
	r := &placeReader{}
	for _, list := range h.lists {
		if len(h.lists) == 1 || list.docs.Intersects(in) {
			r.cursors = append(r.cursors, cursor{PostingsIterator: list.walk(in, true)})
		}
	}
	return r
}

// at returns the places of the words in the document, ascending, valid until the
// next call. Documents must ascend from call to call.
func (r *placeReader) at(doc uint32) ([]segment.Location, error) {
	r.places = r.places[:0]
	words := 0
	for i := range r.cursors {
		c := &r.cursors[i]
		if !c.end && (c.now == nil || c.now.Number() < uint64(doc)) {
			var err error
			if c.now, err = c.Advance(uint64(doc)); err != nil {
				return nil, err
			}
			c.end = c.now == nil
		}
		if !c.end && c.now.Number() == uint64(doc) {
			r.places = append(r.places, c.now.Locations()...)
			r.last = c.now
			words++
		}
	}
	if words > 1 {
		slices.SortFunc(r.places, func(a, b segment.Location) int { return cmp.Compare(a.Pos(), b.Pos()) })
	}
	return r.places, nil
}

// places returns where the words of a condition stand in each of the documents,
// which meet it, sorted, without overlap. Of conditions of which one is enough,
// those count that a document meets.
func (m *matching) places(n *node, in *roaring.Bitmap) (map[uint32][]span, error) {
	out := make(map[uint32][]span, in.GetCardinality())
	if err := m.collectPlaces(n, in, out); err != nil {
		return nil, err
	}
	for doc, spans := range out {
		out[doc] = merged(spans)
	}
	return out, nil
}

func (m *matching) collectPlaces(n *node, in *roaring.Bitmap, out map[uint32][]span) error {
	switch {
	case n.op == all:
		for _, k := range n.kids {
			if err := m.collectPlaces(k, in, out); err != nil {
				return err
			}
		}
	case n.op == any_:
		for _, k := range n.kids {
			met, err := m.meets(k, in, false)
			if err != nil {
				return err
			}
			if err := m.collectPlaces(k, met, out); err != nil {
				return err
			}
		}
	case n.op == words && len(n.slots) > 1:
		return m.eachMeeting(m.ctx, n, in, func(doc uint32, _ float64, spans []span) {
			out[doc] = append(out[doc], spans...)
		})
	case n.op == words:
		for _, list := range m.slots[n.slots[0]].lists {
			if !list.docs.Intersects(in) {
				continue
			}
			err := eachPosting(list.walk(in, true), func(p segment.Posting) {
				for _, at := range p.Locations() {
					doc := uint32(p.Number())
					out[doc] = append(out[doc], spanOf(at))
				}
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// merged sorts spans and joins those that overlap.
func merged(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	out := spans[:1]
	for _, s := range spans[1:] {
		if last := &out[len(out)-1]; s.Start < last.End {
			last.End = max(last.End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}
