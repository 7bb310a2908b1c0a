package desktop

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"florilege/backend/corpus"
)

// chosen are dialogs that always get the same answer.
type chosen struct {
	dialogs
	path string
}

func (c chosen) open(string, runtime.FileFilter) (string, error)         { return c.path, nil }
func (c chosen) openMany(string, runtime.FileFilter) ([]string, error)   { return []string{c.path}, nil }
func (c chosen) folder(string) (string, error)                           { return c.path, nil }
func (c chosen) save(string, string, runtime.FileFilter) (string, error) { return c.path, nil }

func write(t *testing.T, path string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("Amina : Oui."), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFolderGrantsWhatIsInIt(t *testing.T) {
	dir := t.TempDir()
	inFolder, outside := write(t, dir+"/named/deep/a.txt"), write(t, dir+"/other/b.txt")
	if err := os.Symlink(filepath.Dir(outside), dir+"/named/link"); err != nil {
		t.Fatal(err)
	}
	var g grants
	g.toRead(filepath.Join(dir, "named"))
	g.toWrite(filepath.Join(dir, "out.docx"))
	for path, may := range map[string]bool{
		inFolder:                         true,
		dir + "/named":                   true,
		dir + "/named/":                  true,
		dir + "/out.docx":                true,
		outside:                          false,
		dir:                              false,
		dir + "/named/../other/b.txt":    false,
		dir + "/named/link/b.txt":        false,
		dir + "/named/missing.txt":       false,
		dir + "/named2":                  false,
		"/etc/passwd":                    false,
		"":                               false,
		"relative.txt":                   false,
		dir + "/named/deep/a.txt/../../": true,
	} {
		if err := g.mayRead(path); (err == nil) != may {
			t.Errorf("reading %s: %v", path, err)
		}
	}
	for path, may := range map[string]bool{
		dir + "/out.docx": true, dir + "/named/../out.docx": true, inFolder: false, dir + "/named/new.txt": false,
	} {
		if err := g.mayWrite(path); (err == nil) != may {
			t.Errorf("writing %s: %v", path, err)
		}
	}
}

// TestOnlyNamedPathsAreTaken calls each method that takes a path with one that
// exists and that nobody named, then names it in a dialog.
func TestOnlyNamedPathsAreTaken(t *testing.T) {
	a, _ := newTestApp(t)
	project := a.open.path
	dir := t.TempDir()
	transcript := write(t, dir+"/secret.txt")
	refused := func(what string, err error) {
		t.Helper()
		if corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err := a.PlanImport([]string{transcript})
	refused("importing", err)
	_, err = a.OpenProject(transcript)
	refused("opening", err)
	_, err = a.NewProject(dir+"/new", "x", nil, "fr")
	refused("making", err)
	_, err = a.Export(ExportRequest{Format: "csv"}, dir+"/out")
	refused("exporting", err)
	_, err = a.Export(ExportRequest{Format: "csv"}, project)
	refused("exporting over the project", err)

	named := func(path string) {
		a.dialogs = granting{chosen{path: path}, a.grants}
	}
	named(transcript)
	if _, err := a.PickImport(""); err != nil {
		t.Fatal(err)
	}
	if previews, err := a.PlanImport([]string{transcript}); err != nil || previews[0].Error != nil {
		t.Errorf("a chosen file: %+v, %v", previews, err)
	}
	named(dir + "/out")
	path, err := a.PickSave("", "x", "csv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Export(ExportRequest{Format: "csv"}, path); err != nil {
		t.Errorf("a chosen place: %v", err)
	}
	_, err = a.Export(ExportRequest{Format: "csv"}, transcript)
	refused("writing over what may be read", err)
	named(dir + "/new")
	if path, err = a.PickNew("", "x"); err != nil {
		t.Fatal(err)
	}
	if s, err := a.NewProject(path, "x", nil, "fr"); err != nil || !s.Open {
		t.Errorf("a chosen project: %v", err)
	}
	if _, err := a.OpenProject(project); err != nil {
		t.Errorf("a recent project: %v", err)
	}
	dropped := write(t, dir+"/drop/c.txt")
	a.dropped([]string{filepath.Dir(dropped)})
	if _, err := a.PlanImport([]string{dropped}); err != nil {
		t.Errorf("a file of a dropped folder: %v", err)
	}
}
