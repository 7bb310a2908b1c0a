package workspace

import (
	"cmp"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// byPlace orders quotes by testimony and position, the longest of one place first.
func byPlace(a, b corpus.Quote) int {
	return cmp.Or(cmp.Compare(a.Testimony, b.Testimony), cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(a.ID, b.ID))
}

// filterQuotes reads the quotes that pass a filter, without its offset and limit, by
// testimony and position.
func filterQuotes(tx *store.Tx, f Filter) ([]corpus.Quote, error) {
	s, err := newSieve(tx, f)
	if err != nil {
		return nil, err
	}
	out := []corpus.Quote{}
	for _, id := range s.candidates() {
		q, err := tx.Quotes().Get(id)
		if err != nil {
			return nil, err
		}
		passes, err := s.passes(&q)
		if err != nil {
			return nil, err
		}
		if passes {
			out = append(out, q)
		}
	}
	slices.SortFunc(out, byPlace)
	return s.counted(out)
}

// pass is filterQuotes of what is remembered. What it returns is shared where it is
// not flat: nobody changes it.
func (s *quoteShelf) pass(tx *store.Tx, f Filter) ([]corpus.Quote, error) {
	by, err := newSieve(tx, f)
	if err != nil {
		return nil, err
	}
	quotes, err := s.looked(tx, by)
	if err != nil {
		return nil, err
	}
	out := make([]corpus.Quote, 0, len(quotes))
	for _, q := range quotes {
		passes, err := by.passes(q)
		if err != nil {
			return nil, err
		}
		if passes {
			out = append(out, *q)
		}
	}
	return by.counted(out)
}

// looked returns the quotes to look at, by testimony and position: all of them, or
// while most were never read, those that keys tell.
func (s *quoteShelf) looked(tx *store.Tx, by *sieve) ([]*corpus.Quote, error) {
	if s.ready() || !by.narrow() {
		return s.all(tx)
	}
	quotes, err := s.several(tx, by.candidates())
	slices.SortFunc(quotes, inPlace)
	return quotes, err
}

// sieve tells which quotes pass a filter.
type sieve struct {
	Filter
	tx     *store.Tx
	named  map[corpus.ID]bool // quotes; nil for all
	family map[corpus.ID]bool // the codes with those under them; nil for all
	words  []string           // folded
	voices *voices
	coding CodingFilter
}

func newSieve(tx *store.Tx, f Filter) (s *sieve, err error) {
	s = &sieve{Filter: f, tx: tx, words: strings.Fields(anchor.Fold(f.Text))}
	if len(f.Quotes) > 0 {
		s.named = map[corpus.ID]bool{}
		for _, id := range f.Quotes {
			s.named[id] = true
		}
	}
	if s.family, err = familyOf(tx, f.Codes); err != nil {
		return nil, err
	}
	if s.voices, err = newVoices(tx, f); err != nil {
		return nil, err
	}
	s.coding, err = f.Coding.resolved(tx)
	return s, err
}

// familyOf returns codes with those under them; nil for any code, where none is named.
func familyOf(tx *store.Tx, roots []corpus.ID) (map[corpus.ID]bool, error) {
	if len(roots) == 0 {
		return nil, nil
	}
	codes, err := codesOf(tx)
	if err != nil {
		return nil, err
	}
	for _, id := range roots {
		if _, ok := codes[id]; !ok {
			return nil, corpus.Fail(corpus.NotFound, "code "+string(id), "")
		}
	}
	out := map[corpus.ID]bool{}
	for id := range codes {
		if slices.ContainsFunc(roots, func(root corpus.ID) bool { return corpus.Under(codes, id, root) }) {
			out[id] = true
		}
	}
	return out, nil
}

// narrow reports whether keys tell the quotes to look at.
func (s *sieve) narrow() bool { return s.named != nil || s.family != nil || s.Testimony != "" }

// candidates names the quotes to look at, by the narrowest list of keys.
func (s *sieve) candidates() (ids []corpus.ID) {
	switch {
	case s.named != nil:
		for id := range s.named {
			if s.tx.Quotes().Has(id) {
				ids = append(ids, id)
			}
		}
	case s.family != nil:
		for id := range s.family {
			ids = append(ids, s.tx.QuotesWith(id)...)
		}
	case s.Testimony != "":
		return s.tx.QuotesOf(s.Testimony)
	default:
		s.tx.EachPlace(func(_, quote corpus.ID) { ids = append(ids, quote) })
		return ids
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (s *sieve) passes(q *corpus.Quote) (bool, error) {
	switch {
	case s.named != nil && !s.named[q.ID],
		s.Testimony != "" && q.Testimony != s.Testimony,
		s.Uncoded && len(q.Codings) > 0,
		!s.carries(q), !s.coding.passes(*q, s.family), !holdsWords(q.Exact, s.words):
		return false, nil
	}
	return s.voices.pass(*q)
}

// carries reports whether a quote carries a code of the filter, where that names any.
func (s *sieve) carries(q *corpus.Quote) bool {
	return s.family == nil || slices.ContainsFunc(q.Codings, func(c corpus.Coding) bool { return s.family[c.Code] })
}

// counted counts repeats once, where the filter does.
func (s *sieve) counted(quotes []corpus.Quote) ([]corpus.Quote, error) {
	if !s.Once {
		return quotes, nil
	}
	links, err := linksOf(s.tx)
	if err != nil {
		return nil, err
	}
	asking, err := interviewers(s.tx)
	if err != nil {
		return nil, err
	}
	return once(quotes, links, asking), nil
}

func holdsWords(text string, folded []string) bool {
	if len(folded) == 0 {
		return true
	}
	text = anchor.Fold(text)
	for _, w := range folded {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// once keeps one quote of each confirmed group: the one that stands for the
// others, where it counts.
func once(quotes []corpus.Quote, l links, asking map[said]bool) []corpus.Quote {
	chosen, rank := map[corpus.ID]corpus.ID{}, map[corpus.ID]int{}
	for _, q := range quotes {
		group := l.of[q.ID]
		r := 1
		if l.stands(q.ID) {
			r++
		}
		if !asking[said{q.Testimony, q.Speaker}] {
			r += 2
		}
		if r > rank[group] {
			chosen[group], rank[group] = q.ID, r
		}
	}
	return slices.DeleteFunc(quotes, func(q corpus.Quote) bool {
		group := l.of[q.ID]
		return group != "" && chosen[group] != q.ID
	})
}
