package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func backupsOf(t *testing.T, a *App, path string) Backups {
	t.Helper()
	out, err := a.BackupsOf(path)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func projectPath(t *testing.T, a *App) string {
	t.Helper()
	s, err := a.Status()
	if err != nil || s.Project == nil {
		t.Fatalf("status %+v, %v", s, err)
	}
	return s.Project.Path
}

func TestBackupsOfTheOpenProject(t *testing.T) {
	a, _ := newTestApp(t)
	if _, err := a.BackUpNow(); err != nil {
		t.Fatal(err)
	}
	if made, err := a.BackUpNow(); err != nil || made {
		t.Errorf("at the same moment again: %v, %v", made, err)
	}
	list := backupsOf(t, a, "")
	newest := list.Items[0]
	if !list.Own || list.LimitMB != 2000 || list.Bytes < newest.Bytes || newest.Bytes == 0 || newest.At == "" {
		t.Errorf("listed %+v", list)
	}
	c, err := a.ReadBackup("", newest.Name, "")
	if err != nil || c.Project != "Étude" || c.Testimonies != 1 || len(c.Last) == 0 || c.Sealed {
		t.Errorf("it holds %+v, %v", c, err)
	}
	if _, err := a.ReadBackup("", "../"+newest.Name, ""); corpus.CodeOf(err) != corpus.Missing {
		t.Errorf("a name that is none of them: %v", err)
	}
	st, err := a.BackupState()
	if err != nil || st.Last != newest.At || st.Problem != nil || st.Away != "" {
		t.Errorf("state %+v, %v", st, err)
	}
}

func TestWhatABackupWouldChange(t *testing.T) {
	a, id := newTestApp(t)
	if _, err := a.BackUpNow(); err != nil {
		t.Fatal(err)
	}
	name := backupsOf(t, a, "").Items[0].Name
	same, err := a.BackupChanges(name, "")
	if err != nil || same.Relation != "identical" || len(same.Kinds) != 0 {
		t.Errorf("at once: %+v, %v", same, err)
	}
	if _, err := a.CodeNew(id, 0, 10, "Mobilité", "", ""); err != nil {
		t.Fatal(err)
	}
	if err := a.EditTestimony(id, "Amina B.", "", []Speaker{{Name: "Enquêtrice", Interviewer: true}, {Name: "Amina"}}, ""); err != nil {
		t.Fatal(err)
	}
	c, err := a.BackupChanges(name, "")
	if err != nil || c.Relation != "older" || c.Own != 0 || c.Steps != len(c.Newest) || c.Newest[0].Action != "testimony_edit" {
		t.Errorf("after two changes: %+v, %v", c, err)
	}
	want := map[string]KindChange{
		"quotes": {Kind: "quotes", Missing: 1}, "codes": {Kind: "codes", Missing: 1}, "testimonies": {Kind: "testimonies", Changed: 1},
	}
	for _, k := range c.Kinds {
		if want[k.Kind] != k {
			t.Errorf("differs by %+v", k)
		}
	}
	if len(c.Kinds) != len(want) {
		t.Errorf("differs by %+v", c.Kinds)
	}
}

// A project that is damaged or gone is restored beside where it stood, under a
// name that is free, and the copy can be opened.
func TestRestoringWhatCannotBeOpened(t *testing.T) {
	a, _ := newTestApp(t)
	if _, err := a.BackUpNow(); err != nil {
		t.Fatal(err)
	}
	path := projectPath(t, a)
	if _, err := a.CloseProject(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("no project any more"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.OpenProject(path); corpus.CodeOf(err) != corpus.NotAProject {
		t.Fatalf("opening what is damaged: %v", err)
	}
	name := backupsOf(t, a, path).Items[0].Name
	label := "sauvegarde du 26/11/2026 : 10 h 45"
	var restored []string
	for range 2 {
		to, err := a.RestoreBackup(path, name, label, "")
		if err != nil {
			t.Fatal(err)
		}
		restored = append(restored, filepath.Base(to))
		if s, err := a.OpenProject(to); err != nil || s.Counts.Testimonies != 1 {
			t.Errorf("restored %+v, %v", s, err)
		}
	}
	if want := "p - sauvegarde du 26-11-2026 - 10 h 45.florilege"; restored[0] != want || restored[1] != strings.Replace(want, "45.", "45 2.", 1) {
		t.Errorf("restored to %q", restored)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "no project any more" {
		t.Errorf("what stood there is now %q, %v", data, err)
	}
}

func TestBackupsOfAPathThatNobodyNamed(t *testing.T) {
	a, _ := newTestApp(t)
	other := filepath.Join(t.TempDir(), "other.florilege")
	_, errList := a.BackupsOf(other)
	_, errRead := a.ReadBackup(other, "x", "")
	_, errRestore := a.RestoreBackup(other, "x", "x", "")
	_, errMove := a.MoveBackups(t.TempDir())
	for what, err := range map[string]error{"listing": errList, "reading": errRead, "restoring": errRestore, "moving": errMove} {
		if corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestThePlaceOfBackupsIsKept(t *testing.T) {
	a, _ := newTestApp(t)
	if _, err := a.BackUpNow(); err != nil {
		t.Fatal(err)
	}
	before := backupsOf(t, a, "")
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "letter.odt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	a.grants.toRead(folder)
	root, err := a.MoveBackups(folder)
	if err != nil || root != filepath.Join(folder, "florilege-backups") {
		t.Fatalf("moved to %s, %v", root, err)
	}
	after := backupsOf(t, a, "")
	if after.Folder != root || after.Own || len(after.Items) != len(before.Items) {
		t.Errorf("in the new place: %+v", after)
	}
	if s := a.settings.Get().Backups; s.Root != root {
		t.Errorf("kept as %+v", s)
	}
	for _, mb := range []int{1, -5, 1 << 40} {
		if err := a.LimitBackups(mb); corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("a limit of %d MB: %v", mb, err)
		}
	}
	for _, mb := range []int{100, 0} {
		if err := a.LimitBackups(mb); err != nil || backupsOf(t, a, "").LimitMB != mb {
			t.Errorf("a limit of %d MB: %v, %+v", mb, err, backupsOf(t, a, "").LimitMB)
		}
	}
	if root, err = a.MoveBackups(""); err != nil || root != a.backups || !backupsOf(t, a, "").Own {
		t.Errorf("back to %s, %v", root, err)
	}
	if s := a.settings.Get().Backups; s.Root != "" {
		t.Errorf("kept as %+v", s)
	}
}
