package workspace

import (
	"slices"
	"testing"

	"florilege/backend/corpus"
)

func TestGoBackIsUndoneStepByStep(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	code(t, w, m, "j’y vais à pied", "Mobilité")
	point, err := w.History(0, 1)
	must(t, err)
	before := tree(t, w)
	code(t, w, m, "j’ai fait le dossier toute seule", "Famille")
	must(t, w.RenameCode(ada, makeCode(t, w, "Mobilité"), "Se déplacer"))

	behind, err := w.Behind(point[0].Seq)
	must(t, err)
	done, err := w.GoBack(ada, point[0].Seq)
	must(t, err)
	if len(done) != 3 || !slices.Equal(done, behind) {
		t.Errorf("went back over %v, told %v", done, behind)
	}
	if got := tree(t, w); got != before {
		t.Errorf("codebook:\n%s", got)
	}
	sound(t, w)
	for range done {
		_, err := w.Redo(ada)
		must(t, err)
	}
	if got := tree(t, w); got != "Se déplacer 1\nFamille 1\n" {
		t.Errorf("done again:\n%s", got)
	}
	sound(t, w)
}

func TestFilteredHistory(t *testing.T) {
	w := newWorkspace(t, options(t))
	bob := Author{Name: "Bob"}
	for range historyPage {
		_, err := w.AddCode(ada, "Oser", "", "")
		must(t, err)
		_, err = w.Undo(ada)
		must(t, err)
	}
	_, err := w.AddCode(bob, "Bob", "", "")
	must(t, err)
	_, err = w.AddCode(ada, "Ada", "", "")
	must(t, err)
	for name, c := range map[string]struct {
		filter HistoryFilter
		want   int
	}{
		"everything": {HistoryFilter{}, 2*historyPage + 3},
		"a person":   {HistoryFilter{By: "Bob"}, 1},
		"a kind":     {HistoryFilter{Actions: []corpus.Action{corpus.ActProjectNew}}, 1},
		"both":       {HistoryFilter{By: "Bob", Actions: []corpus.Action{corpus.ActProjectNew}}, 0},
	} {
		got, err := w.FilteredHistory(c.filter, 0, 10*historyPage)
		must(t, err)
		if len(got) != c.want {
			t.Errorf("%s: %d steps, want %d", name, len(got), c.want)
		}
	}
	if got, err := w.HistoryPeople(); err != nil || !slices.Equal(got, []string{"Ada", "Bob"}) {
		t.Errorf("people %v, %v", got, err)
	}
}

func TestCodeHistory(t *testing.T) {
	w := newWorkspace(t, options(t))
	a, b := makeCode(t, w, "Oser"), makeCode(t, w, "Confiance")
	c, err := w.code(b)
	must(t, err)
	c.Definition = "Croire en soi."
	must(t, w.EditCode(Author{Name: "Bob"}, c))
	must(t, w.MoveCode(ada, b, "", 0)) // only its place
	must(t, w.MergeCodes(ada, []corpus.ID{a}, b))
	steps, err := w.CodeHistory(b)
	must(t, err)
	if len(steps) != 2 || steps[0].By != "Bob" || steps[1].Action != corpus.ActCodeAdd {
		t.Fatalf("history %+v", steps)
	}
	if want := []Field{{"definition", "", "Croire en soi."}}; !slices.Equal(steps[0].Fields, want) {
		t.Errorf("fields %v", steps[0].Fields)
	}
	steps, err = w.CodeHistory(a)
	must(t, err)
	if len(steps) != 2 || steps[0].Action != corpus.ActCodeMerge || steps[0].Fields[0] != (Field{"name", "Oser", ""}) {
		t.Errorf("of the code that went: %+v", steps)
	}
}
