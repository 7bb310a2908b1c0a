package workspace

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"florilege/backend/backup"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// backupEvery is how often a project that changed is backed up.
const backupEvery = 15 * time.Minute

// BackupPlace says where backups go, and how much room they may take.
type BackupPlace struct {
	Root  string // folder of the backups of all projects; "" for none
	Spare string // takes its place while that is not there; "" for none
	Limit int64  // bytes for the backups of a project, but for the newest few; 0 for any
}

// BackupState says how the backups of a project stand.
type BackupState struct {
	Running bool
	Root    string    // where they go at present; "" where they go nowhere
	Away    string    // the root that was chosen, where it is not there and Root stands in for it
	Last    time.Time // when the newest of them was made, as far as is known; zero for none
	Damaged bool      // the project is damaged, and so that one is
	Err     error     // why the last attempt failed
}

// Backup is one backup of a project.
type Backup struct {
	Path    string
	At      time.Time // when it was made
	Seq     uint64    // number of the last change that it holds
	Bytes   int64     // of the file
	Damaged bool      // the project was damaged when it was made, and so is the backup
}

func backupOf(dir string, f backup.File) Backup {
	return Backup{filepath.Join(dir, f.Name), f.At, f.Seq, f.Bytes, f.Damaged}
}

// backups keeps a project backed up.
type backups struct {
	one sync.Mutex // one backup at a time

	mu    sync.Mutex
	place BackupPlace
	state BackupState

	quit context.CancelFunc // nil until StartBackups
	done chan struct{}
}

// StartBackups backs the project up now, unless that was done at this moment of
// it already, and then after every quarter of an hour in which it changed, in the
// background, until Close. What fails is told and tried again, and disturbs
// nothing.
func (w *Workspace) StartBackups() {
	w.start.Lock()
	defer w.start.Unlock()
	if w.backups.quit != nil || w.backupPlace().Root == "" {
		return
	}
	ctx, quit := context.WithCancel(context.Background())
	w.backups.quit, w.backups.done = quit, make(chan struct{})
	go func() {
		defer close(w.backups.done)
		for {
			_, _, _ = w.BackUp(ctx) // the state tells
			select {
			case <-ctx.Done():
				return
			case <-w.opts.After(backupEvery):
			}
		}
	}()
}

// stopBackups gives up a backup under way: the next opening makes it.
func (w *Workspace) stopBackups() {
	w.start.Lock()
	quit, done := w.backups.quit, w.backups.done
	w.start.Unlock()
	if quit != nil {
		quit()
		<-done
	}
}

// BackupState says how the backups of the project stand.
func (w *Workspace) BackupState() BackupState {
	w.backups.mu.Lock()
	defer w.backups.mu.Unlock()
	return w.backups.state
}

// PlaceBackups sets where backups go from now on, and how much room they take.
func (w *Workspace) PlaceBackups(p BackupPlace) {
	w.backups.mu.Lock()
	w.backups.place = p
	w.backups.mu.Unlock()
}

func (w *Workspace) backupPlace() BackupPlace {
	w.backups.mu.Lock()
	defer w.backups.mu.Unlock()
	return w.backups.place
}

// tellBackups changes the state and tells it.
func (w *Workspace) tellBackups(edit func(*BackupState)) {
	w.backups.mu.Lock()
	edit(&w.backups.state)
	st := w.backups.state
	w.backups.mu.Unlock()
	w.opts.BackedUp(st)
}

// BackUp makes a backup of the project as it is now and drops those that need
// not be kept. Where one of this moment is there already, it returns that, and
// made is false. A project that is damaged is backed up too, and the backup says
// so: no good one goes for it.
func (w *Workspace) BackUp(ctx context.Context) (b Backup, made bool, err error) {
	w.backups.one.Lock()
	defer w.backups.one.Unlock()
	place := w.backupPlace()
	if place.Root == "" {
		return b, false, corpus.Fail(corpus.Invalid, "the folder of backups", "there is none")
	}
	w.tellBackups(func(st *BackupState) { st.Running = true })
	root, b, made, err := w.tryBackUp(ctx, place)
	w.tellBackups(func(st *BackupState) {
		st.Running, st.Root, st.Away = false, root, ""
		if root != place.Root {
			st.Away = place.Root
		}
		if b.Path != "" {
			st.Last, st.Damaged = b.At, b.Damaged
		}
		if err == nil || corpus.CodeOf(err) != corpus.Cancelled {
			st.Err = err
		}
	})
	return b, made, err
}

// tryBackUp is BackUp to a place. A defect ends the backup and not the program,
// which has other work to keep.
func (w *Workspace) tryBackUp(ctx context.Context, place BackupPlace) (root string, b Backup, made bool, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = corpus.Recovered(p)
		}
	}()
	if root, err = place.root(); err == nil {
		b, made, err = w.backUpTo(ctx, root, place)
	}
	return root, b, made, err
}

// root returns the root that backups go to at present, which is there.
func (p BackupPlace) root() (string, error) {
	if p.Root == p.Spare || p.Spare == "" {
		return p.Root, backup.Prepare(p.Root)
	}
	if backup.Ready(p.Root) {
		return p.Root, nil
	}
	return p.Spare, backup.Prepare(p.Spare)
}

// backUpTo is BackUp, to a root that is there.
func (w *Workspace) backUpTo(ctx context.Context, root string, place BackupPlace) (b Backup, made bool, err error) {
	project, at, err := w.present()
	if err != nil {
		return b, false, err
	}
	dir := backup.Folder(root, project)
	if err := backup.Remember(dir, w.Path()); err != nil {
		return b, false, err
	}
	if root != place.Spare && place.Spare != "" {
		// Those that were made while the root was not there come to it.
		if err := backup.Move(ctx, backup.Folder(place.Spare, project), dir, nil); err != nil {
			return b, false, err
		}
	}
	// A backup is made all the same: it is sealed as the project is.
	unsealed := w.resumeSealing(ctx, place, project)
	defer func() { err = errors.Join(err, unsealed) }()
	files, err := backup.List(dir)
	if err != nil {
		return b, false, err
	}
	f, ok, err := w.backedUp(ctx, files, at)
	if err != nil {
		return b, false, err
	}
	if ok {
		return backupOf(dir, f), false, nil
	}
	f, err = w.writeBackup(ctx, dir)
	if corpus.CodeOf(err) == corpus.DiskFull {
		// Perhaps of what need not be kept.
		if dropped, thinErr := w.thin(dir, place.Limit, ""); dropped > 0 && thinErr == nil {
			f, err = w.writeBackup(ctx, dir)
		}
	}
	if err != nil {
		return b, false, err
	}
	_, err = w.thin(dir, place.Limit, f.Name)
	return backupOf(dir, f), true, err
}

// backedUp returns which of the files holds the moment that the project is at.
// That of a damaged project is none where the project turns out to be sound.
func (w *Workspace) backedUp(ctx context.Context, files []backup.File, at store.Moment) (f backup.File, ok bool, err error) {
	for _, one := range files {
		if one.Holds(at.Seq, w.stamp(at)) && (!ok || f.Damaged) {
			f, ok = one, true
		}
	}
	if !ok || !f.Damaged {
		return f, ok, nil
	}
	problems, err := w.store.CheckAll(ctx, nil)
	if corpus.CodeOf(err) == corpus.Damaged && err != nil {
		return f, true, nil
	}
	return f, len(problems) > 0, err
}

// writeBackup makes one backup in a folder.
func (w *Workspace) writeBackup(ctx context.Context, dir string) (f backup.File, err error) {
	_, _, err = w.store.Backup(ctx, dir, func(m store.Moment, sound bool) string {
		f = backup.New(w.opts.Now(), m.Seq, w.stamp(m))
		if !sound {
			f = f.OfDamaged()
		}
		return f.Name
	})
	if corpus.CodeOf(err) == corpus.Exists {
		err = nil // another program backed up the same moment in the same second
	}
	if info, statErr := os.Stat(filepath.Join(dir, f.Name)); statErr == nil {
		f.Bytes = info.Size()
	}
	return f, err
}

// present returns which project this is, and the moment it is at.
func (w *Workspace) present() (project corpus.ID, at store.Moment, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		project = p.ID
		at, err = tx.Moment()
		return err
	})
	return project, at, err
}

// stamp tells a moment from others of the same number, and from itself under
// other locks: a project that gets another passphrase is backed up under it.
func (w *Workspace) stamp(m store.Moment) corpus.ID {
	sealing := w.store.Sealing()
	if sealing == nil {
		return m.ID
	}
	sum := sha256.New()
	for _, slot := range sealing.Slots {
		sum.Write(slot.Salt)
	}
	return m.ID + corpus.ID(hex.EncodeToString(sum.Sum(nil)))
}

// thin drops the backups in a folder that need not be kept, and returns how many.
func (w *Workspace) thin(dir string, limit int64, made string) (dropped int, err error) {
	files, err := backup.List(dir)
	if err != nil {
		return 0, err
	}
	for _, f := range backup.Spare(files, limit, w.opts.Now(), made) {
		if err := os.Remove(filepath.Join(dir, f.Name)); err != nil && !os.IsNotExist(err) {
			return dropped, corpus.FailWriting(f.Name, err)
		}
		dropped++
	}
	return dropped, nil
}

// NewBackupPlace returns the place that a user chose, with a limit in megabytes:
// home where root is "", and home again while root is not there.
func NewBackupPlace(root, home string, limitMB int) BackupPlace {
	if root == "" {
		root = home
	}
	return BackupPlace{Root: root, Spare: home, Limit: int64(limitMB) * 1_000_000}
}
