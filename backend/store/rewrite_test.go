package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// alone fails the test where a folder holds more than these files.
func alone(t testing.TB, paths ...string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(paths[0]))
	if err != nil || len(entries) != len(paths) {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

func TestRenewLeavesNothingBehind(t *testing.T) {
	s, path := newSample(t)
	canary := strings.Repeat("canari enfoui ", 80_000)
	commit(t, s, Change{}, func(tx *Tx) error { return tx.PutText("gone", 1, canary) })
	if _, err := s.update(func(tx *Tx) error { return drop(tx, kindText, string(textKey("gone", 1))) }); err != nil {
		t.Fatal(err)
	}
	for n := range 20 { // pages that were in use are free, and hold what they held
		rename(t, s, "code-1", fmt.Sprint("Estime ", n), "")
	}
	want := stateOf(t, s)
	history := content(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(path); err != nil || !strings.Contains(string(data), "canari enfoui") {
		t.Fatalf("there is nothing to leave behind, %v", err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	before := len(trimmed(t, path))
	var told []int64
	r := Rewriting{Progress: func(done, total int64) { told = append(told, done, total) }}
	if err := Renew(context.Background(), path, options(500), r); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(path); err != nil || strings.Contains(string(data), "canari enfoui") {
		t.Errorf("what was deleted is still there, %v", err)
	}
	if after := len(trimmed(t, path)); after >= before {
		t.Errorf("%d bytes became %d", before, after)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
	alone(t, path)
	s = opened(t, path, options(600))
	wantSound(t, s)
	wantContent(t, s, history)
	if !sameState(stateOf(t, s), want) {
		t.Error("the records are not the same bytes")
	}
	for range 28 {
		undo(t, s)
	}
	wantSound(t, s)
}

func TestRenewThatFailsChangesNothing(t *testing.T) {
	s, path := newSample(t)
	renewed := func(ctx context.Context, r Rewriting) error { return Renew(ctx, path, options(500), r) }
	wantCode(t, renewed(context.Background(), Rewriting{}), corpus.OpenElsewhere)
	commit(t, s, Change{}, func(tx *Tx) error {
		return errors.Join(tx.PutText("a", 1, strings.Repeat("a", copyBatch)), tx.PutText("b", 1, strings.Repeat("b", copyBatch)))
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	// bbolt may settle its list of free pages when it opens a file.
	s = opened(t, path, options(400))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	file := digest(t, path)

	ctx, cancel := context.WithCancel(context.Background())
	wantCode(t, renewed(ctx, Rewriting{Progress: func(int64, int64) { cancel() }}), corpus.Cancelled)
	mine := errors.New("mine")
	if err := renewed(context.Background(), Rewriting{Edit: func(*Store) error { return mine }}); !errors.Is(err, mine) {
		t.Errorf("the edit's error became %v", err)
	}
	// An edit that leaves the project unsound is not kept.
	spoil := func(s *Store) error {
		_, err := s.update(func(tx *Tx) error { return drop(tx, kindTestimony, "testimony-01") })
		return err
	}
	wantCode(t, renewed(context.Background(), Rewriting{Edit: spoil}), corpus.Damaged)
	if digest(t, path) != file {
		t.Error("the file changed")
	}
	alone(t, path)
}

func TestCopy(t *testing.T) {
	s, path := newSample(t)
	want := content(t, s)
	to := filepath.Join(t.TempDir(), "copie.florilege")
	edit := func(s *Store) error {
		_, err := s.Update(Change{Action: corpus.ActProjectEdit}, func(tx *Tx) error {
			p, err := tx.Project()
			p.Name = "Copie"
			return errors.Join(err, tx.PutProject(p))
		})
		return err
	}
	if err := s.Copy(context.Background(), to, Rewriting{Edit: edit}); err != nil {
		t.Fatal(err)
	}
	alone(t, to)
	alone(t, path)
	wantContent(t, s, want)
	c := opened(t, to, options(900))
	wantSound(t, c)
	view(t, c, func(tx *Tx) error {
		p, err := tx.Project()
		if p.Name != "Copie" {
			t.Errorf("it is called %q", p.Name)
		}
		return err
	})
	wantCode(t, s.Copy(context.Background(), to, Rewriting{}), corpus.Exists)
	wantCode(t, s.Copy(context.Background(), filepath.Join(t.TempDir(), "no", "folder"), Rewriting{}), corpus.Unwritable)
}

// A file of which a record cannot be read is for repair, not for copying.
func TestCopyOfWhatIsDamaged(t *testing.T) {
	s, _ := newSample(t)
	if _, err := s.update(func(tx *Tx) error { return tx.put(kindCode, []byte("code-3"), []byte{1, 2, 3, 4, 5, 6}) }); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copie.florilege")
	wantCode(t, s.Copy(context.Background(), to, Rewriting{}), corpus.Damaged)
	if entries, _ := os.ReadDir(filepath.Dir(to)); len(entries) > 0 {
		t.Errorf("%v is left", entries)
	}
}

// Whoever waits for the lock while the file is replaced opens the new one.
func TestOpeningWhatIsReplaced(t *testing.T) {
	s, path := newSample(t)
	part, err := s.rewrite(context.Background(), path, Rewriting{})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		other, err := Open(path, options(700))
		if err == nil {
			_, err = other.Update(Change{}, func(tx *Tx) error { return tx.Codes().Delete("code-3") })
			err = errors.Join(err, other.Close())
		}
		done <- err
	}()
	if err := s.supplant(part); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil && corpus.CodeOf(err) != corpus.OpenElsewhere {
		t.Fatal(err)
	} else if err == nil {
		s = opened(t, path, options(800))
		view(t, s, func(tx *Tx) error {
			if tx.Codes().Has("code-3") {
				t.Error("a change that was acknowledged is lost")
			}
			return nil
		})
	}
}

func drop(tx *Tx, k kind, key string) error {
	tx.wrote = true
	return tx.bucket(k).Delete([]byte(key))
}
