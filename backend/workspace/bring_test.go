package workspace

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// bring brings over from there what only it has, and what take says.
func bring(t *testing.T, here, there *Workspace, take ...store.Touched) Brought {
	t.Helper()
	seen, err := there.moment()
	must(t, err)
	out, err := here.BringOver(ada, there.Path(), "", Wanted{Seen: seen, Take: take})
	must(t, err)
	sound(t, here)
	return out
}

func wantBrought(t *testing.T, b Brought, want map[string]int, left ...LeftReason) {
	t.Helper()
	var got []LeftReason
	for _, l := range b.Left {
		got = append(got, l.Why)
	}
	if !maps.Equal(b.Records, want) || !slices.Equal(got, left) {
		t.Errorf("brought %v, left %v; want %v, left %v", b.Records, got, want, left)
	}
}

func TestBringOverWhatOnlyTheOtherHas(t *testing.T) {
	here := newWorkspace(t, options(t))
	m := put(t, here, "amina.txt", interview)
	code(t, here, m, "toute seule", "Autonomie")
	there := copyOf(t, here, "b")

	bruno := put(t, there, "bruno.txt", "Enquêtrice : Et alors ?\n\nBruno : Septante kilomètres. À pied.\n\nEnquêtrice : Oui ?\n\nBruno : Oui.\n")
	far := code(t, there, bruno, "Septante kilomètres", "Chemin/Distance")
	foot := code(t, there, m, "à pied", "Chemin", "Autonomie")
	_, err := there.EditMemo(ada, foot.ID, "à citer")
	must(t, err)
	must(t, there.ConfirmRepeat(ada, []corpus.ID{far.ID, foot.ID}, far.ID))
	col, err := there.AddCollection(ada, "Rapport", Filter{}, false)
	must(t, err)
	must(t, there.AddToCollection(ada, col.ID, []corpus.ID{foot.ID}, ""))
	code(t, here, m, "le dossier", "Papiers") // and here goes on too

	before, err := here.Summary()
	must(t, err)
	got := bring(t, here, there)
	wantBrought(t, got, map[string]int{store.Testimonies: 1, store.Codes: 2, store.Quotes: 2, store.Verdicts: 1, store.Collections: 1})
	if c := comparison(t, here, there); c.There.Steps == 0 || slices.ContainsFunc(c.Differences, func(d Difference) bool { return d.There != "" }) {
		t.Errorf("the other still has\n%v", lines(c))
	}
	r, err := here.Read(bruno.ID)
	must(t, err)
	theirs, err := there.Read(bruno.ID)
	must(t, err)
	if r.Text != theirs.Text || len(r.Layout.Turns) != len(theirs.Layout.Turns) || r.Title != "bruno" {
		t.Errorf("the testimony became %+v", r)
	}
	must(t, here.store.View(func(tx *store.Tx) error {
		_, err := tx.Original(bruno.Original)
		return err
	}))
	if q, err := here.Quote(foot.ID); err != nil || q.Memo != "à citer" || len(q.Codings) != 2 {
		t.Errorf("the quote became %+v, %v", q, err)
	}

	// It is one step, and told as one.
	after, err := here.Summary()
	must(t, err)
	if after.Revision != before.Revision+1 || after.Undo.Action != corpus.ActBringOver || after.Undo.Count != 7 || after.Undo.Subject != "b.florilege" {
		t.Errorf("the step is %+v of revision %d after %d", after.Undo, after.Revision, before.Revision)
	}
	_, err = here.Undo(ada)
	must(t, err)
	sound(t, here)
	undone, err := here.Summary()
	must(t, err)
	if undone.Testimonies != 1 || undone.Quotes != before.Quotes || undone.Codes != before.Codes || undone.Collections != 0 {
		t.Errorf("after undoing there are %+v", undone)
	}
	_, err = here.Redo(ada)
	must(t, err)
	sound(t, here)
	// Nothing is left to bring, so nothing is written.
	wantBrought(t, bring(t, here, there), nil)
	if s, _ := here.Summary(); s.Revision != undone.Revision+1 {
		t.Errorf("bringing nothing made revision %d of %d", s.Revision, undone.Revision+1)
	}
}

func TestBringOverLeavesWhatIsNotWanted(t *testing.T) {
	here := newWorkspace(t, options(t))
	m := put(t, here, "amina.txt", interview)
	q := code(t, here, m, "toute seule", "Autonomie")
	there := copyOf(t, here, "b")
	for w, s := range map[*Workspace]string{here: "ici", there: "là"} {
		_, err := w.EditMemo(ada, q.ID, s)
		must(t, err)
	}
	not := code(t, there, m, "le dossier", "Papiers")
	gone := code(t, here, m, "à pied", "Chemin")
	must(t, there.DeleteQuote(ada, q.ID)) // and removed there
	_, err := there.Undo(ada)
	must(t, err)

	memo := func() string {
		got, err := here.Quote(q.ID)
		must(t, err)
		return got.Memo
	}
	seen, err := there.moment()
	must(t, err)
	got, err := here.BringOver(ada, there.Path(), "", Wanted{Seen: seen, Leave: []store.Touched{{Kind: store.Quotes, ID: not.ID}}})
	must(t, err)
	wantBrought(t, got, map[string]int{store.Codes: 1})
	if _, err := here.Quote(not.ID); corpus.CodeOf(err) != corpus.NotFound || memo() != "ici" {
		t.Errorf("what was not wanted is here: %v, memo %q", err, memo())
	}
	take := store.Touched{Kind: store.Quotes, ID: q.ID}
	got, err = here.BringOver(ada, there.Path(), "", Wanted{Seen: seen, LeaveKinds: []string{store.Quotes}, Take: []store.Touched{take}})
	must(t, err)
	wantBrought(t, got, map[string]int{store.Quotes: 1})
	wantBrought(t, bring(t, here, there), map[string]int{store.Quotes: 1})
	if memo() != "là" {
		t.Errorf("the memo chosen is %q", memo())
	}
	if _, err := here.Quote(gone.ID); err != nil {
		t.Error("something was removed")
	}
	// The other moved on: what the user saw is no longer what would come.
	code(t, there, m, "Ma sœur", "Famille")
	_, err = here.BringOver(ada, there.Path(), "", Wanted{Seen: seen})
	if corpus.CodeOf(err) != corpus.MovedOn {
		t.Errorf("got %v", err)
	}
}

// Nothing that the other removed is removed here, and what was removed here
// comes back only where the user takes the other's.
func TestBringOverRemovesNothing(t *testing.T) {
	here := newWorkspace(t, options(t))
	m := put(t, here, "amina.txt", interview)
	q := code(t, here, m, "toute seule", "Autonomie")
	r := code(t, here, m, "à pied", "Chemin")
	there := copyOf(t, here, "b")
	must(t, there.DeleteQuote(ada, q.ID))
	must(t, here.DeleteQuote(ada, r.ID))
	_, err := there.EditMemo(ada, r.ID, "là")
	must(t, err)
	wantBrought(t, bring(t, here, there), nil)
	if _, err := here.Quote(q.ID); err != nil {
		t.Error(err)
	}
	wantBrought(t, bring(t, here, there, store.Touched{Kind: store.Quotes, ID: r.ID}, store.Touched{Kind: store.Quotes, ID: q.ID}), map[string]int{store.Quotes: 1})
	if got, err := here.Quote(r.ID); err != nil || got.Memo != "là" {
		t.Errorf("%+v, %v", got, err)
	}
}

// Two machines did the same work, each with IDs of its own.
func TestBringOverJoinsTwins(t *testing.T) {
	here := newWorkspace(t, options(t))
	there := copyOf(t, here, "b")
	var quotes [2]corpus.Quote
	for i, w := range []*Workspace{here, there} {
		m := put(t, w, "amina.txt", interview)
		quotes[i] = code(t, w, m, "toute seule", "Autonomie/Seule", []string{"Ici", "Là"}[i])
		_, err := w.EditMemo(ada, quotes[i].ID, []string{"vu ici", "vu là"}[i])
		must(t, err)
	}
	wantLines(t, comparison(t, here, there),
		`codes "Là": /added`,
		`codes "Ici": added/`,
		`quotes "toute seule" in amina: /added`,
		`quotes "toute seule" in amina: added/`,
	)
	wantBrought(t, bring(t, here, there), map[string]int{store.Codes: 1, store.Quotes: 1})
	s, err := here.Summary()
	must(t, err)
	if s.Testimonies != 1 || s.Quotes != 1 || s.Codes != 4 {
		t.Errorf("there are %+v", s)
	}
	q, err := here.Quote(quotes[0].ID)
	must(t, err)
	if q.Memo != "vu ici\n\nvu là" || len(q.Codings) != 3 {
		t.Errorf("the quote became %q, %+v", q.Memo, q.Codings)
	}
	if c := comparison(t, here, there); len(c.Differences) != 2 {
		t.Errorf("the other still has\n%v", lines(c))
	}
}

func TestBringOverLeavesWhatCannotCome(t *testing.T) {
	here := newWorkspace(t, options(t))
	m := put(t, here, "amina.txt", interview)
	a, b := code(t, here, m, "toute seule", "A"), code(t, here, m, "à pied", "A")
	there := copyOf(t, here, "b")
	must(t, here.ConfirmRepeat(ada, []corpus.ID{a.ID, b.ID}, a.ID))
	must(t, there.RejectRepeat(ada, []corpus.ID{a.ID, b.ID}))
	id, err := there.FindCode("A")
	must(t, err)
	must(t, there.RenameCode(ada, id, "B"))
	_, err = here.MakeCode(ada, "B") // another one, of the same name
	must(t, err)
	bruno := put(t, there, "bruno.txt", "Bruno : Septante.\n\nENQ : Oui ?\n\nBruno : Oui.\n")
	code(t, there, bruno, "Septante", "B")
	// The same passage, by another quote that moved there.
	_, err = there.MoveQuote(ada, b.ID, span(t, there, m, "le dossier"))
	must(t, err)
	code(t, here, m, "le dossier", "A")
	_, err = there.store.Update(store.Change{}, func(tx *store.Tx) error {
		return errors.Join(tx.Layouts().Delete(bruno.ID))
	})
	must(t, err)

	got := bring(t, here, there)
	wantBrought(t, got, map[string]int{}, LeftUnreadable, LeftTaken, LeftUnreadable, LeftTaken, LeftTaken)
	if s, _ := here.Summary(); s.Linked != 1 {
		t.Errorf("the decision here is gone: %+v", s)
	}
}

func TestBringOverNothingErased(t *testing.T) {
	here := newWorkspace(t, options(t))
	m := put(t, here, "amina.txt", interview)
	there := copyOf(t, here, "b")
	q := code(t, there, m, "toute seule", "A")
	col, err := there.AddCollection(ada, "Rapport", Filter{}, false)
	must(t, err)
	must(t, there.AddToCollection(ada, col.ID, []corpus.ID{q.ID}, ""))
	must(t, here.update(ada, store.Change{}, everything(), func(tx *store.Tx) error {
		return errors.Join(tx.Layouts().Delete(m.ID), tx.Testimonies().Delete(m.ID),
			tx.Erasures().Put(m.ID, corpus.Erasure{ID: m.ID}))
	}))
	wantBrought(t, bring(t, here, there, store.Touched{Kind: store.Quotes, ID: q.ID}), map[string]int{store.Codes: 1, store.Collections: 1})
	if s, _ := here.Summary(); s.Testimonies+s.Quotes != 0 {
		t.Errorf("something erased came back: %+v", s)
	}
}

// Whatever two copies did: bringing over both ways leaves nothing that only one
// has, and two sound files.
func TestBringOverMeets(t *testing.T) {
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 5))
		here := newWorkspace(t, options(t))
		m := put(t, here, "amina.txt", interview)
		words := []string{"toute seule", "le dossier", "à pied", "La commune", "Ma sœur"}
		live := func(w *Workspace) {
			for range r.IntN(7) {
				q := code(t, w, m, words[r.IntN(len(words))], fmt.Sprint("Code ", r.IntN(4), "/Sous ", r.IntN(2)))
				if r.IntN(3) == 0 {
					_, err := w.EditMemo(ada, q.ID, fmt.Sprint(r.IntN(3)))
					must(t, err)
				}
			}
		}
		live(here)
		there := copyOf(t, here, "b")
		live(here)
		live(there)
		both := func(c Comparison) (out []store.Touched) {
			for _, d := range c.Differences {
				if d.Both() {
					out = append(out, store.Touched{Kind: d.Kind, ID: d.ID})
				}
			}
			return out
		}
		bring(t, here, there, both(comparison(t, here, there))...)
		bring(t, there, here, both(comparison(t, there, here))...)
		if c := comparison(t, here, there); len(c.Differences) > 0 {
			t.Errorf("seed %d: still different\n%v", seed, lines(c))
		}
	}
}

// A document that both imported, and of which only the other noted that it may not be
// quoted, may not be quoted here either, nor what was coded there in it.
func TestBringOverKeepsConsent(t *testing.T) {
	for _, leave := range [][]string{nil, {store.Testimonies}} {
		here := newWorkspace(t, options(t))
		there := copyOf(t, here, "b")
		ours, theirs := put(t, here, "amina.txt", interview), put(t, there, "amina.txt", interview)
		must(t, there.SetConsent(ada, []corpus.ID{theirs.ID}, nil, corpus.ConsentWithheld))
		for _, w := range []*Workspace{here, there} {
			m := map[*Workspace]corpus.Testimony{here: ours, there: theirs}[w]
			code(t, w, m, "j’y vais à pied", "Mobilité")
			open := code(t, w, m, "Ma sœur", "Famille")
			must(t, w.SetConsent(ada, nil, []corpus.ID{open.ID}, corpus.ConsentPublic))
		}
		code(t, there, theirs, "toute seule", "Autonomie")
		seen, err := there.moment()
		must(t, err)
		_, err = here.BringOver(ada, there.Path(), "", Wanted{Seen: seen, LeaveKinds: leave})
		must(t, err)
		sound(t, here)
		page, err := here.QuotePage(Filter{})
		must(t, err)
		if page.Total != 3 {
			t.Errorf("%d quotes", page.Total)
		}
		for _, q := range page.Quotes {
			if want := q.Exact == "Ma sœur"; q.Allowed.Permits(false) != want || q.Allowed.Permits(true) != want {
				t.Errorf("without %v: %q is %q", leave, q.Exact, q.Allowed)
			}
		}
	}
}
