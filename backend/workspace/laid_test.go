package workspace

import (
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// What is kept of the last export is never shown after a change, nor in the place of
// another export.
func TestExportsFollowTheProject(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", "Amina : Avant je n’osais pas sonner.\nAmina : Et là j’ai réappris à vivre dehors.\n")
	q := code(t, w, m, "je n’osais pas sonner", "Confiance")
	shown := func(r ExportRequest) string {
		t.Helper()
		look, err := w.Preview(r, 0, 4)
		must(t, err)
		return look.HTML
	}
	everything := ExportRequest{Format: "html"}
	if first := shown(everything); first != shown(everything) || !strings.Contains(first, "sonner") {
		t.Fatal("the same export is another the second time, or empty")
	}
	code(t, w, m, "réappris à vivre", "Projet")
	for _, words := range []string{"sonner", "réappris à vivre", "Projet"} {
		if !strings.Contains(shown(everything), words) {
			t.Errorf("%q does not come in", words)
		}
	}
	narrowed := everything
	narrowed.Filter.Text = "sonner"
	if strings.Contains(shown(narrowed), "réappris") || !strings.Contains(shown(everything), "réappris") {
		t.Error("a filter makes no other export")
	}
	must(t, w.SetConsent(ada, nil, []corpus.ID{q.ID}, corpus.ConsentInternal))
	public := everything
	public.Public = true
	if strings.Contains(shown(public), "sonner") || !strings.Contains(shown(everything), "sonner") {
		t.Error("what is for the public is not told from the rest")
	}
	_, err := w.Undo(ada)
	must(t, err)
	if !strings.Contains(shown(public), "sonner") {
		t.Error("an undone change is still shown")
	}
}
