//go:build !unix

package store

import (
	"errors"
	"os"
)

// supplant gives a finished file the name of this one. Windows renames no open
// file, so this one is closed first.
func (s *Store) supplant(part string) error {
	return errors.Join(s.Close(), os.Rename(part, s.path))
}
