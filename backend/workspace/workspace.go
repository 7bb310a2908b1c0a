package workspace

import (
	"errors"
	"sync"
	"time"

	"github.com/google/uuid"

	"florilege/backend/corpus"
	"florilege/backend/seal"
	"florilege/backend/store"
)

// Author is who makes a change.
type Author struct {
	Name   string // put on codings and in the history
	Origin string // token of the acting view, told back in the Event; may be ""
	Whose  Whose  // whose codings the author sees, and may change
}

// Event tells that something changed.
type Event struct {
	Revision uint64
	Origin   string
	Records  []string // store.Quotes, store.Codes…
}

// Options are what surrounds a project. The zero value serves a command that
// neither searches nor listens.
type Options struct {
	Cache   string           // folder for indexes and private copies; "" keeps them in the system's temporary folder
	Changed func(Event)      // called after each change, in order; may be nil
	Indexed func(IndexState) // called as the index catches up; may be nil
	// Patience is how long a search waits for the index before it answers from what
	// that holds; 0 waits for as long as it takes.
	Patience time.Duration
	Now      func() time.Time // nil for the clock
	NewID    func() corpus.ID // nil for UUIDv7

	Backups  BackupPlace                          // where StartBackups and BackUp put them
	BackedUp func(BackupState)                    // called as backups are made; may be nil
	After    func(time.Duration) <-chan time.Time // nil for time.After

	Secret string    // passphrase or recovery key of a sealed project; "" for none
	Key    *seal.Key // its key, where a copy of it is open already; nil for none
}

// file returns what the store opens a file with.
func (o Options) file() store.Options {
	return store.Options{NewID: o.NewID, Secret: o.Secret, Key: o.Key}
}

// Workspace is one open project.
type Workspace struct {
	store *store.Store
	opts  Options
	close func() error // of the private copy, where there is one

	change  sync.Mutex // one change and its event at a time
	indexer *indexer   // nil until StartIndex
	start   sync.Mutex

	backups   backups
	repeats   repeatCache
	passages  passageCache
	recall    recall
	sentences sentences
	quotes    *quoteShelf
	layouts   *shelf[corpus.Layout]
	names     nameCache
	noted     memoDates
	laid      laid

	concordances lineCache
}

// NewID returns a new UUIDv7.
func NewID() corpus.ID {
	id, err := uuid.NewV7()
	if err != nil {
		// The system's source of randomness is gone: nothing can be named any more.
		panic(err)
	}
	return corpus.ID(id.String())
}

func (o Options) filled() Options {
	if o.Now == nil {
		o.Now = func() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }
	}
	if o.NewID == nil {
		o.NewID = NewID
	}
	if o.Changed == nil {
		o.Changed = func(Event) {}
	}
	if o.Indexed == nil {
		o.Indexed = func(IndexState) {}
	}
	if o.BackedUp == nil {
		o.BackedUp = func(BackupState) {}
	}
	if o.After == nil {
		o.After = time.After
	}
	return o
}

// New makes a project file at path with a name and the language of its
// testimonies, and opens it.
func New(path, name, language string, a Author, o Options) (*Workspace, error) {
	return create(path, name, language, nil, a, o)
}

func create(path, name, language string, sealing *store.Sealing, a Author, o Options) (*Workspace, error) {
	o = o.filled()
	name, err := usable("the name of the project", name)
	if err != nil {
		return nil, err
	}
	p := corpus.Project{ID: o.NewID(), Name: name, Language: language, Created: o.Now()}
	file := o.file()
	file.Sealing = sealing
	s, err := store.Create(path, p, a.Name, file)
	if err != nil {
		return nil, err
	}
	return newOpen(s, o, nil), nil
}

// Open opens a project file for reading and writing. One that is sealed asks for
// o.Secret or o.Key.
func Open(path string, o Options) (*Workspace, error) {
	o = o.filled()
	s, err := store.Open(path, o.file())
	if err != nil {
		return nil, err
	}
	return newOpen(s, o, nil), nil
}

// OpenReading opens a project file for reading only. Where a window holds it
// open, or an older version made it, a private copy of this moment is read instead.
func OpenReading(path string, o Options) (*Workspace, error) {
	o = o.filled()
	s, closeStore, err := openReading(path, o)
	if err != nil {
		return nil, err
	}
	return newOpen(s, o, closeStore), nil
}

// newOpen returns an open project, which keeps its key and forgets what was
// typed to get it.
func newOpen(s *store.Store, o Options, closeStore func() error) *Workspace {
	o.Secret = ""
	if sealing := s.Sealing(); sealing != nil {
		o.Key = sealing.Key
	}
	w := &Workspace{store: s, opts: o, close: closeStore, quotes: newQuoteShelf(), layouts: newLayoutShelf()}
	w.PlaceBackups(o.Backups)
	return w
}

func openReading(path string, o Options) (*store.Store, func() error, error) {
	s, err := store.OpenReadOnly(path, o.file())
	if err == nil {
		return s, s.Close, nil
	}
	if code := corpus.CodeOf(err); code != corpus.OpenElsewhere && code != corpus.ReadOnly {
		return nil, nil, err
	}
	return store.Snapshot(path, o.reading(), o.file())
}

// Path returns the path of the project file.
func (w *Workspace) Path() string { return w.store.Path() }

// Close ends indexing, gives up a backup under way, and closes the project.
func (w *Workspace) Close() error {
	var err error
	w.stopBackups()
	if ix := w.index(); ix != nil {
		err = ix.stop()
	}
	if w.close != nil {
		return errors.Join(err, w.close())
	}
	return errors.Join(err, w.store.Close())
}

// update makes one change durable and tells it.
func (w *Workspace) update(a Author, c store.Change, records []string, f func(*store.Tx) error) error {
	w.change.Lock()
	defer w.change.Unlock()
	c.By, c.At = a.Name, w.opts.Now()
	before, err := w.moment()
	if err != nil {
		return err
	}
	m, err := w.store.Update(c, f)
	if err != nil || m == before {
		return err
	}
	w.told(a, m, records)
	return nil
}

func (w *Workspace) told(a Author, m store.Moment, records []string) {
	if ix := w.index(); ix != nil {
		ix.poke()
	}
	w.opts.Changed(Event{Revision: m.Seq, Origin: a.Origin, Records: records})
}

func (w *Workspace) moment() (m store.Moment, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		m, err = tx.Moment()
		return err
	})
	return m, err
}
