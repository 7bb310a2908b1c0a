package store

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"florilege/backend/corpus"
)

// amended writes the project of newSample anew without testimony 2, and opens it.
func amended(t *testing.T, a Amendment) (*Store, string) {
	t.Helper()
	s, path := newSample(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	drop := func(tx *Tx) error {
		for _, q := range tx.QuotesOf("testimony-02") {
			if err := tx.Quotes().Delete(q); err != nil {
				return err
			}
		}
		if err := tx.Verdicts().Delete("verdict-1"); err != nil {
			return err
		}
		if err := tx.Layouts().Delete("testimony-02"); err != nil {
			return err
		}
		return tx.Testimonies().Delete("testimony-02")
	}
	r := Rewriting{Edit: func(s *Store) error { return s.Amend(a, drop) }}
	if err := Renew(context.Background(), path, options(500), r); err != nil {
		t.Fatal(err)
	}
	return opened(t, path, options(600)), path
}

func TestAmendLeavesNoPast(t *testing.T) {
	told := 0
	s, path := amended(t, Amendment{
		Change: Change{By: "Zoé", At: clock(50), Action: corpus.ActErase, Subject: "à sa demande"},
		Retell: func(_ *Tx, e corpus.Entry, steps []Step) (string, string) {
			told += len(steps)
			if slices.ContainsFunc(steps, func(s Step) bool { return s.ID == "quote-3" || s.ID == "quote-4" }) {
				return e.By, "…"
			}
			return e.By, e.Subject
		},
	})
	wantSound(t, s)
	data, err := os.ReadFile(path)
	if err != nil || bytes.Contains(data, []byte("le jour 2")) {
		t.Errorf("the words are still there, %v", err)
	}
	if !bytes.Contains(data, []byte("le jour 1")) {
		t.Error("the words of another testimony went with them")
	}
	if told < 10 {
		t.Errorf("%d steps were told", told)
	}
	view(t, s, func(tx *Tx) error {
		texts, err := tx.Texts("testimony-02")
		if err != nil || len(texts) > 0 {
			t.Errorf("there are %d texts, %v", len(texts), err)
		}
		h, err := tx.History(0, 100)
		if err != nil {
			return err
		}
		if len(h) != 10 || h[0].Action != corpus.ActErase || h[0].Subject != "à sa demande" || h[9].Action != corpus.ActProjectNew {
			t.Errorf("the history is %+v", h)
		}
		if got := strings.Count(strings.Join(subjects(h), "|"), "…"); got != 2 {
			t.Errorf("%d subjects were told anew: %q", got, subjects(h))
		}
		if undo, redo, err := tx.Next(); undo != nil || redo != nil || err != nil {
			t.Errorf("next are %v and %v, %v", undo, redo, err)
		}
		// An index from before holds what is gone, and is not followed.
		if knows, err := tx.Knows(Moment{h[1].Seq, h[1].ID}); knows || err != nil {
			t.Errorf("it knows a moment from before: %v, %v", knows, err)
		}
		if knows, err := tx.Knows(Moment{h[0].Seq, h[0].ID}); !knows || err != nil {
			t.Errorf("it does not know where it is: %v", err)
		}
		touched, err := tx.Since(Moment{})
		if len(touched) != 9 { // project, testimony, layout, 3 codes, 2 quotes, collection
			t.Errorf("a new index reads %v", touched)
		}
		return err
	})
	// What comes after is a change like others.
	rename(t, s, "code-1", "Estime", "")
	undo(t, s)
	wantSound(t, s)
	_, _, err = s.Undo("Zoé", clock(60))
	wantCode(t, err, corpus.NothingToUndo)
}

func TestAmendAnew(t *testing.T) {
	s, _ := amended(t, Amendment{Anew: true, Change: Change{By: "?", Action: corpus.ActShare, Subject: "Ateliers"}})
	wantSound(t, s)
	view(t, s, func(tx *Tx) error {
		h, err := tx.History(0, 100)
		if len(h) != 1 || h[0].Seq != 1 || h[0].Action != corpus.ActShare {
			t.Errorf("the history is %+v", h)
		}
		return err
	})
	rename(t, s, "code-1", "Estime", "")
	undo(t, s)
	wantSound(t, s)
}

// Until it holds what it should, a copy stays beside the project and sealed as it.
func TestWhereACopyIsEdited(t *testing.T) {
	s, path := newSample(t)
	to := filepath.Join(t.TempDir(), "copie.florilege")
	edit := func(edited *Store) error {
		if filepath.Dir(edited.path) != filepath.Dir(path) {
			t.Errorf("it is edited in %s", edited.path)
		}
		return nil
	}
	if err := s.Copy(context.Background(), to, Rewriting{Edit: edit}); err != nil {
		t.Fatal(err)
	}
	alone(t, path)
	alone(t, to)
}

// What a killed process left beside goes with the next renewal, and nothing else does.
func TestRenewSweepsUp(t *testing.T) {
	s, path := newSample(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(filepath.Dir(path), ".ateliers.florilege.123.part")
	kept := filepath.Join(filepath.Dir(path), ".autre.florilege.123.part")
	for _, f := range []string{left, kept} {
		if err := os.WriteFile(f, []byte("mots"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Renew(context.Background(), path, options(500), Rewriting{}); err != nil {
		t.Fatal(err)
	}
	alone(t, path, kept)
}

// A journal of many pages is dropped whole.
func TestAmendALongJournalAnew(t *testing.T) {
	s, path := newSample(t)
	for i := range 300 {
		rename(t, s, "code-1", fmt.Sprint("name ", i, strings.Repeat(" and more", 20)), "")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		done <- Renew(context.Background(), path, options(1000), Rewriting{Edit: func(s *Store) error {
			return s.Amend(Amendment{Anew: true}, func(*Tx) error { return nil })
		}})
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("it does not come back")
	}
	s = opened(t, path, options(2000))
	if m := momentOf(t, s); m.Seq != 1 {
		t.Errorf("the journal begins with %d", m.Seq)
	}
	wantSound(t, s)
}
