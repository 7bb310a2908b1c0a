package workspace

import (
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/stats"
	"florilege/backend/store"
)

var zoe = Author{Name: "Zoé"}

func coders(q corpus.Quote, code corpus.ID) []string {
	for _, c := range q.Codings {
		if c.Code == code {
			return c.Coders()
		}
	}
	return nil
}

func wantCoders(t *testing.T, w *Workspace, id, code corpus.ID, want ...string) {
	t.Helper()
	q, err := w.Quote(id)
	must(t, err)
	if got := slices.Sorted(slices.Values(coders(q.Quote, code))); !slices.Equal(got, want) {
		t.Errorf("put by %q, want %q", got, want)
	}
}

func TestTwoPeoplePutTheSameCode(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	q := code(t, w, m, "toute seule", "Autonomie")
	autonomy := makeCode(t, w, "Autonomie")

	for range 2 { // the second time says nothing new
		_, err := w.CodePassage(zoe, Passage{Testimony: m.ID, Span: q.Span, Codes: []corpus.ID{autonomy}})
		must(t, err)
	}
	wantCoders(t, w, q.ID, autonomy, "Ada", "Zoé")
	sound(t, w)
	for _, by := range []string{"Ada", "Zoé"} {
		page, err := w.QuotePage(Filter{Codes: []corpus.ID{autonomy}, Coding: CodingFilter{By: by}})
		must(t, err)
		if page.Total != 1 {
			t.Errorf("%d quotes by %s, want 1", page.Total, by)
		}
	}
	all, err := w.Codes()
	must(t, err)
	if all[0].Each.Own != 1 {
		t.Errorf("%d quotes of the code, want 1 of both", all[0].Each.Own)
	}
	names, err := w.Coders()
	must(t, err)
	if !slices.Equal(names, []string{"Ada", "Zoé"}) {
		t.Errorf("coders %q", names)
	}

	// Each takes off their own, and undo puts it back.
	left, err := w.RemoveCode(ada, q.ID, autonomy)
	must(t, err)
	if left.ID == "" {
		t.Fatal("the quote went though Zoé coded it")
	}
	wantCoders(t, w, q.ID, autonomy, "Zoé")
	_, err = w.Undo(ada)
	must(t, err)
	wantCoders(t, w, q.ID, autonomy, "Ada", "Zoé")

	// Somebody who did not put it takes the whole coding off.
	left, err = w.RemoveCode(Author{Name: "Iris"}, q.ID, autonomy)
	must(t, err)
	if left.ID != "" {
		t.Error("the coding of both stays after a third took it off")
	}
}

func TestBringOverKeepsWhatBothCoded(t *testing.T) {
	here := newWorkspace(t, options(t))
	m := put(t, here, "amina.txt", interview)
	q := code(t, here, m, "toute seule", "Autonomie")
	road, autonomy := makeCode(t, here, "Chemin"), makeCode(t, here, "Autonomie")
	there := copyOf(t, here, "b")

	// The same quote, two codes; and a passage that both made a quote of, with one code.
	_, err := here.AddCodes(ada, q.ID, []corpus.ID{road})
	must(t, err)
	_, err = there.AddCodes(zoe, q.ID, []corpus.ID{road})
	must(t, err)
	mine := code(t, here, m, "à pied", "Autonomie")
	_, err = there.CodePassage(zoe, Passage{Testimony: m.ID, Span: mine.Span, Codes: []corpus.ID{autonomy}})
	must(t, err)

	bring(t, here, there, store.Touched{Kind: store.Quotes, ID: q.ID})
	wantCoders(t, here, q.ID, road, "Ada", "Zoé")
	wantCoders(t, here, q.ID, autonomy, "Ada")
	wantCoders(t, here, mine.ID, autonomy, "Ada", "Zoé")
}

func TestAgreement(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "é.txt", "Enquêtrice : Oui ?\n\nAmina : ééééé bbbbb ccccc ddddd\n\nEnquêtrice : Et ?\n\nAmina : Voilà.\n")
	other := put(t, w, "seul.txt", "Enquêtrice : Oui ?\n\nAmina : personne d’autre ne code ceci.\n")
	one, two := makeCode(t, w, "Un"), makeCode(t, w, "Deux")
	text, err := w.Read(m.ID)
	must(t, err)
	begin := strings.Index(text.Text, "ééééé")
	by := func(who Author, start, end int, code corpus.ID) {
		t.Helper()
		_, err := w.CodePassage(who, Passage{Testimony: m.ID, Span: corpus.Span{Start: begin + start, End: begin + end}, Codes: []corpus.ID{code}})
		must(t, err)
	}
	by(ada, 0, 16, one) // ééééé bbbbb: 11 characters, 16 bytes
	by(ada, 11, 22, one)
	by(zoe, 11, 16, one) // bbbbb
	by(zoe, 23, 28, two) // ddddd
	code(t, w, other, "personne", "Un")

	got, err := w.Agreement("Ada", "Zoé")
	must(t, err)
	all := len([]rune(text.Text))
	want := []CodeAgreement{
		{one, stats.Pair{Both: 5, OnlyA: 12, Neither: all - 17}},
		{two, stats.Pair{OnlyB: 5, Neither: all - 5}},
	}
	if got.Testimonies != 1 || got.Characters != all || !slices.Equal(got.Codes, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if _, err := w.Agreement("Ada", "Ada"); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("with oneself: %v", err)
	}
}
