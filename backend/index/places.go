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

// eachRun calls do for those of the documents in which words of c's slots stand
// side by side: with the document's norm, and with where they stand, from the
// first word to the last, which is valid during the call only. Every document
// must hold a word of each slot.
func (l *leaf) eachRun(ctx context.Context, c condition, in *roaring.Bitmap, do func(uint32, float64, []span)) error {
	readers := make([]*placeReader, len(c))
	for i, s := range c {
		readers[i] = newPlaceReader(l.slots[s], in)
	}
	var chains []chain
	var spans []span
	for it, n := in.Iterator(), 0; it.HasNext(); n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		doc := it.Next()
		for i, r := range readers {
			places, err := r.at(doc)
			if err != nil {
				return err
			}
			if i == 0 {
				chains = chainsOf(places, chains[:0])
			} else if chains = prolong(chains, places); len(chains) == 0 {
				break
			}
		}
		if len(chains) == 0 {
			continue
		}
		spans = spans[:0]
		for _, c := range chains {
			spans = append(spans, c.span)
		}
		do(doc, readers[0].last.Norm(), spans)
	}
	return nil
}

// chain is words that follow one another.
type chain struct {
	span
	last uint64 // the position of the last word
}

func chainsOf(places []segment.Location, out []chain) []chain {
	for _, p := range places {
		out = append(out, chain{span{Start: int(p.Start()), End: int(p.End())}, p.Pos()})
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
			c.End, c.last = int(places[0].End()), places[0].Pos()
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

// places returns where the words of the plan stand in each of the documents,
// sorted, without overlap.
func (l *leaf) places(ctx context.Context, p *plan, in *roaring.Bitmap) (map[uint32][]span, error) {
	out := make(map[uint32][]span, in.GetCardinality())
	for _, c := range p.need {
		if len(c) > 1 {
			err := l.eachRun(ctx, c, l.together(c, in), func(doc uint32, _ float64, spans []span) {
				out[doc] = append(out[doc], spans...)
			})
			if err != nil {
				return nil, err
			}
			continue
		}
		for _, list := range l.slots[c[0]].lists {
			if !list.docs.Intersects(in) {
				continue
			}
			err := eachPosting(list.walk(in, true), func(p segment.Posting) {
				for _, at := range p.Locations() {
					doc := uint32(p.Number())
					out[doc] = append(out[doc], span{Start: int(at.Start()), End: int(at.End())})
				}
			})
			if err != nil {
				return nil, err
			}
		}
	}
	for doc, spans := range out {
		out[doc] = merged(spans)
	}
	return out, nil
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
