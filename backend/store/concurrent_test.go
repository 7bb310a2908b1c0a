package store

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"florilege/backend/corpus"
)

// Readers, writers and a check at once: run it with -race.
func TestConcurrentUse(t *testing.T) {
	s, _ := newSample(t)
	var all sync.WaitGroup
	for w := range 3 {
		all.Go(func() {
			for i := range 30 {
				id := corpus.ID(fmt.Sprintf("w%d-%02d", w, i))
				_, err := s.Update(Change{Action: corpus.ActQuoteCode}, func(tx *Tx) error {
					q := sampleQuote(string(id), 1, "repris cœur", "code-1")
					return tx.Quotes().Put(id, q)
				})
				if err == nil && i%10 == 9 {
					if _, _, err = s.Undo("Zoé", clock(1)); err == nil {
						_, _, err = s.Redo("Zoé", clock(1))
					}
					if corpus.CodeOf(err) == corpus.NothingToRedo {
						err = nil // another writer came between
					}
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
		all.Go(func() {
			for range 30 {
				err := s.View(func(tx *Tx) error {
					seen := 0
					for _, err := range tx.Quotes().All() {
						if err != nil {
							return err
						}
						seen++
					}
					if n := len(tx.QuotesOf("testimony-01")) + len(tx.QuotesOf("testimony-02")); n != seen {
						return fmt.Errorf("%d quotes and %d places", seen, n)
					}
					_, err := tx.History(0, 5)
					return err
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Go(func() {
		for range 10 {
			problems, err := s.Check()
			if err != nil || len(problems) > 0 {
				t.Error(errors.Join(err, fmt.Errorf("check: %v", problems)))
			}
		}
	})
	all.Wait()
	wantSound(t, s)
}
