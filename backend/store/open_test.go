package store

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/corpus"
)

// refused opens path in every way, which must fail alike and touch nothing.
func refused(t *testing.T, path string, code corpus.ErrorCode) {
	t.Helper()
	before := digest(t, path)
	folder := names(t, filepath.Dir(path))
	for _, open := range []func(string, Options) (*Store, error){Open, OpenReadOnly, openSnapshot} {
		s, err := open(path, options(0))
		if err == nil {
			t.Fatalf("it opened, %v", s.Close())
		}
		wantCode(t, err, code)
		if !strings.Contains(err.Error(), filepath.Base(path)) {
			t.Errorf("%q does not name the file", err)
		}
	}
	if digest(t, path) != before {
		t.Error("the file changed")
	}
	if now := names(t, filepath.Dir(path)); !slices.Equal(now, folder) {
		t.Errorf("the folder held %v and now %v", folder, now)
	}
}

func openSnapshot(path string, o Options) (*Store, error) {
	dir, err := os.MkdirTemp("", "reading")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	s, done, err := Snapshot(path, dir, o)
	if err != nil {
		return nil, err
	}
	return nil, errors.Join(errors.New("it opened"), s.Close(), done())
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestFilesThatAreNotOurs(t *testing.T) {
	var zipped bytes.Buffer
	z := zip.NewWriter(&zipped)
	if w, err := z.Create("mimetype"); err != nil {
		t.Fatal(err)
	} else if _, err := w.Write([]byte("application/epub+zip")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	sqlite := append([]byte("SQLite format 3\x00\x10\x00\x01\x01\x00\x40\x20\x20"), make([]byte, 8172)...)
	for name, data := range map[string][]byte{
		"empty":  nil,
		"a byte": {0},
		"text":   []byte(strings.Repeat("Depuis l’été, j’ai repris cœur.\n", 2000)),
		"zeros":  make([]byte, 1<<16),
		"png":    append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), make([]byte, 9000)...),
		"zip":    zipped.Bytes(),
		"sqlite": sqlite,
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "autre.florilege")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			refused(t, path, corpus.NotAProject)
		})
	}
	for name, options := range map[string]*bolt.Options{
		"bbolt": {}, "bbolt without its list of free pages": {NoFreelistSync: true}, "bbolt with other pages": {PageSize: 1 << 15},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "autre.florilege")
			db, err := bolt.Open(path, 0o600, options)
			if err != nil {
				t.Fatal(err)
			}
			err = db.Update(func(tx *bolt.Tx) error {
				b, err := tx.CreateBucket([]byte("meta"))
				if err != nil {
					return err
				}
				return b.Put(keyFormat, []byte("index"))
			})
			if err = errors.Join(err, db.Close()); err != nil {
				t.Fatal(err)
			}
			refused(t, path, corpus.NotAProject)
		})
	}
	t.Run("folder", func(t *testing.T) {
		dir := t.TempDir()
		_, err := Open(dir, options(0))
		wantCode(t, err, corpus.NotAProject)
		_, err = OpenReadOnly(dir, options(0))
		wantCode(t, err, corpus.NotAProject)
	})
}

func TestMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "absent.florilege")
	for _, open := range []func(string, Options) (*Store, error){Open, OpenReadOnly, openSnapshot} {
		_, err := open(path, options(0))
		wantCode(t, err, corpus.Missing)
	}
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		t.Error("it was made")
	}
}

func TestNewerVersion(t *testing.T) {
	s, path := newSample(t)
	newer := func(tx *Tx) error {
		h, err := tx.head()
		return errors.Join(err, tx.putVersion(Version+1), tx.putHead(h))
	}
	if _, err := s.update(newer); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	refused(t, path, corpus.Newer)
	if _, err := OpenSalvage(context.Background(), path, options(0), nil); corpus.CodeOf(err) != corpus.Newer {
		t.Errorf("saved as if it were ours: %v", err)
	}
}

// A bit of the version is flipped: the file is of no other version for that, and
// is not brought up to date once more.
func TestVersionDamaged(t *testing.T) {
	plain, path := newSample(t)
	if err := plain.Close(); err != nil {
		t.Fatal(err)
	}
	sealed, o := newSealed(t)
	migrated := reopened(t, opened(t, written(t, testdata(t)), options(0)))
	if err := migrated.Close(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		path string
		o    Options
	}{"plain": {path, options(0)}, "sealed": {sealed, o}, "brought up to date": {migrated.path, options(0)}} {
		t.Run(name, func(t *testing.T) {
			sound, err := os.ReadFile(c.path)
			if err != nil {
				t.Fatal(err)
			}
			is := append([]byte("version"), 0, 0, 0, Version)
			for bit := range 32 {
				flipped := bytes.Clone(is)
				flipped[len("version")+bit/8] ^= 1 << (bit % 8)
				path := written(t, bytes.ReplaceAll(sound, is, flipped))
				if _, err := Open(path, c.o); corpus.CodeOf(err) != corpus.Damaged {
					t.Errorf("bit %d: opened for writing: %v", bit, err)
				}
				if _, err := OpenReadOnly(path, c.o); corpus.CodeOf(err) != corpus.Damaged {
					t.Errorf("bit %d: opened for reading: %v", bit, err)
				}
				v, err := OpenSalvage(context.Background(), path, c.o, nil)
				if err != nil {
					t.Fatalf("bit %d: not saved: %v", bit, err)
				}
				if !v.Whole() {
					t.Errorf("bit %d: something is missing", bit)
				}
				if err := v.Close(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// Root can write to a file marked read-only, and must not.
func TestReadOnlyFile(t *testing.T) {
	s, path := newSample(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	before := digest(t, path)
	_, err := Open(path, options(0))
	wantCode(t, err, corpus.ReadOnly)
	if digest(t, path) != before {
		t.Error("the file changed")
	}
	r, err := OpenReadOnly(path, options(0))
	if err != nil {
		t.Fatal(err)
	}
	wantSound(t, r)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenElsewhere(t *testing.T) {
	t.Run("in this process", func(t *testing.T) {
		s, path := newSample(t)
		before := digest(t, path)
		for _, open := range []func(string, Options) (*Store, error){Open, OpenReadOnly} {
			_, err := open(path, options(0))
			wantCode(t, err, corpus.OpenElsewhere)
		}
		if digest(t, path) != before {
			t.Error("the file changed")
		}
		wantSound(t, s)
	})
	t.Run("in another", func(t *testing.T) {
		s, path := newSample(t)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		c := startChild(t, "hold", path)
		c.line(t)
		before := digest(t, path)
		for _, open := range []func(string, Options) (*Store, error){Open, OpenReadOnly} {
			_, err := open(path, options(0))
			wantCode(t, err, corpus.OpenElsewhere)
		}
		if digest(t, path) != before {
			t.Error("the file changed")
		}
		c.end(t)
		if s, err := Open(path, options(0)); err != nil {
			t.Error(err)
		} else if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Run("for reading", func(t *testing.T) {
		s, path := newSample(t)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		for range 2 { // readers do not mind one another
			r, err := OpenReadOnly(path, options(0))
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
		}
		_, err := Open(path, options(0))
		wantCode(t, err, corpus.OpenElsewhere)
	})
}
