package workspace

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"

	"florilege/backend/corpus"
	"florilege/backend/repeats"
	"florilege/backend/store"
)

// Verdict says what was decided about a group.
type Verdict string

// What can be decided.
const (
	Undecided Verdict = ""
	Confirmed Verdict = "confirmed"
	Rejected  Verdict = "rejected"
)

// RepeatGroup is a set of quotes that say the same words again.
type RepeatGroup struct {
	ID         string
	Kind       repeats.Kind
	Similarity float64 // the least among its links, from 0 to 1
	Verdict    Verdict
	Stands     corpus.ID // the quote that stands for the others; "" unless confirmed
	Proposed   corpus.ID // the quote to stand for them: the one that does, else the longest
	Quotes     []QuoteInfo
}

// InsideRepeat is a quote that says a sentence several times.
type InsideRepeat struct {
	Quote QuoteInfo
	Spans []corpus.Span // bytes in the quote's words, in order
}

// Repeats is what repeats in a project.
type Repeats struct {
	Groups []RepeatGroup // undecided first, the most alike first
	Inside []InsideRepeat
}

// repeatCache keeps the pairs found last, which only a change of quotes outdates.
type repeatCache struct {
	mu     sync.Mutex
	at     store.Moment
	near   float64
	filled bool
	items  []repeats.Item
	pairs  []repeats.Pair
	inside []repeats.Inside
}

// Repeats compares every quote with every other. near is the least similarity
// of a near repeat, from 0 to 1; 0.5 is usual. See package repeats. With where,
// it returns what a quote that meets the conditions has a part in.
func (w *Workspace) Repeats(ctx context.Context, near float64, where ...Condition) (Repeats, error) {
	w.repeats.mu.Lock()
	defer w.repeats.mu.Unlock()
	if err := w.compareQuotes(ctx, near); err != nil {
		return Repeats{}, err
	}
	var out Repeats
	err := w.store.View(func(tx *store.Tx) (err error) {
		if out, err = w.repeats.assemble(tx); err != nil || len(where) == 0 {
			return err
		}
		return out.narrow(tx, where)
	})
	return out, err
}

// narrow leaves out the groups of which no quote meets the conditions.
func (r *Repeats) narrow(tx *store.Tx, where []Condition) error {
	m, err := newMatcher(tx, where)
	if err != nil {
		return err
	}
	passes, err := m.quotes()
	if err != nil {
		return err
	}
	meets := func(q QuoteInfo) bool { return passes(q.Quote) }
	r.Groups = slices.DeleteFunc(r.Groups, func(g RepeatGroup) bool { return !slices.ContainsFunc(g.Quotes, meets) })
	r.Inside = slices.DeleteFunc(r.Inside, func(i InsideRepeat) bool { return !meets(i.Quote) })
	return nil
}

// compareQuotes fills the cache for the present moment.
func (w *Workspace) compareQuotes(ctx context.Context, near float64) error {
	c := &w.repeats
	var at store.Moment
	var items []repeats.Item
	err := w.store.View(func(tx *store.Tx) (err error) {
		if at, err = tx.Moment(); err != nil || c.filled && c.at == at && c.near == near {
			return err
		}
		asking, err := interviewers(tx)
		if err != nil {
			return err
		}
		for q, err := range tx.Quotes().All() {
			if err != nil {
				return err
			}
			if asking[said{q.Testimony, q.Speaker}] {
				continue // no evidence, however often it is asked
			}
			items = append(items, repeats.Item{ID: q.ID, Testimony: q.Testimony, Span: q.Span, Text: q.Exact})
		}
		return nil
	})
	if err != nil || c.filled && c.at == at && c.near == near {
		return err
	}
	pairs, err := repeats.Find(ctx, items, near)
	if err != nil {
		return cancelled(err)
	}
	c.at, c.near, c.filled = at, near, true
	c.items, c.pairs, c.inside = items, pairs, repeats.FindInside(items)
	return nil
}

// cancelled tells a stopped context as a person reads it.
func cancelled(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return &corpus.Error{Code: corpus.Cancelled, Err: err}
	}
	return err
}

// assemble subtracts what was decided from what was found.
func (c *repeatCache) assemble(tx *store.Tx) (Repeats, error) {
	out := Repeats{Groups: []RepeatGroup{}, Inside: []InsideRepeat{}}
	d, err := newDescriber(tx)
	if err != nil {
		return out, err
	}
	links := d.links
	for _, g := range c.undecided(links) {
		g.Quotes, err = describe(tx, d, g.ids)
		if err != nil {
			return out, err
		}
		g.Proposed = proposed(links, g.Quotes)
		out.Groups = append(out.Groups, g.RepeatGroup)
	}
	var decided []corpus.Verdict
	for _, v := range links.groups {
		decided = append(decided, v)
	}
	decided = append(decided, links.apart...)
	slices.SortFunc(decided, func(a, b corpus.Verdict) int { return cmp.Compare(a.ID, b.ID) })
	similar := map[corpus.ID][]repeats.Pair{} // by the first quote of the pair
	for _, p := range c.pairs {
		similar[c.items[p.A].ID] = append(similar[c.items[p.A].ID], p)
	}
	for _, v := range decided {
		g, err := c.decided(tx, d, v, similar)
		if err != nil {
			return out, err
		}
		out.Groups = append(out.Groups, g)
	}
	for _, in := range c.inside {
		quotes, err := describe(tx, d, []corpus.ID{c.items[in.Item].ID})
		if err != nil {
			return out, err
		}
		out.Inside = append(out.Inside, InsideRepeat{quotes[0], in.Spans})
	}
	return out, nil
}

type openGroup struct {
	RepeatGroup
	ids []corpus.ID
}

// undecided groups the pairs that no verdict settles. A confirmed group that a
// pair touches comes whole, so that confirming again widens it.
func (c *repeatCache) undecided(l links) []openGroup {
	apart := map[[2]corpus.ID]bool{}
	for _, v := range l.apart {
		for i, a := range v.Quotes {
			for _, b := range v.Quotes[i+1:] {
				apart[[2]corpus.ID{a, b}] = true
			}
		}
	}
	open := slices.DeleteFunc(slices.Clone(c.pairs), func(p repeats.Pair) bool {
		a, b := c.items[p.A].ID, c.items[p.B].ID
		if a > b {
			a, b = b, a
		}
		return apart[[2]corpus.ID{a, b}] || l.of[a] != "" && l.of[a] == l.of[b]
	})
	var out []openGroup
	for _, g := range repeats.Groups(c.items, open) {
		var ids []corpus.ID
		for _, m := range g.Members {
			id := c.items[m].ID
			if v := l.of[id]; v != "" {
				ids = append(ids, l.groups[v].Quotes...)
			} else {
				ids = append(ids, id)
			}
		}
		slices.Sort(ids)
		ids = slices.Compact(ids)
		out = append(out, openGroup{
			RepeatGroup{ID: repeats.GroupID(ids), Kind: g.Kind, Similarity: g.Similarity}, ids,
		})
	}
	slices.SortStableFunc(out, func(a, b openGroup) int {
		return cmp.Or(cmp.Compare(b.Similarity, a.Similarity), cmp.Compare(a.ids[0], b.ids[0]))
	})
	return out
}

// proposed returns the quote to stand for a group: the one that does already,
// else the longest, of equals the first made.
func proposed(l links, quotes []QuoteInfo) corpus.ID {
	best := quotes[0]
	for _, q := range quotes {
		if v := l.of[q.ID]; v != "" {
			return l.groups[v].Stands
		}
		if len(q.Exact) > len(best.Exact) {
			best = q
		}
	}
	return best.ID
}

func (c *repeatCache) decided(tx *store.Tx, d *describer, v corpus.Verdict, similar map[corpus.ID][]repeats.Pair) (RepeatGroup, error) {
	quotes, err := describe(tx, d, v.Quotes)
	if err != nil {
		return RepeatGroup{}, err
	}
	g := RepeatGroup{ID: repeats.GroupID(v.Quotes), Kind: repeats.Exact, Similarity: 1, Verdict: Rejected, Stands: v.Stands, Proposed: proposed(d.links, quotes), Quotes: quotes}
	if v.Same {
		g.Verdict = Confirmed
	}
	for _, id := range v.Quotes {
		for _, p := range similar[id] {
			if slices.Contains(v.Quotes, c.items[p.B].ID) {
				g.Similarity = min(g.Similarity, p.Similarity)
				if p.Kind != repeats.Exact {
					g.Kind = p.Kind
				}
			}
		}
	}
	return g, nil
}

func describe(tx *store.Tx, d *describer, ids []corpus.ID) ([]QuoteInfo, error) {
	quotes := make([]corpus.Quote, len(ids))
	for i, id := range ids {
		q, err := quote(tx, id)
		if err != nil {
			return nil, err
		}
		quotes[i] = q
	}
	return d.all(quotes)
}
