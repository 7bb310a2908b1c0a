package store

import (
	"slices"
	"testing"

	"florilege/backend/corpus"
)

func TestGoBack(t *testing.T) {
	s, _ := newProject(t)
	behind := func(seq uint64) []string {
		t.Helper()
		var out []string
		view(t, s, func(tx *Tx) error {
			all, err := tx.Behind(seq)
			out = subjects(all)
			return err
		})
		return out
	}
	start := momentOf(t, s).Seq
	rename(t, s, "c", "one", "")
	one := momentOf(t, s).Seq
	rename(t, s, "c", "two", "g")
	rename(t, s, "c", "three", "g")
	first := one + 1
	rename(t, s, "c", "four", "")
	if got := behind(one); !slices.Equal(got, []string{"four", "three", "two"}) {
		t.Errorf("behind one are %v", got)
	}
	if got := behind(first); !slices.Equal(got, []string{"four"}) {
		t.Errorf("behind the first of a group are %v", got)
	}
	if got := behind(0); len(got) != 4 {
		t.Errorf("behind everything are %v", got)
	}

	done, _, err := s.GoBack(one, "Zoé", clock(1))
	if err != nil || !slices.Equal(subjects(done), []string{"four", "three", "two"}) {
		t.Fatalf("went back over %v, %v", subjects(done), err)
	}
	if got := behind(one); len(got) != 0 {
		t.Errorf("after that, behind one are %v", got)
	}
	s = reopened(t, s)
	if got := redo(t, s); !slices.Equal(subjects(got), []string{"two", "three"}) {
		t.Errorf("redid %v", subjects(got))
	}
	rename(t, s, "c", "five", "") // four is gone for good
	if _, _, err := s.GoBack(first+2, "Zoé", clock(1)); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("went back to what was taken back: %v", err)
	}
	if _, _, err := s.GoBack(start, "Zoé", clock(1)); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("went back to where undo does not lead: %v", err)
	}
	before := momentOf(t, s)
	if _, m, err := s.GoBack(before.Seq, "Zoé", clock(1)); err != nil || m != before {
		t.Errorf("going back to now wrote %v, %v", m, err)
	}
	if done, _, err := s.GoBack(0, "Zoé", clock(1)); err != nil || len(done) != 4 {
		t.Errorf("went back over %v, %v", subjects(done), err)
	}
}

func TestRecordHistory(t *testing.T) {
	s, _ := newProject(t)
	rename(t, s, "c", "one", "")
	rename(t, s, "d", "other", "")
	rename(t, s, "c", "two", "")
	undo(t, s)
	view(t, s, func(tx *Tx) error {
		steps, err := tx.RecordHistory(Codes, "c", 10)
		if err != nil {
			return err
		}
		var told []string
		for _, r := range steps {
			before, after := "-", "-"
			if r.Before != nil {
				c, _ := tx.Codes().Parse(r.Before)
				before = c.Name
			}
			if r.After != nil {
				c, _ := tx.Codes().Parse(r.After)
				after = c.Name
			}
			told = append(told, before+" "+after)
		}
		if want := []string{"two one", "one two", "- one"}; !slices.Equal(told, want) {
			t.Errorf("history %v, want %v", told, want)
		}
		one, err := tx.RecordHistory(Codes, "c", 1)
		if len(one) != 1 {
			t.Errorf("%d steps of one", len(one))
		}
		return err
	})
}
