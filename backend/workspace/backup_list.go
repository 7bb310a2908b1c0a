package workspace

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"

	"florilege/backend/backup"
	"florilege/backend/corpus"
	"florilege/backend/seal"
	"florilege/backend/store"
)

// BackupContents is what a backup holds.
type BackupContents struct {
	Project  string // its name
	Holdings Holdings
	Last     []corpus.Entry // its last changes, the newest first
	Key      *seal.Key      // what opened it; nil where no passphrase protects it
}

// lastTold is how many of its last changes tell what a backup holds.
const lastTold = 3

// Backups returns the backups of the project that can be reached, the newest
// first by the clock, without opening one.
func (w *Workspace) Backups() ([]Backup, error) {
	project, _, err := w.present()
	if err != nil {
		return nil, err
	}
	var dirs []string
	for _, root := range w.backupPlace().roots() {
		dirs = append(dirs, backup.Folder(root, project))
	}
	return listBackups(dirs)
}

// BackupsOf returns the backups of the project that stands at a path, or stood
// there and cannot be read any more: the last one then that was backed up from
// there. It is for when the project is not open.
func BackupsOf(path string, place BackupPlace) ([]Backup, error) {
	id, err := store.Identify(path, store.Options{NewID: NewID})
	var dirs []string
	for _, root := range place.roots() {
		if err == nil {
			dirs = append(dirs, backup.Folder(root, id.Project))
		} else if known := backup.Known(root, path); len(known) > 0 {
			dirs = append(dirs, known[0])
		}
	}
	return listBackups(dirs)
}

// roots are where backups may stand.
func (p BackupPlace) roots() (out []string) {
	for _, root := range []string{p.Root, p.Spare} {
		if root != "" && !slices.Contains(out, root) {
			out = append(out, root)
		}
	}
	return out
}

func listBackups(dirs []string) ([]Backup, error) {
	out := []Backup{}
	for _, dir := range dirs {
		files, err := backup.List(dir)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			out = append(out, backupOf(dir, f))
		}
	}
	slices.SortStableFunc(out, func(a, b Backup) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Seq, a.Seq)) })
	return out, nil
}

// ReadBackup returns what a backup holds. One that is sealed is opened with
// o.Key or o.Secret.
func ReadBackup(path string, o Options) (c BackupContents, err error) {
	s, closeStore, err := openReading(path, o.filled())
	if err != nil {
		return c, err
	}
	if sealing := s.Sealing(); sealing != nil {
		c.Key = sealing.Key
	}
	err = s.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		c.Project, c.Holdings = p.Name, holdingsOf(tx)
		c.Last, err = tx.History(0, lastTold)
		return err
	})
	return c, errors.Join(err, closeStore())
}

// ReadBackup returns what a backup of the project holds. secret opens one that
// is sealed in another way than the project; "" for none.
func (w *Workspace) ReadBackup(path, secret string) (BackupContents, error) {
	o := w.opts
	o.Secret = secret
	return ReadBackup(path, o)
}

// Restore writes what a backup holds to a new file at path, which must not
// exist, and checks it: the file appears whole or not at all. The project that
// the backup is of stays as it is. progress is told bytes; it may be nil.
func Restore(ctx context.Context, from, path string, o Options, progress func(done, total int64)) error {
	if filepath.Clean(from) == filepath.Clean(path) {
		return corpus.Fail(corpus.Exists, filepath.Base(path), "")
	}
	s, closeStore, err := openReading(from, o.filled())
	if err != nil {
		return err
	}
	err = s.Copy(ctx, path, store.Rewriting{Progress: progress})
	return errors.Join(err, closeStore())
}

// MoveBackups brings the backups of all projects under a root to another, and
// places those of this project there. Where the old root is not there, nothing
// is moved: what is on it stays on it.
func (w *Workspace) MoveBackups(ctx context.Context, to string, progress func(done, total int64)) error {
	w.backups.one.Lock()
	defer w.backups.one.Unlock()
	place := w.backupPlace()
	if err := MoveBackups(ctx, place.Root, to, progress); err != nil {
		return err
	}
	place.Root = to
	w.PlaceBackups(place)
	w.tellBackups(func(st *BackupState) { st.Root, st.Away, st.Err = to, "", nil })
	return nil
}

// BackupRoot returns the root of backups to use when a person chooses a folder:
// the folder itself where it is one or empty, else one inside it.
func BackupRoot(folder string) (string, error) { return backup.RootIn(folder) }

// MoveBackups is for when no project is open.
func MoveBackups(ctx context.Context, from, to string, progress func(done, total int64)) error {
	if filepath.Clean(from) == filepath.Clean(to) {
		return nil
	}
	if err := backup.Prepare(to); err != nil {
		return err
	}
	if !backup.Ready(from) {
		return nil
	}
	return backup.MoveAll(ctx, from, to, progress)
}
