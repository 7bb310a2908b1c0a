package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"florilege/backend/corpus"
)

// A copy is begun anew while somebody writes, for this long.
const (
	snapshotWait  = 5 * time.Second
	snapshotPause = 2 * time.Millisecond
)

// Snapshot opens a private copy of a project that a window holds open, made in
// the folder dir, so that reading needs nobody's leave. The function that it
// returns closes it; where the system allows, the copy has no name and goes
// with the process, however that ends. Where somebody writes without a pause
// the answer is OpenElsewhere.
//
// bbolt never overwrites a page that the newest meta page reaches: a writer
// fills free pages first and its meta page last. So when the newest meta page
// is the same before and after the copy, the copy holds that moment whole.
//
// A copy of an older version is brought up to date, which leaves the file as it is.
func Snapshot(path, dir string, o Options) (*Store, func() error, error) {
	return snapshotWith(path, dir, o, current())
}

func snapshotWith(path, dir string, o Options, sc schema) (*Store, func() error, error) {
	from, err := openFile(path)
	if err != nil {
		return nil, nil, err
	}
	defer from.Close()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, unwritable(dir, err)
	}
	to, err := os.CreateTemp(dir, copyPattern)
	if err != nil {
		return nil, nil, unwritable(dir, err)
	}
	clean := cleaner(to.Name())
	_ = clean() // Windows keeps an open file: there it goes when the copy is closed
	if err := copyStill(from, to, filepath.Base(path)); err != nil {
		return nil, nil, errors.Join(err, to.Close(), clean())
	}
	s, version, err := readingFrom(to, path, o, sc)
	if err != nil {
		return nil, nil, errors.Join(err, clean())
	}
	done := func() error { return errors.Join(s.Close(), clean()) }
	if version == sc.version {
		return s, done, nil
	}
	if s.sealing != nil {
		o.Key = s.sealing.Key
	}
	// bbolt opens it again for writing, which takes a copy that has a name.
	if err := done(); err != nil {
		return nil, nil, err
	}
	return renewedCopy(from, path, dir, o, sc)
}

const copyPattern = "reading-*"

// cleaner removes a file, which may be gone already.
func cleaner(path string) func() error {
	return func() error {
		if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	}
}

// renewedCopy is Snapshot of a file of an older version.
func renewedCopy(from *os.File, path, dir string, o Options, sc schema) (*Store, func() error, error) {
	to, err := os.CreateTemp(dir, copyPattern)
	if err != nil {
		return nil, nil, unwritable(dir, err)
	}
	clean := cleaner(to.Name())
	err = copyStill(from, to, filepath.Base(path))
	if err = errors.Join(err, to.Close()); err != nil {
		return nil, nil, errors.Join(err, clean())
	}
	s, err := openWith(to.Name(), o, sc)
	if err != nil {
		return nil, nil, errors.Join(err, clean())
	}
	s.path = path
	_ = s.stop(&corpus.Error{Code: corpus.ReadOnly, Subject: s.name()}) // of what nobody would see
	_ = clean()
	return s, func() error { return errors.Join(s.Close(), clean()) }, nil
}

// copyStill copies the file, and again until nobody committed meanwhile.
func copyStill(from, to *os.File, name string) error {
	for end := time.Now().Add(snapshotWait); time.Now().Before(end); time.Sleep(snapshotPause) {
		before, err := headerOf(from, name)
		if err != nil {
			return err
		}
		// What the writer adds past the pages of before is not part of it.
		pages := io.NewSectionReader(from, 0, int64(before.high)*before.page)
		if err := to.Truncate(0); err != nil {
			return unwritable(filepath.Dir(to.Name()), err)
		}
		if _, err := io.Copy(io.NewOffsetWriter(to, 0), pages); err != nil {
			if toWrite(err, to) {
				return unwritable(filepath.Dir(to.Name()), err)
			}
			return corpus.FailWith(corpus.Unreadable, name, cause(err))
		}
		if after, err := headerOf(from, name); err != nil || after.tx == before.tx {
			return err
		}
	}
	return corpus.Fail(corpus.OpenElsewhere, name, "")
}

// toWrite reports whether err is of writing to f, and not of reading another file.
func toWrite(err error, f *os.File) bool {
	var inPath *fs.PathError
	return errors.As(err, &inPath) && inPath.Path == f.Name()
}
