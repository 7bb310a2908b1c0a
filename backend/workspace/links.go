package workspace

import (
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/repeats"
	"florilege/backend/store"
)

// links is what the user decided about repeats, ready to look up.
type links struct {
	groups map[corpus.ID]corpus.Verdict // confirmed, by verdict
	of     map[corpus.ID]corpus.ID      // quote → the confirmed verdict that links it
	apart  []corpus.Verdict             // rejected
}

func linksOf(tx *store.Tx) (links, error) {
	l := links{groups: map[corpus.ID]corpus.Verdict{}, of: map[corpus.ID]corpus.ID{}}
	for v, err := range tx.Verdicts().All() {
		if err != nil {
			return l, err
		}
		if !v.Same {
			l.apart = append(l.apart, v)
			continue
		}
		l.groups[v.ID] = v
		for _, q := range v.Quotes {
			l.of[q] = v.ID
		}
	}
	return l, nil
}

// spare counts the quotes that another one stands for, those that were asked
// aside: they do not count.
func (l links) spare(asked map[corpus.ID]bool) int {
	n := 0
	for _, v := range l.groups {
		counted := 0
		for _, id := range v.Quotes {
			if !asked[id] {
				counted++
			}
		}
		n += max(0, counted-1)
	}
	return n
}

// group returns the ID of the group that links the quote, or "".
func (l links) group(quote corpus.ID) string {
	if v, linked := l.groups[l.of[quote]]; linked {
		return repeats.GroupID(v.Quotes)
	}
	return ""
}

// stands reports whether the quote counts where repeats count once.
func (l links) stands(quote corpus.ID) bool {
	v, linked := l.groups[l.of[quote]]
	return !linked || v.Stands == quote
}

// leaveVerdicts takes quotes out of every verdict. One quote alone repeats
// nothing, so a verdict that has no other left goes.
func leaveVerdicts(tx *store.Tx, gone func(corpus.ID) bool) error {
	for v, err := range tx.Verdicts().All() {
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(v.Quotes, gone) {
			continue
		}
		v.Quotes = slices.DeleteFunc(slices.Clone(v.Quotes), gone)
		if len(v.Quotes) < 2 {
			err = tx.Verdicts().Delete(v.ID)
		} else {
			if gone(v.Stands) {
				v.Stands = v.Quotes[0]
			}
			err = tx.Verdicts().Put(v.ID, v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
