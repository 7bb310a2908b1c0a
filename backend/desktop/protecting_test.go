package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

const (
	passphrase  = "quatre mots au hasard"
	otherPhrase = "une autre phrase de passe"
)

func wantCode(t *testing.T, err error, code corpus.ErrorCode) {
	t.Helper()
	if err == nil || corpus.CodeOf(err) != code {
		t.Errorf("%v, not %s", err, code)
	}
}

// settingsOf returns the file of the settings of a test's window.
func settingsOf(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(filepath.Dir(path), "settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestProtectingTheOpenProject(t *testing.T) {
	var jobs []Job
	a, id := newTestApp(t, func(_ string, data any) {
		if j, ok := data.(Job); ok {
			jobs = append(jobs, j)
		}
	})
	jobs = nil
	before, err := a.Status()
	if err != nil || before.Project.Sealed || !strings.Contains(settingsOf(t, before.Project.Path), "Étude") {
		t.Fatalf("%+v, %v", before.Project, err)
	}
	_, err = a.ProtectProject("", "court")
	wantCode(t, err, corpus.ShortPassphrase)
	if len(jobs) > 0 {
		t.Error("for a short passphrase the project was closed")
	}
	p, err := a.ProtectProject("", passphrase)
	if err != nil || !p.Status.Project.Sealed || p.Status.Project.Path != before.Project.Path || p.RecoveryKey == "" || len(p.Left) > 0 || p.Reopening != nil {
		t.Fatalf("%+v, %v", p, err)
	}
	if len(jobs) < 2 || jobs[len(jobs)-1].State != "done" || jobs[0].Kind != "protect" {
		t.Errorf("jobs %+v", jobs)
	}
	if s := settingsOf(t, before.Project.Path); strings.Contains(s, "Étude") || !strings.Contains(s, "p.florilege") {
		t.Errorf("the settings hold %s", s)
	}
	if m, err := a.Text(id); err != nil || !strings.Contains(m.Text, "vais seule") {
		t.Errorf("the text: %v", err)
	}
	// The window holds the key; it asks for the passphrase all the same.
	jobs = nil
	for secret, code := range map[string]corpus.ErrorCode{"": corpus.Locked, "quatre mots au hasart": corpus.WrongPassphrase} {
		_, err = a.ProtectProject(secret, otherPhrase)
		wantCode(t, err, code)
		_, err = a.UnprotectProject(secret)
		wantCode(t, err, code)
	}
	if len(jobs) > 0 {
		t.Error("for a wrong passphrase the project was closed")
	}
	second, err := a.ProtectProject(p.RecoveryKey, otherPhrase)
	if err != nil || second.RecoveryKey == p.RecoveryKey || !second.Status.Open {
		t.Fatalf("%+v, %v", second, err)
	}
	off, err := a.UnprotectProject(otherPhrase)
	if err != nil || off.Status.Project.Sealed || off.RecoveryKey != "" || off.Left == nil {
		t.Fatalf("%+v, %v", off, err)
	}
	if !strings.Contains(settingsOf(t, before.Project.Path), "Étude") {
		t.Error("the settings do not know the name of the open project")
	}
}

func TestUnlocking(t *testing.T) {
	a, _ := newTestApp(t)
	s, err := a.Status()
	if err != nil {
		t.Fatal(err)
	}
	path := s.Project.Path
	if _, err := a.ProtectProject("", passphrase); err != nil {
		t.Fatal(err)
	}
	if err := a.closeProject(); err != nil {
		t.Fatal(err)
	}
	_, err = a.OpenProject(path)
	wantCode(t, err, corpus.Locked)
	if p := problemOf(err); p.Subject != "p.florilege" || p.Detail != path {
		t.Errorf("told as %+v", p)
	}
	set, err := a.Settings()
	if err != nil || len(set.Recent) != 1 || set.Recent[0].Name != "p" {
		t.Errorf("recent %+v, %v", set.Recent, err)
	}
	_, err = a.UnlockProject(path, "quatre mots au hasart")
	wantCode(t, err, corpus.WrongPassphrase)
	_, err = a.UnlockProject(filepath.Join(t.TempDir(), "other.florilege"), passphrase)
	wantCode(t, err, corpus.Invalid)
	if s, err := a.UnlockProject(path, passphrase); err != nil || !s.Project.Sealed || s.Counts.Testimonies != 1 {
		t.Errorf("%+v, %v", s, err)
	}
}

// A file that cannot be opened again is told, with the recovery key.
func TestProtectingWhatCannotBeOpenedAgain(t *testing.T) {
	path := ""
	a, _ := newTestApp(t, func(_ string, data any) {
		if j, ok := data.(Job); ok && j.Kind == "protect" && j.State == "done" {
			_ = os.Rename(path, path+".away")
		}
	})
	s, err := a.Status()
	if err != nil {
		t.Fatal(err)
	}
	path = s.Project.Path
	p, err := a.ProtectProject("", passphrase)
	if err != nil || p.Reopening == nil || p.Reopening.Code != string(corpus.Missing) || p.RecoveryKey == "" || p.Status.Open {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestNewProtectedProject(t *testing.T) {
	a, _ := newTestApp(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "q.florilege")
	a.grants.toWrite(path)
	p, err := a.NewProtectedProject(path, "Quartier", []string{"cisp"}, "fr", passphrase)
	if err != nil || !p.Status.Project.Sealed || p.RecoveryKey == "" || p.Status.Counts.Codes == 0 {
		t.Fatalf("%+v, %v", p, err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"Quartier", "Prendre confiance"} {
		if strings.Contains(string(data), words) {
			t.Errorf("the file tells %q", words)
		}
	}
}
