package desktop

import (
	"path/filepath"
	"strings"
	"sync"

	"florilege/backend/corpus"
)

// grants are the paths that a person named, in a dialog, on the command line or
// by dropping files: a method that takes a path takes no other. What may be
// written may be read. Safe for concurrent use.
type grants struct {
	mu    sync.Mutex
	read  map[string]bool
	write map[string]bool
}

// toRead lets paths be read; a folder stands for all that is in it.
func (g *grants) toRead(paths ...string) { g.add(&g.read, paths) }

// toWrite lets files be made or replaced at paths.
func (g *grants) toWrite(paths ...string) { g.add(&g.write, paths) }

func (g *grants) add(to *map[string]bool, paths []string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if *to == nil {
		*to = map[string]bool{}
	}
	for _, p := range paths {
		if p != "" {
			(*to)[absolute(p)] = true
		}
	}
}

// mayRead refuses a path that nobody named, and that is in no folder that
// somebody named.
func (g *grants) mayRead(path string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	path = absolute(path)
	if g.read[path] || g.write[path] {
		return nil
	}
	// A link inside a folder must not lead out of it.
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return notNamed(path)
	}
	for folder := range g.read {
		if inside(path, folder) && isDir(folder) {
			if home, err := filepath.EvalSymlinks(folder); err == nil && inside(real, home) {
				return nil
			}
		}
	}
	return notNamed(path)
}

// mayWrite refuses a path that nobody named as a place to write to.
func (g *grants) mayWrite(path string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if path = absolute(path); g.write[path] {
		return nil
	}
	return notNamed(path)
}

// spend takes back what was granted to write at a path: it was for one file.
func (g *grants) spend(path string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.write, absolute(path))
}

func notNamed(path string) error {
	return corpus.Fail(corpus.Invalid, filepath.Base(path), "it was not chosen in a dialog")
}

func inside(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func absolute(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return filepath.Clean(path)
	}
	return abs
}
