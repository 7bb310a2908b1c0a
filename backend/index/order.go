package index

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"sync"

	"florilege/backend/corpus"
)

// placed is a document found, with what its place among the testimonies needs.
type placed struct {
	ranked
	name      []byte
	testimony []byte // the part of the name that says which
	place     int    // of the testimony
}

// inOrder returns how many documents meet the plan, and those of the page where
// they do not come by their scores alone.
func inOrder(ctx context.Context, leaves []*leaf, p *plan, r Request) (total int, page []ranked, err error) {
	var mu sync.Mutex
	var found []placed
	err = inParallel(leaves, func(l *leaf) error {
		here, err := l.named(ctx, p, r.Limit > 0)
		mu.Lock()
		defer mu.Unlock()
		found = append(found, here...)
		return err
	})
	if err != nil || r.Limit == 0 {
		return len(found), nil, err
	}
	r.Order.place(found)
	slices.SortFunc(found, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.place, b.place), bytes.Compare(a.name, b.name))
	})
	from := min(r.Offset, len(found))
	for _, f := range found[from:min(from+r.Limit, len(found))] {
		page = append(page, f.ranked)
	}
	return len(found), page, nil
}

// named returns the documents that meet the plan, with their names if asked.
func (l *leaf) named(ctx context.Context, p *plan, names bool) ([]placed, error) {
	found, scores, err := l.match(ctx, p)
	if err != nil {
		return nil, err
	}
	defer l.read.scores.give(scores)
	out := make([]placed, 0, found.GetCardinality())
	for it := found.Iterator(); it.HasNext(); {
		doc := it.Next()
		r := placed{ranked: ranked{score: scores[doc], leaf: l, doc: doc}}
		if names {
			if r.name, err = r.ranked.name(); err != nil {
				return nil, err
			}
			if r.testimony, _, err = cutID(r.name); err != nil {
				return nil, err
			}
		}
		if out = append(out, r); len(out)%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return out, nil
}

// place numbers the testimonies of the documents in the order that their hits
// come.
func (o Order) place(found []placed) {
	type hits struct {
		id   corpus.ID
		best float64
		at   int
	}
	of := map[string]*hits{}
	all := []*hits{}
	for _, r := range found {
		h := of[string(r.testimony)]
		if h == nil {
			h = &hits{id: unpacked(r.testimony)}
			of[string(r.testimony)] = h
			all = append(all, h)
		}
		h.best = max(h.best, r.score)
	}
	rank := func(id corpus.ID) int {
		if n, ok := o.Rank[id]; ok {
			return n
		}
		return len(o.Rank)
	}
	slices.SortFunc(all, func(a, b *hits) int {
		if o.Together {
			if n := cmp.Compare(b.best, a.best); n != 0 {
				return n
			}
		}
		return cmp.Or(cmp.Compare(rank(a.id), rank(b.id)), cmp.Compare(a.id, b.id))
	})
	for i, h := range all {
		h.at = i
	}
	for i := range found {
		found[i].place = of[string(found[i].testimony)].at
	}
}
