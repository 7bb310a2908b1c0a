package workspace

import (
	"slices"
	"sync"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// said names a speaker of a testimony.
type said struct {
	testimony corpus.ID
	speaker   int // in the testimony's list
}

// interviewers returns those who ask the questions: what they say is no evidence.
func interviewers(tx *store.Tx) (map[said]bool, error) {
	out := map[said]bool{}
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return nil, err
		}
		for i, s := range m.Speakers {
			if s.Interviewer {
				out[said{m.ID, i}] = true
			}
		}
	}
	return out, nil
}

// witness is who says a quote and where, who put codes on it, and which.
type witness struct {
	said
	span    corpus.Span
	consent corpus.Consent
	coders  []string
	codes   []corpus.ID
}

func witnessOf(q corpus.Quote) witness {
	w := witness{said: said{q.Testimony, q.Speaker}, span: q.Span, consent: q.Consent}
	for _, c := range q.Codings {
		w.codes = append(w.codes, c.Code)
		for _, by := range c.Coders() {
			if !slices.Contains(w.coders, by) {
				w.coders = append(w.coders, by)
			}
		}
	}
	return w
}

// evidence remembers the witness of each quote, so that counting does not read all
// of them again after each coding.
type evidence struct {
	mu sync.Mutex
	at store.Moment
	of map[corpus.ID]witness // nil for nothing remembered
}

// each calls f with the witness of every quote, in no order.
func (v *evidence) each(tx *store.Tx, f func(corpus.ID, witness)) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.follow(tx); err != nil {
		return err
	}
	for id, w := range v.of {
		f(id, w)
	}
	return nil
}

// quotes returns every quote without its words, by testimony and position.
func (v *evidence) quotes(tx *store.Tx) ([]corpus.Quote, error) {
	var out []corpus.Quote
	err := v.each(tx, func(id corpus.ID, w witness) {
		q := corpus.Quote{ID: id, Testimony: w.testimony, Speaker: w.speaker, Span: w.span, Consent: w.consent}
		for _, c := range w.codes {
			q.Codings = append(q.Codings, corpus.Coding{Code: c})
		}
		out = append(out, q)
	})
	slices.SortFunc(out, byPlace)
	return out, err
}

// asked returns the quotes that are said by those who ask the questions.
func (v *evidence) asked(tx *store.Tx) (map[corpus.ID]bool, error) {
	asking, err := interviewers(tx)
	out := map[corpus.ID]bool{}
	if err != nil || len(asking) == 0 {
		return out, err
	}
	return out, v.each(tx, func(id corpus.ID, w witness) {
		if asking[w.said] {
			out[id] = true
		}
	})
}

// follow brings what is remembered to the moment of tx.
func (v *evidence) follow(tx *store.Tx) error {
	now, err := tx.Moment()
	if err != nil || v.of != nil && v.at == now {
		return err
	}
	known := false
	if v.of != nil {
		known, err = tx.Knows(v.at)
	}
	var touched []store.Touched
	if known && err == nil {
		touched, err = tx.Since(v.at)
	}
	if !known || err != nil { // a journal that cannot be read is no reason not to count
		return v.all(tx, now)
	}
	for _, t := range touched {
		if t.Kind != store.Quotes {
			continue
		}
		q, err := tx.Quotes().Get(t.ID)
		switch {
		case gone(err):
			delete(v.of, t.ID)
		case err != nil:
			return err
		default:
			v.of[t.ID] = witnessOf(q)
		}
	}
	v.at = now
	return nil
}

func (v *evidence) all(tx *store.Tx, now store.Moment) error {
	of := map[corpus.ID]witness{}
	for q, err := range tx.Quotes().All() {
		if err != nil {
			return err
		}
		of[q.ID] = witnessOf(q)
	}
	v.of, v.at = of, now
	return nil
}
