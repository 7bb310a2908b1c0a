package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"florilege/backend/corpus"
)

func TestUndoAndRedo(t *testing.T) {
	s, _ := newProject(t)
	next := func(undo, redo string) {
		t.Helper()
		view(t, s, func(tx *Tx) error {
			u, r, err := tx.Next()
			if told(u) != undo || told(r) != redo {
				t.Errorf("next are undo %q and redo %q, want %q and %q", told(u), told(r), undo, redo)
			}
			return err
		})
	}
	fails := func(code corpus.ErrorCode, f func() ([]corpus.Entry, Moment, error)) {
		t.Helper()
		before := momentOf(t, s)
		done, _, err := f()
		wantCode(t, err, code)
		if len(done) > 0 || momentOf(t, s) != before {
			t.Errorf("it failed and did %v", done)
		}
	}
	undoAgain := func() ([]corpus.Entry, Moment, error) { return s.Undo("Zoé", clock(1)) }
	redoAgain := func() ([]corpus.Entry, Moment, error) { return s.Redo("Zoé", clock(1)) }

	next("", "")
	fails(corpus.NothingToUndo, undoAgain) // the making of the project stays
	fails(corpus.NothingToRedo, redoAgain)
	rename(t, s, "c", "one", "")
	rename(t, s, "c", "two", "")
	next("two 1", "")
	if got := undo(t, s); !slices.Equal(subjects(got), []string{"two"}) {
		t.Errorf("undid %v", got)
	}
	next("one 1", "two 1")
	s = reopened(t, s)
	next("one 1", "two 1")
	undo(t, s)
	next("", "one 1")
	fails(corpus.NothingToUndo, undoAgain)
	redo(t, s)
	redo(t, s)
	next("two 1", "")
	fails(corpus.NothingToRedo, redoAgain)
	undo(t, s)
	undo(t, s)
	redo(t, s)
	next("one 1", "two 1")
	rename(t, s, "c", "three", "") // from here two is gone
	next("three 1", "")
	fails(corpus.NothingToRedo, redoAgain)
	// Writing what is there is no change, so that redo stays.
	undo(t, s)
	rename(t, s, "c", "one", "")
	next("one 1", "three 1")
	wantSound(t, s)
}

func told(e *corpus.Entry) string {
	if e == nil {
		return ""
	}
	return fmt.Sprint(e.Subject, " ", e.Count)
}

func TestGroupsAreUndoneWhole(t *testing.T) {
	s, _ := newProject(t)
	before := stateOf(t, s)
	rename(t, s, "a", "alone", "")
	middle := stateOf(t, s)
	for i := range 3 {
		rename(t, s, fmt.Sprint("b", i), fmt.Sprint("first ", i), "g1")
	}
	for i := range 2 {
		rename(t, s, "c", fmt.Sprint("second ", i), "g2")
	}
	after := stateOf(t, s)
	view(t, s, func(tx *Tx) error {
		u, _, err := tx.Next()
		if told(u) != "second 1 2" {
			t.Errorf("next is %q", told(u))
		}
		return err
	})
	if got := subjects(undo(t, s)); !slices.Equal(got, []string{"second 1", "second 0"}) {
		t.Errorf("undid %v", got)
	}
	s = reopened(t, s)
	if got := subjects(undo(t, s)); !slices.Equal(got, []string{"first 2", "first 1", "first 0"}) {
		t.Errorf("undid %v", got)
	}
	if !sameState(stateOf(t, s), middle) {
		t.Error("a group was not undone whole")
	}
	view(t, s, func(tx *Tx) error {
		u, r, err := tx.Next()
		if told(u) != "alone 1" || told(r) != "first 0 3" {
			t.Errorf("next are %q and %q", told(u), told(r))
		}
		return err
	})
	undo(t, s)
	if !sameState(stateOf(t, s), before) {
		t.Error("undoing everything leaves something")
	}
	redo(t, s)
	if got := subjects(redo(t, s)); !slices.Equal(got, []string{"first 0", "first 1", "first 2"}) {
		t.Errorf("redid %v", got)
	}
	redo(t, s)
	if !sameState(stateOf(t, s), after) {
		t.Error("redoing everything is not where it was")
	}
	undo(t, s) // what was redone is undone whole as well
	undo(t, s)
	if !sameState(stateOf(t, s), middle) {
		t.Error("a group was not undone whole after its redo")
	}
	wantSound(t, s)
}

// A record that is not what the journal says is left as it is.
func TestUndoOutOfStep(t *testing.T) {
	s, path := newProject(t)
	rename(t, s, "c", "one", "")
	rename(t, s, "c", "two", "")
	undo(t, s)
	spoil := func(tx *Tx) error {
		data, err := tx.store.codec.encode(kindCode, []byte("c"), corpus.Code{ID: "c", Name: "three"})
		return errors.Join(err, tx.put(kindCode, []byte("c"), data))
	}
	if _, err := s.update(spoil); err != nil {
		t.Fatal(err)
	}
	file := digest(t, path)
	done, _, err := s.Undo("Zoé", clock(1))
	wantCode(t, err, corpus.Damaged)
	again, _, err := s.Redo("Zoé", clock(1))
	wantCode(t, err, corpus.Damaged)
	if len(done)+len(again) > 0 || digest(t, path) != file {
		t.Error("it was done all the same")
	}
}
