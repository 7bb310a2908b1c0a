package workspace

import (
	"context"
	"slices"
	"testing"

	"florilege/backend/corpus"
)

// saidIn returns the words of quotes.
func saidIn(list []QuoteInfo) []string {
	out := []string{}
	for _, q := range list {
		out = append(out, q.Exact)
	}
	return out
}

// offers returns what a collection offers, as words.
func offers(t *testing.T, w *Workspace, id corpus.ID) (offered, refused, lost []string) {
	t.Helper()
	o, err := w.Offers(context.Background(), id, 0)
	must(t, err)
	return saidIn(o.Offered.Quotes), saidIn(o.Refused.Quotes), saidIn(o.Gone.Quotes)
}

func TestAKeptFilterOffers(t *testing.T) {
	w := newWorkspace(t, options(t))
	a := put(t, w, "Amina.txt", "Enquêtrice : Vous osez maintenant ?\n\nAmina : J’ose téléphoner.\n\nEnquêtrice : Et puis ?\n\nAmina : J’ose demander.\n")
	b := put(t, w, "Bruno.txt", "Bruno : Moi aussi j’ose. Et puis je dors mieux.\n")
	first := code(t, w, a, "J’ose téléphoner.", "Oser", "Téléphoner")
	root, err := w.FindCode("Oser")
	must(t, err)
	c, err := w.AddCollection(ada, "Oser", Filter{Codes: []corpus.ID{root}, Once: true}, true)
	must(t, err)
	if offered, refused, lost := offers(t, w, c.ID); len(offered)+len(refused)+len(lost) != 0 {
		t.Fatalf("a new collection offers %q, %q, %q", offered, refused, lost)
	}

	second := code(t, w, a, "J’ose demander.", "Oser")
	third := code(t, w, b, "Moi aussi j’ose.", "Oser")
	code(t, w, a, "Vous osez maintenant", "Oser") // a question
	code(t, w, b, "je dors mieux", "Sommeil")
	want := []string{"J’ose demander.", "Moi aussi j’ose."}
	if offered, _, _ := offers(t, w, c.ID); !slices.Equal(offered, want) {
		t.Fatalf("it offers %q", offered)
	}
	if got, _ := w.collectionAlone(c.ID); got.Quotes() != 1 {
		t.Error("quotes slipped in")
	}

	must(t, w.RefuseOffers(ada, c.ID, []corpus.ID{third.ID}))
	added, err := w.AcceptOffers(ada, c.ID, []corpus.ID{second.ID, first.ID})
	must(t, err)
	got, items, err := w.Collection(c.ID)
	must(t, err)
	if added != 1 || len(items) != 3 || items[0].Code != root || items[2].Item.Quote != second.ID || !items[2].Kept {
		t.Errorf("%d added, items %+v", added, got.Items)
	}
	if offered, refused, _ := offers(t, w, c.ID); len(offered) != 0 || !slices.Equal(refused, want[1:]) {
		t.Errorf("it offers %q, refused %q", offered, refused)
	}
	must(t, w.OfferAgain(ada, c.ID, nil))
	if offered, refused, _ := offers(t, w, c.ID); !slices.Equal(offered, want[1:]) || len(refused) != 0 {
		t.Errorf("asked again it offers %q, refused %q", offered, refused)
	}

	// What the collection says already in other words is not offered where repeats count once.
	must(t, w.ConfirmRepeat(ada, []corpus.ID{second.ID, third.ID}, second.ID))
	if offered, _, _ := offers(t, w, c.ID); len(offered) != 0 {
		t.Errorf("a repeat of what it says is offered: %q", offered)
	}

	// What passes no more is told, and stays.
	_, err = w.RemoveCode(ada, first.ID, root)
	must(t, err)
	if _, _, lost := offers(t, w, c.ID); !slices.Equal(lost, []string{first.Exact}) {
		t.Errorf("gone: %q", lost)
	}
	if got, _ := w.collectionAlone(c.ID); got.Quotes() != 2 {
		t.Error("what passes no more was removed")
	}

	// What is taken out by hand is not offered again, and undo takes that back too.
	must(t, w.RemoveItems(ada, c.ID, []corpus.ID{items[2].ID}))
	if offered, refused, _ := offers(t, w, c.ID); len(offered) != 0 || !slices.Equal(refused, want[:1]) {
		t.Errorf("taken out: offers %q, refused %q", offered, refused)
	}
	_, err = w.Undo(ada)
	must(t, err)
	if _, refused, _ := offers(t, w, c.ID); len(refused) != 0 {
		t.Errorf("undone: refused %q", refused)
	}

	// A filter that names what is gone says so.
	must(t, w.DeleteCode(ada, root, ""))
	if o, err := w.Offers(context.Background(), c.ID, 0); err != nil || !o.Broken {
		t.Errorf("%+v, %v", o, err)
	}
	must(t, w.KeepFilter(ada, c.ID, nil))
	if o, _ := w.Offers(context.Background(), c.ID, 0); o.Kept != nil || o.Broken {
		t.Error("it keeps a filter")
	}
	sound(t, w)
}

func TestFillingKeepsAFilterWhereAsked(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "Amina.txt", "Amina : J’ose téléphoner. J’ose demander.\n")
	q := code(t, w, m, "J’ose téléphoner.", "Oser")
	c, err := w.AddCollection(ada, "Choix", Filter{}, false)
	must(t, err)
	if o, _ := w.Offers(context.Background(), c.ID, 0); o.Kept != nil {
		t.Error("an empty collection keeps a filter")
	}
	_, err = w.FillCollection(ada, c.ID, Filter{}, false)
	must(t, err)
	if o, _ := w.Offers(context.Background(), c.ID, 0); o.Kept != nil {
		t.Error("filling once keeps the filter")
	}
	_, err = w.FillCollection(ada, c.ID, Filter{Text: "demander"}, true)
	must(t, err)
	code(t, w, m, "J’ose demander.", "Oser")
	if offered, _, lost := offers(t, w, c.ID); len(offered) != 1 || len(lost) != 0 {
		t.Errorf("offers %q, gone %q", offered, lost)
	}
	_, err = w.FillCollection(ada, c.ID, Filter{Coding: CodingFilter{By: "Zoé"}}, true)
	if corpus.CodeOf(err) != corpus.Invalid || corpus.CodeOf(w.KeepFilter(ada, c.ID, &Filter{Quotes: []corpus.ID{q.ID}})) != corpus.Invalid {
		t.Errorf("a filter that cannot be kept is kept: %v", err)
	}
	for _, err := range []error{w.RefuseOffers(ada, c.ID, []corpus.ID{"none"}), w.RefuseOffers(ada, "none", nil)} {
		if corpus.CodeOf(err) != corpus.NotFound {
			t.Errorf("refusing nothing: %v", err)
		}
	}
}

func TestAKeptSearchOffers(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "Amina.txt", "Amina : J’ose téléphoner. J’oserai demander. Je dors.\n")
	code(t, w, m, "J’ose téléphoner.", "A")
	c, err := w.CollectFound(context.Background(), ada, "Oser", SearchRequest{Query: "oser"})
	must(t, err)
	q := code(t, w, m, "J’oserai demander.", "A")
	code(t, w, m, "Je dors.", "A")
	if offered, _, lost := offers(t, w, c.ID); !slices.Equal(offered, []string{"J’oserai demander."}) || len(lost) != 0 {
		t.Fatalf("offers %q, gone %q", offered, lost)
	}
	_, err = w.AcceptOffers(ada, c.ID, []corpus.ID{q.ID})
	must(t, err)
	got, err := w.collectionAlone(c.ID)
	must(t, err)
	if len(got.Items) != 2 || got.Items[1].Quote != q.ID || got.Items[1].Kind != corpus.ItemQuote {
		t.Errorf("items %+v", got.Items)
	}
	sound(t, w)
}

func TestAKeptFilterLosesWhatRepeats(t *testing.T) {
	w := newWorkspace(t, options(t))
	a := put(t, w, "Amina.txt", "Amina : J’ose téléphoner. Et le soir, j’ose téléphoner.\n")
	b := put(t, w, "Bruno.txt", "Bruno : J’ose téléphoner, moi aussi.\n")
	first := code(t, w, a, "J’ose téléphoner", "Oser")
	second := code(t, w, a, "j’ose téléphoner", "Oser")
	byHand := code(t, w, b, "J’ose téléphoner, moi", "Parler")
	root, err := w.FindCode("Oser")
	must(t, err)
	for _, kept := range []struct {
		name string
		once bool
		want []string
	}{{"once", true, []string{"j’ose téléphoner"}}, {"each time", false, []string{}}} {
		c, err := w.AddCollection(ada, kept.name, Filter{Codes: []corpus.ID{root}, Once: kept.once}, true)
		must(t, err)
		must(t, w.AddToCollection(ada, c.ID, []corpus.ID{byHand.ID}, ""))
		must(t, w.ConfirmRepeat(ada, []corpus.ID{first.ID, second.ID, byHand.ID}, first.ID))
		if _, _, lost := offers(t, w, c.ID); !slices.Equal(lost, kept.want) {
			t.Errorf("%s: what repeats passes no more: %q, want %q", kept.name, lost, kept.want)
		}
		_, items, err := w.Collection(c.ID)
		must(t, err)
		var all []corpus.ID
		for _, it := range items {
			all = append(all, it.Item.ID)
		}
		must(t, w.RemoveItems(ada, c.ID, all))
		if got, _ := w.collectionAlone(c.ID); len(got.Items) > 0 {
			t.Errorf("%s: left %+v", kept.name, got.Items)
		}
		for range 2 { // what was taken out is one step, what was linked another
			_, err = w.Undo(ada)
			must(t, err)
		}
		if got, _ := w.collectionAlone(c.ID); len(got.Items) != len(all) {
			t.Errorf("%s: undone, it has %+v", kept.name, got.Items)
		}
		if _, _, lost := offers(t, w, c.ID); len(lost) > 0 {
			t.Errorf("%s: nothing is linked, and %q passes no more", kept.name, lost)
		}
	}
}
