package desktop

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"florilege/backend/corpus"
)

func TestCheckAndRepairOfTheOpenProject(t *testing.T) {
	var jobs []string
	a, _ := newTestApp(t, func(_ string, data any) {
		if j, ok := data.(Job); ok {
			if said := j.Kind + " " + j.State; len(jobs) == 0 || jobs[len(jobs)-1] != said {
				jobs = append(jobs, said)
			}
		}
	})
	jobs = nil
	troubles, err := a.Check()
	if err != nil || troubles == nil || len(troubles) > 0 {
		t.Fatalf("check says %v, %v", troubles, err)
	}
	to := filepath.Join(t.TempDir(), "neuf.florilege")
	if _, err := a.RepairProject("", to, "", ""); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("it writes where nobody said: %v", err)
	}
	seen, err := a.ExamineProject("", "", "")
	if err != nil || !seen.Whole || seen.Path != "" || seen.Testimonies != 1 {
		t.Errorf("it holds %+v, %v", seen, err)
	}
	a.grants.toWrite(to)
	got, err := a.RepairProject("", to, "", "")
	if err != nil || !got.Whole || got.Path != to || got.Notes == nil || got.Moved == nil || got.Unknown == nil {
		t.Errorf("it became %+v, %v", got, err)
	}
	if _, err := a.OpenProject(to); err != nil {
		t.Errorf("the new file does not open: %v", err)
	}
	want := []string{"check running", "check done", "examine running", "examine done", "repair running", "repair done"}
	for i, j := range want {
		if i >= len(jobs) || jobs[i] != j {
			t.Errorf("the jobs were %v", jobs)
			break
		}
	}
}

func TestRepairOfAFileThatDoesNotOpen(t *testing.T) {
	a, _ := newTestApp(t)
	status, err := a.Status()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.CloseProject(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(status.Project.Path)
	if err != nil {
		t.Fatal(err)
	}
	clear(data[:8192])
	path := filepath.Join(t.TempDir(), "abîmé.florilege")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.ExamineProject(path, "", ""); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("it reads what nobody named: %v", err)
	}
	a.grants.toRead(path)
	_, err = a.OpenProject(path)
	wantCode(t, err, corpus.NotAProject)
	if _, err := a.ExamineProject(path, filepath.Join(t.TempDir(), "x"), ""); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("it takes from what nobody named: %v", err)
	}
	to := filepath.Join(t.TempDir(), "sauvé.florilege")
	a.grants.toWrite(to)
	got, err := a.RepairProject(path, to, status.Project.Path, "")
	if err != nil || got.Testimonies != 1 || got.Path != to {
		t.Fatalf("it became %+v, %v", got, err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, data) {
		t.Errorf("the damaged file changed, %v", err)
	}
	opened, err := a.OpenProject(to)
	if err != nil || opened.Counts.Testimonies != 1 {
		t.Errorf("the new file opens as %+v, %v", opened, err)
	}
}

func TestRepairTakesFromABackupByItsName(t *testing.T) {
	a, _ := newTestApp(t)
	if _, err := a.BackUpNow(); err != nil {
		t.Fatal(err)
	}
	path := a.open.path
	if _, err := a.CloseProject(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(data[:8192])
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = a.OpenProject(path)
	wantCode(t, err, corpus.NotAProject)
	list, err := a.BackupsOf(path)
	if err != nil || len(list.Items) == 0 {
		t.Fatalf("backups %+v, %v", list, err)
	}
	_, err = a.ExamineProject(path, "nothing.florilege", "")
	wantCode(t, err, corpus.Missing)
	got, err := a.ExamineProject(path, list.Items[0].Name, "")
	if err != nil || got.Testimonies != 1 {
		t.Errorf("with its backup it holds %+v, %v", got, err)
	}
}
