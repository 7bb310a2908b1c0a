package backup

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// Move brings the backups of a folder to another, which it makes: each is
// copied, read again and compared, and only then removed from where it was. One
// that is there already is not copied again. Whatever stops it, every backup is
// whole in one of the two places. progress is told bytes, of what is to be
// copied; it may be nil.
func Move(ctx context.Context, from, to string, progress func(done, total int64)) error {
	files, err := List(from)
	if err != nil {
		return err
	}
	if err := makeFolder(to); err != nil {
		return corpus.FailWriting(to, err)
	}
	var done, total int64
	for _, f := range files {
		total += f.Bytes
	}
	for _, f := range files {
		if ctx.Err() != nil {
			return corpus.Fail(corpus.Cancelled, "", "")
		}
		if err := moveFile(filepath.Join(from, f.Name), filepath.Join(to, f.Name)); err != nil {
			return err
		}
		if done += f.Bytes; progress != nil {
			progress(done, total)
		}
	}
	return moveMarks(from, to)
}

// MoveAll does the same with the folders of all projects under a root.
func MoveAll(ctx context.Context, from, to string, progress func(done, total int64)) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return corpus.FailWith(corpus.Unreadable, from, cause(err))
	}
	if err := Prepare(to); err != nil {
		return err
	}
	var dirs []string
	var before, total int64
	for _, e := range entries {
		dir := filepath.Join(from, e.Name())
		files, err := List(dir)
		if !e.IsDir() || err != nil || len(files) == 0 && !marked(dir) {
			continue
		}
		dirs = append(dirs, e.Name())
		for _, f := range files {
			total += f.Bytes
		}
	}
	for _, dir := range dirs {
		var last int64
		err := Move(ctx, filepath.Join(from, dir), filepath.Join(to, dir), func(done, _ int64) {
			if last = done; progress != nil {
				progress(before+done, total)
			}
		})
		if err != nil {
			return err
		}
		before += last
	}
	return nil
}

// moveFile moves one file between what may be two disks.
func moveFile(from, to string) error {
	if _, err := os.Lstat(to); err != nil {
		if err := copyFile(from, to); err != nil {
			return err
		}
	}
	one, err := sum(from)
	if err != nil {
		return err
	}
	two, err := sum(to)
	if err != nil {
		return err
	}
	if one != two {
		return corpus.Fail(corpus.Unwritable, filepath.Base(to), "what was written is not what was read")
	}
	if err := os.Remove(from); err != nil {
		return corpus.FailWriting(from, err)
	}
	return nil
}

// copyFile copies a file to where none is; it appears whole or not at all.
func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return corpus.FailWith(corpus.Unreadable, from, cause(err))
	}
	defer in.Close()
	out, err := os.CreateTemp(filepath.Dir(to), "."+filepath.Base(to)+".*"+partEnd)
	if err != nil {
		return corpus.FailWriting(to, err)
	}
	defer os.Remove(out.Name())
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	err = errors.Join(err, out.Close())
	if err == nil {
		err = os.Chmod(out.Name(), 0o400)
	}
	if err == nil {
		err = os.Rename(out.Name(), to)
	}
	if err != nil {
		return corpus.FailWriting(to, err)
	}
	syncFolder(filepath.Dir(to)) // before the other one goes
	return nil
}

func sum(path string) (out [sha256.Size]byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return out, corpus.FailWith(corpus.Unreadable, path, cause(err))
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return out, corpus.FailWith(corpus.Unreadable, path, cause(err))
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}

// moveMarks brings along what tells where the project stood, and removes the
// folder that it leaves empty.
func moveMarks(from, to string) error {
	entries, err := os.ReadDir(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return corpus.FailWith(corpus.Unreadable, from, cause(err))
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), pathMark) {
			continue
		}
		mark := filepath.Join(to, e.Name())
		if err := os.WriteFile(mark, nil, 0o600); err != nil {
			return corpus.FailWriting(mark, err)
		}
		if info, err := e.Info(); err == nil {
			_ = os.Chtimes(mark, info.ModTime(), info.ModTime()) // only an order
		}
		if err := os.Remove(filepath.Join(from, e.Name())); err != nil {
			return corpus.FailWriting(from, err)
		}
	}
	_ = os.Remove(from) // not where something else is in it
	return nil
}

func marked(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return strings.HasPrefix(e.Name(), pathMark) })
}
