package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
)

// InPlace returns nil where the path of a project that is open for writing
// still leads to the open file, and else Vanished or Replaced. It takes some
// microseconds.
//
// A file can be taken from under its path: moved with its folder, removed, gone
// with its disk, or replaced by a program that keeps folders in step. What is
// written then goes to a file that nobody will find again. So a change counts
// as made only when the path was seen to lead to the file after it was synced.
func (s *Store) InPlace() error {
	if s.known == nil {
		return nil // read only, or in the making
	}
	now, err := os.Stat(s.at)
	switch {
	case err != nil:
		return &corpus.Error{Code: corpus.Vanished, Subject: s.name(), Err: err}
	case !os.SameFile(now, s.known):
		return corpus.Fail(corpus.Replaced, s.name(), "")
	}
	return nil
}

// hold remembers which file is open, so that InPlace knows it again, and brings
// to the disk what the program before may have left in the system's memory: one
// that was killed between writing and syncing. Everything from now on builds on
// what it wrote last.
func (s *Store) hold() (err error) {
	if s.at, err = filepath.Abs(s.path); err != nil {
		s.at = s.path
	}
	if s.known, err = s.file.Stat(); err != nil {
		return corpus.FailWith(corpus.Unreadable, s.name(), cause(err))
	}
	h, _, _ := metas(s.file)
	if err := s.file.Sync(); err != nil && s.syncAgain(h) != nil {
		return unwritable(s.name(), err)
	}
	s.next = h.tx + 1
	return s.InPlace() // since somebody may have come between looking and locking
}

// mayWrite says why nothing may be written now.
func (s *Store) mayWrite() error {
	if e := s.stopped.Load(); e != nil {
		return e
	}
	return s.InPlace()
}

// follows refuses to write after a change that this program did not make:
// another one, that knows no locks, wrote into the open file. tx is the number
// of the transaction that is about to write.
func (s *Store) follows(tx uint64) error {
	if s.next == 0 || tx == s.next {
		return nil
	}
	return s.stop(&corpus.Error{Code: corpus.Damaged, Subject: s.name(), Detail: "another program wrote to it"})
}

// ended is for a commit, of the given number (0 for one that never began), that
// failed or not. Where one failed with all written, and only the last sync not
// answered well, whether the change is on the disk cannot be known, and the next
// would be built on it. So it is synced
// again: where that goes well the change is made
// after all, and else nothing is written any more until the file is opened anew.
func (s *Store) ended(tx uint64, failed error) error {
	if failed == nil {
		s.next = tx + 1
		return nil
	}
	h, _, _ := metas(s.file)
	if tx == 0 || h.tx < tx {
		return failed // all is as before
	}
	s.next = tx + 1
	err := s.syncAgain(h)
	if err == nil {
		return nil
	}
	return s.stop(&corpus.Error{
		Code: corpus.Unwritable, Subject: s.name(), Err: errors.Join(failed, err),
		Detail: fmt.Sprintf("%v; close it and open it again", cause(failed)),
	})
}

// syncAgain is for a sync that failed. The newest meta page is written once more
// before, since a system may forget what it could not sync.
func (s *Store) syncAgain(h header) error {
	page := make([]byte, h.page)
	at := int64(h.tx%2) * h.page
	if _, err := s.file.ReadAt(page, at); err != nil {
		return err
	}
	if _, err := s.file.WriteAt(page, at); err != nil {
		return err
	}
	return s.file.Sync()
}

// stop makes e the answer to every change from now on. Reading goes on.
func (s *Store) stop(e *corpus.Error) error {
	s.stopped.Store(e)
	return e
}
