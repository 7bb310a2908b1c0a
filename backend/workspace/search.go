package workspace

import (
	"context"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// SearchRequest asks for a page of hits.
type SearchRequest struct {
	Query     string
	In        []index.Kind // all where empty
	Testimony corpus.ID    // "" for all
	Limit     int          // 0 for 50
	Offset    int
}

// usualLimit is the length of a page where none is asked for.
const usualLimit = 50

// Hit is a text that a search found. Text and matches come from the store.
type Hit struct {
	Kind      index.Kind
	ID        corpus.ID   // of the quote or code, of the testimony, or of the memo's owner
	Owner     string      // of a memo: "project", "testimony", "code", "quote"
	Testimony corpus.ID   // "" outside testimonies
	Title     string      // of the testimony, or the code's path
	Span      corpus.Span // of the passage or quote in its testimony
	Speaker   string
	Turn      int           // from 1, 0 where none
	Text      string        // the whole passage
	Matches   []corpus.Span // bytes in Text
	Codes     []corpus.ID   // of the quotes that lie on a match
}

// Search returns a page of hits and how many there are. It waits until the
// index holds every change made before the call.
func (w *Workspace) Search(ctx context.Context, r SearchRequest) (hits []Hit, total int, err error) {
	q, err := index.Parse(r.Query)
	if err != nil {
		return nil, 0, err
	}
	if err := w.StartIndex(); err != nil {
		return nil, 0, err
	}
	m, err := w.moment()
	if err != nil {
		return nil, 0, err
	}
	ix := w.index()
	if err := ix.waitFor(ctx, m); err != nil {
		return nil, 0, err
	}
	if r.Limit <= 0 {
		r.Limit = usualLimit
	}
	found, err := ix.index.Search(ctx, index.Request{Query: q, In: r.In, Testimony: r.Testimony, Limit: r.Limit, Offset: max(r.Offset, 0)})
	if err != nil {
		return nil, 0, cancelled(err)
	}
	hits = make([]Hit, 0, len(found.Hits))
	err = w.store.View(func(tx *store.Tx) error {
		d, err := newDescriber(tx)
		if err != nil {
			return err
		}
		for _, h := range found.Hits {
			hit, err := d.hit(h)
			if gone(err) {
				continue // it went while the index was asked
			}
			if err != nil {
				return err
			}
			hits = append(hits, hit)
		}
		return nil
	})
	return hits, found.Total, err
}

// hit reads from the store what the index found.
func (d *describer) hit(h index.Hit) (Hit, error) {
	out := Hit{Kind: h.Kind, ID: h.ID, Owner: h.Owner, Testimony: h.Testimony, Span: h.Span, Matches: h.Matches}
	var m corpus.Testimony
	var l corpus.Layout
	if h.Testimony != "" {
		var err error
		if m, l, err = d.around(h.Testimony); err != nil {
			return out, err
		}
		out.Title = m.Title
	}
	if !h.Span.Empty() {
		if i := l.Turn(h.Span); i >= 0 {
			out.Turn, out.Speaker = i+1, m.SpeakerName(l.Turns[i].Speaker)
		}
	}
	var err error
	switch h.Kind {
	case index.Testimonies:
		if out.Text, err = d.tx.TextSpan(m.ID, m.Revision, h.Span); err == nil {
			out.Codes, err = d.codesOn(h)
		}
	case index.Quotes:
		var q corpus.Quote
		q, err = d.tx.Quotes().Get(h.ID)
		out.Text, out.Codes, out.Speaker = q.Exact, q.Codes(), m.SpeakerName(q.Speaker)
	case index.Codes:
		var c corpus.Code
		c, err = d.tx.Codes().Get(h.ID)
		out.Text, out.Title = codeText(c), c.Name
	case index.Memos:
		out.Text, err = d.memo(h)
	}
	return out, err
}

func (d *describer) memo(h index.Hit) (string, error) {
	switch h.Owner {
	case ownerProject:
		p, err := d.tx.Project()
		return p.Memo, err
	case ownerTestimony:
		m, err := d.tx.Testimonies().Get(h.ID)
		return m.Memo, err
	case ownerCode:
		c, err := d.tx.Codes().Get(h.ID)
		return c.Memo, err
	}
	q, err := d.tx.Quotes().Get(h.ID)
	return q.Memo, err
}

// codesOn returns the codes of the quotes that share words with a match.
func (d *describer) codesOn(h index.Hit) ([]corpus.ID, error) {
	out := []corpus.ID{}
	quotes, err := d.quotesOf(h.Testimony)
	if err != nil {
		return nil, err
	}
	for _, q := range quotes {
		if q.Span.Start >= h.Span.End {
			break
		}
		for _, match := range h.Matches {
			at := corpus.Span{Start: h.Span.Start + match.Start, End: h.Span.Start + match.End}
			if q.Span.Overlap(at) == 0 {
				continue
			}
			for _, c := range q.Codings {
				if !slices.Contains(out, c.Code) {
					out = append(out, c.Code)
				}
			}
			break
		}
	}
	return out, nil
}

// quotesOf reads a testimony's quotes in the order of its text, once.
func (d *describer) quotesOf(id corpus.ID) ([]corpus.Quote, error) {
	if quotes, ok := d.quotes[id]; ok {
		return quotes, nil
	}
	var out []corpus.Quote
	for _, q := range d.tx.QuotesOf(id) {
		quote, err := d.tx.Quotes().Get(q)
		if err != nil {
			return nil, err
		}
		out = append(out, quote)
	}
	d.quotes[id] = out
	return out, nil
}
