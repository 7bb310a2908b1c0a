package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
)

// snapshotTries bounds how often a copy is begun anew because somebody wrote
// while it was made.
const snapshotTries = 5

// Snapshot opens a private copy of a project that a window holds open, made in
// the folder dir, so that reading needs nobody's leave. Close removes it.
//
// bbolt never overwrites a page that the current meta page reaches: a writer
// fills free pages first and its meta page last. So when the newest meta page
// is the same before and after the copy, the copy holds that moment whole.
func Snapshot(path, dir string, o Options) (*Store, func() error, error) {
	name := filepath.Base(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, corpus.FailWith(corpus.Unwritable, dir, err)
	}
	tmp, err := os.MkdirTemp(dir, "reading-")
	if err != nil {
		return nil, nil, corpus.FailWith(corpus.Unwritable, dir, err)
	}
	clean := func() error { return os.RemoveAll(tmp) }
	copied := filepath.Join(tmp, name)
	for range snapshotTries {
		same, err := copyStill(path, copied)
		if err != nil {
			return nil, nil, errors.Join(err, clean())
		}
		if !same {
			continue
		}
		s, err := OpenReadOnly(copied, o)
		if err != nil {
			return nil, nil, errors.Join(err, clean())
		}
		return s, func() error { return errors.Join(s.Close(), clean()) }, nil
	}
	return nil, nil, errors.Join(corpus.Fail(corpus.OpenElsewhere, name, ""), clean())
}

// copyStill copies the file and reports whether nobody committed meanwhile.
func copyStill(from, to string) (bool, error) {
	name := filepath.Base(from)
	before, err := readHeader(from)
	if err != nil {
		return false, err
	}
	in, err := os.Open(from)
	if err != nil {
		return false, openError(from, err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return false, corpus.FailWith(corpus.Unwritable, to, err)
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Close()); err != nil {
		return false, corpus.FailWith(corpus.Unreadable, name, err)
	}
	after, err := readHeader(from)
	return err == nil && before.tx == after.tx, err
}
