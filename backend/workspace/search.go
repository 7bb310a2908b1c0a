package workspace

import (
	"cmp"
	"context"
	"maps"
	"math"
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
	Order     SearchOrder
	Together  bool // hits of one testimony stand together
	Limit     int  // 0 for 50
	Offset    int
}

// SearchOrder is the order of hits.
type SearchOrder string

// The orders of hits. The zero value is ByRelevance.
const (
	ByRelevance SearchOrder = "relevance" // the best first
	ByPlace     SearchOrder = "place"     // by testimony, as they were imported, and position
	ByDate      SearchOrder = "date"      // by the testimony's first attribute that is a date, the newest first; those without come last
)

// SearchOrders returns every order.
func SearchOrders() []SearchOrder { return []SearchOrder{ByRelevance, ByPlace, ByDate} }

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
	Said      int           // of a quote, as QuoteInfo has it; else 1
	People    int           // likewise
}

// Search returns a page of hits and how many there are. It waits until the
// index holds every change made before the call, or Options.Patience is over.
func (w *Workspace) Search(ctx context.Context, r SearchRequest) (hits []Hit, total int, err error) {
	if r.Limit <= 0 {
		r.Limit = usualLimit
	}
	found, err := w.find(ctx, r)
	if err != nil {
		return nil, 0, err
	}
	hits = make([]Hit, 0, len(found.Hits))
	err = w.eachHit(ctx, found.Hits, func(h Hit) { hits = append(hits, h) })
	return hits, found.Total, err
}

// allHits is a limit that no project reaches.
const allHits = math.MaxInt32

// find asks the index.
func (w *Workspace) find(ctx context.Context, r SearchRequest) (found index.Result, err error) {
	q, err := index.Parse(r.Query)
	if err != nil {
		return found, err
	}
	if err := w.StartIndex(); err != nil {
		return found, err
	}
	m, err := w.moment()
	if err != nil {
		return found, err
	}
	request := index.Request{
		Query: q, In: r.In, Testimony: r.Testimony, Unasked: r.Unasked, Limit: r.Limit, Offset: max(r.Offset, 0),
		Order: index.Order{ByPlace: r.Order == ByPlace || r.Order == ByDate, Together: r.Together && r.Order != ByPlace && r.Order != ByDate},
	}
	err = w.store.View(func(tx *store.Tx) error {
		if err := w.narrow(tx, &request, r.Where); err != nil {
			return err
		}
		p, err := tx.Project()
		for _, s := range p.Synonyms {
			request.Synonyms = append(request.Synonyms, s.Words)
		}
		if err == nil && r.Order == ByDate {
			request.Order.Rank, err = byDate(tx)
		}
		return err
	})
	if err != nil {
		return found, err
	}
	search := func(r index.Request) (index.Result, error) { return w.index().search(ctx, m, r) }
	if slices.ContainsFunc(q.Filters(), asksOnce) {
		if err := w.foundOnce(&request, search); err != nil {
			return found, cancelled(err)
		}
	}
	found, err = search(request)
	return found, cancelled(err)
}

// eachHit reads what the index found. What went while it was asked is left out.
func (w *Workspace) eachHit(ctx context.Context, found []index.Hit, do func(Hit)) error {
	return w.store.View(func(tx *store.Tx) error {
		quotes, err := w.describer(tx)
		if err != nil {
			return err
		}
		r := hitReader{tx: tx, recall: &w.recall, layouts: w.layouts, quotes: quotes, testimonies: map[corpus.ID]corpus.Testimony{}}
		for _, h := range found {
			if ctx.Err() != nil {
				return cancelled(ctx.Err())
			}
			hit, err := r.hit(h)
			if gone(err) {
				continue
			}
			if err != nil {
				return err
			}
			do(hit)
		}
		return nil
	})
}

// byDate numbers testimonies from the newest to the oldest.
func byDate(tx *store.Tx) (map[corpus.ID]int, error) {
	all, err := attributesOf(tx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(a corpus.Attribute) bool { return a.Of == corpus.OfTestimony && a.Type == corpus.TypeDate })
	if i < 0 {
		return nil, nil
	}
	dates := map[corpus.ID]string{}
	for t, err := range tx.Testimonies().All() {
		if err != nil {
			return nil, err
		}
		if d := corpus.ValueOf(t.Values, all[i].ID); d != "" {
			dates[t.ID] = d
		}
	}
	out := map[corpus.ID]int{}
	for n, id := range slices.SortedFunc(maps.Keys(dates), func(a, b corpus.ID) int {
		return cmp.Or(cmp.Compare(dates[b], dates[a]), cmp.Compare(a, b))
	}) {
		out[id] = n
	}
	return out, nil
}

// hitReader reads from the store what the index found, each testimony's record
// once.
type hitReader struct {
	tx          *store.Tx
	recall      *recall
	layouts     *shelf[corpus.Layout]
	quotes      *describer
	testimonies map[corpus.ID]corpus.Testimony
	of          corpus.ID // the testimony of the text last read
	text        string
}

// passage returns words of a testimony, whose text is read once for hits that
// follow one another.
func (r *hitReader) passage(m corpus.Testimony, s corpus.Span) (string, error) {
	if r.of != m.ID {
		text, err := r.tx.Text(m.ID, m.Revision)
		if err != nil {
			return "", err
		}
		r.of, r.text = m.ID, text
	}
	if !s.Within(len(r.text)) {
		return r.tx.TextSpan(m.ID, m.Revision, s)
	}
	return s.Of(r.text), nil
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
	l, err := r.layouts.get(r.tx, id)
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
	out := Hit{Kind: h.Kind, ID: h.ID, Owner: h.Owner, Testimony: h.Testimony, Span: h.Span, Matches: h.Matches, Said: 1, People: 1}
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
		if out.Text, err = r.passage(m, h.Span); err == nil {
			out.Codes, err = r.codesOn(h)
		}
	case index.Quotes:
		var q corpus.Quote
		if q, err = r.tx.Quotes().Get(h.ID); err != nil {
			return out, err
		}
		out.Text, out.Codes, out.Speaker = q.Exact, q.Codes(), m.SpeakerName(q.Speaker)
		var said echo
		said, err = r.quotes.echo(h.ID)
		out.Said, out.People = said.times, said.people
	case index.Codes:
		var c corpus.Code
		c, err = r.tx.Codes().Get(h.ID)
		out.Text, out.Title = codeText(c), c.Name
	case index.Memos:
		out.Text, err = r.memo(h)
		out.Text = unlinked(out.Text)
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
