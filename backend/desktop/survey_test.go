package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// A table from its columns to its testimonies, as the window asks for it.
func TestSurvey(t *testing.T) {
	a, _ := newTestApp(t)
	path := filepath.Join(t.TempDir(), "enquête.csv")
	text := "Prénom;Âge;Qu’est-ce qui a changé pour vous ?\nZoé;20;Je répare des vélos avec les autres, le samedi.\nLuc;x;Rien du tout, enfin, pas grand-chose pour moi.\nMia;3;\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.PlanSurvey(path, 0); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("a file that nobody named: %v", err)
	}
	choice := SurveyChoice{Uses: []string{"name", "attribute", "open"}, Types: []string{"text", "number", "text"}, Untitled: "Answer"}
	if _, err := a.CountSurvey(choice); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("nothing is planned: %v", err)
	}
	a.grants.toRead(path)
	s, err := a.PlanSurvey(path, 9)
	if err != nil || len(s.Columns) != 3 || s.Rows != 3 || s.Columns[2].Use != "open" || s.Columns[0].Use != "name" || s.Sheet != 0 {
		t.Fatalf("%+v, %v", s, err)
	}
	counts, err := a.CountSurvey(choice)
	if err != nil || counts.New != 2 || counts.NoAnswer != 1 || counts.Unread[1] != 1 || counts.First.Title != "Zoé" || !strings.Contains(counts.First.Answers[0].Answer, "vélos") {
		t.Errorf("%+v, %v", counts, err)
	}
	wrong := choice
	wrong.Uses = []string{"name", "attribute", "nonsense"}
	if _, err := a.ImportSurvey(wrong, ""); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("%v", err)
	}
	report, err := a.ImportSurvey(choice, "")
	if err != nil || report.Imported != 2 || report.NoAnswer != 1 || report.First == "" {
		t.Errorf("%+v, %v", report, err)
	}
	again, err := a.ImportSurvey(choice, "")
	if err != nil || again.Imported != 0 || again.Unchanged != 2 || again.First != "" {
		t.Errorf("%+v, %v", again, err)
	}
}
