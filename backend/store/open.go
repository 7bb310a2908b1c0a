package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/seal"
)

// partSuffix ends the name of a file that is not whole yet.
const partSuffix = ".part"

// makePart makes the file that will be given the name of path.
func makePart(path string) (*os.File, error) {
	return os.CreateTemp(filepath.Dir(path), partPrefix(path)+"*"+partSuffix)
}

func partPrefix(path string) string { return "." + filepath.Base(path) + "." }

// sweep removes what a program that was killed left beside the file, which is
// held open: it may hold in the clear what is sealed now.
func (s *Store) sweep() {
	dir := filepath.Dir(s.path)
	entries, _ := os.ReadDir(dir) // what cannot be listed stays
	for _, e := range entries {
		if name := e.Name(); strings.HasPrefix(name, partPrefix(s.path)) && strings.HasSuffix(name, partSuffix) {
			_ = os.Remove(filepath.Join(dir, name))
		}
	}
}

// Options are what a file is opened with.
type Options struct {
	NewID  func() corpus.ID // makes the IDs of journal entries; required
	Key    *seal.Key        // opens a sealed file at once; nil for none
	Secret string           // passphrase or recovery key of a sealed file, where Key does not open it; "" for none

	Sealing *Sealing // how Create seals a new file; nil for not at all
}

// Create makes a project file at path, which must not exist, holding p, and
// opens it. The file appears whole under its name or not at all; where it is
// sealed, no word of it was ever written in the clear.
func Create(path string, p corpus.Project, by string, o Options) (*Store, error) {
	name := filepath.Base(path)
	if _, err := os.Lstat(path); err == nil {
		return nil, corpus.Fail(corpus.Exists, name, "")
	}
	f, err := makePart(path)
	if err != nil {
		return nil, unwritable(name, err)
	}
	part := f.Name()
	defer os.Remove(part)
	s, err := attach(f, path, false, o)
	if err != nil {
		return nil, err
	}
	if o.Sealing != nil {
		s.sealWith(o.Sealing)
		o.Key = o.Sealing.Key
	}
	_, err = s.update(func(tx *Tx) error {
		if err := tx.begin(current()); err != nil {
			return err
		}
		if o.Sealing != nil {
			if err := tx.putLock(lock{p.ID, o.Sealing.Slots}); err != nil {
				return err
			}
		}
		if err := tx.PutProject(p); err != nil {
			return err
		}
		c := Change{By: by, At: p.Created, Action: corpus.ActProjectNew, Subject: p.Name}
		if err := tx.record(c); err != nil {
			return err
		}
		return tx.settle()
	})
	// Windows cannot rename an open file.
	if err = errors.Join(err, s.Close()); err == nil {
		err = settleAt(part, path)
	}
	if err != nil {
		return nil, unwritable(name, err)
	}
	return Open(path, o)
}

// settleAt gives a finished file its name, which somebody may have taken meanwhile.
func settleAt(part, path string) error {
	err := os.Link(part, path)
	if errors.Is(err, fs.ErrExist) {
		return corpus.Fail(corpus.Exists, filepath.Base(path), "")
	}
	if err != nil {
		// A file system without hard links, such as that of a USB stick.
		err = os.Rename(part, path)
	}
	syncFolder(filepath.Dir(path))
	return err
}

// Open opens the project file at path for reading and writing. A file that is
// not ours, damaged, newer, read-only, missing or open elsewhere is refused with
// the matching code, and left as it is.
func Open(path string, o Options) (*Store, error) { return openWith(path, o, current()) }

func openWith(path string, o Options, sc schema) (*Store, error) {
	// bbolt writes to a file as soon as it opens it for writing: look first.
	looked, _, err := openReading(path, o, sc)
	if err != nil {
		return nil, err
	}
	if looked.sealing != nil {
		o.Key = looked.sealing.Key
	}
	if err := looked.Close(); err != nil {
		return nil, openError(path, err)
	}
	// Root may write anything; a file marked read-only was meant to stay as it is.
	if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o200 == 0 {
		return nil, corpus.Fail(corpus.ReadOnly, filepath.Base(path), "")
	}
	s, err := attachWriting(path, o)
	if err != nil {
		return nil, err
	}
	s.notices, s.lostJournal = looked.notices, looked.lostJournal
	err = s.View(func(tx *Tx) error { return tx.unlock(o) })
	if err == nil {
		err = s.migrate(sc)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.sweep()
	return s, nil
}

// attachWriting opens the file at path for writing. Whoever held it until now
// may have put another in its place, which is then the one to open.
func attachWriting(path string, o Options) (*Store, error) {
	for try := 1; ; try++ {
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			return nil, unwritable(filepath.Base(path), err)
		}
		s, err := attach(f, path, false, o)
		if err != nil {
			return nil, err
		}
		if err = s.hold(); err == nil {
			return s, nil
		}
		err = errors.Join(err, s.Close())
		if corpus.CodeOf(err) != corpus.Replaced || try == mostTries {
			return nil, err
		}
	}
}

// mostTries bounds how often a file is opened that is replaced meanwhile.
const mostTries = 3

// OpenReadOnly opens the project file at path for reading. Several readers may
// share it, but none while it is open for writing: see Snapshot.
func OpenReadOnly(path string, o Options) (*Store, error) {
	return openReadOnlyWith(path, o, current())
}

func openReadOnlyWith(path string, o Options, sc schema) (*Store, error) {
	s, version, err := openReading(path, o, sc)
	if err != nil {
		return nil, err
	}
	if version < sc.version {
		return nil, errors.Join(corpus.Fail(corpus.ReadOnly, s.name(), ""), s.Close())
	}
	return s, nil
}

// openReading opens a file for reading and returns its version, which may be
// an older one.
func openReading(path string, o Options, sc schema) (*Store, int, error) {
	f, err := openFile(path)
	if err != nil {
		return nil, 0, err
	}
	return readingFrom(f, path, o, sc)
}

// openFile opens a file for reading that bbolt made.
func openFile(path string) (*os.File, error) {
	f, _, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	if _, err := headerOf(f, filepath.Base(path)); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// openRegular opens for reading what is a file, and no folder or device.
func openRegular(path string) (*os.File, os.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, openError(path, err)
	}
	// Not after opening: that would wait for the other end of a named pipe.
	if !info.Mode().IsRegular() {
		return nil, nil, corpus.Fail(corpus.NotAProject, filepath.Base(path), "")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, openError(path, err)
	}
	return f, info, nil
}

// readingFrom is openReading on an open file.
func readingFrom(f *os.File, path string, o Options, sc schema) (*Store, int, error) {
	s, err := attach(f, path, true, o)
	if err != nil {
		return nil, 0, err
	}
	version, err := s.accept(sc, o)
	if err != nil {
		return nil, 0, errors.Join(err, s.Close())
	}
	return s, version, nil
}

func openError(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return corpus.Fail(corpus.Missing, path, "")
	}
	return corpus.FailWith(corpus.Unreadable, filepath.Base(path), cause(err))
}

// cause returns err without the path before it: the sentence names the file.
func cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// reason returns what an error says beyond its sentence.
func reason(err error) string {
	var e *corpus.Error
	if errors.As(err, &e) && e.Detail != "" {
		return e.Detail
	}
	return err.Error()
}
