package workspace

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// TestNamesAreStoredClean gives every name of a project characters that hide or
// reorder, and lengths that nobody types.
func TestNamesAreStoredClean(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	hostile := func(name string) string { return " \u202e" + name + "\u0007\u200b\n" }
	long := strings.Repeat("long ", mostName)

	must(t, w.EditTestimony(ada, m.ID, hostile("Titre"), "\u0007memo", []corpus.Speaker{{Name: hostile("E")}, {Name: hostile("A")}}))
	c, err := w.AddCode(ada, hostile("Code"), "", "")
	must(t, err)
	collection, err := w.AddCollection(ada, hostile("Recueil"), Filter{}, false)
	must(t, err)
	must(t, w.EditProject(ada, hostile("Projet"), "\u0007memo"))
	s, err := w.Summary()
	must(t, err)
	m, err = w.Testimony(m.ID)
	must(t, err)
	for got, want := range map[string]string{
		m.Title: "Titre", m.Speakers[0].Name: "E", m.Speakers[1].Name: "A", m.Memo: "memo", c.Name: "Code",
		collection.Name: "Recueil", s.Project.Name: "Projet", s.Project.Memo: "memo",
	} {
		if got != want {
			t.Errorf("stored %q, want %q", got, want)
		}
	}
	_, errCode := w.AddCode(ada, long, "", "")
	_, errCollection := w.AddCollection(ada, long, Filter{}, false)
	_, errNew := New(filepath.Join(t.TempDir(), "q"), long, "fr", ada, options(t))
	for what, err := range map[string]error{
		"a code": errCode, "a collection": errCollection, "a project": errNew, "the project": w.EditProject(ada, long, ""),
		"a testimony": w.EditTestimony(ada, m.ID, long, "", m.Speakers), "a code again": w.RenameCode(ada, c.ID, long),
	} {
		if corpus.CodeOf(err) != corpus.TooLarge {
			t.Errorf("the long name of %s: %v", what, err)
		}
	}
	row := w.NewBatch(ada).Import(w.PlanBytes(strings.Repeat("é\u202e", mostName)+".txt", []byte(interview+"!")), false)
	must(t, row.Err)
	if title := row.Testimony.Title; len(title) > mostName || !strings.HasSuffix(title, "é…") || strings.Contains(title, "\u202e") {
		t.Errorf("a long title became %d bytes, %q", len(title), title[len(title)-12:])
	}
	sound(t, w)
}

func TestAnExportNeverReplacesTheProject(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	code(t, w, m, "toute seule", "Autonomie")
	link := filepath.Join(t.TempDir(), "link.csv")
	must(t, os.Symlink(w.Path(), link))
	for _, path := range []string{w.Path(), link} {
		if err := w.Export(ExportRequest{Format: "csv"}, path); corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("exported to %s: %v", path, err)
		}
	}
	must(t, w.store.View(func(tx *store.Tx) error { _, err := tx.Project(); return err }))
	sound(t, w)
}
