package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"florilege/backend/corpus"
)

// rename gives a code a name, which makes an entry of that subject.
func rename(t testing.TB, s *Store, code, name string, group corpus.ID) Moment {
	t.Helper()
	c := Change{By: "Zoé", At: clock(60), Action: corpus.ActCodeRename, Subject: name, Group: group}
	return commit(t, s, c, func(tx *Tx) error {
		return tx.Codes().Put(corpus.ID(code), corpus.Code{ID: corpus.ID(code), Name: name})
	})
}

func undo(t testing.TB, s *Store) []corpus.Entry {
	t.Helper()
	done, _, err := s.Undo("Anouk", clock(61))
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func redo(t testing.TB, s *Store) []corpus.Entry {
	t.Helper()
	done, _, err := s.Redo("Anouk", clock(62))
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func subjects(entries []corpus.Entry) []string {
	out := []string{}
	for _, e := range entries {
		out = append(out, e.Subject)
	}
	return out
}

func TestHistory(t *testing.T) {
	s, _ := newProject(t)
	for i := range 5 {
		rename(t, s, "c", fmt.Sprint(i), "")
	}
	undo(t, s)
	redo(t, s)
	page := func(before uint64, limit int) (out []corpus.Entry) {
		view(t, s, func(tx *Tx) (err error) {
			out, err = tx.History(before, limit)
			return err
		})
		return out
	}
	all := page(0, 100)
	if got := subjects(all); !slices.Equal(got, []string{"4", "4", "4", "3", "2", "1", "0", "Ateliers"}) {
		t.Fatalf("got %v", got)
	}
	want := corpus.Entry{Seq: 7, ID: "entry-000007", At: clock(61), By: "Anouk", Action: corpus.ActCodeRename, Subject: "4", Count: 1, Undoes: 6}
	if all[1] != want {
		t.Errorf("got %+v, want %+v", all[1], want)
	}
	if e := all[0]; e.Redoes != 6 || e.Undoes != 0 || e.Seq != 8 || !e.At.Equal(clock(62)) {
		t.Errorf("redo is told as %+v", e)
	}
	if e := all[7]; e.Seq != 1 || e.Action != corpus.ActProjectNew || e.By != "Zoé" {
		t.Errorf("the project begins with %+v", e)
	}
	for _, test := range []struct {
		before uint64
		limit  int
		want   []corpus.Entry
	}{
		{0, 2, all[:2]}, {7, 2, all[2:4]}, {2, 10, all[7:]}, {1, 10, nil}, {0, 0, nil}, {99, 1, all[:1]},
	} {
		if got := page(test.before, test.limit); !slices.Equal(got, test.want) || got == nil {
			t.Errorf("before %d, %d of them: got %v, want %v", test.before, test.limit, got, test.want)
		}
	}
}

func TestSinceAndKnows(t *testing.T) {
	s, path := newSample(t)
	since := func(m Moment) (out []Touched) {
		view(t, s, func(tx *Tx) (err error) {
			out, err = tx.Since(m)
			return err
		})
		return out
	}
	start := momentOf(t, s)
	if got := since(start); len(got) != 0 || got == nil {
		t.Errorf("nothing happened, and %v changed", got)
	}
	commit(t, s, Change{}, func(tx *Tx) error {
		q, err := tx.Quotes().Get("quote-4")
		if err != nil {
			return err
		}
		q.Memo = "m"
		if err := tx.Quotes().Put(q.ID, q); err != nil {
			return err
		}
		return tx.Codes().Delete("code-3")
	})
	middle := momentOf(t, s)
	commit(t, s, Change{}, func(tx *Tx) error { return tx.Quotes().Delete("quote-4") })
	undo(t, s)
	want := []Touched{{Quotes, "quote-4"}, {Codes, "code-3"}}
	if got := since(start); !slices.Equal(got, want) {
		t.Errorf("since the start: got %v, want %v", got, want)
	}
	if got := since(middle); !slices.Equal(got, want[:1]) {
		t.Errorf("since the middle: got %v, want %v", got, want[:1])
	}
	kinds := map[string]int{}
	for _, touched := range since(Moment{}) {
		kinds[touched.Kind]++
	}
	if kinds[Projects] != 1 || kinds[Testimonies] != 2 || kinds[Layouts] != 2 || kinds[Codes] != 2 ||
		kinds[Quotes] != 4 || kinds[Verdicts] != 1 || kinds[Collections] != 1 {
		t.Errorf("since ever: %v", kinds)
	}

	// A copy that goes its own way.
	fork := filepath.Join(t.TempDir(), "copie.florilege")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(fork, data, 0o600); err != nil {
		t.Fatal(err)
	}
	other, err := Open(fork, options(5000))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	theirs := rename(t, other, "code-1", "autre", "")
	ours := rename(t, s, "code-1", "nôtre", "")
	if theirs.Seq != ours.Seq {
		t.Fatalf("moments %v and %v", theirs, ours)
	}
	for _, test := range []struct {
		what string
		in   *Store
		m    Moment
		want bool
	}{
		{"nothing yet", s, Moment{}, true}, {"the past", s, start, true}, {"the present", s, ours, true},
		{"the copy's past", other, start, true}, {"the copy's present", s, theirs, false},
		{"ours, in the copy", other, ours, false}, {"the future", s, Moment{ours.Seq + 1, "x"}, false},
	} {
		view(t, test.in, func(tx *Tx) error {
			got, err := tx.Knows(test.m)
			if got != test.want {
				t.Errorf("%s: Knows says %v", test.what, got)
			}
			return err
		})
	}
}
