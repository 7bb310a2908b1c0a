package index

import (
	"context"
	"runtime"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"florilege/backend/corpus"
)

// Request asks for a page of the texts that meet a query.
type Request struct {
	Query     Query
	In        []Kind    // all where empty
	Testimony corpus.ID // "" for all
	Limit     int       // of the page; 0 only counts
	Offset    int       // hits passed over
}

// Hit is a text that meets a query.
type Hit struct {
	Kind      Kind
	ID        corpus.ID     // as in Doc
	Testimony corpus.ID     // as in Doc
	Owner     string        // as in Doc
	Span      corpus.Span   // as in Doc
	Matches   []corpus.Span // bytes of Doc.Text: words, and phrases from their first word to their last; sorted, apart
	Score     float64       // comparable within one result only
}

// Result is a page of hits.
type Result struct {
	Total int   // hits on all pages
	Hits  []Hit // best first; equals by testimony, then by position
}

// Search returns the page of hits that r asks for. The same request on the same
// documents gives the same result, however the index was built. It ends early
// with ctx's error.
func (x *Index) Search(ctx context.Context, r Request) (out Result, err error) {
	p := newPlan(r)
	if len(p.need) == 0 {
		return out, nil
	}
	err = x.read(func(reader *scorch.IndexSnapshot) error {
		documents, err := reader.DocCount()
		if err != nil {
			return err
		}
		leaves := leavesOf(reader)
		if err := p.weigh(leaves, documents); err != nil {
			return err
		}
		total, best, err := collect(ctx, leaves, p, r)
		if err != nil {
			return err
		}
		out.Total = total
		out.Hits, err = describe(p, best)
		return err
	})
	return out, err
}

// collect returns how many documents meet the plan, and those of the page.
func collect(ctx context.Context, leaves []*leaf, p *plan, r Request) (int, []ranked, error) {
	var (
		group sync.WaitGroup
		mu    sync.Mutex
		slots = make(chan struct{}, runtime.GOMAXPROCS(0))
		total int
		first error
		all   = page{size: r.Limit + r.Offset}
	)
	for _, l := range leaves {
		slots <- struct{}{}
		group.Go(func() {
			defer func() { <-slots }()
			n, best, err := l.collect(ctx, p, all.size)
			mu.Lock()
			defer mu.Unlock()
			if err != nil && first == nil {
				first = err
			}
			total += n
			for _, r := range best {
				all.offer(r)
			}
		})
	}
	group.Wait()
	best := all.best(r.Offset)
	if first == nil {
		first = all.err
	}
	return total, best, first
}

func (l *leaf) collect(ctx context.Context, p *plan, size int) (int, []ranked, error) {
	found, scores, err := l.match(ctx, p)
	if err != nil {
		return 0, nil, err
	}
	best := page{size: size}
	for it := found.Iterator(); it.HasNext(); {
		doc := it.Next()
		best.offer(ranked{score: scores[doc], leaf: l, doc: uint64(doc)})
	}
	return int(found.GetCardinality()), best.best(0), best.err
}

// describe makes hits of the documents of a page.
func describe(p *plan, best []ranked) ([]Hit, error) {
	byLeaf := make(map[*leaf]*roaring.Bitmap)
	for _, r := range best {
		if byLeaf[r.leaf] == nil {
			byLeaf[r.leaf] = roaring.New()
		}
		byLeaf[r.leaf].Add(uint32(r.doc))
	}
	places := make(map[*leaf]map[uint64][]span, len(byLeaf))
	for l, in := range byLeaf {
		var err error
		if places[l], err = l.places(p, in); err != nil {
			return nil, err
		}
	}
	hits := make([]Hit, 0, len(best))
	for _, r := range best {
		if err := r.read(); err != nil {
			return nil, err
		}
		d, err := parseName(string(r.name))
		if err != nil {
			return nil, err
		}
		hits = append(hits, Hit{
			Kind: d.Kind, ID: d.ID, Testimony: d.Testimony, Owner: d.Owner, Span: d.Span,
			Matches: places[r.leaf][r.doc], Score: r.score,
		})
	}
	return hits, nil
}
