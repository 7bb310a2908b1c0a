package workspace

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Whatever stands where the index should, the project opens, is searched, and
// nothing outside the index's folder is touched.
func TestDamagedIndex(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, dir string){
		"a file in its place": func(t *testing.T, dir string) {
			must(t, os.RemoveAll(dir))
			must(t, os.WriteFile(dir, []byte("x"), 0o600))
		},
		"every file blank": func(t *testing.T, dir string) {
			files, err := filepath.Glob(filepath.Join(dir, "*"))
			must(t, err)
			for _, f := range files {
				if info, err := os.Stat(f); err == nil && !info.IsDir() {
					must(t, os.WriteFile(f, make([]byte, info.Size()), 0o600))
				}
			}
		},
		"a folder that cannot be written": func(t *testing.T, dir string) {
			must(t, os.RemoveAll(filepath.Dir(dir)))
			must(t, os.WriteFile(filepath.Dir(dir), nil, 0o400))
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := options(t)
			w := newWorkspace(t, o)
			put(t, w, "amina.txt", interview)
			found(t, w, "dossier")
			s, err := w.Summary()
			must(t, err)
			must(t, w.Close())
			spoil(t, filepath.Join(o.Cache, "index", string(s.Project.ID)))
			w, err = Open(w.Path(), o)
			must(t, err)
			must(t, w.StartIndex())
			if got := found(t, w, "dossier"); len(got) != 1 {
				t.Errorf("found %v", got)
			}
			put(t, w, "b.txt", "Une hirondelle passe.")
			if got := found(t, w, "hirondelle"); len(got) != 1 {
				t.Errorf("found %v", got)
			}
			must(t, w.Close())
		})
	}
}

// The ID of a project comes from its file, which anybody may have made.
func TestIndexFolderStaysInItsPlace(t *testing.T) {
	for _, id := range []corpus.ID{"", ".", "..", "../../documents", "a/b", `a\b`, "C:", "con\x00", "É"} {
		if got := indexFolder(id); len(got) != 64 || filepath.Base(got) != got {
			t.Errorf("%q leads to %q", id, got)
		}
	}
	if got := indexFolder("0198c7a4-3f1e-7000-8000-0123456789ab"); got != "0198c7a4-3f1e-7000-8000-0123456789ab" {
		t.Errorf("a UUID leads to %q", got)
	}
}

// One text that cannot be read keeps nobody from searching the others, and an
// entry of the journal that cannot be read keeps nobody from anything.
func TestSearchBesideDamage(t *testing.T) {
	o := options(t)
	w := newWorkspace(t, o)
	put(t, w, "amina.txt", interview)
	lost := put(t, w, "b.txt", "Une hirondelle passe dans la cour de la maison, quand il pleut, par le soupirail.")
	put(t, w, "c.txt", "Une autre hirondelle.")
	code(t, w, lost, "hirondelle", "Oiseaux")
	must(t, w.Close())
	data, err := os.ReadFile(w.Path())
	must(t, err)
	data = bytes.ReplaceAll(data, []byte("le soupirail."), []byte("la soupiraie."))
	data = bytes.ReplaceAll(data, []byte("jquote_code"), []byte("jquote_moce")) // the action of an entry
	must(t, os.WriteFile(w.Path(), data, 0o600))

	must(t, os.RemoveAll(o.Cache))
	w, err = Open(w.Path(), o)
	must(t, err)
	defer w.Close()
	if got := found(t, w, "hirondelle"); len(got) != 2 { // the quote, and the other testimony
		t.Errorf("found %v", got)
	}
	s, err := w.Summary()
	must(t, err)
	if s.Testimonies != 3 || s.Quotes != 1 {
		t.Errorf("the summary says %+v", s)
	}
	steps, err := w.History(0, 100)
	must(t, err)
	if len(steps) < 4 || steps[0].Action != corpus.ActLost {
		t.Errorf("the history is %v", steps)
	}
	problems, err := w.Check()
	must(t, err)
	of := func(code store.ProblemCode, kind string) bool {
		return slices.ContainsFunc(problems, func(p store.Problem) bool { return p.Code == code && p.Kind == kind })
	}
	if !of(store.NoText, store.Testimonies) {
		t.Errorf("check says %v", problems)
	}
	for _, p := range problems {
		if p.Code == store.NoText && p.Name != lost.Title {
			t.Errorf("the testimony is called %q", p.Name)
		}
	}
}
