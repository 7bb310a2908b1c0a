package desktop

import (
	"context"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

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

// ConfirmRepeats says of several groups what ConfirmRepeat says of one.
func (a *App) ConfirmRepeats(groups []ConfirmedRepeat, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(groups, origin)
	if err != nil {
		return err
	}
	all := make([]workspace.Alike, len(groups))
	for i, g := range groups {
		all[i] = workspace.Alike{Quotes: ids(g.Quotes), Stands: corpus.ID(g.Stands)}
	}
	return p.Workspace.ConfirmRepeats(a.author(origin), all)
}

// UniteRepeat does what ConfirmRepeat does; the quote that stands for the others
// gets their codes and memos as well.
func (a *App) UniteRepeat(quotes []string, stands, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(quotes, stands, origin)
	if err != nil {
		return err
	}
	return p.Workspace.UniteRepeat(a.author(origin), ids(quotes), corpus.ID(stands))
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
	return comparedOf(workspace.Compare(l.Quote, r.Quote)), nil
}

// CompareTexts aligns the words of two texts, as those of two places of a passage.
func (a *App) CompareTexts(left, right string) (out []Piece, err error) {
	defer guard(&err)
	if _, err := a.project(left, right); err != nil {
		return nil, err
	}
	return comparedOf(workspace.CompareTexts(left, right)), nil
}

func comparedOf(pieces []workspace.ComparedPiece) []Piece {
	out := make([]Piece, len(pieces))
	for i, piece := range pieces {
		out[i] = Piece{Kind: piece.Kind, Left: piece.Left, Right: piece.Right}
	}
	return out
}
