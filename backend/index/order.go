package index

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"sync"

	"florilege/backend/corpus"
)

// inOrder returns how many documents meet the plan, and those of the page where
// they do not come by their scores alone.
func inOrder(ctx context.Context, leaves []*leaf, p *plan, r Request) (total int, page []ranked, err error) {
	var mu sync.Mutex
	var found []ranked
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
	place := r.Order.places(found)
	slices.SortFunc(found, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(place[testimonyOf(a.name)], place[testimonyOf(b.name)]), bytes.Compare(a.name, b.name))
	})
	from := min(r.Offset, len(found))
	return len(found), found[from:min(from+r.Limit, len(found))], nil
}

// named returns the documents that meet the plan, with their names if asked.
func (l *leaf) named(ctx context.Context, p *plan, names bool) ([]ranked, error) {
	found, scores, err := l.match(ctx, p)
	if err != nil {
		return nil, err
	}
	out := make([]ranked, 0, found.GetCardinality())
	for it := found.Iterator(); it.HasNext(); {
		doc := it.Next()
		r := ranked{score: scores[doc], leaf: l, doc: doc}
		if names {
			if err := r.read(); err != nil {
				return nil, err
			}
		}
		if out = append(out, r); len(out)%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return out, nil
}

// testimonyOf reads the testimony from a document's name.
func testimonyOf(name []byte) corpus.ID {
	id, _, _ := bytes.Cut(name, []byte(separator))
	return corpus.ID(id)
}

// places numbers the testimonies of the documents in the order that their hits
// come.
func (o Order) places(found []ranked) map[corpus.ID]int {
	best := map[corpus.ID]float64{}
	for _, r := range found {
		id := testimonyOf(r.name)
		best[id] = max(best[id], r.score)
	}
	ids := make([]corpus.ID, 0, len(best))
	for id := range best {
		ids = append(ids, id)
	}
	rank := func(id corpus.ID) int {
		if n, ok := o.Rank[id]; ok {
			return n
		}
		return len(o.Rank)
	}
	slices.SortFunc(ids, func(a, b corpus.ID) int {
		if o.Together {
			if n := cmp.Compare(best[b], best[a]); n != 0 {
				return n
			}
		}
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
	out := make(map[corpus.ID]int, len(ids))
	for i, id := range ids {
		out[id] = i
	}
	return out
}
