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

// A private copy goes with the process, however that ends: it has no name.
func TestSnapshotHasNoName(t *testing.T) {
	_, path := newSample(t)
	dir := t.TempDir()
	s, done, err := Snapshot(path, dir, options(0))
	if err != nil {
		t.Fatal(err)
	}
	if left := names(t, dir); len(left) > 0 {
		t.Errorf("the copy is called %v", left)
	}
	wantSound(t, s)
	if err := done(); err != nil {
		t.Error(err)
	}
}
