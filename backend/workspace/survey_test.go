package workspace

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/store"
)

const answersCSV = "Prénom;Structure;Âge;Qu’est-ce qui a changé pour vous ?;Autre chose à dire ?\n" +
	"Ana;Bois;34;J’ose téléphoner toute seule, maintenant, même à la commune.;\n" +
	"Luc;Bois;quarante;Rien du tout, enfin, pas grand-chose pour moi.;Les bus passent trop tard pour nous.\n" +
	"Mehdi;Cuisine;29;;\n" +
	"Ana;Cuisine;52;Je me lève le matin et je sais pourquoi je me lève.;Merci à toute l’équipe du matin.\n"

// surveyFile writes a table and plans it.
func surveyFile(t *testing.T, w *Workspace, text string) SurveyPlan {
	t.Helper()
	path := filepath.Join(t.TempDir(), "enquête.csv")
	must(t, os.WriteFile(path, []byte(text), 0o600))
	p, err := w.PlanSurvey(path)
	must(t, err)
	p.Columns[2].Type = corpus.TypeNumber
	return p
}

func importSurvey(t *testing.T, w *Workspace, p SurveyPlan) string {
	t.Helper()
	rows, err := w.ImportSurvey(context.Background(), ada, p, func(int) {})
	must(t, err)
	var out []string
	for _, r := range rows {
		out = append(out, fmt.Sprintf("%d %s %s", r.Number, r.Status, r.Testimony.Title))
	}
	return strings.Join(out, "; ")
}

// stored shows the testimonies of a project with their values.
func stored(t *testing.T, w *Workspace) string {
	t.Helper()
	var out []string
	must(t, w.store.View(func(tx *store.Tx) error {
		names := map[corpus.ID]corpus.Attribute{}
		for a, err := range tx.Attributes().All() {
			must(t, err)
			names[a.ID] = a
		}
		for m, err := range tx.Testimonies().All() {
			must(t, err)
			line := m.Title
			for _, v := range m.Values {
				line += " " + names[v.Attribute].Name + "=" + v.Text
			}
			out = append(out, line)
		}
		return nil
	}))
	return strings.Join(out, "; ")
}

func TestSurvey(t *testing.T) {
	w := newWorkspace(t, options(t))
	p := surveyFile(t, w, answersCSV)
	counts, err := w.CountSurvey(p)
	must(t, err)
	if fmt.Sprint(counts) != "{3 0 1 0 68 [0 0 1 0 0]}" {
		t.Errorf("%v", counts)
	}
	if got := importSurvey(t, w, p); got != "2 imported Ana; 3 imported Luc; 4 no_answer ; 5 imported Ana (2)" {
		t.Error(got)
	}
	if got := stored(t, w); got != "Ana Structure=Bois Âge=34; Luc Structure=Bois; Ana (2) Structure=Cuisine Âge=52" {
		t.Error(got)
	}
	// The same table with a row more brings that row, and what is there stays.
	more := surveyFile(t, w, answersCSV+"Zoé;Vélo;20;Je répare des vélos avec les autres, le samedi.;\n")
	if got := importSurvey(t, w, more); got != "2 unchanged Ana; 3 unchanged Luc; 4 no_answer ; 5 unchanged Ana (2); 6 imported Zoé" {
		t.Error(got)
	}
	must(t, w.store.View(func(tx *store.Tx) error {
		for a, err := range tx.Attributes().All() {
			must(t, err)
			if a.Name == "Structure" && strings.Join(a.Choices, ",") != "Bois,Cuisine,Vélo" {
				t.Errorf("choices %v", a.Choices)
			}
		}
		return nil
	}))
	problems, err := w.Check()
	must(t, err)
	if len(problems) > 0 {
		t.Errorf("%v", problems)
	}
	// Each import is one step.
	_, err = w.Undo(ada)
	must(t, err)
	if got := stored(t, w); strings.Contains(got, "Zoé") || !strings.Contains(got, "Luc") {
		t.Error(got)
	}
	_, err = w.Undo(ada)
	must(t, err)
	if got := stored(t, w); got != "" {
		t.Error(got)
	}
}

// A long table is stored in parts, which are one step all the same; what was
// stored before a cancellation stays and is not stored again.
func TestSurveyInParts(t *testing.T) {
	w := newWorkspace(t, options(t))
	text := strings.Builder{}
	text.WriteString("Qu’en dites-vous, en quelques mots ?\n")
	for i := range 2*surveyBatch + 10 {
		fmt.Fprintf(&text, "Je dirais que c’est la réponse %d, et puis voilà.\n", i%(surveyBatch+5))
	}
	p := surveyFile1(t, w, text.String())
	ctx, cancel := context.WithCancel(context.Background())
	rows, err := w.ImportSurvey(ctx, ada, p, func(done int) {
		if done > 0 {
			cancel()
		}
	})
	if corpus.CodeOf(err) != corpus.Cancelled || len(rows) < surveyBatch {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	before := len(rows)
	rows, err = w.ImportSurvey(context.Background(), ada, p, func(int) {})
	must(t, err)
	count := map[ImportStatus]int{}
	for _, r := range rows {
		count[r.Status]++
	}
	if count[Unchanged] != before || count[Imported] != 2*surveyBatch+10-before {
		t.Errorf("%d stored before; then %v: equal rows are as many answer sheets", before, count)
	}
	_, err = w.Undo(ada)
	must(t, err)
	if n := strings.Count(stored(t, w), "Réponse"); n != before {
		t.Errorf("%d left of %d after one step back", n, before)
	}
}

func surveyFile1(t *testing.T, w *Workspace, text string) SurveyPlan {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.csv")
	must(t, os.WriteFile(path, []byte(text), 0o600))
	p, err := w.PlanSurvey(path)
	must(t, err)
	return p
}

// One person's answers are erased, their row of the original too, and the others'
// stay; the table imported again does not bring them back.
func TestSurveyErasesOne(t *testing.T) {
	o := options(t)
	path := filepath.Join(t.TempDir(), "p.florilege")
	w, err := New(path, "Étude", "fr", ada, o)
	must(t, err)
	p := surveyFile(t, w, answersCSV)
	rows, err := w.ImportSurvey(context.Background(), ada, p, func(int) {})
	must(t, err)
	must(t, w.Close())
	report, err := Erase(context.Background(), path, EraseRequest{Testimony: rows[1].Testimony.ID, Reason: "à sa demande"}, ada, o, nil)
	must(t, err)
	if report.Erasure.ID == "" {
		t.Fatal("nothing was erased")
	}
	data, err := os.ReadFile(path)
	must(t, err)
	if strings.Contains(string(data), "Les bus passent") {
		t.Error("the answer is still in the file")
	}
	w, err = Open(path, o)
	must(t, err)
	defer w.Close()
	if got := importSurvey(t, w, p); got != "2 unchanged Ana; 3 erased ; 4 no_answer ; 5 unchanged Ana (2)" {
		t.Error(got)
	}
}

func TestSurveyRefused(t *testing.T) {
	w := newWorkspace(t, options(t))
	p := surveyFile(t, w, answersCSV)
	for i := range p.Columns {
		p.Columns[i].Use = ingest.AsValue
	}
	if _, err := w.ImportSurvey(context.Background(), ada, p, func(int) {}); corpus.CodeOf(err) != corpus.NoOpenAnswer {
		t.Errorf("%v", err)
	}
	p.Columns = p.Columns[:1]
	if _, err := w.CountSurvey(p); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("%v", err)
	}
	if _, err := w.PlanSurvey(filepath.Join(t.TempDir(), "a.csv")); corpus.CodeOf(err) != corpus.Missing {
		t.Errorf("%v", err)
	}
}
