package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
)

// Backup writes the project as it is now to a new file in the folder dir, while
// others read and change it, under the name that it is given for the moment that
// it holds, and returns both. The file gets its name once it is on the disk and
// was read again, and is marked read-only; where anything fails there is none.
//
// sound tells whether check finds nothing in it. It does where the project is
// damaged itself: the file is then the same to the last byte, damage included.
// Where the name is taken the answer is Exists.
func (s *Store) Backup(ctx context.Context, dir string, named func(m Moment, sound bool) string) (name string, m Moment, err error) {
	if err := s.roomIn(dir); err != nil {
		return "", m, err
	}
	f, err := os.CreateTemp(dir, ".backup.*.part")
	if err != nil {
		return "", m, corpus.FailWriting(dir, err)
	}
	part := f.Name()
	defer os.Remove(part)
	m, sum, err := s.copyMoment(ctx, f)
	err = errors.Join(err, f.Close())
	sound := false
	if err == nil {
		forgetCached(part)
		sound, err = s.verifyBackup(ctx, part, sum)
	}
	if err == nil {
		err = os.Chmod(part, 0o400)
	}
	if err == nil {
		name = named(m, sound)
		err = settleAt(part, filepath.Join(dir, name))
	}
	if err != nil {
		return "", Moment{}, corpus.FailWriting(dir, err)
	}
	return name, m, nil
}

// checksum is the SHA-256 of a file.
type checksum [sha256.Size]byte

// verifyBackup reads a file that was just written, of that checksum. It is not
// sound where check finds something in it; and fails where it is not what was
// written either.
func (s *Store) verifyBackup(ctx context.Context, part string, written checksum) (sound bool, err error) {
	err = s.verify(ctx, part, s.sealing)
	if corpus.CodeOf(err) != corpus.Damaged {
		return err == nil, err
	}
	f, err := os.Open(part)
	if err != nil {
		return false, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return false, err
	}
	if checksum(h.Sum(nil)) != written {
		return false, corpus.Fail(corpus.Unwritable, filepath.Dir(part), "what was written is not what was read")
	}
	return false, nil
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

// copyMoment writes the moment that a reading sees to f, and to the disk, and
// returns the checksum of what it wrote.
func (s *Store) copyMoment(ctx context.Context, f *os.File) (m Moment, sum checksum, err error) {
	for try := 0; ; try++ {
		h, out := sha256.New(), newGentle(ctx, s, f, try)
		err = s.View(func(tx *Tx) error {
			if m, err = tx.Moment(); err != nil {
				return err
			}
			if _, err := tx.tx.WriteTo(io.MultiWriter(h, out)); err != nil {
				return err
			}
			return out.Flush()
		})
		if !errors.Is(err, errInTheWay) || try+1 == backupTries {
			return m, checksum(h.Sum(nil)), err
		}
		// The writer goes on now that the reading has ended.
		if _, err := f.Seek(0, 0); err != nil {
			return m, sum, err
		}
		if err := f.Truncate(0); err != nil {
			return m, sum, err
		}
	}
}
