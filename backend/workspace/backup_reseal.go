package workspace

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"florilege/backend/backup"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// resealBackups seals the backups of a project anew, each in its place: those in
// the clear, and those that the key the project had opens. It returns the paths
// of what stays in the clear. Backups from under an older passphrase stay as
// they are.
func resealBackups(ctx context.Context, o Options, was resealed, sealing *store.Sealing, progress func(done, total int64)) (left []string) {
	for _, root := range o.Backups.roots() {
		dir := backup.Folder(root, was.project)
		left = append(left, removeParts(dir)...)
		files, err := backup.List(dir)
		if err != nil {
			left = append(left, dir)
			continue
		}
		for _, f := range files {
			path := filepath.Join(dir, f.Name)
			id, err := store.Identify(path, o.file())
			if err == nil && id.Sealed && was.key == nil {
				continue
			}
			file := o.file()
			file.Key, file.Secret = was.key, ""
			r := store.Rewriting{Reseal: true, Sealing: sealing, Progress: progress}
			if renewErr := renewBackup(ctx, path, file, r); renewErr != nil && (err != nil || !id.Sealed) {
				left = append(left, path)
			}
		}
	}
	return left
}

// beginSealing notes beside the backups of a project that it is about to be
// sealed: who opens it next can seal what the program did not come to. It returns
// what takes the notes back that were not there before.
func (o Options) beginSealing(path string, was resealed, sealing *store.Sealing) (undo func()) {
	var note []byte
	if was.key != nil {
		note = sealing.Key.Wrap(was.key) // opens the backups of until now
	}
	var made []string
	for _, root := range o.Backups.roots() {
		if !backup.Ready(root) && (root != o.Backups.Spare || root == o.Backups.Root) {
			continue // not there, or nothing was ever backed up
		}
		dir := backup.Folder(root, was.project)
		_, before := backup.Sealing(dir, path)
		// Where it cannot be written, nor can the backups, which are told then.
		if backup.BeginSealing(dir, path, note) == nil && !before {
			made = append(made, dir)
		}
	}
	return func() {
		for _, dir := range made {
			_ = backup.EndSealing(dir, path)
		}
	}
}

// finishSealing removes or seals what a project that was sealed left in the
// clear, and returns the paths of what it could not: a root that is not there
// among them, which is seen to when it is.
func (o Options) finishSealing(ctx context.Context, path string, was resealed, sealing *store.Sealing, progress func(done, total int64)) (left []string) {
	left = append(removeOpen(o, was.project), resealBackups(ctx, o, was, sealing, progress)...)
	if ctx.Err() != nil {
		return left
	}
	away := o.Backups.Root != o.Backups.Spare && o.Backups.Root != "" && !backup.Ready(o.Backups.Root)
	if away {
		return append(left, o.Backups.Root)
	}
	for _, root := range o.Backups.roots() {
		_ = backup.EndSealing(backup.Folder(root, was.project), path) // then it is done again
	}
	return left
}

// resumeSealing goes on with what a program began that ended before all backups
// were sealed with their project, and fails where some stay in the clear.
func (w *Workspace) resumeSealing(ctx context.Context, place BackupPlace, project corpus.ID) error {
	was, begun := resealed{project: project}, false
	sealing := w.store.Sealing()
	for _, root := range place.roots() {
		dir := backup.Folder(root, project)
		note, ok := backup.Sealing(dir, w.Path())
		if !ok {
			continue
		}
		if sealing == nil { // it ended before the project was sealed
			if err := backup.EndSealing(dir, w.Path()); err != nil {
				return err
			}
			continue
		}
		begun = true
		if key, err := sealing.Key.Unwrap(note); err == nil {
			was.key = key
		}
	}
	if !begun {
		return nil
	}
	o := w.opts
	o.Backups = place
	left := o.finishSealing(ctx, w.Path(), was, sealing, nil)
	left = slices.DeleteFunc(left, func(path string) bool { return path == place.Root })
	if ctx.Err() != nil {
		return corpus.Fail(corpus.Cancelled, "", "")
	}
	if len(left) > 0 {
		return corpus.Fail(corpus.Unsealed, left[0], "")
	}
	return nil
}

// renewBackup writes a backup anew, which is marked read-only before and after.
func renewBackup(ctx context.Context, path string, o store.Options, r store.Rewriting) error {
	if err := os.Chmod(path, 0o600); err != nil {
		return err
	}
	return errors.Join(store.Renew(ctx, path, o, r), os.Chmod(path, 0o400))
}

// removeParts removes the backups that a program left half made, and returns
// the paths of those it could not remove.
func removeParts(dir string) (left []string) {
	entries, _ := os.ReadDir(dir) // mostly it is there; where not, there is nothing in it
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") || !strings.HasSuffix(e.Name(), ".part") {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
			left = append(left, path)
		}
	}
	return left
}
