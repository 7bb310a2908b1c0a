package desktop

import (
	"crypto/rand"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

// mediaFolder begins the names under which the page plays recordings.
const mediaFolder = "media/"

// media are the recordings that the page may play, each under a name that
// nobody guesses and that tells no path. Safe for concurrent use.
type media struct {
	mu    sync.Mutex
	paths map[string]string // by name, without the folder
}

// most is how many recordings have an address at once; more begin anew.
const most = 64

// grant returns the address under which the page may play the file at path.
func (m *media) grant(path string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	extension := strings.ToLower(filepath.Ext(path)) // by which the kind is told
	for name, granted := range m.paths {
		if granted == path {
			return "/" + mediaFolder + name
		}
	}
	if m.paths == nil || len(m.paths) >= most {
		m.paths = map[string]string{}
	}
	name := rand.Text() + extension
	m.paths[name] = path
	return "/" + mediaFolder + name
}

// forget takes every address back.
func (m *media) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.paths = nil
}

func (m *media) open(name string) (fs.File, error) {
	m.mu.Lock()
	path, ok := m.paths[name]
	m.mu.Unlock()
	if !ok {
		return nil, fs.ErrNotExist
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fs.ErrNotExist // without the path
	}
	return f, nil
}

// assets are the files of the interface, with the recordings beside them, which
// Wails serves by ranges because they can be sought in.
type assets struct {
	fs.FS
	media *media
}

// Open opens a file of the interface or a recording.
func (a assets) Open(name string) (fs.File, error) {
	if played, ok := strings.CutPrefix(path.Clean(name), mediaFolder); ok {
		f, err := a.media.open(played)
		if err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
		return f, nil
	}
	return a.FS.Open(name)
}
