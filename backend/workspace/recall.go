package workspace

import (
	"sync"

	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// recall keeps what searching and coding work out again and again. Codings are
// dropped when anything changed.
type recall struct {
	mu    sync.Mutex
	at    store.Moment
	coded map[corpus.ID][]coded

	filteredAt store.Moment
	limits     map[string]index.Limits // of filters of searches, as they are typed
}

// coded is a quote's place and its codes.
type coded struct {
	span  corpus.Span
	codes []corpus.ID
}

// codings returns the quotes of a testimony in the order of its text, with
// their codes.
func (r *recall) codings(tx *store.Tx, testimony corpus.ID) ([]coded, error) {
	now, err := tx.Moment()
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.at != now {
		r.at, r.coded = now, map[corpus.ID][]coded{}
	}
	if list, ok := r.coded[testimony]; ok {
		return list, nil
	}
	var list []coded
	for _, id := range tx.QuotesOf(testimony) {
		q, err := tx.Quotes().Get(id)
		if err != nil {
			return nil, err
		}
		list = append(list, coded{q.Span, q.Codes()})
	}
	r.coded[testimony] = list
	return list, nil
}

// filtered returns what a filter lets through, if it was worked out at the moment.
func (r *recall) filtered(now store.Moment, filter string) (index.Limits, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	l, ok := r.limits[filter]
	return l, ok && r.filteredAt == now
}

// filter keeps what a filter lets through. What was kept at another moment goes.
func (r *recall) filter(now store.Moment, filter string, l index.Limits) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.filteredAt != now {
		r.filteredAt, r.limits = now, map[string]index.Limits{}
	}
	r.limits[filter] = l
}
