package export

import (
	"bufio"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
)

// File writes path with what write gives it: into a temporary file beside it,
// which is synced and then renamed. On any error, and if write panics, a file
// that was there stays as it was and no temporary file is left. A link is
// followed; a read-only file is not replaced. Errors are corpus.Unwritable
// or corpus.DiskFull about path, or the corpus.Error that write returned.
func File(path string, write func(io.Writer) error) error {
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real
	}
	mode, err := modeOf(target)
	if err != nil {
		return corpus.FailWriting(path, err)
	}
	name := filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+"."+rand.Text()[:8]+".tmp")
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return corpus.FailWriting(path, err)
	}
	defer func() { // both done already where all went well
		_ = f.Close()
		_ = os.Remove(name)
	}()
	if mode != 0 {
		err = f.Chmod(mode)
	}
	if err := errors.Join(err, fill(f, write)); err != nil {
		return corpus.FailWriting(path, err)
	}
	if err := f.Close(); err != nil {
		return corpus.FailWriting(path, err)
	}
	if err := os.Rename(name, target); err != nil {
		return corpus.FailWriting(path, err)
	}
	syncFolder(filepath.Dir(target))
	return nil
}

func fill(f *os.File, write func(io.Writer) error) error {
	w := bufio.NewWriterSize(f, 64<<10)
	if err := write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Sync()
}

// modeOf returns the permissions of the file to replace, or 0 where there is
// none, and why it must not be replaced.
func modeOf(target string) (fs.FileMode, error) {
	info, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, nil
	case err != nil:
		return 0, err
	case info.IsDir():
		return 0, errors.New("it is a folder")
	case info.Mode().Perm()&0o200 == 0:
		return 0, errors.New("it is read-only")
	}
	return info.Mode().Perm(), nil
}

// syncFolder makes the rename survive a power cut. Some systems cannot sync a
// folder; the file itself is safe by then.
func syncFolder(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}
