package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
	berrors "go.etcd.io/bbolt/errors"
)

// Errors that a caller of Open and Create answers.
var (
	// ErrStale says that the folder holds no index that can be trusted: it is
	// damaged, or of another version or program. Nothing of it was deleted; build
	// a new index in another folder, or in its place once it is removed.
	ErrStale = errors.New("the index cannot be used and must be built again")
	// ErrLocked says that another process, or another Index, holds the folder.
	ErrLocked = errors.New("the index is open elsewhere")
	// ErrClosed says that the index was closed.
	ErrClosed = errors.New("the index is closed")
)

// version counts the ways in which texts have been turned into terms and
// documents named. An index of another version is refused.
//
//	1: the first
//	2: what those say who ask the questions can be left out
//	3: English and Dutch have fields of their own; acronyms, numbers and inclusive
//	   writing are read as one word, and the parts of some words are marked
//	4: names and places take fewer bytes
const version = 4

// lockWait bounds how long Open waits for another process to let go.
const lockWait = 300 * time.Millisecond

// State says which moment of the store an index holds. Its values are the
// caller's; the index only keeps them.
type State struct {
	Revision uint64
	Stamp    string
}

// Index is one open index. Its methods are safe for concurrent use; batches are
// applied one after the other.
type Index struct {
	analysis   *bleve.AnalysisQueue
	analyzer   *analyzer
	vocabulary *vocabulary
	cache      segmentCache

	writing sync.Mutex
	open    sync.RWMutex // held to write by Close, to read by whatever uses scorch
	scorch  bleve.Index  // nil once closed
}

// Memory returns an empty index that lives in memory only.
func Memory() (*Index, error) { return begin("") }

// Create makes an empty index in dir, which must be empty or not exist.
func Create(dir string) (*Index, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	if len(entries) > 0 {
		return nil, fmt.Errorf("%w: %s is not empty", ErrStale, dir)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return begin(dir)
}

// begin starts an empty index and marks it as ours.
func begin(dir string) (*Index, error) {
	x, err := start(dir)
	if err != nil {
		return nil, err
	}
	if err := x.Apply(Batch{}); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return x, nil
}

// Open opens the index in dir, or makes one where dir is empty or does not
// exist. It returns ErrStale or ErrLocked, wrapped, where it cannot. It reads the
// whole of the index once, to prove that it is undamaged before Bleve sees it.
func Open(dir string) (*Index, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
		return Create(dir)
	}
	if err != nil {
		return nil, err
	}
	want, err := inspect(dir)
	if err != nil {
		return nil, err
	}
	x, err := start(dir)
	if err != nil {
		return nil, err
	}
	// Bleve may have fallen back to an earlier moment, or lost documents.
	got, err := x.record()
	if n, countErr := x.Count(); err != nil || countErr != nil || got != want || n != want.Count {
		return nil, errors.Join(fmt.Errorf("%w: it holds %d documents of %d", ErrStale, n, want.Count), err, countErr, x.Close())
	}
	return x, nil
}

// start runs Bleve's engine on dir, or in memory where dir is "".
func start(dir string) (x *Index, err error) {
	x = &Index{analysis: bleve.NewAnalysisQueue(runtime.GOMAXPROCS(0)), analyzer: newAnalyzer(), vocabulary: newVocabulary()}
	defer func() {
		if err != nil {
			x.analysis.Close()
			x = nil
		}
	}()
	defer recovered(&err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	x.scorch, err = scorch.NewScorch(scorch.Name, map[string]any{"path": dir, "bolt_timeout": lockWait.String()}, x.analysis)
	if err != nil {
		return x, err
	}
	if err = x.scorch.Open(); errors.Is(err, berrors.ErrTimeout) {
		err = fmt.Errorf("%w: %s", ErrLocked, dir)
	}
	return x, err
}

// Close ends the index, after the searches and the batch under way.
func (x *Index) Close() error {
	x.open.Lock()
	defer x.open.Unlock()
	if x.scorch == nil {
		return nil
	}
	err := x.scorch.Close()
	x.analysis.Close()
	x.scorch = nil
	return err
}

// record is what the index keeps about itself, in the same batch as the
// documents it speaks of.
type record struct {
	Version int
	State   State
	Count   int // documents
}

// recordKey is the record's place in Bleve, as JSON.
const recordKey = "florilege"

// State returns the state that the last batch wrote, or the zero State.
func (x *Index) State() (State, error) {
	r, err := x.record()
	return r.State, err
}

func (x *Index) record() (r record, err error) {
	err = x.read(func(reader *scorch.IndexSnapshot) error {
		r, err = recordOf(reader)
		return err
	})
	return r, err
}

func recordOf(reader *scorch.IndexSnapshot) (r record, err error) {
	raw, err := reader.GetInternal([]byte(recordKey))
	if err == nil && raw != nil {
		err = json.Unmarshal(raw, &r)
	}
	return r, err
}

// Count returns how many documents the index holds.
func (x *Index) Count() (n int, err error) {
	err = x.read(func(reader *scorch.IndexSnapshot) error {
		count, err := reader.DocCount()
		n = int(count)
		return err
	})
	return n, err
}

// read runs do on one moment of the index. Where Bleve loses its way, as it does
// once a disk was full, the answer is ErrStale.
func (x *Index) read(do func(*scorch.IndexSnapshot) error) (err error) {
	x.open.RLock()
	defer x.open.RUnlock()
	defer recovered(&err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	if x.scorch == nil {
		return ErrClosed
	}
	reader, err := x.scorch.Reader()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, reader.Close()) }()
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return fmt.Errorf("index: Bleve returned a %T", reader)
	}
	return do(snapshot)
}
