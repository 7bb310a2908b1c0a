package workspace

import (
	"slices"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

func TestCodeAllIsOneStep(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	known := code(t, w, m, "toute seule", "A")
	b := code(t, w, m, "le dossier", "B").Codes()[0]
	passage := Passage{Testimony: m.ID, Span: span(t, w, m, "Ma sœur")}
	must(t, w.CodeAll(ada, []corpus.ID{known.ID}, []Passage{passage}, []corpus.ID{b}))
	with := func() int {
		_, total, err := w.Quotes(Filter{Codes: []corpus.ID{b}})
		must(t, err)
		return total
	}
	if n := with(); n != 3 {
		t.Errorf("%d quotes carry the code, want 3", n)
	}
	_, err := w.Undo(ada)
	must(t, err)
	if n := with(); n != 1 {
		t.Errorf("%d quotes carry the code after one undo, want 1", n)
	}
	missing := w.CodeAll(ada, []corpus.ID{known.ID, "nobody"}, nil, []corpus.ID{b})
	if corpus.CodeOf(missing) != corpus.NotFound || with() != 1 {
		t.Errorf("a quote that is not there: %v, and %d carry the code", missing, with())
	}
	sound(t, w)
}

func TestDeleteQuotesIsOneStep(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	ids := []corpus.ID{code(t, w, m, "toute seule", "A").ID, code(t, w, m, "le dossier", "A").ID}
	must(t, w.DeleteQuotes(ada, nil))
	must(t, w.DeleteQuotes(ada, ids))
	if _, total, err := w.Quotes(Filter{}); err != nil || total != 0 {
		t.Errorf("%d quotes are left: %v", total, err)
	}
	_, err := w.Undo(ada)
	must(t, err)
	page, total, err := w.Quotes(Filter{})
	if err != nil || total != 2 || page[0].Exact == "" {
		t.Errorf("%d quotes after one undo: %v", total, err)
	}
	sound(t, w)
}

func TestFilterByQuotesAndWithoutCode(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	coded := code(t, w, m, "toute seule", "A")
	bare, err := w.CodePassage(ada, Passage{Testimony: m.ID, Span: span(t, w, m, "le dossier")})
	must(t, err)
	for _, tt := range []struct {
		name   string
		filter Filter
		want   []corpus.ID
	}{
		{"without code", Filter{Uncoded: true}, []corpus.ID{bare.ID}},
		{"without code and with one", Filter{Uncoded: true, Codes: coded.Codes()}, nil},
		{"one by name", Filter{Quotes: []corpus.ID{coded.ID}}, []corpus.ID{coded.ID}},
		{"by name and by words", Filter{Quotes: []corpus.ID{coded.ID}, Text: "dossier"}, nil},
	} {
		page, _, err := w.Quotes(tt.filter)
		must(t, err)
		var got []corpus.ID
		for _, q := range page {
			got = append(got, q.ID)
		}
		if len(got) != len(tt.want) || len(got) == 1 && got[0] != tt.want[0] {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// Whatever a change touches is told, so that no window shows it as it was: the memos
// that link to what became another, and the code whose example went.
func TestChangesTellAllThatTheyTouch(t *testing.T) {
	o := options(t)
	var last Event
	o.Changed = func(e Event) { last = e }
	w := newWorkspace(t, o)
	m := put(t, w, "amina.txt", interview)
	told := func(what string, change func()) {
		t.Helper()
		before, err := w.moment()
		must(t, err)
		change()
		must(t, w.store.View(func(tx *store.Tx) error {
			touched, err := tx.Since(before)
			for _, x := range touched {
				if x.Kind != store.Layouts && x.Kind != store.Revisions && !slices.Contains(last.Records, x.Kind) { // no view shows those
					t.Errorf("%s touches %s and tells of %s", what, x.Kind, last.Records)
				}
			}
			return err
		}))
	}
	memo := func(kind corpus.LinkKind, id corpus.ID) {
		t.Helper()
		link := corpus.MemoLink{Kind: kind, ID: id}.String()
		must(t, w.SetMemo(ada, MemoOfProject, "", link))
		must(t, w.SetMemo(ada, MemoOfTestimony, m.ID, link))
	}
	first, second := code(t, w, m, "toute seule", "Famille"), code(t, w, m, "Ma sœur", "Santé")
	memo(corpus.LinkQuote, second.ID)
	told("merging quotes", func() { _, err := w.MergeQuotes(ada, []corpus.ID{first.ID, second.ID}); must(t, err) })
	family, health := makeCode(t, w, "Famille"), makeCode(t, w, "Santé")
	memo(corpus.LinkCode, health)
	told("merging codes", func() { must(t, w.MergeCodes(ada, []corpus.ID{health}, family)) })
	edit(t, w, family, func(c *corpus.Code) { c.Example = first.ID })
	told("deleting quotes", func() { must(t, w.DeleteQuotes(ada, []corpus.ID{first.ID, first.ID})) })
	sound(t, w)
}
