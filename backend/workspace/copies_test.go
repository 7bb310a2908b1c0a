package workspace

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"florilege/backend/copies"
	"florilege/backend/corpus"
)

// beside writes a file into a project's folder.
func besideOf(t *testing.T, w *Workspace, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(filepath.Dir(w.Path()), name)
	must(t, os.WriteFile(path, data, 0o600))
	return path
}

func TestCopies(t *testing.T) {
	w := newWorkspace(t, options(t))
	data, err := os.ReadFile(w.Path())
	must(t, err)
	other, err := os.ReadFile(newWorkspace(t, another(t, "b")).Path())
	must(t, err)
	besideOf(t, w, "p - Copie.florilege", data)
	conflict := besideOf(t, w, "p (conflicted copy 2026-11-26 103343).florilege", data)
	besideOf(t, w, "mardi.florilege", data)
	besideOf(t, w, "p (1).florilege", other)
	besideOf(t, w, "p (2).florilege", []byte("Un texte."))
	besideOf(t, w, "p-PORTABLE.florilege", data[:9000]) // not wholly there yet
	besideOf(t, w, "ailleurs.florilege", data[:9000])
	besideOf(t, w, "p (copie).txt", data)
	must(t, os.Mkdir(filepath.Join(filepath.Dir(w.Path()), "p (3).florilege"), 0o700))

	names := func(namedOnly bool) []string {
		found, err := w.Copies(namedOnly)
		must(t, err)
		out := []string{}
		for _, c := range found {
			out = append(out, filepath.Base(c.Path))
		}
		slices.Sort(out)
		return out
	}
	want := []string{"p (conflicted copy 2026-11-26 103343).florilege", "p - Copie.florilege", "p-PORTABLE.florilege"}
	if got := names(true); !slices.Equal(got, want) {
		t.Errorf("copies by name: %q, want %q", got, want)
	}
	if got := names(false); !slices.Equal(got, append([]string{"mardi.florilege"}, want...)) {
		t.Errorf("copies: %q", got)
	}
	found, err := w.Copies(true)
	must(t, err)
	for _, c := range found {
		broken := c.Name.By == "PORTABLE"
		if broken != (corpus.CodeOf(c.Err) == corpus.Damaged) || !broken && c.Err != nil {
			t.Errorf("%s: %v", c.Path, c.Err)
		}
	}
	if i := slices.IndexFunc(found, func(c FoundCopy) bool { return c.Path == conflict }); i != 0 && i != 1 || found[i].Name.Service != copies.Nextcloud {
		t.Errorf("the conflict copy is at %d of %+v", i, found)
	}

	// Its state changes with it.
	c, err := Open(conflict, another(t, "c"))
	must(t, err)
	put(t, c, "amina.txt", interview)
	must(t, c.Close())
	again, err := w.Copies(true)
	must(t, err)
	state := func(list []FoundCopy) string {
		return list[slices.IndexFunc(list, func(c FoundCopy) bool { return c.Path == conflict })].State
	}
	if state(found) == state(again) {
		t.Error("a copy that changed is told to be as it was")
	}

	// From the copy, the project is found, though another window holds it.
	c, err = Open(conflict, another(t, "c"))
	must(t, err)
	defer c.Close()
	back, err := c.Copies(true)
	must(t, err)
	if i := slices.IndexFunc(back, func(f FoundCopy) bool { return f.Path == w.Path() }); i < 0 || !back[i].Name.Original {
		t.Errorf("from the copy: %+v", back)
	}
}

// A sealed copy is known without its passphrase.
func TestSealedCopies(t *testing.T) {
	w := newWorkspace(t, options(t))
	data, err := os.ReadFile(w.Path())
	must(t, err)
	path := besideOf(t, w, "p-PORTABLE.florilege", data)
	protect(t, path, "phrase de passe longue")
	found, err := w.Copies(true)
	must(t, err)
	if len(found) != 1 || !found[0].Sealed || found[0].Err != nil {
		t.Errorf("found %+v", found)
	}
}
