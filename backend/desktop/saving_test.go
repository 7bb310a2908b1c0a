package desktop

import (
	"os"
	"path/filepath"
	"testing"

	"florilege/backend/corpus"
)

func TestACopyIsTheWayOutOfAFileThatIsGone(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(path string) error
		code  corpus.ErrorCode
	}{
		{"moved", func(path string) error { return os.Rename(path, path+".moved") }, corpus.Vanished},
		{"removed", os.Remove, corpus.Vanished},
		{"replaced", func(path string) error {
			if err := os.WriteFile(path+".other", []byte("x"), 0o600); err != nil {
				return err
			}
			return os.Rename(path+".other", path)
		}, corpus.Replaced},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, _ := newTestApp(t)
			if p, err := a.InPlace(); p != nil || err != nil {
				t.Fatalf("at first: %+v, %v", p, err)
			}
			path := a.open.path
			if err := tt.spoil(path); err != nil {
				t.Fatal(err)
			}
			p, err := a.InPlace()
			if err != nil || p == nil || p.Code != string(tt.code) {
				t.Fatalf("the file is gone: %+v, %v", p, err)
			}
			wantCode(t, a.EditProject("Autre nom", "", ""), tt.code)

			if _, err := a.BackUpNow(); err != nil {
				t.Errorf("what is open is not backed up: %v", err)
			}

			to := filepath.Join(t.TempDir(), "copie.florilege")
			wantCode(t, a.SaveCopy(to), corpus.Invalid) // nobody chose it
			a.grants.toWrite(to)
			if err := a.SaveCopy(to); err != nil {
				t.Fatal(err)
			}
			status, err := a.OpenProject(to)
			if err != nil || status.Project.Path != to || status.Counts.Testimonies != 1 {
				t.Fatalf("the copy opens as %+v, %v", status, err)
			}
			if p, err := a.InPlace(); p != nil || err != nil {
				t.Errorf("the copy is not in its place: %+v, %v", p, err)
			}
			if err := a.EditProject("Autre nom", "", ""); err != nil {
				t.Errorf("the copy takes no change: %v", err)
			}
		})
	}
}

func TestACopyInThePlaceOfAFileThatVanished(t *testing.T) {
	a, _ := newTestApp(t)
	path := a.open.path
	a.grants.toWrite(path)
	wantCode(t, a.SaveCopy(path), corpus.Exists)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	a.grants.toWrite(path)
	if err := a.SaveCopy(path); err != nil {
		t.Fatal(err)
	}
	if status, err := a.OpenProject(path); err != nil || status.Counts.Testimonies != 1 {
		t.Fatalf("it opens as %+v, %v", status, err)
	}
	if err := a.EditProject("Autre nom", "", ""); err != nil {
		t.Errorf("what is open is still the file that vanished: %v", err)
	}
}

func TestAFileThatComesBackIsInItsPlace(t *testing.T) {
	a, _ := newTestApp(t)
	path := a.open.path
	away := path + ".away"
	for _, move := range []struct{ from, to string }{{path, away}, {away, path}} {
		if err := os.Rename(move.from, move.to); err != nil {
			t.Fatal(err)
		}
	}
	if p, err := a.InPlace(); p != nil || err != nil {
		t.Errorf("it is back, and %+v, %v", p, err)
	}
	if err := a.EditProject("Autre nom", "", ""); err != nil {
		t.Errorf("it takes no change: %v", err)
	}
}
