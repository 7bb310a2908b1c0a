package backup

import (
	_ "embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
)

// rootMark is a file that tells people what the folder holds, and us that it is
// the one that was chosen: where a disk is not there, a folder of the same name
// may stand in its place.
const rootMark = "florilege.txt"

//go:embed root.txt
var rootText []byte

// Prepare makes the root of backups where there is none.
func Prepare(root string) error {
	if Ready(root) {
		return nil
	}
	err := makeFolder(root)
	if err == nil {
		err = writeFile(filepath.Join(root, rootMark), rootText)
	}
	if err != nil {
		return corpus.FailWriting(root, err)
	}
	return nil
}

// Ready reports whether a root is there.
func Ready(root string) bool {
	info, err := os.Stat(filepath.Join(root, rootMark))
	return err == nil && info.Mode().IsRegular()
}

// folderName is the root that RootIn makes in a folder that holds other things.
const folderName = "florilege-backups"

// RootIn returns the root to use when a person chooses a folder: the folder
// itself where it is one or empty, else one inside it.
func RootIn(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", corpus.Fail(corpus.Missing, dir, "")
	case err != nil:
		return "", corpus.FailWith(corpus.Unreadable, dir, cause(err))
	case Ready(dir) || len(entries) == 0:
		return dir, nil
	}
	return filepath.Join(dir, folderName), nil
}
