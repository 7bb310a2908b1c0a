package workspace

import (
	"context"

	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// choiceOf returns a filter as a collection keeps it, and whether it can: one that
// names quotes, or that asks how codings are, cannot be kept.
func choiceOf(f Filter) (*corpus.Choice, bool) {
	if len(f.Quotes) > 0 || !f.Coding.idle() {
		return nil, false
	}
	return &corpus.Choice{
		Codes: f.Codes, Uncoded: f.Uncoded, Testimony: f.Testimony, Speaker: f.Speaker, Participant: f.Participant,
		Where: keptConditions(f.Where), Text: f.Text, Once: f.Once,
	}, true
}

// searchChoice returns a search as a collection keeps it.
func searchChoice(r SearchRequest) *corpus.Choice {
	return &corpus.Choice{Search: r.Query, Testimony: r.Testimony, Where: keptConditions(r.Where)}
}

func keptConditions(where []Condition) (out []corpus.ChoiceValue) {
	for _, c := range where {
		out = append(out, corpus.ChoiceValue{Attributes: c.Attributes, Values: c.Values, Except: c.Except})
	}
	return out
}

// filterOf returns a kept filter as one asks with it, without its search.
func filterOf(c corpus.Choice) Filter {
	f := Filter{
		Codes: c.Codes, Uncoded: c.Uncoded, Testimony: c.Testimony, Speaker: c.Speaker, Participant: c.Participant, Text: c.Text, Once: c.Once,
	}
	for _, v := range c.Where {
		f.Where = append(f.Where, Condition{Attributes: v.Attributes, Values: v.Values, Except: v.Except})
	}
	return f
}

// passing returns the quotes that pass a kept filter, without regard to repeats,
// by testimony and position. found are those that its search finds. It returns
// corpus.NotFound where the filter names what is not there any more.
func (w *Workspace) passing(tx *store.Tx, c corpus.Choice, found map[corpus.ID]bool) ([]corpus.Quote, error) {
	f := filterOf(c)
	f.Once = false
	quotes, err := w.quotes.pass(tx, f)
	if err != nil || c.Search == "" {
		return quotes, err
	}
	out := quotes[:0]
	for _, q := range quotes {
		if found[q.ID] {
			out = append(out, q)
		}
	}
	return out, nil
}

// foundBy asks the search of a kept filter for its quotes; nil where it has none.
func (w *Workspace) foundBy(ctx context.Context, c *corpus.Choice) (map[corpus.ID]bool, error) {
	if c == nil || c.Search == "" {
		return nil, nil
	}
	found, err := w.find(ctx, SearchRequest{Query: c.Search, In: []index.Kind{index.Quotes}, Limit: allHits})
	if err != nil {
		return nil, err
	}
	out := make(map[corpus.ID]bool, len(found.Hits))
	for _, h := range found.Hits {
		out[h.ID] = true
	}
	return out, nil
}
