package backup

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"florilege/backend/corpus"
)

// Folder returns where the backups of a project stand under a root. An ID that
// is no plain word, as a file from elsewhere may have, leads nowhere else.
func Folder(root string, project corpus.ID) string {
	name := string(project)
	if !plain(name) {
		sum := sha256.Sum256([]byte(name))
		name = hex.EncodeToString(sum[:16])
	}
	return filepath.Join(root, name)
}

func plain(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return s != "" && len(s) <= 64 && strings.Trim(s, "-") != ""
}

// List returns the backups in a folder, the newest first by the clock. What has
// another name is none of ours, a half-written file among them. A folder that
// is not there holds nothing.
func List(dir string) ([]File, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, corpus.FailWith(corpus.Unreadable, dir, cause(err))
	}
	out := []File{}
	for _, e := range entries {
		f, ok := Parse(e.Name())
		if !ok {
			continue
		}
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue // gone since, or no file
		}
		f.Bytes = info.Size()
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b File) int { return strings.Compare(b.Name, a.Name) })
	return out, nil
}

// cause returns err without the path before it.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// partEnd ends the name of a file in the making.
const partEnd = ".part"

// abandoned is how long a file in the making may stay untouched, and pathMark
// begins the name of an empty file that tells where a project stood.
const (
	abandoned = time.Hour
	pathMark  = "path-"
)

// Remember notes in a project's folder, which it makes, where the project file
// stands, without telling it: Known finds the project of a path again, when its
// file cannot be read any more. It also removes what programs that were killed
// left behind in the making.
func Remember(dir, path string) error {
	if err := makeFolder(dir); err != nil {
		return corpus.FailWriting(dir, err)
	}
	mark := filepath.Join(dir, pathMark+pathHash(path))
	if err := os.WriteFile(mark, nil, 0o600); err != nil {
		return corpus.FailWriting(dir, err)
	}
	info, err := os.Stat(mark)
	if err != nil {
		return corpus.FailWriting(dir, err)
	}
	sweep(dir, info.ModTime())
	return nil
}

// sweep removes files in the making that nobody writes any more, at a time by
// the clock of that disk.
func sweep(dir string, now time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") || !strings.HasSuffix(e.Name(), partEnd) {
			continue
		}
		if info, err := e.Info(); err == nil && now.Sub(info.ModTime()).Abs() > abandoned {
			_ = os.Remove(filepath.Join(dir, e.Name())) // the next one will try again
		}
	}
}

// Known returns the folders under a root of the projects that stood at a path,
// the one last remembered first.
func Known(root, path string) []string {
	type found struct {
		dir string
		at  time.Time
	}
	var all []found
	entries, err := os.ReadDir(root)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		dir := filepath.Join(root, e.Name())
		if info, err := os.Stat(filepath.Join(dir, pathMark+pathHash(path))); err == nil {
			all = append(all, found{dir, info.ModTime()})
		}
	}
	slices.SortFunc(all, func(a, b found) int { return b.at.Compare(a.at) })
	var out []string
	for _, f := range all {
		out = append(out, f.dir)
	}
	return out
}

// pathHash names a path without telling it.
func pathHash(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if runtime.GOOS == "windows" {
		path = strings.ToLower(path)
	}
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:16])
}
