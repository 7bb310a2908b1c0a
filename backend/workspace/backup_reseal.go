package workspace

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"florilege/backend/backup"
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
