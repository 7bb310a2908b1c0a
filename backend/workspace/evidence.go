package workspace

import (
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

// asked returns the quotes that are said by those who ask the questions.
func (s *quoteShelf) asked(tx *store.Tx) (map[corpus.ID]bool, error) {
	asking, err := interviewers(tx)
	out := map[corpus.ID]bool{}
	if err != nil || len(asking) == 0 {
		return out, err
	}
	quotes, err := s.all(tx)
	for _, q := range quotes {
		if asking[said{q.Testimony, q.Speaker}] {
			out[q.ID] = true
		}
	}
	return out, err
}
