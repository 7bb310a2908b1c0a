package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/logbook"
)

func TestTheDiagnosticThatIsSavedIsTheOneShown(t *testing.T) {
	a, _ := newTestApp(t)
	a.log = logbook.Open(t.TempDir())
	a.log.Note(logbook.Started, logbook.Version("0.2.0"))
	path := filepath.Join(t.TempDir(), "d")
	if err := a.SaveDiagnostics(path); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("saved where nobody chose: %v", err)
	}
	a.dialogs = granting{chosen{path: path}, a.grants}
	path, err := a.PickDiagnostics("")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.SaveDiagnostics(path); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("saved what was never shown: %v", err)
	}
	shown, err := a.Diagnostics("fr")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.SaveDiagnostics(path); err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(path)
	if err != nil || string(saved) != shown || !strings.HasSuffix(path, ".txt") {
		t.Errorf("%s holds %q, %v", path, saved, err)
	}
	for _, want := range []string{"Témoignages : 1", "Contrôle : sain", `"msg":"started"`} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is missing in\n%s", want, shown)
		}
	}
	for _, word := range []string{"Amina", "amina", "Étude", "seule", filepath.Dir(path)} {
		if strings.Contains(shown, word) {
			t.Errorf("told %q in\n%s", word, shown)
		}
	}
}
