package store

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"florilege/backend/corpus"
)

// copied closes a project, copies its file as a synchroniser does, and opens
// both, which then go their own ways.
func copied(t testing.TB, s *Store, id int) (*Store, *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copie.florilege")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err = Open(s.path, Options{NewID: s.ids})
	if err != nil {
		t.Fatal(err)
	}
	c, err := Open(path, options(id))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = s.Close(), c.Close() })
	return s, c
}

// differences compares two files; each difference is told by what stands in Was,
// Left and Right, the same letter for the same bytes.
func differences(t testing.TB, left, right *Store) (Divergence, map[string]string) {
	t.Helper()
	var d Divergence
	out := map[string]string{}
	view(t, left, func(l *Tx) error {
		return right.View(func(r *Tx) (err error) {
			d, err = Diverge(l, r)
			for _, r := range d.Records {
				out[r.Kind+" "+string(r.ID)] = letters(r.Was, r.Left, r.Right)
			}
			return err
		})
	})
	return d, out
}

func letters(records ...[]byte) string {
	seen := []string{}
	out := ""
	for _, r := range records {
		if r == nil {
			out += "-"
			continue
		}
		at := slices.Index(seen, string(r))
		if at < 0 {
			at, seen = len(seen), append(seen, string(r))
		}
		out += string(rune('a' + at))
	}
	return out
}

func addCodeNamed(t testing.TB, s *Store, id string) { rename(t, s, id, "Code "+id, "") }

func deleteCode(t testing.TB, s *Store, id corpus.ID) {
	t.Helper()
	commit(t, s, Change{Action: corpus.ActCodeDelete}, func(tx *Tx) error { return tx.Codes().Delete(id) })
}

func TestDiverge(t *testing.T) {
	for _, c := range []struct {
		name        string
		left, right func(*Store)
		since       int // entries of the sample that the shared moment is away from its last
		want        map[string]string
	}{
		{"nothing happens", func(*Store) {}, func(*Store) {}, 0, map[string]string{}},
		{"one adds", func(s *Store) { addCodeNamed(t, s, "new") }, func(*Store) {}, 0, map[string]string{"codes new": "-a-"}},
		{"the other adds", func(*Store) {}, func(s *Store) { addCodeNamed(t, s, "new") }, 0, map[string]string{"codes new": "--a"}},
		{"both add", func(s *Store) { addCodeNamed(t, s, "x") }, func(s *Store) { addCodeNamed(t, s, "y") }, 0,
			map[string]string{"codes x": "-a-", "codes y": "--a"}},
		{"both change one record", func(s *Store) { rename(t, s, "code-1", "A", "") }, func(s *Store) { rename(t, s, "code-1", "B", "") }, 0,
			map[string]string{"codes code-1": "abc"}},
		{"both change it alike", func(s *Store) { rename(t, s, "code-1", "A", "") }, func(s *Store) { rename(t, s, "code-1", "A", "") }, 0,
			map[string]string{}},
		{"one removes, the other changes", func(s *Store) { deleteCode(t, s, "code-3") }, func(s *Store) { rename(t, s, "code-3", "B", "") }, 0,
			map[string]string{"codes code-3": "a-b"}},
		{"what was undone is no difference", func(s *Store) { addCodeNamed(t, s, "x"); undo(t, s) }, func(s *Store) { addCodeNamed(t, s, "y") }, 0,
			map[string]string{"codes y": "--a"}},
		{"the past is that of the first change", func(s *Store) { rename(t, s, "code-1", "A", ""); rename(t, s, "code-1", "B", "") }, func(*Store) {}, 0,
			map[string]string{"codes code-1": "aba"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _ := newSample(t)
			before := momentOf(t, s)
			left, right := copied(t, s, 5000)
			c.left(left)
			c.right(right)
			d, got := differences(t, left, right)
			if !maps.Equal(got, c.want) {
				t.Errorf("differences %v, want %v", got, c.want)
			}
			if !d.Meets || d.Shared != before || d.Left != momentOf(t, left) || d.Right != momentOf(t, right) || d.Unreadable != 0 {
				t.Errorf("they meet at %v of %v and %v, want %v", d.Shared, d.Left, d.Right, before)
			}
		})
	}
}

// Whatever the numbers of entries before and after the parting, its place is found.
func TestSharedMoment(t *testing.T) {
	for before := range 9 {
		for _, after := range [][2]int{{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 6}, {7, 2}, {16, 16}} {
			s, _ := newProject(t)
			for i := range before {
				rename(t, s, "c", fmt.Sprint(i), "")
			}
			want := momentOf(t, s)
			left, right := copied(t, s, 5000)
			for i := range after[0] {
				rename(t, left, "l", fmt.Sprint(i), "")
			}
			for i := range after[1] {
				rename(t, right, "r", fmt.Sprint(i), "")
			}
			if d, _ := differences(t, left, right); !d.Meets || d.Shared != want {
				t.Errorf("%d before, %v after: they meet at %v, want %v", before, after, d.Shared, want)
			}
		}
	}
}

// forget empties a journal up to an entry, as a copy for somebody else may be.
func forget(t testing.TB, s *Store, upTo uint64) {
	t.Helper()
	_, err := s.update(func(tx *Tx) error {
		tx.wrote = true
		for seq := uint64(1); seq <= upTo; seq++ {
			if err := tx.bucket(kindJournal).Delete(seqKey(seq)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestDivergeFromEmptiedJournal(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after int // changes of the emptied copy: before it is emptied, and after
		meets         bool
		want          map[string]string
	}{
		{"emptied and left alone", 0, 0, true, map[string]string{"codes x": "-a-", "codes code-1": "aba"}},
		{"emptied, then worked in", 0, 1, false, map[string]string{"codes x": "-a-", "codes r": "--a", "codes code-1": "-ab"}},
		{"worked in, then emptied", 1, 0, false, map[string]string{"codes x": "-a-", "codes r": "--a", "codes code-1": "-ab"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _ := newSample(t)
			left, right := copied(t, s, 5000)
			addCodeNamed(t, left, "x")
			rename(t, left, "code-1", "A", "")
			for range c.before {
				addCodeNamed(t, right, "r")
			}
			forget(t, right, momentOf(t, right).Seq)
			for range c.after {
				addCodeNamed(t, right, "r")
			}
			d, got := differences(t, left, right)
			if d.Meets != c.meets || !maps.Equal(got, c.want) {
				t.Errorf("they meet: %v; differences %v, want %v", d.Meets, got, c.want)
			}
			view(t, right, func(tx *Tx) error {
				entries, total, err := tx.HistorySince(Moment{}, 100)
				if len(entries) != c.after || total != int(d.Right.Seq) {
					t.Errorf("it tells %d of %d entries, want %d", len(entries), total, c.after)
				}
				return err
			})
		})
	}
}

// A journal that lost its records still tells where the files parted. What they
// were then is known only of a file that stayed there.
func TestDivergeAfterAmending(t *testing.T) {
	amended := func(t *testing.T, apart bool) map[string]string {
		s, _ := newSample(t)
		left, right := copied(t, s, 5000)
		shared := momentOf(t, left)
		rename(t, left, "code-1", "A", "")
		addCodeNamed(t, left, "x")
		drop := func(tx *Tx) error { return tx.Codes().Delete("code-3") }
		if err := left.Amend(Amendment{}, drop); err != nil {
			t.Fatal(err)
		}
		if apart {
			addCodeNamed(t, right, "r")
			rename(t, right, "code-2", "B", "")
		}
		d, got := differences(t, left, right)
		if !d.Meets || d.Shared != shared {
			t.Errorf("they meet at %v, want %v", d.Shared, shared)
		}
		return got
	}
	if got, want := amended(t, false), map[string]string{"codes code-1": "aba", "codes x": "-a-", "codes code-3": "a-a"}; !maps.Equal(got, want) {
		t.Errorf("beside a file that stayed: %v, want %v", got, want)
	}
	want := map[string]string{"codes code-1": "-ab", "codes x": "-a-", "codes code-3": "--a", "codes r": "--a", "codes code-2": "-ab"}
	if got := amended(t, true); !maps.Equal(got, want) {
		t.Errorf("beside a file that moved on: %v, want %v", got, want)
	}
}

// A record that is gone without a word of the journal, as from a damaged file
// that was repaired, is found all the same.
func TestDivergeFindsWhatNoJournalTells(t *testing.T) {
	s, _ := newSample(t)
	left, right := copied(t, s, 5000)
	if _, err := right.update(func(tx *Tx) error {
		tx.wrote = true
		return tx.bucket(kindQuote).Delete([]byte("quote-4"))
	}); err != nil {
		t.Fatal(err)
	}
	d, got := differences(t, left, right)
	if d.Left != d.Right || !maps.Equal(got, map[string]string{"quotes quote-4": "-a-"}) {
		t.Errorf("differences %v", got)
	}
	// And one that cannot be read counts as absent.
	if _, err := right.update(func(tx *Tx) error {
		tx.wrote = true
		return tx.bucket(kindQuote).Put([]byte("quote-3"), []byte{1, 2, 3, 4, 5, 6})
	}); err != nil {
		t.Fatal(err)
	}
	d, got = differences(t, left, right)
	if d.Unreadable != 1 || !maps.Equal(got, map[string]string{"quotes quote-4": "-a-", "quotes quote-3": "-a-"}) {
		t.Errorf("differences %v, %d unreadable", got, d.Unreadable)
	}
	// A journal that cannot be read leaves the past unknown.
	if _, err := right.update(func(tx *Tx) error {
		tx.wrote = true
		return tx.bucket(kindJournal).Put(seqKey(1), []byte{1, 2, 3, 4, 5, 6})
	}); err != nil {
		t.Fatal(err)
	}
	addCodeNamed(t, right, "r")
	addCodeNamed(t, left, "l")
	if d, got = differences(t, left, right); d.Meets || len(got) != 4 {
		t.Errorf("they meet: %v; differences %v", d.Meets, got)
	}
}

// Two files that lived apart at random: what one comparison finds left the
// other finds right, and taking the differences over makes the files alike.
func TestDivergeMirrors(t *testing.T) {
	for seed := range uint64(25) {
		r := rand.New(rand.NewPCG(seed, 7))
		s, _ := newSample(t)
		live := func(s *Store) {
			for range r.IntN(12) {
				id := fmt.Sprintf("code-%d", 1+r.IntN(5))
				switch r.IntN(4) {
				case 0:
					_, _, _ = s.Undo("Zoé", clock(70)) // there may be nothing
				case 1:
					_, _, _ = s.Redo("Zoé", clock(71))
				case 2:
					deleteCode(t, s, corpus.ID(id))
				case 3:
					rename(t, s, id, fmt.Sprint(r.IntN(4)), "")
				}
			}
		}
		live(s)
		left, right := copied(t, s, 5000)
		live(left)
		live(right)
		there, _ := differences(t, left, right)
		back, _ := differences(t, right, left)
		if there.Shared != back.Shared || there.Left != back.Right || there.Right != back.Left || len(there.Records) != len(back.Records) {
			t.Fatalf("seed %d: %+v mirrors %+v", seed, there, back)
		}
		for i, d := range there.Records {
			b := back.Records[i]
			if d.Touched != b.Touched || letters(d.Was, d.Left, d.Right) != letters(b.Was, b.Right, b.Left) {
				t.Errorf("seed %d: %s mirrors %s", seed, d.ID, b.ID)
			}
		}
		sameRecords(t, left, right, there)
		if d, got := differences(t, left, right); len(d.Records) > 0 {
			t.Errorf("seed %d: after taking all over there is %v", seed, got)
		}
	}
}

// sameRecords makes the records of left those of right, by their differences.
func sameRecords(t testing.TB, left, right *Store, d Divergence) {
	t.Helper()
	view(t, right, func(r *Tx) error {
		commit(t, left, Change{Action: corpus.ActCodeEdit}, func(l *Tx) error {
			for _, x := range d.Records {
				k := kind(slices.Index(bucketNames[:], x.Kind))
				if err := (Table[any]{l, k}).write(x.ID, r.bucket(k).Get([]byte(x.ID))); err != nil {
					return err
				}
			}
			return nil
		})
		return nil
	})
}
