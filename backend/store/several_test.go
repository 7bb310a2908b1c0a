package store

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"florilege/backend/corpus"
)

func TestSeveral(t *testing.T) {
	s, _ := newProject(t)
	var want []corpus.Quote
	var ids []corpus.ID
	commit(t, s, Change{}, func(tx *Tx) error {
		for i := range 3*fewRecords + 1 {
			q := sampleQuote(fmt.Sprintf("q%04d", i), 1, "j’ai repris cœur", "c")
			want, ids = append(want, q), append(ids, q.ID)
			if err := tx.Quotes().Put(q.ID, q); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, s, func(tx *Tx) error {
		every, err := tx.Quotes().Every()
		if err != nil || !reflect.DeepEqual(every, want) {
			t.Errorf("Every: %d of %d records, %v", len(every), len(want), err)
		}
		slices.Reverse(ids)
		some, err := tx.Quotes().Several(ids)
		slices.Reverse(some)
		if err != nil || !reflect.DeepEqual(some, want) {
			t.Errorf("Several: %d of %d records, %v", len(some), len(want), err)
		}
		_, err = tx.Quotes().Several([]corpus.ID{"q0001", "none"})
		wantCode(t, err, corpus.NotFound)
		none, err := tx.Quotes().Several(nil)
		if err != nil || len(none) != 0 {
			t.Errorf("none named: %v, %v", none, err)
		}
		return nil
	})
}

// What goes wrong while records are decoded elsewhere goes wrong where they were asked for.
func TestInPartsPanics(t *testing.T) {
	defer func() {
		if p := recover(); p != "a page" {
			t.Errorf("it panicked with %v", p)
		}
	}()
	inParts(10, 1, func(from, _ int) {
		if from > 0 {
			panic("a page")
		}
	})
	t.Error("nothing panicked")
}
