package workspace

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// IndexState says how far the index follows the store.
type IndexState struct {
	Ready bool // it holds every change
	Done  int  // records indexed in this round
	Total int
	Err   error // the last round failed: search is behind

	// Rebuilt says that the index that was there could not be used, as one that is
	// damaged, of another version or of another copy of the file, and that another
	// one takes its place.
	Rebuilt bool
}

// batchDocs is about how many texts go to Bleve at once: more costs memory and
// wins nothing.
const batchDocs = 1000

// settling is how long changes come together before they are indexed, unless
// somebody waits.
const settling = 200 * time.Millisecond

// indexer keeps the index up with the journal, in the background.
type indexer struct {
	store *store.Store
	index *index.Index
	dir   string // of the index, for people
	told  func(IndexState)
	// patience is how long a search waits for the index, 0 for as long as it takes.
	patience time.Duration

	wake  chan struct{}
	hurry chan struct{} // somebody waits for the round
	done  chan struct{}
	quit  context.CancelFunc
	over  <-chan struct{} // closed where nobody may wait any more
	shut  context.CancelFunc

	memory bool // another one, in memory, took the place of one that failed

	mu     sync.Mutex
	spoilt bool // by a batch or a search that failed: another takes its place
	anew   bool // this one takes the place of one that could not be used, until a round ends well
	state  IndexState
	at     store.Moment  // that the index holds
	next   chan struct{} // closed when a round ends
}

func (o Options) cache() string {
	if o.Cache != "" {
		return o.Cache
	}
	return filepath.Join(os.TempDir(), "florilege-"+strconv.Itoa(os.Getuid()))
}

// StartIndex opens the project's index and lets it catch up in the background.
// An index that cannot be trusted is left aside and built again; one that
// another window holds is replaced by one in memory. The words of a sealed
// project never stand on the disk: its index is in memory.
func (w *Workspace) StartIndex() error {
	w.start.Lock()
	defer w.start.Unlock()
	if w.indexer != nil {
		return nil
	}
	var p corpus.Project
	err := w.store.View(func(tx *store.Tx) (err error) {
		p, err = tx.Project()
		return err
	})
	if err != nil {
		return err
	}
	dir := w.opts.indexOf(p.ID)
	var x *index.Index
	var at store.Moment
	anew := false
	if w.store.Sealing() == nil {
		x, at, anew, err = w.openIndex(dir)
	} else if err = os.RemoveAll(dir); err == nil { // that of before it was sealed
		x, err = index.Memory()
	}
	if err != nil {
		return err
	}
	ctx, quit := context.WithCancel(context.Background())
	open, shut := context.WithCancel(context.Background())
	ix := &indexer{
		store: w.store, index: x, dir: dir, at: at, anew: anew, told: w.opts.Indexed, patience: w.opts.Patience, quit: quit,
		wake: make(chan struct{}, 1), hurry: make(chan struct{}, 1), done: make(chan struct{}), over: open.Done(), shut: shut, next: make(chan struct{}),
	}
	w.indexer = ix
	ix.poke()
	go ix.run(ctx)
	return nil
}

// indexFolder names the folder of a project's index. The ID comes from a file
// that anybody may have made: it must not lead elsewhere.
func indexFolder(id corpus.ID) string {
	plain := func(r rune) bool { return r == '-' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' }
	if id == "" || strings.ContainsFunc(string(id), func(r rune) bool { return !plain(r) }) {
		return store.Hash([]byte(id))
	}
	return string(id)
}

func (w *Workspace) index() *indexer {
	w.start.Lock()
	defer w.start.Unlock()
	return w.indexer
}

// openIndex opens the index in dir and says which moment it holds. Where there
// is none that can be trusted, or it follows a copy of the file that went its
// own way, a new one takes its place: anew.
func (w *Workspace) openIndex(dir string) (x *index.Index, at store.Moment, anew bool, err error) {
	x, err = index.Open(dir)
	if err == nil {
		at, ours := w.holds(x)
		if ours {
			return x, at, false, nil
		}
		anew = at != store.Moment{} // else one that was begun, or has just been made
		err = x.Close()
	} else {
		anew = errors.Is(err, index.ErrStale)
	}
	if !errors.Is(err, index.ErrLocked) && os.RemoveAll(dir) == nil {
		// Whatever was there is a cache: where it cannot be built again on the disk,
		// as in a folder that cannot be written, it is in memory.
		if x, err := index.Create(dir); err == nil {
			return x, store.Moment{}, anew, nil
		}
	}
	x, err = index.Memory()
	return x, store.Moment{}, anew, err
}

// holds returns the moment that an index holds, and whether it is of this
// file's past and the journal tells what came after.
func (w *Workspace) holds(x *index.Index) (at store.Moment, ours bool) {
	st, err := x.State()
	if err != nil {
		return at, false
	}
	at = store.Moment{Seq: st.Revision, ID: corpus.ID(st.Stamp)}
	err = w.store.View(func(tx *store.Tx) error {
		if ours, err = tx.Knows(at); ours {
			_, err = tx.Since(at)
		}
		return err
	})
	return at, ours && err == nil
}

// poke says that the store may have moved.
func (x *indexer) poke() {
	select {
	case x.wake <- struct{}{}:
	default:
	}
}

func (x *indexer) run(ctx context.Context) {
	defer close(x.done)
	warm, big := false, false
	for {
		select {
		case <-ctx.Done():
			return
		case <-x.wake:
		}
		if warm && !big { // after a big round enough came together meanwhile
			x.settle(ctx)
		}
		var err error
		big, err = x.round(ctx, &warm)
		if x.distrusted() && !x.memory {
			if err = x.begin(); err == nil {
				x.poke()
				continue // whoever waits does so for the next round
			}
		}
		x.ended(err)
	}
}

// settle lets changes come together for a moment, so that an import is indexed in
// batches and not file by file. It returns at once where somebody waits.
func (x *indexer) settle(ctx context.Context) {
	moment := time.NewTimer(settling)
	defer moment.Stop()
	select {
	case <-moment.C:
	case <-x.hurry:
	case <-ctx.Done():
	}
}

// round catches up once and reports whether it took more than one batch. A defect
// ends the round and not the program, which would print what the panic carries.
func (x *indexer) round(ctx context.Context, warm *bool) (big bool, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = corpus.Recovered(p)
		}
	}()
	big, err = x.catchUp(ctx)
	if err == nil && (big || !*warm) {
		err = x.current().Warm()
		*warm = err == nil
	}
	return big, err
}

// current returns the index, of which another may take the place.
func (x *indexer) current() *index.Index {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.index
}

// distrust says that the index answered what makes no sense.
func (x *indexer) distrust() {
	x.mu.Lock()
	x.spoilt, x.at = true, store.Moment{}
	x.mu.Unlock()
	x.poke()
}

func (x *indexer) distrusted() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.spoilt
}

// begin puts an empty index in memory in the place of the one that failed, as
// on a full disk, and removes that: search goes on, and the next time that the
// project is opened the disk is tried again.
func (x *indexer) begin() error {
	fresh, err := index.Memory()
	if err != nil {
		return err
	}
	x.mu.Lock()
	old := x.index
	x.index, x.at, x.spoilt, x.memory, x.anew = fresh, store.Moment{}, false, true, true
	x.mu.Unlock()
	_ = old.Close()
	_ = os.RemoveAll(x.dir)
	return nil
}

// stop ends the round under way between two batches and closes the index.
func (x *indexer) stop() error {
	x.quit()
	<-x.done
	x.shut()
	return x.current().Close()
}

// ended tells how a round went, to whoever waits for it too.
func (x *indexer) ended(err error) {
	x.mu.Lock()
	x.state.Ready, x.state.Err, x.state.Rebuilt = err == nil, err, x.anew
	x.anew = x.anew && err != nil
	st := x.state
	close(x.next)
	x.next = make(chan struct{})
	x.mu.Unlock()
	x.told(st)
}

func (x *indexer) progress(done, total int) {
	x.mu.Lock()
	x.state = IndexState{Done: done, Total: total, Rebuilt: x.anew}
	st := x.state
	x.mu.Unlock()
	x.told(st)
}

// waitFor returns when the index holds the moment m, or what kept the next
// round from that.
func (x *indexer) waitFor(ctx context.Context, m store.Moment) error {
	for {
		x.mu.Lock()
		at, next := x.at, x.next
		x.mu.Unlock()
		if at.Seq >= m.Seq {
			return nil
		}
		select {
		case x.hurry <- struct{}{}:
		default:
		}
		x.poke()
		select {
		case <-ctx.Done():
			return cancelled(ctx.Err())
		case <-x.over:
			return cancelled(context.Canceled)
		case <-next:
		}
		x.mu.Lock()
		err := x.state.Err
		x.mu.Unlock()
		if err != nil {
			return err
		}
	}
}

// search asks the index once it holds the moment m, or patience is over, and
// another one where it cannot be trusted or went meanwhile.
func (x *indexer) search(ctx context.Context, m store.Moment, r index.Request) (index.Result, error) {
	for again := false; ; again = true {
		late, err := x.await(ctx, m)
		if err != nil {
			return index.Result{}, err
		}
		asked := x.current()
		found, err := asked.Search(ctx, r)
		if again || !errors.Is(err, index.ErrStale) && !errors.Is(err, index.ErrClosed) {
			if err == nil && late {
				err = x.dropStale(&found)
			}
			return found, err
		}
		if asked == x.current() {
			x.distrust()
		}
	}
}

// WaitIndex returns when the index, which StartIndex opened, holds every change
// made before the call.
func (w *Workspace) WaitIndex(ctx context.Context) error {
	m, err := w.moment()
	if err != nil {
		return err
	}
	return w.index().waitFor(ctx, m)
}

// catchUp brings the index to the present moment of the store. The moment is
// written with the last batch, so that a round cut short is done again. It
// reports whether the round took more than one batch.
func (x *indexer) catchUp(ctx context.Context) (big bool, err error) {
	x.mu.Lock()
	at := x.at
	x.mu.Unlock()
	touched, now, err := x.since(at)
	if err != nil || at == now {
		return false, err
	}
	round := batches{indexer: x}
	for i, t := range touched {
		if ctx.Err() != nil {
			return big, cancelled(ctx.Err())
		}
		if err := round.add(t); err != nil && !x.unreadable(err) {
			return big, err
		}
		if len(round.batch.Put) >= batchDocs {
			big = true
			if err := round.flush(); err != nil {
				return big, err
			}
			x.progress(i+1, len(touched))
		}
	}
	round.batch.State = index.State{Revision: now.Seq, Stamp: string(now.ID)}
	if err := round.flush(); err != nil {
		return big, err
	}
	x.mu.Lock()
	x.at = now
	x.mu.Unlock()
	return big, nil
}

// unreadable reports whether an error is about one record of a file that can
// still be read: search does without it, and Check tells of it.
func (x *indexer) unreadable(err error) bool {
	return corpus.CodeOf(err) == corpus.Damaged && x.store.View(func(*store.Tx) error { return nil }) == nil
}

func (x *indexer) since(at store.Moment) (touched []store.Touched, now store.Moment, err error) {
	err = x.store.View(func(tx *store.Tx) error {
		if now, err = tx.Moment(); err == nil {
			touched, err = tx.Reworded(at)
		}
		return err
	})
	return touched, now, err
}

// batches are what one catching up hands over.
type batches struct {
	*indexer
	batch     index.Batch
	languages map[corpus.ID]string // of testimonies
}

// flush makes the batch durable. That there is no room for it is said; other
// failures are told as they are.
func (r *batches) flush() error {
	err := r.current().Apply(r.batch)
	r.batch = index.Batch{}
	if err == nil {
		return nil
	}
	r.distrust()
	if full := corpus.FailWriting(r.dir, err); corpus.CodeOf(full) == corpus.DiskFull {
		return full
	}
	return err
}
