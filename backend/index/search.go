package index

import (
	"context"
	"errors"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"florilege/backend/corpus"
)

// Request asks for a page of the texts that meet a query.
type Request struct {
	Query     Query
	Where     func(Filter) (Limits, error) // what a filter of the query lets through; nil for all
	Synonyms  [][]string                   // sets of words and phrases that mean the same
	In        []Kind                       // all where empty
	Testimony corpus.ID                    // "" for all
	Unasked   bool                         // leaves out what is said by those who ask the questions

	Testimonies []corpus.ID    // any of them; all where nil
	Keep        func(Doc) bool // of a text without its words: whether it may be found; nil for all
	Order       Order
	Limit       int // of the page; 0 or less only counts
	Offset      int // hits passed over; less than 0 is 0
}

// Order is that of hits. The zero Order has the best first.
type Order struct {
	ByPlace  bool              // by testimony and position, whatever the score
	Together bool              // hits of one testimony stand together, in its order; the testimony of the best hit first
	Rank     map[corpus.ID]int // of testimonies, the least first; by their IDs where they have none
}

// Limits is what a filter lets through.
type Limits struct {
	Testimonies []corpus.ID    // any of them; all where nil
	Keep        func(Doc) bool // of a text without its words; nil for all
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
	Hits  []Hit // in the order asked for; equals by testimony, then by position
}

// Search returns the page of hits that r asks for. The same request on the same
// documents gives the same result, however the index was built. It ends early
// with ctx's error.
func (x *Index) Search(ctx context.Context, r Request) (out Result, err error) {
	if r.Query.root == nil || r.Testimonies != nil && len(r.Testimonies) == 0 {
		return out, nil
	}
	err = x.read(func(reader *scorch.IndexSnapshot) error {
		leaves := x.leaves(reader)
		documents, err := reader.DocCount()
		if err != nil {
			return err
		}
		r.Limit, r.Offset = min(max(r.Limit, 0), int(documents)), min(max(r.Offset, 0), int(documents))
		p, err := x.plan(leaves, r, documents)
		if err != nil {
			return err
		}
		var best []ranked
		if out.Total, best, err = collect(ctx, leaves, p, r); err != nil {
			return err
		}
		out.Hits, err = describe(ctx, p, best)
		return err
	})
	return out, err
}

// Warm reads what searches need to know of all words in the index, so that the
// next one does not have to. It is worth calling after opening the index and
// after a large batch.
func (x *Index) Warm() error {
	return x.read(func(reader *scorch.IndexSnapshot) error {
		leaves := x.leaves(reader)
		if err := x.vocabulary.learn(leaves); err != nil {
			return err
		}
		return inParallel(leaves, func(l *leaf) error {
			_, err := l.read.ranks.of(l.segment, &l.read.names)
			return err
		})
	})
}

// plan readies the request, in an index of that many documents, and looks its
// words up in the leaves.
func (x *Index) plan(leaves []*leaf, r Request, documents uint64) (*plan, error) {
	if err := x.vocabulary.learn(leaves); err != nil {
		return nil, err
	}
	p, err := newPlan(r, x.vocabulary)
	if err != nil {
		return nil, err
	}
	slots := p.allSlots()
	if err := inParallel(leaves, func(l *leaf) error { return l.look(slots) }); err != nil {
		return nil, err
	}
	p.weigh(leaves, documents)
	return p, nil
}

// collect returns how many documents meet the plan, and those of the page.
func collect(ctx context.Context, leaves []*leaf, p *plan, r Request) (total int, best []ranked, err error) {
	if r.Order.ByPlace || r.Order.Together {
		return inOrder(ctx, leaves, p, r)
	}
	var mu sync.Mutex
	all := page{size: r.Limit + r.Offset, floor: &floor{}}
	err = inParallel(leaves, func(l *leaf) error {
		n, best, err := l.collect(ctx, p, page{size: all.size, floor: all.floor})
		mu.Lock()
		defer mu.Unlock()
		total += n
		for _, r := range best {
			all.offer(r)
		}
		return err
	})
	best = all.best(r.Offset)
	return total, best, errors.Join(err, all.err)
}

func (l *leaf) collect(ctx context.Context, p *plan, best page) (int, []ranked, error) {
	found, scores, err := l.match(ctx, p)
	if err != nil {
		return 0, nil, err
	}
	defer l.read.scores.give(scores)
	for it := found.Iterator(); it.HasNext(); {
		doc := it.Next()
		best.offer(ranked{score: scores[doc], leaf: l, doc: doc})
	}
	return int(found.GetCardinality()), best.best(0), best.err
}

// describe makes hits of the documents of a page.
func describe(ctx context.Context, p *plan, best []ranked) ([]Hit, error) {
	in := make(map[*leaf]*roaring.Bitmap)
	for _, r := range best {
		if in[r.leaf] == nil {
			in[r.leaf] = roaring.New()
		}
		in[r.leaf].Add(r.doc)
	}
	places := make(map[*leaf]map[uint32][]span, len(in))
	for l, docs := range in {
		var err error
		m := matching{leaf: l, ctx: ctx}
		if places[l], err = m.places(p.root, docs); err != nil {
			return nil, err
		}
	}
	hits := make([]Hit, 0, len(best))
	for _, r := range best {
		name, err := r.name()
		if err != nil {
			return nil, err
		}
		d, err := parseName(name)
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
