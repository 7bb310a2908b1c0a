//go:build unix

package store

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"florilege/backend/corpus"
)

// Opening a named pipe would wait for somebody to write to it.
func TestNamedPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tube.florilege")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	for _, open := range []func(string, Options) (*Store, error){Open, OpenReadOnly, openSnapshot} {
		_, err := open(path, options(0))
		wantCode(t, err, corpus.NotAProject)
	}
}

// A project reached by a link is locked as itself.
func TestLink(t *testing.T) {
	_, path := newSample(t)
	link := filepath.Join(t.TempDir(), "lien.florilege")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	_, err := Open(link, options(0))
	wantCode(t, err, corpus.OpenElsewhere)
	_, err = Create(link, sampleProject, "Zoé", options(0))
	wantCode(t, err, corpus.Exists)
}
