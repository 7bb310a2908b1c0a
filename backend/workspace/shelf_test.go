package workspace

import (
	"reflect"
	"slices"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// What is remembered of the quotes is what stands in the project, after each change,
// however it is asked for: all at once, or some of them meanwhile.
func TestQuotesAreFollowed(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	first := code(t, w, m, "j’y vais à pied", "Mobilité")
	follows := func(what string) {
		t.Helper()
		err := w.store.View(func(tx *store.Tx) error {
			want, err := filterQuotes(tx, Filter{})
			if err != nil {
				return err
			}
			got, err := w.quotes.all(tx)
			if err != nil || len(got) != len(want) {
				t.Fatalf("%s: %d of %d quotes, %v", what, len(got), len(want), err)
			}
			for i, q := range got {
				if !reflect.DeepEqual(*q, want[i]) {
					t.Errorf("%s: remembered %+v, stored %+v", what, *q, want[i])
				}
			}
			return nil
		})
		must(t, err)
	}
	follows("at first")
	before := code(t, w, m, "le dossier toute seule", "Autonomie") // comes before it in the text, or after
	follows("one more")
	_, err := w.EditMemo(ada, first.ID, "à relire")
	must(t, err)
	if q := quoteOf(t, w, first.ID); q.Memo != "à relire" { // some are asked for before all are
		t.Errorf("remembered %+v", q)
	}
	follows("a memo")
	must(t, w.DeleteQuote(ada, before.ID))
	follows("one less")
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	follows("undone")
	err = w.store.View(func(tx *store.Tx) error {
		_, err := w.quotes.several(tx, []corpus.ID{first.ID, "none"})
		if corpus.CodeOf(err) != corpus.NotFound {
			t.Errorf("a quote that is not there: %v", err)
		}
		return nil
	})
	must(t, err)
}

// quoteOf returns a quote as it is remembered.
func quoteOf(t *testing.T, w *Workspace, id corpus.ID) (q corpus.Quote) {
	t.Helper()
	must(t, w.store.View(func(tx *store.Tx) (err error) {
		q, err = w.quotes.get(tx, id)
		return err
	}))
	return q
}

// One who reads an earlier moment than another did gets that moment, and the other
// keeps what was remembered.
func TestAnEarlierMomentIsReadByItself(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	code(t, w, m, "j’y vais à pied", "Mobilité")
	place := span(t, w, m, "le dossier toute seule")
	err := w.store.View(func(earlier *store.Tx) error {
		made := make(chan corpus.ID)
		go func() {
			q, err := w.CodePassage(ada, Passage{Testimony: m.ID, Span: place})
			if err != nil {
				t.Error(err)
			}
			page, err := w.QuotePage(Filter{})
			if err != nil || page.Total != 2 {
				t.Errorf("the other reads %d quotes, %v", page.Total, err)
			}
			made <- q.ID
		}()
		id := <-made
		quotes, err := w.quotes.all(earlier)
		if err != nil || len(quotes) != 1 {
			t.Errorf("the earlier moment has %d quotes, %v", len(quotes), err)
		}
		if _, err := w.quotes.get(earlier, id); corpus.CodeOf(err) != corpus.NotFound {
			t.Errorf("a quote of a later moment: %v", err)
		}
		return nil
	})
	must(t, err)
	if page, err := w.QuotePage(Filter{}); err != nil || page.Total != 2 {
		t.Errorf("%d quotes, %v", page.Total, err)
	}
}

// What is coded after a correction is of whoever says it in the new text.
func TestLayoutsFollowCorrections(t *testing.T) {
	w := newWorkspace(t, options(t))
	const before = "ENQ : Et depuis ?\nAmina : Depuis l’été, je sors.\nENQ : Et vous ?\nFarida : Moi, j’écoute.\nAmina : Moi aussi.\n"
	m := put(t, w, "amina.txt", before)
	if q := code(t, w, m, "je sors", "Mobilité"); m.SpeakerName(q.Speaker) != "Amina" {
		t.Fatalf("said by %q", m.SpeakerName(q.Speaker))
	}
	longer := "Depuis l’été, je sors, je prends le bus, je vais au marché toute seule."
	_, err := w.Correct(ada, corrected(t, w, m, "Depuis l’été, je sors.", longer))
	must(t, err)
	if q := code(t, w, m, "marché toute seule", "Mobilité"); m.SpeakerName(q.Speaker) != "Amina" {
		t.Errorf("after the correction, said by %q", m.SpeakerName(q.Speaker))
	}
	page, err := w.QuotePage(Filter{})
	must(t, err)
	if i := slices.IndexFunc(page.Quotes, func(q QuoteInfo) bool { return q.SpeakerName != "Amina" || q.Turn != 2 }); i >= 0 {
		t.Errorf("%q is told of %q in turn %d", page.Quotes[i].Exact, page.Quotes[i].SpeakerName, page.Quotes[i].Turn)
	}
}
