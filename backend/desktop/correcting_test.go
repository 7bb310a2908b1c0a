package desktop

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// imported puts a transcript into the project of a test, as the window does, and
// returns its preview and what became of it.
func imported(t *testing.T, a *App, path, text string, change func(*Choice)) (Preview, ImportRow) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	a.grants.toRead(path)
	previews, err := a.PlanImport([]string{path})
	if err != nil || len(previews) != 1 || previews[0].Error != nil {
		t.Fatalf("%+v, %v", previews, err)
	}
	c := Choice{Key: previews[0].Key, Speakers: asChosen(previews[0])}
	change(&c)
	report, err := a.Import([]Choice{c}, "")
	if err != nil || len(report.Rows) != 1 || report.Rows[0].Error != nil {
		t.Fatalf("%+v, %v", report, err)
	}
	return previews[0], report.Rows[0]
}

// unitsAt returns where words stand in a text, in UTF-16 units.
func unitsAt(text, words string) (start, end int) {
	r := rangesOf(text, []corpus.Span{{Start: strings.Index(text, words), End: strings.Index(text, words) + len(words)}})
	return r[0].Start, r[0].End
}

// The edits of the window, in UTF-16, reach the words that they are about.
func TestCorrect(t *testing.T) {
	a, _ := newTestApp(t)
	path := filepath.Join(t.TempDir(), "amina.txt")
	const said = "Enquêtrice : Alors 😀 ?\nAmina : Eh ben 😀😀 j’ai rempli le dossié toute seule, à l’été. Ma voisine est venue.\n"
	_, row := imported(t, a, path, said, func(*Choice) {})
	text, err := a.Text(row.Testimony)
	if err != nil || text.Revision != 1 {
		t.Fatalf("%+v, %v", text, err)
	}
	start, end := unitsAt(text.Text, "le dossié toute seule")
	changed, err := a.CodePassage(row.Testimony, start, end, []string{}, "")
	if err != nil {
		t.Fatal(err)
	}
	start, end = unitsAt(text.Text, "Ma voisine")
	lost, err := a.CodePassage(row.Testimony, start, end, []string{}, "")
	if err != nil {
		t.Fatal(err)
	}
	c := Correction{Testimony: row.Testimony, Revision: 1, Reason: "relecture"}
	for _, e := range [][2]string{{"dossié", "dossier"}, {" Ma voisine est venue.", ""}} {
		start, end := unitsAt(text.Text, e[0])
		c.Edits = append(c.Edits, TextEdit{start, end, e[1]})
	}
	want := CorrectionPlan{
		Words: 13, Edits: 2, Kept: 0,
		Changed: []CarriedQuote{{changed.ID, "le dossié toute seule", "le dossier toute seule", []string{}}},
		Joined:  []CarriedQuote{},
		Lost:    []CarriedQuote{{lost.ID, "Ma voisine", "", []string{}}},
	}
	plan, err := a.PlanCorrection(c)
	if err != nil || !reflect.DeepEqual(plan, want) {
		t.Fatalf("the plan is %+v, %v", plan, err)
	}
	if made, err := a.Correct(c, ""); err != nil || !reflect.DeepEqual(made, want) {
		t.Fatalf("%+v, %v", made, err)
	}
	now, err := a.Text(row.Testimony)
	if err != nil || now.Revision != 2 || !strings.Contains(now.Text, "😀😀 j’ai rempli le dossier toute seule, à l’été.\n") {
		t.Errorf("%+v, %v", now, err)
	}
	q, err := a.Quote(changed.ID)
	if start, end := unitsAt(now.Text, "le dossier toute seule"); err != nil || q.Start != start || q.End != end {
		t.Errorf("the quote is %+v, %v", q, err)
	}
	if _, err := a.Correct(c, ""); corpus.CodeOf(err) != corpus.MovedOn {
		t.Errorf("edits of an older text: %v", err)
	}

	all, err := a.Revisions(row.Testimony)
	if err != nil || len(all) != 1 || all[0].Number != 1 || all[0].Reason != "relecture" || all[0].Removed != 5 || all[0].Added != 1 {
		t.Errorf("%+v, %v", all, err)
	}
	old, err := a.ReadRevision(row.Testimony, 1)
	if err != nil || len(old.Pieces) != 6 || old.Pieces[1] != (OldPiece{"removed", "dossié"}) || old.Pieces[2] != (OldPiece{"added", "dossier"}) {
		t.Errorf("%+v, %v", old, err)
	}
	if plan, err := a.PlanRestore(row.Testimony, 1); err != nil || len(plan.Changed) != 1 || plan.Changed[0].After != "le dossié toute seule" {
		t.Errorf("%+v, %v", plan, err)
	}
	if _, err := a.Restore(row.Testimony, 1, "fausse piste", ""); err != nil {
		t.Fatal(err)
	}
	if again, err := a.Text(row.Testimony); err != nil || again.Text != text.Text || again.Revision != 3 {
		t.Errorf("%+v, %v", again, err)
	}
}

// A changed file becomes the text of the testimony of its name.
func TestImportRevises(t *testing.T) {
	a, _ := newTestApp(t)
	path := filepath.Join(t.TempDir(), "luc.txt")
	const said = "Enquêtrice : Et vous ?\nLuc : Je répare des vélos le samedi, avec les gars du quartié.\n"
	_, first := imported(t, a, path, said, func(*Choice) {})
	text, err := a.Text(first.Testimony)
	if err != nil {
		t.Fatal(err)
	}
	start, end := unitsAt(text.Text, "les gars du quartié")
	q, err := a.CodePassage(first.Testimony, start, end, []string{}, "")
	if err != nil {
		t.Fatal(err)
	}
	p, row := imported(t, a, path, strings.Replace(said, "quartié", "quartier", 1), func(c *Choice) {
		c.Revise, c.Reason = true, "une lettre oubliée"
		plan, err := a.PlanRevision(*c)
		if err != nil || len(plan.Changed) != 1 || plan.Changed[0].After != "les gars du quartier" {
			t.Errorf("the plan is %+v, %v", plan, err)
		}
	})
	if p.Status != "changed" || row.Status != "revised" || row.Testimony != first.Testimony || row.Carried == nil || len(row.Carried.Changed) != 1 {
		t.Errorf("%+v", row)
	}
	if before, err := a.Revisions(first.Testimony); err != nil || len(before) != 1 || before[0].Reason != "une lettre oubliée" {
		t.Errorf("%+v, %v", before, err)
	}
	if now, err := a.Quote(q.ID); err != nil || now.Text != "les gars du quartier" {
		t.Errorf("%+v, %v", now, err)
	}
	// The same file is known from now on, and is no revision of anything.
	if again, err := a.PlanImport([]string{path}); err != nil || again[0].Status != "unchanged" {
		t.Errorf("%+v, %v", again, err)
	}
}
