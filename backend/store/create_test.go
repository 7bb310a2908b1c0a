package store

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"florilege/backend/corpus"
)

func TestCreate(t *testing.T) {
	s, path := newProject(t)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 || info.Size() > 2*growBytes {
		t.Errorf("an empty project is %v, %v", info, err)
	}
	if s.Path() != path {
		t.Errorf("its path is %s", s.Path())
	}
	wantSound(t, s)
	before := digest(t, path)
	_, err := Create(path, sampleProject, "Zoé", options(0))
	wantCode(t, err, corpus.Exists)
	if digest(t, path) != before {
		t.Error("the file changed")
	}
	_, err = Create(filepath.Join(path, "dans.florilege"), sampleProject, "Zoé", options(0))
	wantCode(t, err, corpus.Unwritable)
	_, err = Create(filepath.Join(t.TempDir(), "absent", "a.florilege"), sampleProject, "Zoé", options(0))
	wantCode(t, err, corpus.Unwritable)
	if got := names(t, filepath.Dir(path)); !slices.Equal(got, []string{"ateliers.florilege"}) {
		t.Errorf("the folder holds %v", got)
	}
}

// Somebody takes the name between the look and the end.
func TestCreateReplacesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ateliers.florilege")
	o := options(0)
	id := o.NewID
	o.NewID = func() corpus.ID {
		if err := os.WriteFile(path, []byte("theirs"), 0o600); err != nil {
			t.Fatal(err)
		}
		return id()
	}
	_, err := Create(path, sampleProject, "Zoé", o)
	wantCode(t, err, corpus.Exists)
	if data, err := os.ReadFile(path); string(data) != "theirs" {
		t.Errorf("it was replaced: %q, %v", data, err)
	}
	if got := names(t, filepath.Dir(path)); !slices.Equal(got, []string{"ateliers.florilege"}) {
		t.Errorf("the folder holds %v", got)
	}
}
