package backup

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
)

// sealMark begins the name of a file that says that a project is being sealed, and
// its backups after it.
const sealMark = "sealing-"

// BeginSealing notes in a project's folder, which it makes, that the project at
// path is being sealed, with what it takes to go on where the program ends
// before its backups are sealed too.
func BeginSealing(dir, path string, note []byte) error {
	if err := makeFolder(dir); err != nil {
		return corpus.FailWriting(dir, err)
	}
	mark := filepath.Join(dir, sealMark+pathHash(path))
	if err := writeFile(mark, note); err != nil {
		return corpus.FailWriting(mark, err)
	}
	return nil
}

// Sealing returns that note, and whether there is one.
func Sealing(dir, path string) (note []byte, ok bool) {
	note, err := os.ReadFile(filepath.Join(dir, sealMark+pathHash(path)))
	return note, err == nil
}

// EndSealing removes that note, where there is one.
func EndSealing(dir, path string) error {
	mark := filepath.Join(dir, sealMark+pathHash(path))
	if err := os.Remove(mark); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return corpus.FailWriting(mark, err)
	}
	return nil
}
