package workspace

import (
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// quoteShelf is a shelf of quotes that can also hand over all of them in their order.
type quoteShelf struct {
	shelf[corpus.Quote]
	inOrder []*corpus.Quote // by testimony and position, where it is whole; never changed in place
}

func newQuoteShelf() *quoteShelf {
	return &quoteShelf{shelf: shelf[corpus.Quote]{kind: store.Quotes, table: (*store.Tx).Quotes}}
}

// ready reports whether all quotes were read once already.
func (s *quoteShelf) ready() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.whole
}

// all returns every quote by testimony and position.
func (s *quoteShelf) all(tx *store.Tx) ([]*corpus.Quote, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ok, err := s.follow(tx)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return everyQuote(tx)
	case !s.whole:
		return s.load(tx)
	case len(s.stale) > 0:
		return s.mend(tx)
	}
	return s.inOrder, nil
}

func everyQuote(tx *store.Tx) ([]*corpus.Quote, error) {
	quotes, err := pointers(tx.Quotes().Every())
	slices.SortFunc(quotes, inPlace)
	return quotes, err
}

func inPlace(a, b *corpus.Quote) int { return byPlace(*a, *b) }

func (s *quoteShelf) load(tx *store.Tx) ([]*corpus.Quote, error) {
	quotes, err := everyQuote(tx)
	if err != nil {
		return nil, err
	}
	s.of = make(map[corpus.ID]*corpus.Quote, len(quotes))
	for _, q := range quotes {
		s.of[q.ID] = q
	}
	s.inOrder, s.whole, s.stale = quotes, true, map[corpus.ID]bool{}
	return quotes, nil
}

// mend puts what changed in its place among the others, and leaves out what went.
func (s *quoteShelf) mend(tx *store.Tx) ([]*corpus.Quote, error) {
	var there []corpus.ID
	for id := range s.stale {
		if tx.Quotes().Has(id) {
			there = append(there, id)
		}
	}
	changed, err := s.fill(tx, there)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(changed, inPlace)
	out := make([]*corpus.Quote, 0, len(s.inOrder)+len(changed))
	for _, q := range s.inOrder {
		if s.stale[q.ID] {
			continue
		}
		for len(changed) > 0 && inPlace(changed[0], q) < 0 {
			out, changed = append(out, changed[0]), changed[1:]
		}
		out = append(out, q)
	}
	s.inOrder, s.stale = append(out, changed...), map[corpus.ID]bool{}
	return s.inOrder, nil
}
