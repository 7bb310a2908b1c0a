package workspace

import (
	"errors"
	"slices"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// reshaped is a project with two quotes that stand in a collection, a chain and a
// workshop, and one that was refused there.
func reshaped(t *testing.T) (w *Workspace, m corpus.Testimony, a, b corpus.Quote, c corpus.Collection) {
	t.Helper()
	w = newWorkspace(t, options(t))
	m = put(t, w, "amina.txt", interview)
	a = code(t, w, m, "j’ai fait le dossier toute seule", "Autonomie", "Papiers")
	b = code(t, w, m, "Ma sœur est émue", "Autonomie", "Famille")
	c, err := w.AddCollection(ada, "Rapport", Filter{}, false)
	err2 := w.AddToCollection(ada, c.ID, []corpus.ID{b.ID, a.ID}, "")
	_, err3 := w.EditMemo(ada, a.ID, "à garder")
	_, err4 := w.EditMemo(ada, b.ID, "à garder")
	err5 := w.SetDimensions(ada, []corpus.Dimension{{Name: "Lien", Values: []corpus.DimensionValue{{Name: "direct"}, {Name: "indirect"}}}})
	all, err6 := w.Dimensions()
	if err := errors.Join(err, err2, err3, err4, err5, err6); err != nil {
		t.Fatal(err)
	}
	_, err = w.SetStance(ada, b.ID, b.Codings[0].Code, all[0].ID, all[0].Values[1].ID)
	err2 = w.update(ada, store.Change{Action: corpus.ActCollectionEdit}, nil, func(tx *store.Tx) error {
		k, err := tx.Collections().Get(c.ID)
		k.Chain = []corpus.Link{{ID: "chain", Result: corpus.Cell{Text: "seule", Quotes: []corpus.ID{a.ID, b.ID}}}}
		k.Workshops = []corpus.Workshop{{ID: "shop", Name: "Atelier", Cards: []corpus.ID{a.ID, b.ID}}}
		return errors.Join(err, tx.Collections().Put(k.ID, k))
	})
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	return w, m, a, b, c
}

// inCollection returns the quotes of a collection's items.
func inCollection(t *testing.T, w *Workspace, id corpus.ID) (out []corpus.ID, c corpus.Collection) {
	t.Helper()
	c, _, err := w.Collection(id)
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range c.Items {
		out = append(out, it.Quote)
	}
	return out, c
}

func TestSplitQuote(t *testing.T) {
	w, m, a, b, c := reshaped(t)
	before := state(t, w)
	at := span(t, w, m, "dossier").Start
	first, second, err := w.SplitQuote(ada, a.ID, at)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, w)
	if first.ID != a.ID || first.Exact != "j’ai fait le" || second.Exact != "dossier toute seule" {
		t.Errorf("split into %q and %q", first.Exact, second.Exact)
	}
	if first.Memo != "à garder" || second.Memo != "" || !slices.Equal(second.Codes(), a.Codes()) {
		t.Errorf("first %+v, second %+v", first, second)
	}
	items, k := inCollection(t, w, c.ID)
	if !slices.Equal(items, []corpus.ID{b.ID, a.ID, second.ID}) {
		t.Errorf("items: %v", items)
	}
	if got := k.Chain[0].Result.Quotes; !slices.Equal(got, []corpus.ID{a.ID, second.ID, b.ID}) {
		t.Errorf("chain: %v", got)
	}
	if got := k.Workshops[0].Cards; !slices.Equal(got, []corpus.ID{a.ID, b.ID}) {
		t.Errorf("cards: %v", got)
	}
	if hits := found(t, w, "dossier"); len(hits) == 0 {
		t.Error("the second part is not found")
	}
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	if got := state(t, w); got != before {
		t.Errorf("after undoing:\n%s\nbefore:\n%s", got, before)
	}

	for what, at := range map[string]int{"its start": a.Span.Start, "its end": a.Span.End, "before it": a.Span.Start - 9, "a blank": a.Span.End + 1, "inside of a letter": a.Span.Start + 2} {
		if _, _, err := w.SplitQuote(ada, a.ID, at); corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("split at %s: %v", what, err)
		}
	}
	taken := code(t, w, m, "j’ai fait le", "Papiers")
	if _, _, err := w.SplitQuote(ada, a.ID, at); corpus.CodeOf(err) != corpus.Exists {
		t.Errorf("split onto the passage of %s: %v", taken.Exact, err)
	}
	if got, err := w.quote(a.ID); err != nil || got.Exact != a.Exact {
		t.Errorf("a split that fails changed %+v, %v", got, err)
	}
}

func TestMergeQuotes(t *testing.T) {
	w, m, a, b, c := reshaped(t)
	other := put(t, w, "luc.txt", "Luc : J’ai fait mon dossier tout seul.\n")
	luc := code(t, w, other, "mon dossier tout seul", "Papiers")
	before := state(t, w)
	q, err := w.MergeQuotes(ada, []corpus.ID{b.ID, a.ID})
	if err != nil {
		t.Fatal(err)
	}
	sound(t, w)
	if q.ID != a.ID || q.Exact != "j’ai fait le dossier toute seule. Ma sœur est émue" || q.Memo != "à garder" {
		t.Errorf("merged into %+v", q)
	}
	if len(q.Codings) != 3 || len(q.Codings[0].Stances) != 1 {
		t.Errorf("codings: %+v", q.Codings)
	}
	if _, err := w.quote(b.ID); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("the other one is still there: %v", err)
	}
	items, k := inCollection(t, w, c.ID)
	if !slices.Equal(items, []corpus.ID{a.ID}) || !slices.Equal(k.Chain[0].Result.Quotes, []corpus.ID{a.ID}) {
		t.Errorf("items %v, chain %v", items, k.Chain)
	}
	if got := k.Workshops[0].Cards; !slices.Equal(got, []corpus.ID{a.ID, a.ID}) {
		t.Errorf("cards: %v", got)
	}
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	if got := state(t, w); got != before {
		t.Errorf("after undoing:\n%s\nbefore:\n%s", got, before)
	}

	for what, ids := range map[string][]corpus.ID{"one": {a.ID}, "one twice": {a.ID, a.ID}, "two testimonies": {a.ID, luc.ID}} {
		if _, err := w.MergeQuotes(ada, ids); corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("merging %s: %v", what, err)
		}
	}
	if _, err := w.MergeQuotes(ada, []corpus.ID{a.ID, "gone"}); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("merging with nothing: %v", err)
	}
	if got := state(t, w); got != before {
		t.Errorf("a merge that fails left\n%s\nbefore:\n%s", got, before)
	}
	whole := code(t, w, m, "j’ai fait le dossier toute seule. Ma sœur est émue", "Fierté")
	if q, err = w.MergeQuotes(ada, []corpus.ID{a.ID, b.ID}); err != nil || q.ID != whole.ID || len(q.Codings) != 4 {
		t.Errorf("with one that stands there: %+v, %v", q, err)
	}
	sound(t, w)
}

// What was split is made whole again by merging, memo and places included.
func TestMergeWhatWasSplit(t *testing.T) {
	w, m, a, _, c := reshaped(t)
	before := state(t, w)
	was, _ := inCollection(t, w, c.ID)
	_, second, err := w.SplitQuote(ada, a.ID, span(t, w, m, "le dossier").Start)
	if err != nil {
		t.Fatal(err)
	}
	q, err := w.MergeQuotes(ada, []corpus.ID{a.ID, second.ID})
	if err != nil || q.Memo != "à garder" || len(q.Codings) != 2 {
		t.Errorf("%+v, %v", q, err)
	}
	now, _ := inCollection(t, w, c.ID)
	if got := state(t, w); got != before || !slices.Equal(now, was) {
		t.Errorf("now\n%s %v\nbefore:\n%s %v", got, now, before, was)
	}
}
