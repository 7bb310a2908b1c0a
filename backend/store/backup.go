package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
)

// Backup writes the project as it is now to a new file at path, while others
// read and change it, and returns the moment that the file holds. The file gets
// its name once it is on the disk, was read again and found sound, and is marked
// read-only; where anything fails there is none. A problem that the project has
// itself is a failure too, of code Damaged.
func (s *Store) Backup(ctx context.Context, path string) (m Moment, err error) {
	name := filepath.Base(path)
	if _, err := os.Lstat(path); err == nil {
		return m, corpus.Fail(corpus.Exists, name, "")
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+name+".*.part")
	if err != nil {
		return m, unwritable(name, err)
	}
	part := f.Name()
	defer os.Remove(part)
	m, err = s.copyMoment(ctx, f)
	if err = errors.Join(err, f.Close()); err == nil {
		forgetCached(part)
		err = s.verify(ctx, part, s.sealing)
	}
	if err == nil {
		err = os.Chmod(part, 0o400)
	}
	if err == nil {
		err = settleAt(part, path)
	}
	if err != nil {
		return Moment{}, unwritable(name, err)
	}
	return m, nil
}

// copyMoment writes the moment that a reading sees to f, and to the disk.
func (s *Store) copyMoment(ctx context.Context, f *os.File) (m Moment, err error) {
	for try := 0; ; try++ {
		out := newGentle(ctx, s, f, try)
		err = s.View(func(tx *Tx) error {
			if m, err = tx.Moment(); err != nil {
				return err
			}
			if _, err := tx.tx.WriteTo(out); err != nil {
				return err
			}
			return out.Flush()
		})
		if !errors.Is(err, errInTheWay) || try+1 == backupTries {
			return m, err
		}
		// The writer goes on now that the reading has ended.
		if _, err := f.Seek(0, 0); err != nil {
			return m, err
		}
		if err := f.Truncate(0); err != nil {
			return m, err
		}
	}
}
