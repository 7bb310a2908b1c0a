package workspace

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// interviewWith is an interview of its own for each name.
func interviewWith(name string) string {
	var b strings.Builder
	for _, week := range strings.Fields("lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre") {
		b.WriteString("ENQ : Et le " + week + " avec " + name + " ?\n" + name + " : Le " + week + " de " + name +
			", on range d’abord " + week + " les outils de " + name + " puis on plante " + week + " ce que " + name + " a semé.\n")
	}
	return b.String()
}

func TestPlannerComparesFiles(t *testing.T) {
	w := newWorkspace(t, Options{})
	if row := w.NewBatch(ada).Import(w.PlanBytes("Léa.txt", []byte(interviewWith("Léa"))), false); row.Err != nil {
		t.Fatal(row.Err)
	}
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	planner, err := w.NewPlanner()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file, text string
		status     ImportStatus
		title      string // of the testimony it is about
		twin       string
	}{
		{"autre nom.txt", interviewWith("Léa"), Unchanged, "Léa", ""},
		{"mise en page.md", strings.ReplaceAll(interviewWith("Léa"), "\n", "\n\n"), Duplicate, "Léa", ""},
		{"avec une page de plus.txt", interviewWith("Léa") + "Transcription relue le douze par Anne.\n", Duplicate, "Léa", ""},
		{"Le\u0301a.txt", interviewWith("Léa") + interviewWith("Bruno"), Altered, "Léa", ""},
		{"Bruno.txt", interviewWith("Bruno"), Duplicate, "", "Le\u0301a.txt"},
		{"Nour.txt", interviewWith("Nour"), Fresh, "", ""},
		{"Nour bis.txt", interviewWith("Nour"), Duplicate, "", "Nour.txt"},
		{"Nour.md", "# Nour\n\n" + strings.ReplaceAll(interviewWith("Nour"), "\n", "\n\n"), Duplicate, "", "Nour.txt"},
		{"vide.txt", "", Failed, "", ""},
	} {
		p := planner.Plan(write(c.file, c.text), "")
		if twin := strings.TrimPrefix(p.Twin, dir+string(filepath.Separator)); p.Status != c.status || p.SameTitle != c.title || twin != c.twin {
			t.Errorf("%s: %s of %q %q, share %v; want %s of %q %q", c.file, p.Status, p.SameTitle, twin, p.Share, c.status, c.title, c.twin)
		}
		if c.status == Duplicate && p.Share < nearlyAll {
			t.Errorf("%s: a share of %v", c.file, p.Share)
		}
	}
}

func TestAgain(t *testing.T) {
	w := newWorkspace(t, Options{})
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte(interviewWith("Léa")), 0o600); err != nil {
		t.Fatal(err)
	}
	plan := w.Plan(path).WithoutFile()
	if row := w.NewBatch(ada).Import(plan, false); row.Err == nil {
		t.Error("a plan without its file was stored")
	}
	if p := w.Again(plan, ""); p.Err != nil || p.Status != Fresh {
		t.Errorf("read again: %s, %v", p.Status, p.Err)
	}
	if err := os.WriteFile(path, []byte(interviewWith("Nour")), 0o600); err != nil {
		t.Fatal(err)
	}
	p := w.Again(plan, "")
	if corpus.CodeOf(p.Err) != corpus.MovedOn {
		t.Errorf("a file that changed: %v", p.Err)
	}
	if row := w.NewBatch(ada).Import(p, false); row.Status != Failed {
		t.Errorf("a file that changed was %s", row.Status)
	}
}
