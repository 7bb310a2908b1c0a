package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
)

// Backup writes the project as it is now to a new file in the folder dir, while
// others read and change it, under the name that the moment it holds is given,
// and returns both. The file gets its name once it is on the disk, was read again
// and found sound, and is marked read-only; where anything fails there is none. A
// problem that the project has itself is a failure too, of code Damaged. Where
// the name is taken the answer is Exists.
func (s *Store) Backup(ctx context.Context, dir string, named func(Moment) string) (name string, m Moment, err error) {
	if err := s.roomIn(dir); err != nil {
		return "", m, err
	}
	f, err := os.CreateTemp(dir, ".backup.*.part")
	if err != nil {
		return "", m, corpus.FailWriting(dir, err)
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
		name = named(m)
		err = settleAt(part, filepath.Join(dir, name))
	}
	if err != nil {
		return "", Moment{}, corpus.FailWriting(dir, err)
	}
	return name, m, nil
}

// leaveRoom is how many bytes a backup leaves free on its disk, where that has
// twenty times as many: work goes on there.
const leaveRoom = 256 << 20

// roomIn fails where a backup would fill the disk of a folder.
func (s *Store) roomIn(dir string) error {
	info, err := s.file.Stat()
	if err != nil {
		return corpus.FailWith(corpus.Unreadable, s.name(), cause(err))
	}
	if free, total, ok := diskRoom(dir); ok && free < info.Size()+min(leaveRoom, total/20) {
		return corpus.Fail(corpus.DiskFull, dir, "")
	}
	return nil
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
