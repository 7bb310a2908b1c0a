package workspace

import (
	"slices"
	"testing"

	"florilege/backend/corpus"
)

// codedByTwo is a project with a quote that Ada and Zoé coded, each with a code of her
// own and both with a third, and one that Ada alone coded, after it.
func codedByTwo(t *testing.T) (w *Workspace, m corpus.Testimony, both, own corpus.Quote) {
	t.Helper()
	w = newWorkspace(t, options(t))
	m = put(t, w, "amina.txt", interview)
	both = code(t, w, m, "j’ai fait le dossier toute seule", "Autonomie", "Papiers")
	own = code(t, w, m, "Ma sœur est émue", "Famille")
	theirs, err := w.MakeCode(ada, "Courage")
	must(t, err)
	_, err = w.EditMemo(zoe, both.ID, "de Zoé")
	must(t, err)
	both, err = w.AddCodes(zoe, both.ID, []corpus.ID{both.Codings[0].Code, theirs})
	must(t, err)
	return w, m, both, own
}

// blind is a coder who sees her own codings alone.
var blind = Author{Name: ada.Name, Whose: Mine}

// byWords returns the codings of every quote as "code: coders".
func byWords(t *testing.T, w *Workspace) map[string][]string {
	t.Helper()
	all, _, err := w.Quotes(Filter{})
	must(t, err)
	out := map[string][]string{}
	for _, q := range all {
		if out[q.Exact] != nil {
			t.Errorf("two quotes of %q", q.Exact)
		}
		out[q.Exact] = []string{}
		for _, c := range q.Codings {
			names, err := w.codeNames([]corpus.ID{c.Code})
			must(t, err)
			line := names[0] + ":"
			for _, by := range c.Coders() {
				line += " " + by
			}
			out[q.Exact] = append(out[q.Exact], line)
		}
		slices.Sort(out[q.Exact])
	}
	return out
}

func wantCodings(t *testing.T, w *Workspace, want map[string][]string) {
	t.Helper()
	sound(t, w)
	got := byWords(t, w)
	if len(got) != len(want) {
		t.Errorf("quotes: %v", got)
	}
	for words, codings := range want {
		if !slices.Equal(got[words], codings) {
			t.Errorf("%q: %v, want %v", words, got[words], codings)
		}
	}
}

var (
	whole    = "j’ai fait le dossier toute seule"
	ofZoe    = []string{"Autonomie: Zoé", "Courage: Zoé"}
	ofAda    = []string{"Autonomie: Ada", "Papiers: Ada"}
	ofBoth   = []string{"Autonomie: Ada Zoé", "Courage: Zoé", "Papiers: Ada"}
	ofSister = []string{"Famille: Ada"}
)

// oneStep runs a change, then sees that one undo takes it back.
func oneStep(t *testing.T, w *Workspace, change func()) {
	t.Helper()
	before := state(t, w)
	change()
	_, err := w.Undo(ada)
	must(t, err)
	if state(t, w) != before {
		t.Error("one undo does not take it back")
	}
	_, err = w.Redo(ada)
	must(t, err)
}

func TestBlindDeletesOnesOwnAlone(t *testing.T) {
	w, _, both, own := codedByTwo(t)
	must(t, w.EditCode(ada, corpus.Code{ID: both.Codings[1].Code, Name: "Papiers", Color: "#2a73b0", Example: both.ID}))
	oneStep(t, w, func() { must(t, w.DeleteQuotes(blind, []corpus.ID{both.ID, own.ID})) })
	wantCodings(t, w, map[string][]string{whole: ofZoe})
	if q, err := w.quote(both.ID); err != nil || q.Memo != "de Zoé" {
		t.Errorf("what is left: %+v, %v", q, err)
	}
	before := state(t, w)
	if err := w.DeleteQuotes(blind, []corpus.ID{both.ID}); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("nothing of hers: %v", err)
	}
	if state(t, w) != before {
		t.Error("what is refused changed something")
	}
}

func TestOthersSeenAloneLoseTheirsAlone(t *testing.T) {
	w, _, both, _ := codedByTwo(t)
	must(t, w.DeleteQuotes(Author{Name: ada.Name, Whose: OfOthers}, []corpus.ID{both.ID}))
	wantCodings(t, w, map[string][]string{whole: ofAda, "Ma sœur est émue": ofSister})
}

func TestBlindMovesOnesOwnAlone(t *testing.T) {
	w, m, both, own := codedByTwo(t)
	var moved corpus.Quote
	oneStep(t, w, func() {
		var err error
		moved, err = w.MoveQuote(blind, both.ID, span(t, w, m, "le dossier toute seule"))
		must(t, err)
	})
	if moved.ID == both.ID || moved.Memo != "" {
		t.Errorf("moved: %+v", moved)
	}
	wantCodings(t, w, map[string][]string{
		whole: ofZoe, "le dossier toute seule": ofAda, "Ma sœur est émue": ofSister,
	})
	// It meets again what it does not see, and is not told so.
	back, err := w.MoveQuote(blind, moved.ID, both.Span)
	must(t, err)
	if back.ID != both.ID {
		t.Errorf("back on %s, not on %s", back.ID, both.ID)
	}
	wantCodings(t, w, map[string][]string{whole: ofBoth, "Ma sœur est émue": ofSister})
	// One's own is in the way as ever, and a quote that nobody else coded keeps its ID.
	if _, err := w.MoveQuote(blind, own.ID, both.Span); corpus.CodeOf(err) != corpus.Exists {
		t.Errorf("onto one's own: %v", err)
	}
	if q, err := w.MoveQuote(blind, own.ID, span(t, w, m, "sœur est émue")); err != nil || q.ID != own.ID {
		t.Errorf("one's own: %+v, %v", q, err)
	}
}

func TestBlindSplitsOnesOwnAlone(t *testing.T) {
	w, m, both, _ := codedByTwo(t)
	oneStep(t, w, func() {
		_, _, err := w.SplitQuote(blind, both.ID, span(t, w, m, "toute seule").Start)
		must(t, err)
	})
	wantCodings(t, w, map[string][]string{
		whole: ofZoe, "j’ai fait le dossier": ofAda, "toute seule": ofAda, "Ma sœur est émue": ofSister,
	})
}

func TestBlindMergesOnesOwnAlone(t *testing.T) {
	w, m, both, own := codedByTwo(t)
	c, err := w.AddCollection(ada, "Rapport", Filter{}, false)
	must(t, err)
	must(t, w.AddToCollection(ada, c.ID, []corpus.ID{both.ID, own.ID}, ""))
	var merged corpus.Quote
	oneStep(t, w, func() {
		merged, err = w.MergeQuotes(blind, []corpus.ID{own.ID, both.ID})
		must(t, err)
	})
	wantCodings(t, w, map[string][]string{whole: ofZoe, merged.Exact: {"Autonomie: Ada", "Famille: Ada", "Papiers: Ada"}})
	if items, _ := inCollection(t, w, c.ID); !slices.Equal(items, []corpus.ID{both.ID, merged.ID}) {
		t.Errorf("in the collection: %v", items)
	}
	// What covers all that is merged keeps the others' codings, and stays one quote.
	part, err := w.CodePassage(blind, Passage{Testimony: m.ID, Span: span(t, w, m, "le dossier"), Codes: []corpus.ID{own.Codings[0].Code}})
	must(t, err)
	_, err = w.AddCodes(blind, both.ID, []corpus.ID{own.Codings[0].Code})
	must(t, err)
	again, err := w.MergeQuotes(blind, []corpus.ID{both.ID, part.ID})
	must(t, err)
	if again.ID != both.ID {
		t.Errorf("merged into %s, not %s", again.ID, both.ID)
	}
	if got := byWords(t, w)[whole]; !slices.Equal(got, []string{"Autonomie: Zoé", "Courage: Zoé", "Famille: Ada"}) {
		t.Errorf("what covers all: %v", got)
	}
	sound(t, w)
}
