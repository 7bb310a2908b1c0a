package workspace

import (
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

// evidence remembers who says each quote, so that counting does not read all of
// them again after each coding.
type evidence struct {
	mu sync.Mutex
	at store.Moment
	of map[corpus.ID]said // nil for nothing remembered
}

// asked returns the quotes that are said by those who ask the questions.
func (v *evidence) asked(tx *store.Tx) (map[corpus.ID]bool, error) {
	asking, err := interviewers(tx)
	out := map[corpus.ID]bool{}
	if err != nil || len(asking) == 0 {
		return out, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.follow(tx); err != nil {
		return nil, err
	}
	for id, who := range v.of {
		if asking[who] {
			out[id] = true
		}
	}
	return out, nil
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
			v.of[t.ID] = said{q.Testimony, q.Speaker}
		}
	}
	v.at = now
	return nil
}

func (v *evidence) all(tx *store.Tx, now store.Moment) error {
	of := map[corpus.ID]said{}
	for q, err := range tx.Quotes().All() {
		if err != nil {
			return err
		}
		of[q.ID] = said{q.Testimony, q.Speaker}
	}
	v.of, v.at = of, now
	return nil
}
