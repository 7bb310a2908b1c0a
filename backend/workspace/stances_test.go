package workspace

import (
	"context"
	"slices"
	"testing"

	"florilege/backend/corpus"
)

// sided is a project with two dimensions and two coded quotes.
func sided(t *testing.T) (w *Workspace, direct, positive corpus.Stance, first, second corpus.Quote) {
	t.Helper()
	w = newWorkspace(t, options(t))
	must(t, w.SetDimensions(ada, []corpus.Dimension{
		{Name: "Lien", Values: []corpus.DimensionValue{{Name: "direct"}, {Name: "indirect"}}},
		{Name: "Sens", Values: []corpus.DimensionValue{{Name: "positif"}, {Name: "négatif"}}},
	}))
	all, err := w.Dimensions()
	must(t, err)
	direct = corpus.Stance{Dimension: all[0].ID, Value: all[0].Values[0].ID}
	positive = corpus.Stance{Dimension: all[1].ID, Value: all[1].Values[0].ID}
	m := put(t, w, "amina.txt", interview)
	first = code(t, w, m, "j’ai fait le dossier toute seule", "Autonomie", "Papiers")
	second = code(t, w, m, "j’y vais à pied", "Autonomie/Mobilité")
	return w, direct, positive, first, second
}

func TestStances(t *testing.T) {
	w, direct, positive, first, second := sided(t)
	autonomy, papers := makeCode(t, w, "Autonomie"), makeCode(t, w, "Papiers")
	mobility := makeCode(t, w, "Autonomie/Mobilité")
	set := func(q corpus.Quote, code corpus.ID, s corpus.Stance) {
		t.Helper()
		_, err := w.SetStance(ada, q.ID, code, s.Dimension, s.Value)
		must(t, err)
	}
	set(first, papers, direct)
	set(first, papers, positive)
	set(second, mobility, positive)
	for name, c := range map[string]struct {
		filter Filter
		want   int
	}{
		"one":                   {Filter{Coding: CodingFilter{Stances: []corpus.Stance{positive}}}, 2},
		"both on one coding":    {Filter{Coding: CodingFilter{Stances: []corpus.Stance{positive, direct}}}, 1},
		"of a code":             {Filter{Codes: []corpus.ID{papers}, Coding: CodingFilter{Stances: []corpus.Stance{direct}}}, 1},
		"of another code":       {Filter{Codes: []corpus.ID{autonomy}, Coding: CodingFilter{Stances: []corpus.Stance{direct}}}, 0},
		"of a code under one":   {Filter{Codes: []corpus.ID{autonomy}, Coding: CodingFilter{Stances: []corpus.Stance{positive}}}, 1},
		"by nobody of the name": {Filter{Coding: CodingFilter{By: "Zoé"}}, 0},
		"by somebody":           {Filter{Coding: CodingFilter{By: "Ada"}}, 2},
	} {
		got, _, err := w.Quotes(c.filter)
		must(t, err)
		if len(got) != c.want {
			t.Errorf("%s: %d quotes, want %d", name, len(got), c.want)
		}
	}
	counts, err := w.StanceCounts()
	must(t, err)
	if len(counts) != 2 || counts[0].Code != mobility || counts[1].Each[direct.Value] != 1 || counts[1].Total != 1 {
		t.Errorf("counts %+v", counts)
	}
	sound(t, w)

	// Another value of the same dimension takes its place, and none takes it off.
	all, _ := w.Dimensions()
	indirect := corpus.Stance{Dimension: direct.Dimension, Value: all[0].Values[1].ID}
	set(first, papers, indirect)
	set(first, papers, corpus.Stance{Dimension: positive.Dimension})
	got, err := w.Quote(first.ID)
	must(t, err)
	if !slices.Equal(got.Codings[1].Stances, []corpus.Stance{indirect}) {
		t.Errorf("stances %v", got.Codings[1].Stances)
	}
	for range 2 {
		_, err = w.Undo(ada)
		must(t, err)
	}
	if got, _ = w.Quote(first.ID); !slices.Equal(got.Codings[1].Stances, []corpus.Stance{direct, positive}) {
		t.Errorf("after undo %v", got.Codings[1].Stances)
	}
}

func TestDimensionsAreRefused(t *testing.T) {
	w, direct, _, first, _ := sided(t)
	two := []corpus.DimensionValue{{Name: "a"}, {Name: "b"}}
	for name, list := range map[string][]corpus.Dimension{
		"no name":        {{Name: " ", Values: two}},
		"one value":      {{Name: "x", Values: two[:1]}},
		"the same twice": {{Name: "É", Values: two}, {Name: "e", Values: two}},
		"a value twice":  {{Name: "x", Values: []corpus.DimensionValue{{Name: "a"}, {Name: "A"}}}},
	} {
		if err := w.SetDimensions(ada, list); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	if _, err := w.SetStance(ada, first.ID, makeCode(t, w, "Papiers"), direct.Dimension, "gone"); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("no such value: %v", err)
	}
	if _, err := w.SetStance(ada, first.ID, makeCode(t, w, "Autre"), direct.Dimension, direct.Value); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("no such coding: %v", err)
	}
}

func TestFilterByWhatPutACode(t *testing.T) {
	w, _, _, _, _ := sided(t)
	_, err := w.Autocode(context.Background(), Author{Name: "Bob"}, makeCode(t, w, "Commune"), Rule{Kind: corpus.AutoRegexp, Text: "commune", Unit: UnitMatch}, nil)
	must(t, err)
	for put, want := range map[Put]int{PutAny: 4, PutPerson: 2, PutRule: 2} {
		got, _, err := w.Quotes(Filter{Coding: CodingFilter{Auto: put}})
		must(t, err)
		if len(got) != want {
			t.Errorf("put by %q: %d quotes, want %d", put, len(got), want)
		}
	}
	if got, err := w.Coders(); err != nil || !slices.Equal(got, []string{"Ada", "Bob"}) {
		t.Errorf("coders %v, %v", got, err)
	}
}
