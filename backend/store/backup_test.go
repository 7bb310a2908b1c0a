package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/corpus"
)

// called gives a backup the name that ends a path.
func called(path string) func(Moment, bool) string {
	return func(Moment, bool) string { return filepath.Base(path) }
}

func TestBackupHoldsOneMoment(t *testing.T) {
	s, _ := newSample(t)
	want := stateOf(t, s)
	var now Moment
	view(t, s, func(tx *Tx) (err error) {
		now, err = tx.Moment()
		return err
	})
	dir := t.TempDir()
	name, m, err := s.Backup(context.Background(), dir, func(m Moment, _ bool) string { return fmt.Sprintf("%d.florilege", m.Seq) })
	if err != nil || m != now || name != fmt.Sprintf("%d.florilege", now.Seq) {
		t.Fatalf("backed up %v as %q, %v; the project is at %v", m, name, err, now)
	}
	path := filepath.Join(dir, name)
	b, err := OpenReadOnly(path, options(0))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	wantSound(t, b)
	if !sameState(stateOf(t, b), want) {
		t.Error("the backup holds other records than the project")
	}
	if _, err := Open(path, options(0)); corpus.CodeOf(err) != corpus.ReadOnly {
		t.Errorf("a backup opened for writing: %v", err)
	}
}

func TestBackupOfASealedProject(t *testing.T) {
	path, o := newSealed(t)
	s := opened(t, path, o)
	want := content(t, s)
	to := filepath.Join(t.TempDir(), "b.florilege")
	if _, _, err := s.Backup(context.Background(), filepath.Dir(to), called(to)); err != nil {
		t.Fatal(err)
	}
	if found := holds(t, to); len(found) > 0 {
		t.Errorf("the backup holds in the clear: %q", found)
	}
	if _, err := OpenReadOnly(to, options(0)); corpus.CodeOf(err) != corpus.Locked {
		t.Errorf("without a passphrase the backup answers %v", err)
	}
	b, err := OpenReadOnly(to, o)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	wantContent(t, b, want)
}

// A backup beside a writer holds a moment of the project, whole, and the writer
// loses nothing.
func TestBackupBesideAWriter(t *testing.T) {
	s, _ := newSample(t)
	quit, written := make(chan struct{}), make(chan Moment)
	go func() {
		var last Moment
		for i := 0; ; i++ {
			select {
			case <-quit:
				written <- last
				return
			default:
			}
			m, err := s.Update(Change{By: "Zoé", At: clock(i), Action: corpus.ActQuoteCode}, func(tx *Tx) error {
				q := sampleQuote(fmt.Sprintf("quote-w%04d", i), 2, "le jour 2", "code-1")
				return errors.Join(tx.Quotes().Put(q.ID, q), tx.PutOriginal([]byte(fmt.Sprint(i, "\x00", string(make([]byte, 3000))))))
			})
			if err != nil {
				t.Error(err)
			}
			last = m
		}
	}()
	dir := t.TempDir()
	for i := range 8 {
		_, m, err := s.Backup(context.Background(), dir, called(fmt.Sprint(i)))
		if err != nil {
			t.Fatal(err)
		}
		view(t, s, func(tx *Tx) error {
			if known, err := tx.Knows(m); !known || err != nil {
				t.Errorf("moment %v of the backup is not of the project's past: %v", m, err)
			}
			return nil
		})
	}
	close(quit)
	last := <-written
	wantSound(t, s)
	view(t, s, func(tx *Tx) error {
		if m, err := tx.Moment(); m != last || err != nil {
			t.Errorf("the project is at %v, the writer left it at %v: %v", m, last, err)
		}
		return nil
	})
	if got := len(names(t, dir)); got != 8 {
		t.Errorf("%d files of 8 backups", got)
	}
}

// A writer whose file must be mapped anew waits for every reading to end. A
// backup makes way, instead of both waiting for one another for ever.
func TestBackupMakesWayForAGrowingFile(t *testing.T) {
	s, path := newSample(t)
	big := func(i, size int) []byte { return append(make([]byte, size), fmt.Sprint(i)...) }
	commit(t, s, Change{By: "Zoé", At: clock(20), Action: corpus.ActImport}, func(tx *Tx) error {
		return tx.PutOriginal(big(0, 6<<20))
	})
	mapLittle(t, s, path)
	backedUp := make(chan error, 1)
	go func() {
		_, _, err := s.Backup(context.Background(), t.TempDir(), called("b"))
		backedUp <- err
	}()
	for i := 1; i <= 12; i++ {
		commit(t, s, Change{By: "Zoé", At: clock(20 + i), Action: corpus.ActImport, Subject: fmt.Sprint(i)}, func(tx *Tx) error {
			return tx.PutOriginal(big(i, 1<<20))
		})
	}
	if err := <-backedUp; err != nil {
		t.Error(err)
	}
	wantSound(t, s)
}

// mapLittle maps of s no more than its file, as on a system where more of it
// would cost room.
func mapLittle(t *testing.T, s *Store, path string) {
	t.Helper()
	if err := s.db.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	s.db, err = bolt.Open(path, 0, &bolt.Options{OpenFile: func(string, int, os.FileMode) (*os.File, error) { return f, nil }})
	if err != nil {
		t.Fatal(err)
	}
	s.file, s.mapped = f, 0
}

func TestABackupThatFailsLeavesNoFile(t *testing.T) {
	s, path := newSample(t)
	given, cancel := context.WithCancel(context.Background())
	cancel()
	taken := filepath.Join(t.TempDir(), "taken")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		ctx  context.Context
		path string
		want corpus.ErrorCode
	}{
		{"cancelled", given, filepath.Join(t.TempDir(), "b"), corpus.Cancelled},
		{"the name is taken", context.Background(), taken, corpus.Exists},
		{"no folder", context.Background(), filepath.Join(t.TempDir(), "gone", "b"), corpus.Unwritable},
		{"a file for a folder", context.Background(), filepath.Join(path, "b"), corpus.Unwritable},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := s.Backup(c.ctx, filepath.Dir(c.path), called(c.path))
			wantCode(t, err, c.want)
			if c.path == taken {
				if data, err := os.ReadFile(taken); err != nil || string(data) != "mine" {
					t.Errorf("what stood there is now %q, %v", data, err)
				}
			} else if _, err := os.Lstat(c.path); err == nil {
				t.Error("there is a file")
			}
			if left, err := filepath.Glob(filepath.Join(filepath.Dir(c.path), ".*.part")); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

// flipAll flips a byte of words wherever they stand: a page that is no longer
// used holds them too, and may stand before the one that is.
func flipAll(data, words []byte) {
	for at := bytes.Index(data, words); at >= 0; at = bytes.Index(data, words) {
		data[at] ^= 1
	}
}

// A project that is damaged is backed up as it is, and the name is told so; what
// its backup holds can be saved as the project can.
func TestBackupOfADamagedProject(t *testing.T) {
	sound := newLarger(t)
	h, _, _ := metas(bytes.NewReader(sound))
	root, leaves := journalPages(t, sound)
	for name, spoil := range map[string]func(b []byte){
		"nothing":                     func([]byte) {},
		"the words of a text":         func(b []byte) { flipAll(b, []byte("le jour 2")) },
		"an entry of the journal":     func(b []byte) { b[int64(leaves[0])*h.page+1500] ^= 1 },
		"the last pages of a journal": func(b []byte) { clear(b[int64(leaves[len(leaves)-1])*h.page:][:h.page]) },
		"all pages of a journal":      func(b []byte) { clear(b[int64(root)*h.page:][:h.page]) },
	} {
		t.Run(name, func(t *testing.T) {
			data := bytes.Clone(sound)
			spoil(data)
			s, err := Open(written(t, data), options(7000))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			dir, isSound := t.TempDir(), false
			_, m, err := s.Backup(context.Background(), dir, func(_ Moment, sound bool) string { isSound = sound; return "b" })
			if err != nil || m != momentOf(t, s) {
				t.Fatalf("it holds %v, %v", m, err)
			}
			if isSound != (name == "nothing") {
				t.Errorf("it is told as sound: %v", isSound)
			}
			got, err := os.ReadFile(filepath.Join(dir, "b"))
			if err != nil || !bytes.Equal(got[2*h.page:], data[2*h.page:len(got)]) {
				t.Errorf("it is not the same to the last byte: %v", err)
			}
			wantFound(t, name, data, got, contentsIn(salvaged(t, data, options(0))), salvaged(t, got, options(0)))
			// On a disk that writes something else.
			if _, err := s.verifyBackup(context.Background(), filepath.Join(dir, "b"), checksum{}); !isSound && corpus.CodeOf(err) != corpus.Unwritable {
				t.Errorf("what was not written is accepted: %v", err)
			}
		})
	}
}

// A project that is damaged while it is open, where nobody looked.
func TestBackupOfAProjectThatIsDamagedMeanwhile(t *testing.T) {
	s, path := newSample(t)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	data, words := trimmed(t, path), []byte("le jour 2")
	for at := bytes.Index(data, words); at >= 0; at = bytes.Index(data, words) {
		data[at] = 'M'
		if _, err := f.WriteAt(data[at:at+1], int64(at)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{t.TempDir(), t.TempDir()} { // and again
		_, _, err := s.Backup(context.Background(), dir, func(_ Moment, sound bool) string {
			if sound {
				t.Error("it is told as sound")
			}
			return "b"
		})
		if err != nil || len(names(t, dir)) != 1 {
			t.Errorf("there is %v, %v", names(t, dir), err)
		}
	}
}
