package index

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"florilege/backend/corpus"
)

type span = corpus.Span

// eachPosting calls do with the list's posting of each of the documents, which
// must all be in the list. A posting is valid during the call only.
func eachPosting(list segment.PostingsList, in *roaring.Bitmap, places bool, do func(segment.Posting)) error {
	if in.IsEmpty() {
		return nil
	}
	it := walk(list, in, places)
	for {
		p, err := it.Next()
		if err != nil || p == nil {
			return err
		}
		do(p)
	}
}

// eachRun calls do for each of the documents in which words of the lists stand
// side by side, in the order of the lists: with the posting of the first, and
// from where to where they stand. All documents must be in all lists. What do is
// given is valid during the call only.
func eachRun(lists []segment.PostingsList, in *roaring.Bitmap, do func(segment.Posting, []span)) error {
	if in.IsEmpty() {
		return nil
	}
	its := make([]segment.PostingsIterator, len(lists))
	for i, list := range lists {
		its[i] = walk(list, in, true)
	}
	places := make([][]segment.Location, len(its))
	var spans []span
	for {
		var first segment.Posting
		for i, it := range its {
			p, err := it.Next()
			if err != nil || p == nil {
				return err
			}
			if places[i] = p.Locations(); i == 0 {
				first = p
			}
		}
		if spans = sideBySide(places, spans[:0]); len(spans) > 0 {
			do(first, spans)
		}
	}
}

// sideBySide appends to out where places of the lists follow one another, word
// after word. The places of a list ascend.
func sideBySide(places [][]segment.Location, out []span) []span {
next:
	for _, first := range places[0] {
		last := first
		for _, list := range places[1:] {
			i := slices.IndexFunc(list, func(p segment.Location) bool { return p.Pos() > last.Pos() })
			if i < 0 || list[i].Pos() != last.Pos()+1 {
				continue next
			}
			last = list[i]
		}
		out = append(out, span{Start: int(first.Start()), End: int(last.End())})
	}
	return out
}

// places returns where the words of the plan stand in each of the documents,
// sorted, without overlap.
func (l *leaf) places(p *plan, in *roaring.Bitmap) (map[uint64][]span, error) {
	out := make(map[uint64][]span, in.GetCardinality())
	single := func(list segment.PostingsList) error {
		return eachPosting(list, roaring.And(in, docs(list)), true, func(p segment.Posting) {
			for _, at := range p.Locations() {
				out[p.Number()] = append(out[p.Number()], span{Start: int(at.Start()), End: int(at.End())})
			}
		})
	}
	for _, c := range p.need {
		if c.prefix != nil {
			if err := l.eachTerm(fieldExact, c.prefix, single); err != nil {
				return nil, err
			}
		}
		for _, r := range c.runs {
			lists, all, err := l.together(r.terms, in)
			if err != nil {
				return nil, err
			}
			if len(lists) == 1 {
				err = single(lists[0])
			} else {
				err = eachRun(lists, all, func(first segment.Posting, spans []span) {
					out[first.Number()] = append(out[first.Number()], spans...)
				})
			}
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
