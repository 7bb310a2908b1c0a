package workspace

import (
	"errors"
	"slices"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Two quotes that a correction brings to one passage become one, which has what
// both had, wherever either was named.
func TestCorrectionJoinsQuotes(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	luc := put(t, w, "luc.txt", "Enquêtrice : Et vous ?\n\nLuc : J’ai fait mon dossier tout seul.\n\nEnquêtrice : Ah ?\n\nLuc : Oui.\n")
	stays := code(t, w, m, "j’ai fait le dossier toute seule", "Autonomie", "Papiers")
	goes := code(t, w, m, "fait le dossier toute seule", "Papiers", "Fierté")
	other := code(t, w, luc, "fait mon dossier tout seul", "Autonomie")
	third := code(t, w, luc, "Oui", "Autonomie")
	proud := goes.Codings[1].Code
	_, err1 := w.EditMemo(ada, stays.ID, "à garder")
	_, err2 := w.EditMemo(ada, goes.ID, "voir avec Jo")
	err3 := w.ConfirmRepeat(ada, []corpus.ID{goes.ID, other.ID}, goes.ID)
	err4 := w.RejectRepeat(ada, []corpus.ID{stays.ID, goes.ID})
	err5 := w.RejectRepeat(ada, []corpus.ID{goes.ID, third.ID})
	c, err6 := w.AddCollection(ada, "Rapport", Filter{}, false)
	err7 := w.AddToCollection(ada, c.ID, []corpus.ID{goes.ID}, "")
	both, err8 := w.AddCollection(ada, "Les deux", Filter{}, false)
	err9 := w.AddToCollection(ada, both.ID, []corpus.ID{stays.ID, goes.ID}, "")
	if err := errors.Join(err1, err2, err3, err4, err5, err6, err7, err8, err9); err != nil {
		t.Fatal(err)
	}
	err := w.update(ada, store.Change{Action: corpus.ActCodeEdit}, nil, func(tx *store.Tx) error {
		c, err := tx.Codes().Get(proud)
		c.Example = goes.ID
		q, err2 := tx.Quotes().Get(goes.ID)
		q.Consent = corpus.ConsentInternal
		k, err3 := tx.Collections().Get(both.ID)
		k.Chain = []corpus.Link{{ID: "chain", Result: corpus.Cell{Text: "seule", Quotes: []corpus.ID{goes.ID, stays.ID}}}}
		k.Workshops = []corpus.Workshop{{ID: "shop", Name: "Atelier", Cards: []corpus.ID{"", goes.ID}}}
		return errors.Join(err, err2, err3, tx.Codes().Put(c.ID, c), tx.Quotes().Put(q.ID, q), tx.Collections().Put(k.ID, k))
	})
	if err != nil {
		t.Fatal(err)
	}
	before := state(t, w)

	cut := corrected(t, w, m, "j’ai fait le dossier", "le dossier")
	plan, err := w.PlanCorrection(cut)
	if err != nil || len(plan.Changed) != 1 || len(plan.Joined) != 1 || len(plan.Lost) != 0 || plan.Kept != 0 {
		t.Fatalf("%+v, %v", plan, err)
	}
	if j := plan.Joined[0]; j.ID != goes.ID || j.Before != goes.Exact || j.Exact != "le dossier toute seule" || len(j.Codings) != 3 {
		t.Errorf("joined: %+v", j)
	}
	if _, err := w.Correct(ada, cut); err != nil {
		t.Fatal(err)
	}
	sound(t, w)
	q, err := w.quote(stays.ID)
	if err != nil || q.Exact != "le dossier toute seule" || q.Memo != "à garder\n\nvoir avec Jo" || len(q.Codings) != 3 || !q.HasCode(proud) || q.Consent != corpus.ConsentInternal {
		t.Errorf("the quote is %+v, %v", q, err)
	}
	if _, err := w.quote(goes.ID); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("the other one is still there: %v", err)
	}
	for _, c := range []corpus.ID{c.ID, both.ID} {
		got, _, err := w.Collection(c)
		if err != nil || len(got.Items) != 1 || got.Items[0].Quote != stays.ID {
			t.Errorf("in a collection: %+v, %v", got.Items, err)
		}
		if c == both.ID && (!slices.Equal(got.Chain[0].Result.Quotes, []corpus.ID{stays.ID}) || !slices.Equal(got.Workshops[0].Cards, []corpus.ID{"", stays.ID})) {
			t.Errorf("chain %+v, workshops %+v", got.Chain, got.Workshops)
		}
	}
	err = w.store.View(func(tx *store.Tx) error {
		code, err := tx.Codes().Get(proud)
		if code.Example != stays.ID {
			t.Errorf("the example is %q", code.Example)
		}
		l, err2 := linksOf(tx)
		for _, v := range l.groups {
			if want := []corpus.ID{stays.ID, other.ID}; !slices.Equal(v.Quotes, want) || v.Stands != stays.ID {
				t.Errorf("linked: %+v, want %v", v, want)
			}
		}
		if len(l.groups) != 1 || len(l.apart) != 1 || !slices.Equal(l.apart[0].Quotes, []corpus.ID{stays.ID, third.ID}) {
			t.Errorf("decided: %+v, apart %+v", l.groups, l.apart)
		}
		return errors.Join(err, err2)
	})
	if err != nil {
		t.Error(err)
	}
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	sound(t, w)
	if got := state(t, w); got != before {
		t.Errorf("after undoing:\n%s\nbefore:\n%s", got, before)
	}
}

func TestJoinedConsentIsTheLeast(t *testing.T) {
	for _, test := range []struct{ a, b, of, want corpus.Consent }{
		{"", "", "", ""}, {"", "", "public", ""}, {"public", "withheld", "", "withheld"}, {"internal", "", "public", "internal"},
		{"", "public", "", ""}, {"public", "", "internal", ""}, {"public", "public", "internal", "public"}, {"withheld", "internal", "withheld", ""},
	} {
		got := joinedQuote(corpus.Quote{Consent: test.a}, corpus.Quote{Consent: test.b}, test.of).Consent
		if got != test.want {
			t.Errorf("%q and %q in a testimony of %q: %q, want %q", test.a, test.b, test.of, got, test.want)
		}
	}
}
