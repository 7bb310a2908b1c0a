package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"florilege/backend/corpus"
)

const (
	// lockWait is how long to wait for another process to let go of the file.
	lockWait = 300 * time.Millisecond
	// growBytes is by how much the file grows at once.
	growBytes = 1 << 20
)

// Store is one open project file. Its methods may be called from several
// goroutines; changes are done one after the other.
type Store struct {
	db    *bolt.DB
	file  *os.File // that db reads and writes
	path  string
	codec *codec
	ids   func() corpus.ID

	at    string      // the path, whatever folder the program is in
	known os.FileInfo // of the file, where it is open for writing

	sealing *Sealing // nil where records are not sealed
	version int      // of the schema, once it was read or written

	mapped      int64 // bytes of the file that can be used before it is mapped anew, at least
	notices     []Notice
	lostJournal uint64 // root page of the journal where its pages make no sense, else 0
	reading     sync.Once
	leftovers   *leftovers // nil until read

	writing sync.Mutex                   // held by whoever writes, and while pages are checked
	next    uint64                       // number of the next transaction that writes, 0 where not known
	stopped atomic.Pointer[corpus.Error] // says why nothing is written any more
	broken  atomic.Pointer[corpus.Error] // says that a page made no sense: from then on nothing is done
}

// attach opens f with bbolt, and closes it where that fails. People know the
// file by path.
func attach(f *os.File, path string, readOnly bool, o Options) (*Store, error) {
	c, err := newCodec()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	s := &Store{file: f, path: path, codec: c, ids: o.NewID, mapped: mapBytes}
	err = s.guard(func() (err error) {
		s.db, err = bolt.Open(path, 0, &bolt.Options{
			Timeout:         lockWait,
			ReadOnly:        readOnly,
			FreelistType:    bolt.FreelistMapType,
			InitialMmapSize: mapBytes,
			OpenFile:        func(string, int, os.FileMode) (*os.File, error) { return f, nil },
		})
		return err
	})
	if err != nil {
		_ = letGo(f) // bbolt mostly did
		switch {
		case errors.Is(err, berrors.ErrTimeout):
			return nil, corpus.Fail(corpus.OpenElsewhere, s.name(), "")
		case readOnly:
			return nil, openError(path, err)
		}
		return nil, unwritable(s.name(), err)
	}
	s.db.AllocSize = growBytes
	return s, nil
}

// Path returns the path of the file.
func (s *Store) Path() string { return s.path }

func (s *Store) name() string { return filepath.Base(s.path) }

// Close closes the file. Reads under way end first.
func (s *Store) Close() error {
	if s.broken.Load() != nil {
		// bbolt may wait for ever for one of its own locks.
		return letGo(s.file)
	}
	return s.db.Close()
}

// guard runs f, in which bbolt panics or faults on pages that make no sense: on
// a file that something else wrote to, cut short, or took away. From then on
// every call fails alike and nothing is written.
func (s *Store) guard(f func() error) (err error) {
	if e := s.broken.Load(); e != nil {
		return e
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		// Not Lock: where f is inside an Update, that holds it.
		if s.writing.TryLock() {
			defer s.writing.Unlock()
		}
		wrong := s.wrongPages()
		if len(wrong) == 0 {
			// The file is sound, so it is the program that is not.
			panic(fmt.Sprintf("%v\n\n%s", p, debug.Stack()))
		}
		e := &corpus.Error{Code: corpus.Damaged, Subject: s.name(), Detail: wrong[0].what, Err: fmt.Errorf("%v", p)}
		// What cannot be read went with the disk, if that is gone.
		_ = errors.As(s.InPlace(), &e)
		s.broken.Store(e)
		err = e
	}()
	return f()
}

// wrongPages reads the whole file and returns what of its pages makes no sense.
// Nobody may write meanwhile.
func (s *Store) wrongPages() []fault {
	h, err := headerOf(s.file, s.name())
	if err != nil {
		return []fault{{what: headerFault(err)}}
	}
	return slices.DeleteFunc(checkPages(s.file, h, true, nil), func(f fault) bool { return f.lost > 0 })
}

// lookOver refuses a file in whose pages bbolt could lose its way. Where only
// the journal's are wrong it is told, and bbolt is kept away from those.
func (s *Store) lookOver(h header) (journalLost bool, err error) {
	pages, done := mapped(s.file, int64(h.high)*h.page)
	defer done()
	for _, f := range checkPages(pages, h, false, nil) {
		if !f.ofJournal() {
			return false, corpus.Fail(corpus.Damaged, s.name(), f.what)
		}
		journalLost = journalLost || f.bucket != asideBucket
	}
	return journalLost, nil
}

// unwritable tells a person why a file could not be written.
func unwritable(name string, err error) error {
	var told *corpus.Error
	denied := errors.Is(err, berrors.ErrDatabaseReadOnly) || errors.Is(err, fs.ErrPermission) || readOnlyFS(err)
	if denied && !errors.As(err, &told) {
		return &corpus.Error{Code: corpus.ReadOnly, Subject: name, Err: err}
	}
	return corpus.FailWriting(name, err)
}
