package workspace

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// heating is a project in which three people speak of a landlord and of heating.
func heating(t *testing.T) (*Workspace, corpus.ID) {
	t.Helper()
	w := newWorkspace(t, options(t))
	m := put(t, w, "a.txt", "Karim : Le propriétaire refusait de réparer le chauffage.\n\nQuestion : Et le propriétaire, le chauffage ?\n\n"+
		"Karim : Les chauffages, les propriétaires s’en fichent. Le propriétaire est passé.\n")
	who := m.Speakers
	for i := range who {
		who[i].Interviewer = who[i].Name == "Question"
	}
	must(t, w.EditTestimony(ada, m.ID, m.Title, "", who))
	var b strings.Builder
	for i := range 90 {
		fmt.Fprintf(&b, "Luc : Le bus numéro %d passe devant la gare.\n\n", i)
	}
	put(t, w, "b.txt", b.String())
	put(t, w, "c.txt", "Un propriétaire sans chauffage, on le laisse.\n")
	code(t, w, m, "Le propriétaire refusait de réparer le chauffage.", "Logement")
	return w, makeCode(t, w, "Logement")
}

func like(t *testing.T, w *Workspace, code corpus.ID) (out []string) {
	t.Helper()
	all, err := w.Like(context.Background(), code)
	must(t, err)
	for _, l := range all {
		out = append(out, l.Text)
	}
	return out
}

func TestLike(t *testing.T) {
	w, id := heating(t)
	want := []string{"Les chauffages, les propriétaires s’en fichent.", "Un propriétaire sans chauffage, on le laisse."}
	got := like(t, w, id)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("like the code are %q, want %q", got, want)
	}
	all, err := w.Like(context.Background(), id)
	must(t, err)
	first := all[0]
	if first.Speaker != "Karim" || len(first.Shared) != 2 {
		t.Errorf("told %+v", first)
	}

	// Accepting one codes it; it is not suggested any more.
	_, err = w.CodePassage(ada, Passage{Testimony: first.Testimony, Span: first.Span, Codes: []corpus.ID{id}})
	must(t, err)
	if got := like(t, w, id); fmt.Sprint(got) != fmt.Sprint(want[1:]) {
		t.Errorf("after one was coded %q", got)
	}

	// A refused one does not come back: not even when the text was corrected before it.
	must(t, w.RefuseLike(ada, id, []Passage{{Testimony: all[1].Testimony, Span: all[1].Span}}))
	if got := like(t, w, id); len(got) != 0 {
		t.Errorf("after one was refused %q", got)
	}
	sound(t, w)
	_, err = w.Undo(ada)
	must(t, err)
	if got := like(t, w, id); len(got) != 1 {
		t.Errorf("after undo %q", got)
	}
}

func TestLikeFollowsTheTexts(t *testing.T) {
	w, id := heating(t)
	before := len(like(t, w, id))
	put(t, w, "d.txt", "Fatou : Mon propriétaire parle du chauffage.\n")
	if got := len(like(t, w, id)); got != before+1 {
		t.Errorf("%d like the code after an import, %d before", got, before)
	}
	if got := like(t, w, makeCode(t, w, "Vide")); len(got) != 0 {
		t.Errorf("like a code without quotes are %q", got)
	}
}
