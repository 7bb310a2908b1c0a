//go:build unix

package store

import (
	"os"
	"path/filepath"
)

// supplant gives a finished file the name of this one, whose lock is held until
// it is closed: whoever waits for that finds another file under the name.
func (s *Store) supplant(part string) error {
	if info, err := os.Stat(s.path); err == nil {
		// A new file is the user's alone; the old one may be shared.
		if err := os.Chmod(part, info.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := os.Rename(part, s.path); err != nil {
		return err
	}
	syncFolder(filepath.Dir(s.path))
	return nil
}
