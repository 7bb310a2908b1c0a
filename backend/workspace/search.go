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
	Unasked   bool         // leaves out what is said by those who ask the questions
	Where     []Condition  // all of them, beside those of the query
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
	Time      string        // of the recording where the match is, as corpus.Clock writes it; "" where not known
	Text      string        // the whole passage
	Matches   []corpus.Span // bytes in Text
	Times     []string      // of each match, as Time; nil where none is known
	Codes     []corpus.ID   // of the quotes that lie on a match
}

// Search returns a page of hits and how many there are. It waits until the
// index holds every change made before the call, or Options.Patience is over.
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
	if r.Limit <= 0 {
		r.Limit = usualLimit
	}
	request := index.Request{
		Query: q, In: r.In, Testimony: r.Testimony, Unasked: r.Unasked, Limit: r.Limit, Offset: max(r.Offset, 0),
	}
	if err := w.store.View(func(tx *store.Tx) error { return w.narrow(tx, &request, r.Where) }); err != nil {
		return nil, 0, err
	}
	found, err := w.index().search(ctx, m, request)
	if err != nil {
		return nil, 0, cancelled(err)
	}
	hits = make([]Hit, 0, len(found.Hits))
	err = w.store.View(func(tx *store.Tx) error {
		r := hitReader{tx: tx, recall: &w.recall, testimonies: map[corpus.ID]corpus.Testimony{}}
		for _, h := range found.Hits {
			hit, err := r.hit(h)
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

// hitReader reads from the store what the index found, each testimony's record
// once.
type hitReader struct {
	tx          *store.Tx
	recall      *recall
	testimonies map[corpus.ID]corpus.Testimony
}

func (r *hitReader) around(id corpus.ID) (corpus.Testimony, corpus.Layout, error) {
	m, ok := r.testimonies[id]
	if !ok {
		var err error
		if m, err = testimony(r.tx, id); err != nil {
			return m, corpus.Layout{}, err
		}
		r.testimonies[id] = m
	}
	l, err := r.recall.layout(r.tx, id)
	return m, l, err
}

// firstMatch returns where in its testimony the first match of a hit stands, or all
// of the hit where nothing is marked there.
func firstMatch(h index.Hit) corpus.Span {
	if len(h.Matches) == 0 || h.Kind == index.Memos {
		return h.Span
	}
	m := h.Matches[0]
	return corpus.Span{Start: h.Span.Start + m.Start, End: h.Span.Start + m.End}
}

// timesOf returns when each match of a passage is heard, nil where that is not known.
func timesOf(l corpus.Layout, h index.Hit) []string {
	if len(l.Times) == 0 || h.Kind == index.Memos {
		return nil
	}
	out := make([]string, len(h.Matches))
	for i, m := range h.Matches {
		out[i] = l.ClockOf(corpus.Span{Start: h.Span.Start + m.Start, End: h.Span.Start + m.End})
	}
	return out
}

func (r *hitReader) hit(h index.Hit) (Hit, error) {
	out := Hit{Kind: h.Kind, ID: h.ID, Owner: h.Owner, Testimony: h.Testimony, Span: h.Span, Matches: h.Matches}
	var m corpus.Testimony
	var l corpus.Layout
	if h.Testimony != "" {
		var err error
		if m, l, err = r.around(h.Testimony); err != nil {
			return out, err
		}
		out.Title = m.Title
	}
	if !h.Span.Empty() {
		if i := l.Turn(h.Span); i >= 0 {
			out.Turn, out.Speaker = i+1, m.SpeakerName(l.Turns[i].Speaker)
		}
		out.Time = l.ClockOf(firstMatch(h))
		out.Times = timesOf(l, h)
	}
	var err error
	switch h.Kind {
	case index.Testimonies:
		if out.Text, err = r.tx.TextSpan(m.ID, m.Revision, h.Span); err == nil {
			out.Codes, err = r.codesOn(h)
		}
	case index.Quotes:
		var q corpus.Quote
		q, err = r.tx.Quotes().Get(h.ID)
		out.Text, out.Codes, out.Speaker = q.Exact, q.Codes(), m.SpeakerName(q.Speaker)
	case index.Codes:
		var c corpus.Code
		c, err = r.tx.Codes().Get(h.ID)
		out.Text, out.Title = codeText(c), c.Name
	case index.Memos:
		out.Text, err = r.memo(h)
	}
	return out, err
}

func (r *hitReader) memo(h index.Hit) (string, error) {
	switch h.Owner {
	case ownerProject:
		p, err := r.tx.Project()
		return p.Memo, err
	case ownerTestimony:
		m, err := r.tx.Testimonies().Get(h.ID)
		return m.Memo, err
	case ownerCode:
		c, err := r.tx.Codes().Get(h.ID)
		return c.Memo, err
	}
	q, err := r.tx.Quotes().Get(h.ID)
	return q.Memo, err
}

// codesOn returns the codes of the quotes that share words with a match.
func (r *hitReader) codesOn(h index.Hit) ([]corpus.ID, error) {
	out := []corpus.ID{}
	quotes, err := r.recall.codings(r.tx, h.Testimony)
	if err != nil {
		return nil, err
	}
	for _, q := range quotes {
		if q.span.Start >= h.Span.End {
			break
		}
		onMatch := slices.ContainsFunc(h.Matches, func(m corpus.Span) bool {
			return q.span.Overlap(corpus.Span{Start: h.Span.Start + m.Start, End: h.Span.Start + m.End}) > 0
		})
		for _, c := range q.codes {
			if onMatch && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out, nil
}
