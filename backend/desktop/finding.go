package desktop

import (
	"context"

	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/workspace"
)

// Search returns a page of hits. A newer search stops the one before, whose
// answer nobody waits for any more.
func (a *App) Search(r SearchRequest) (out SearchResult, err error) {
	defer guard(&err)
	p, err := a.project(r)
	if err != nil {
		return out, err
	}
	req := workspace.SearchRequest{Query: r.Query, Testimony: corpus.ID(r.Testimony), Unasked: r.Unasked, Where: toConditions(r.Where), Limit: r.Limit, Offset: r.Offset}
	for _, in := range r.In {
		if err := oneOf("the place to search", in, "testimonies", "quotes", "codes", "memos"); err != nil {
			return out, err
		}
		req.In = append(req.In, index.Kind(in))
	}
	ctx := a.searching.next()
	hits, total, err := p.Workspace.Search(ctx, req)
	if err != nil {
		return out, err
	}
	out = SearchResult{Total: total, Hits: make([]Hit, len(hits)), Late: p.Workspace.SearchLate()}
	for i, h := range hits {
		if out.Hits[i], err = p.hitOf(h); err != nil {
			return out, err
		}
	}
	return out, nil
}

func (p *project) hitOf(h workspace.Hit) (Hit, error) {
	out := Hit{
		Kind: string(h.Kind), ID: string(h.ID), Owner: shown(h.Owner), Testimony: string(h.Testimony), Title: shown(h.Title),
		Speaker: shown(h.Speaker), Turn: h.Turn, Time: h.Time, Times: orEmpty(h.Times), Text: h.Text, Matches: rangesOf(h.Text, h.Matches), Codes: stringsOf(h.Codes),
	}
	if h.Testimony == "" {
		return out, nil
	}
	u, err := p.of(h.Testimony)
	if err != nil {
		return out, err
	}
	s := u.ToUTF16(h.Span)
	out.Start, out.End = s.Start, s.End
	return out, nil
}

// Repeats compares every quote with every other; near is the least similarity
// of a near repeat, 0.5 as a rule.
//
// With where, it returns what a quote that meets the conditions has a part in.
func (a *App) Repeats(near float64, where []Condition) (out Repeats, err error) {
	defer guard(&err)
	p, err := a.project(near, where)
	if err != nil {
		return out, err
	}
	var found workspace.Repeats
	err = a.job("repeats", 1, func(ctx context.Context, _ func(int, string)) (err error) {
		found, err = p.Workspace.Repeats(ctx, near, toConditions(where)...)
		return err
	})
	if err != nil {
		return out, err
	}
	out = Repeats{Groups: make([]RepeatGroup, len(found.Groups)), Inside: make([]InsideRepeat, len(found.Inside))}
	for i, g := range found.Groups {
		quotes, err := p.quotesOf(g.Quotes)
		if err != nil {
			return out, err
		}
		out.Groups[i] = RepeatGroup{
			ID: g.ID, Kind: string(g.Kind), Similarity: g.Similarity, Verdict: string(g.Verdict),
			Stands: string(g.Stands), Proposed: string(g.Proposed), Quotes: quotes,
		}
	}
	for i, in := range found.Inside {
		q, err := p.quoteOf(in.Quote)
		if err != nil {
			return out, err
		}
		out.Inside[i] = InsideRepeat{Quote: q, Times: len(in.Spans), Ranges: rangesOf(in.Quote.Exact, in.Spans)}
	}
	return out, nil
}

// ConfirmRepeat says that quotes are one thing said again; stands counts for all.
func (a *App) ConfirmRepeat(quotes []string, stands, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(quotes, stands, origin)
	if err != nil {
		return err
	}
	return p.Workspace.ConfirmRepeat(a.author(origin), ids(quotes), corpus.ID(stands))
}

// RejectRepeat says that quotes are different things.
func (a *App) RejectRepeat(quotes []string, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(quotes, origin)
	if err != nil {
		return err
	}
	return p.Workspace.RejectRepeat(a.author(origin), ids(quotes))
}

// ForgetVerdict takes back what was decided about quotes.
func (a *App) ForgetVerdict(quotes []string, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(quotes, origin)
	if err != nil {
		return err
	}
	return p.Workspace.ForgetVerdict(a.author(origin), ids(quotes))
}

// Compare aligns the words of two quotes.
func (a *App) Compare(left, right string) (out []Piece, err error) {
	defer guard(&err)
	p, err := a.project(left, right)
	if err != nil {
		return nil, err
	}
	l, err := p.Workspace.Quote(corpus.ID(left))
	if err != nil {
		return nil, err
	}
	r, err := p.Workspace.Quote(corpus.ID(right))
	if err != nil {
		return nil, err
	}
	pieces := workspace.Compare(l.Quote, r.Quote)
	out = make([]Piece, len(pieces))
	for i, piece := range pieces {
		out[i] = Piece{Kind: piece.Kind, Left: piece.Left, Right: piece.Right}
	}
	return out, nil
}
