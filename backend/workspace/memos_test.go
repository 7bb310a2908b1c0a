package workspace

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func memosOf(t *testing.T, w *Workspace, f MemoFilter) (names []string, memos []Memo) {
	t.Helper()
	memos, err := w.Memos(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range memos {
		names = append(names, string(m.Kind)+" "+m.Name)
	}
	return names, memos
}

// linked is a project with memos about everything, of which some link to a quote
// and to a code.
func linked(t *testing.T) (w *Workspace, a, b corpus.Quote, m corpus.Testimony) {
	t.Helper()
	w, m, a, b, c := reshaped(t)
	people, err := w.AddParticipants(ada, []string{"Amina"})
	if err != nil {
		t.Fatal(err)
	}
	to := corpus.MemoLink{Kind: corpus.LinkQuote, ID: b.ID}
	papers := corpus.MemoLink{Kind: corpus.LinkCode, ID: a.Codings[1].Code}
	attribute, err := w.AddAttribute(ada, corpus.Attribute{Of: corpus.OfParticipant, Name: "Âge", Type: corpus.TypeNumber})
	err = errors.Join(err,
		w.SetMemo(ada, MemoOfProject, "", "Fil rouge : "+papers.String()),
		w.SetMemo(ada, MemoOfTestimony, m.ID, "Entretien court, voir "+to.String()),
		w.SetMemo(ada, MemoOfCode, b.Codings[0].Code, "À relire"),
		w.SetMemo(Author{Name: "Jo"}, MemoOfCollection, c.ID, "Pour le jury"),
		w.SetMemo(ada, MemoOfParticipant, people[0].ID, "Rappeler"),
		w.SetMemo(ada, MemoOfAttribute, attribute.ID, "En années"),
	)
	if err != nil {
		t.Fatal(err)
	}
	return w, a, b, m
}

func TestMemos(t *testing.T) {
	w, a, b, m := linked(t)
	names, memos := memosOf(t, w, MemoFilter{})
	want := []string{"attribute Âge", "participant Amina", "collection Rapport", "code Autonomie", "testimony amina", "project Étude", "quote Ma sœur est émue", "quote j’ai fait le dossier toute seule"}
	if !slices.Equal(names, want) {
		t.Errorf("the newest first: %q", names)
	}
	if memos[2].By != "Jo" || !memos[2].At.After(memos[3].At) {
		t.Errorf("written by %s at %v, the one before at %v", memos[2].By, memos[2].At, memos[3].At)
	}
	if got := memos[4].Shown(); got != "Entretien court, voir [[amina, 2]]" {
		t.Errorf("shown: %q", got)
	}
	if got := memos[5].Shown(); got != "Fil rouge : [[Papiers]]" {
		t.Errorf("shown: %q", got)
	}
	for _, test := range []struct {
		f    MemoFilter
		want []string
	}{
		{MemoFilter{ByKind: true, Kinds: []MemoKind{MemoOfQuote, MemoOfProject}}, []string{"project Étude", "quote j’ai fait le dossier toute seule", "quote Ma sœur est émue"}},
		{MemoFilter{Text: "PAPIERS rouge"}, []string{"project Étude"}},
		{MemoFilter{Text: "relire autonomie"}, []string{"code Autonomie"}},
		{MemoFilter{Text: "nulle part"}, nil},
		{MemoFilter{To: b.ID}, []string{"testimony amina", "quote Ma sœur est émue"}},
		{MemoFilter{To: a.Codings[1].Code}, []string{"project Étude"}},
	} {
		if got, _ := memosOf(t, w, test.f); !slices.Equal(got, test.want) {
			t.Errorf("%+v: %q, want %q", test.f, got, test.want)
		}
	}

	// A link follows a code that gets another name, and leads nowhere once it is gone.
	code, err := w.code(a.Codings[1].Code)
	code.Name = "Démarches"
	if err := errors.Join(err, w.EditCode(ada, code)); err != nil {
		t.Fatal(err)
	}
	if _, memos = memosOf(t, w, MemoFilter{Text: "rouge"}); memos[0].Shown() != "Fil rouge : [[Démarches]]" {
		t.Errorf("after a rename: %q", memos[0].Shown())
	}
	if err := w.DeleteQuote(ada, b.ID); err != nil {
		t.Fatal(err)
	}
	_, memos = memosOf(t, w, MemoFilter{Kinds: []MemoKind{MemoOfTestimony}})
	if !memos[0].Links[0].Gone || memos[0].Shown() != "Entretien court, voir [[?]]" {
		t.Errorf("of a quote that is gone: %+v", memos[0])
	}
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	if _, memos = memosOf(t, w, MemoFilter{Kinds: []MemoKind{MemoOfTestimony}}); memos[0].Links[0].Gone {
		t.Error("the link does not lead back to the quote that came back")
	}
	sound(t, w)
	if hits := found(t, w, "entretien"); len(hits) == 0 {
		t.Error("the memo is not found")
	}
	_ = m
}

// What a link leads to is merged into another: it leads there.
func TestMemoLinksFollowMerges(t *testing.T) {
	w, a, b, _ := linked(t)
	merged, err := w.MergeQuotes(ada, []corpus.ID{a.ID, b.ID})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.MergeCodes(ada, []corpus.ID{a.Codings[1].Code}, a.Codings[0].Code); err != nil {
		t.Fatal(err)
	}
	_, memos := memosOf(t, w, MemoFilter{Kinds: []MemoKind{MemoOfTestimony, MemoOfProject}, ByKind: true})
	if got := memos[0].Shown(); got != "Fil rouge : [[Autonomie]]" {
		t.Errorf("to a code: %q", got)
	}
	if got := memos[1].Links[0]; got.Gone || got.ID != merged.ID {
		t.Errorf("to a quote: %+v", got)
	}
	sound(t, w)
}

func TestSetMemo(t *testing.T) {
	w, a, _, m := linked(t)
	for kind, id := range map[MemoKind]corpus.ID{MemoOfTestimony: "gone", MemoOfQuote: "gone", MemoOfCode: a.ID} {
		if err := w.SetMemo(ada, kind, id, "x"); corpus.CodeOf(err) != corpus.NotFound {
			t.Errorf("a memo of no %s: %v", kind, err)
		}
	}
	if err := w.SetMemo(ada, "verdict", a.ID, "x"); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("a memo of a verdict: %v", err)
	}
	if err := w.SetMemo(ada, MemoOfTestimony, m.ID, ""); err != nil {
		t.Fatal(err)
	}
	if got, _ := memosOf(t, w, MemoFilter{Kinds: []MemoKind{MemoOfTestimony}}); len(got) != 0 {
		t.Errorf("a memo that was emptied: %q", got)
	}
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	if got, _ := memosOf(t, w, MemoFilter{Kinds: []MemoKind{MemoOfTestimony}}); len(got) != 1 {
		t.Errorf("after undoing: %q", got)
	}
}

// Who wrote a memo is told under a pseudonym, in every format.
func TestMemosShowNoName(t *testing.T) {
	w := newWorkspace(t, options(t))
	nameOf(t, w, corpus.Pseudonym{Name: "Fatima Benali", Pseudonym: "Nora Idrissi"})
	must(t, w.SetMemo(Author{Name: "Fatima Benali"}, MemoOfProject, "", "À relire"))
	for _, format := range MemoFormats() {
		path := filepath.Join(t.TempDir(), "memos."+format)
		must(t, w.ExportMemos(MemoRequest{Format: format}, path))
		if text := string(unpacked(t, path)); strings.Contains(text, "Benali") || !strings.Contains(text, "Nora Idrissi") {
			t.Errorf("%s tells the name", format)
		}
	}
}
