//go:build unix

package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"florilege/backend/corpus"
)

// renamed gives code-1 another name and returns how that went.
func renamed(s *Store, name string) error {
	_, err := s.Update(Change{By: "Zoé", At: clock(9), Action: corpus.ActCodeRename}, func(tx *Tx) error {
		c, err := tx.Codes().Get("code-1")
		c.Name = name
		return errors.Join(err, tx.Codes().Put("code-1", c))
	})
	return err
}

func nameNow(t *testing.T, s *Store) (name string) {
	t.Helper()
	view(t, s, func(tx *Tx) error {
		c, err := tx.Codes().Get("code-1")
		name = c.Name
		return err
	})
	return name
}

// The file, its folder or a folder above goes away while it is open: changes
// are refused, reading goes on, and once it is back so do changes.
func TestTakenAway(t *testing.T) {
	for name, away := range map[string]func(path string) (back func() error, err error){
		"file moved": func(path string) (func() error, error) {
			return func() error { return os.Rename(path+".moved", path) }, os.Rename(path, path+".moved")
		},
		"folder moved": func(path string) (func() error, error) {
			dir := filepath.Dir(path)
			return func() error { return os.Rename(dir+".moved", dir) }, os.Rename(dir, dir+".moved")
		},
		"folder replaced": func(path string) (func() error, error) {
			dir := filepath.Dir(path)
			back := func() error { return errors.Join(os.Remove(dir), os.Rename(dir+".moved", dir)) }
			return back, errors.Join(os.Rename(dir, dir+".moved"), os.Mkdir(dir, 0o700))
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, path := newSample(t)
			s = reopened(t, s)
			if err := renamed(s, "avant"); err != nil {
				t.Fatal(err)
			}
			back, err := away(path)
			if err != nil {
				t.Fatal(err)
			}
			before := momentOf(t, s)
			wantCode(t, renamed(s, "perdu"), corpus.Vanished)
			_, _, err = s.Undo("Zoé", clock(10))
			wantCode(t, err, corpus.Vanished)
			if momentOf(t, s) != before || nameNow(t, s) != "avant" {
				t.Error("something changed")
			}
			if err := back(); err != nil {
				t.Fatal(err)
			}
			if err := renamed(s, "après"); err != nil {
				t.Error(err)
			}
			if s = reopened(t, s); nameNow(t, s) != "après" {
				t.Errorf("it is called %s", nameNow(t, s))
			}
			wantSound(t, s)
		})
	}
}

// Another file takes the place of the open one: nothing is written into the one
// that is left without a name, nor into the other.
func TestReplaced(t *testing.T) {
	s, path := newSample(t)
	other, otherPath := newSample(t)
	if err := errors.Join(renamed(other, "autre"), other.Close(), os.Rename(otherPath, path)); err != nil {
		t.Fatal(err)
	}
	before := digest(t, path)
	wantCode(t, renamed(s, "perdu"), corpus.Replaced)
	if nameNow(t, s) == "perdu" || digest(t, path) != before {
		t.Error("something changed")
	}
	if s = reopened(t, s); nameNow(t, s) != "autre" {
		t.Errorf("what stands there is %s", nameNow(t, s))
	}
}

// The file goes between the look before a change and the end of it: the change
// does not count as made.
func TestTakenAwayMeanwhile(t *testing.T) {
	s, path := newSample(t)
	_, err := s.Update(Change{}, func(tx *Tx) error {
		return errors.Join(os.Remove(path), tx.Codes().Delete("code-9"), tx.Codes().Put("code-8", corpus.Code{ID: "code-8"}))
	})
	wantCode(t, err, corpus.Vanished)
}

// A program that knows no locks writes a change of its own into the open file.
func TestWrittenByAnother(t *testing.T) {
	s, path := newSample(t)
	if err := renamed(s, "avant"); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copie.florilege")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(copied, data, 0o600); err != nil {
		t.Fatal(err)
	}
	other, err := Open(copied, options(500))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(renamed(other, "ailleurs"), other.Close()); err != nil {
		t.Fatal(err)
	}
	if data, err = os.ReadFile(copied); err == nil {
		err = os.WriteFile(path, data, 0o600) // into the same file
	}
	if err != nil {
		t.Fatal(err)
	}
	wantCode(t, renamed(s, "perdu"), corpus.Damaged)
	if s = reopened(t, s); nameNow(t, s) != "ailleurs" {
		t.Errorf("what stands there is %s", nameNow(t, s))
	}
	wantSound(t, s)
}
