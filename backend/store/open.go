package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"florilege/backend/corpus"
)

// lockWait is how long to wait for another process to let go of the file.
const lockWait = 300 * time.Millisecond

// Store is one open project file. Its methods may be called from several
// goroutines; changes are done one after the other.
type Store struct {
	db    *bolt.DB
	path  string
	codec *codec
	ids   func() corpus.ID
}

// Options are what a test replaces.
type Options struct {
	NewID func() corpus.ID // makes the IDs of journal entries; required
}

// Create makes a project file at path, which must not exist, holding p.
func Create(path string, p corpus.Project, by string, o Options) (*Store, error) {
	name := filepath.Base(path)
	if _, err := os.Lstat(path); err == nil {
		return nil, corpus.Fail(corpus.Exists, name, "")
	}
	// The file appears whole under its name or not at all.
	part := path + ".part"
	_ = os.Remove(part)
	s, err := open(part, os.O_RDWR|os.O_CREATE, name, o)
	if err != nil {
		return nil, err
	}
	err = s.db.Update(func(tx *bolt.Tx) error { return createBuckets(tx, current()) })
	if err == nil {
		_, err = s.Update(Change{By: by, At: p.Created, Action: corpus.ActProjectNew, Subject: p.Name}, func(tx *Tx) error {
			return tx.PutProject(p)
		})
	}
	// Windows cannot rename an open file.
	err = errors.Join(err, s.Close())
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		_ = os.Remove(part)
		return nil, corpus.FailWith(corpus.Unwritable, name, err)
	}
	return Open(path, o)
}

// Open opens the project file at path for reading and writing. A file that is
// not ours, damaged, newer, read-only, missing or open elsewhere is refused with
// the matching code, and left as it is.
func Open(path string, o Options) (*Store, error) { return openWith(path, o, current()) }

func openWith(path string, o Options, sc schema) (*Store, error) {
	name := filepath.Base(path)
	if _, err := readHeader(path); err != nil {
		return nil, err
	}
	// Root may write anything; a file marked read-only was meant to stay as it is.
	if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o200 == 0 {
		return nil, corpus.Fail(corpus.ReadOnly, name, "")
	}
	s, err := open(path, os.O_RDWR, name, o)
	if err != nil {
		return nil, err
	}
	if err := s.accept(name, sc); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// OpenReadOnly opens the project file at path for reading. Several readers may
// share it, but none while it is open for writing: see Snapshot.
func OpenReadOnly(path string, o Options) (*Store, error) {
	name := filepath.Base(path)
	if _, err := readHeader(path); err != nil {
		return nil, err
	}
	s, err := open(path, os.O_RDONLY, name, o)
	if err != nil {
		return nil, err
	}
	if err := s.accept(name, current()); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// open opens the file with bbolt, which panics on pages it cannot make sense of.
func open(path string, flag int, name string, o Options) (s *Store, err error) {
	c, err := newCodec()
	if err != nil {
		return nil, err
	}
	var file *os.File
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			if file != nil {
				_ = file.Close() // lets go of the lock
			}
			s, err = nil, &corpus.Error{Code: corpus.Damaged, Subject: name, Detail: "its pages make no sense", Err: fmt.Errorf("%v", p)}
		}
	}()
	db, err := bolt.Open(path, 0o600, &bolt.Options{
		Timeout:         lockWait,
		ReadOnly:        flag&os.O_RDWR == 0,
		FreelistType:    bolt.FreelistMapType,
		InitialMmapSize: mapBytes,
		OpenFile: func(p string, bboltFlag int, mode os.FileMode) (*os.File, error) {
			f, err := os.OpenFile(p, flag, mode)
			file = f
			return f, err
		},
	})
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return nil, corpus.Fail(corpus.OpenElsewhere, name, "")
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch), errors.Is(err, berrors.ErrChecksum):
		return nil, &corpus.Error{Code: corpus.Damaged, Subject: name, Detail: "its first pages cannot be read", Err: err}
	case err != nil:
		return nil, openError(path, err)
	}
	return &Store{db: db, path: path, codec: c, ids: o.NewID}, nil
}

// accept refuses a file of another program or version, and brings an older one
// to the schema.
func (s *Store) accept(name string, sc schema) error {
	var v int
	err := s.guard(func() error {
		return s.db.View(func(tx *bolt.Tx) (err error) {
			v, err = versionOf(tx, name)
			return err
		})
	})
	switch {
	case err != nil:
		return err
	case v > sc.version:
		return corpus.Fail(corpus.Newer, name, "")
	case v < 1:
		return corpus.Fail(corpus.Damaged, name, "it does not say its version")
	case v < sc.version && s.db.IsReadOnly():
		return corpus.Fail(corpus.ReadOnly, name, "")
	}
	return s.guard(func() error { return migrate(s.db, sc, v) })
}

func openError(path string, err error) error {
	name := filepath.Base(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return corpus.Fail(corpus.Missing, path, "")
	case errors.Is(err, fs.ErrPermission), readOnlyFS(err):
		return &corpus.Error{Code: corpus.ReadOnly, Subject: name, Err: err}
	}
	return corpus.FailWith(corpus.Unreadable, name, err)
}

// guard runs f and turns a panic of bbolt on a damaged page into an error.
func (s *Store) guard(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = &corpus.Error{
				Code: corpus.Damaged, Subject: filepath.Base(s.path),
				Detail: "a page makes no sense", Err: fmt.Errorf("%v", p),
			}
		}
	}()
	return f()
}

// Path returns the path of the file.
func (s *Store) Path() string { return s.path }

// Close closes the file. Reads under way end first.
func (s *Store) Close() error { return s.db.Close() }
