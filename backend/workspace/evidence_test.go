package workspace

import (
	"context"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/index"
)

const asking = `ENQ : Est-ce que le jardin vous a rendu plus forte, vous et vos voisines du quartier ?
Amina : Oui, le jardin m'a rendu plus forte.
ENQ : Est-ce que le jardin vous a rendu plus forte, vous et vos voisines du quartier ?
Amina : Je l'ai dit, le jardin.
`

func TestInterviewersAreNoEvidence(t *testing.T) {
	w := newWorkspace(t, Options{})
	row := w.NewBatch(ada).Import(w.PlanBytes("Amina.txt", []byte(asking)), false)
	if row.Err != nil {
		t.Fatal(row.Err)
	}
	m := row.Testimony
	if _, err := w.AddCode(ada, "Force", "", ""); err != nil {
		t.Fatal(err)
	}
	// Both questions and an answer are coded.
	r, err := w.Read(m.ID)
	if err != nil {
		t.Fatal(err)
	}
	codes, err := w.Codes()
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range []int{0, 2, 1} {
		p := Passage{Testimony: m.ID, Span: r.Layout.Turns[i].Words, Codes: []corpus.ID{codes[0].ID}}
		if _, err := w.CodePassage(ada, p); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Codes(); err != nil { // so that the next one follows the journal
			t.Fatal(err)
		}
	}
	counted := func() (own, groups, found, unasked int) {
		t.Helper()
		codes, err := w.Codes()
		if err != nil {
			t.Fatal(err)
		}
		repeated, err := w.Repeats(context.Background(), 0.5)
		if err != nil {
			t.Fatal(err)
		}
		in := []index.Kind{index.Testimonies, index.Quotes}
		_, found, err = w.Search(context.Background(), SearchRequest{Query: "jardin", In: in})
		if err != nil {
			t.Fatal(err)
		}
		_, unasked, err = w.Search(context.Background(), SearchRequest{Query: "jardin", In: in, Unasked: true})
		if err != nil {
			t.Fatal(err)
		}
		return codes[0].Each.Own, len(repeated.Groups), found, unasked
	}
	if own, groups, found, unasked := counted(); own != 1 || groups != 0 || found != 7 || unasked != 3 {
		t.Errorf("with an interviewer: %d counted, %d groups, %d found, %d of them unasked", own, groups, found, unasked)
	}

	// The mark is taken off: all of it is evidence, in the index too.
	speakers := []corpus.Speaker{{Name: "ENQ"}, {Name: "Amina"}}
	if err := w.EditTestimony(ada, m.ID, "Amina", "", speakers); err != nil {
		t.Fatal(err)
	}
	if own, groups, found, unasked := counted(); own != 3 || groups != 1 || found != 7 || unasked != 7 {
		t.Errorf("without one: %d counted, %d groups, %d found, %d of them unasked", own, groups, found, unasked)
	}
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	if own, groups, _, unasked := counted(); own != 1 || groups != 0 || unasked != 3 {
		t.Errorf("after undo: %d counted, %d groups, %d unasked", own, groups, unasked)
	}
}

// Lists and counts agree: a list shows what those who ask say, marked, and tells
// how many of it count; every figure leaves it out.
func TestListsAndCountsAgree(t *testing.T) {
	w := newWorkspace(t, options(t))
	row := w.NewBatch(ada).Import(w.PlanBytes("Amina.txt", []byte(asking)), false)
	if row.Err != nil {
		t.Fatal(row.Err)
	}
	m := row.Testimony
	question := code(t, w, m, "Est-ce que le jardin vous a rendu plus forte", "Force")
	answer := code(t, w, m, "Oui, le jardin m'a rendu plus forte.", "Force")
	agree := func(quotes, asked int) {
		t.Helper()
		for _, f := range []Filter{{}, {Codes: answer.Codes()}, {Testimony: m.ID}, {Once: true}, {Limit: 1}} {
			page, err := w.QuotePage(f)
			if err != nil {
				t.Fatal(err)
			}
			if page.Total-page.Asked != quotes || page.Asked != asked {
				t.Errorf("%+v: %d of which %d asked, want %d and %d", f, page.Total, page.Asked, quotes, asked)
			}
			if page.People != quotes { // each of the two says one
				t.Errorf("%+v: said by %d people, want %d", f, page.People, quotes)
			}
			for _, q := range page.Quotes {
				if q.Asked != (asked > 0 && q.ID == question.ID) {
					t.Errorf("%q asked: %v", q.Exact, q.Asked)
				}
			}
		}
		codes, err := w.Codes()
		if err != nil || codes[0].Each.Own != quotes || codes[0].Once.Total != quotes {
			t.Errorf("the code counts %+v and %+v, %v", codes[0].Each, codes[0].Once, err)
		}
		s, err := w.Summary()
		if err != nil || s.Quotes != quotes || s.Once != quotes || s.Asked != asked {
			t.Errorf("the project counts %d, %d once, %d asked, %v", s.Quotes, s.Once, s.Asked, err)
		}
		all, err := w.Testimonies()
		if err != nil || all[0].Quotes != quotes {
			t.Errorf("the testimony counts %d, %v", all[0].Quotes, err)
		}
		if r, err := w.Read(m.ID); err != nil || r.Quotes != quotes {
			t.Errorf("the testimony that is read counts %d, %v", r.Quotes, err)
		}
	}
	agree(1, 1)
	if err := w.EditTestimony(ada, m.ID, "Amina", "", []corpus.Speaker{{Name: "ENQ"}, {Name: "Amina"}}); err != nil {
		t.Fatal(err)
	}
	agree(2, 0)
	// Linked while both were people who answer, one of whom asks after all.
	if err := w.ConfirmRepeat(ada, []corpus.ID{question.ID, answer.ID}, question.ID); err != nil {
		t.Fatal(err)
	}
	if err := w.EditTestimony(ada, m.ID, "Amina", "", m.Speakers); err != nil {
		t.Fatal(err)
	}
	page, err := w.QuotePage(Filter{Once: true})
	if err != nil || page.Total != 1 || page.Asked != 0 || page.Quotes[0].ID != answer.ID {
		t.Errorf("once: %+v, %v", page, err)
	}
	if s, err := w.Summary(); err != nil || s.Quotes != 1 || s.Once != 1 {
		t.Errorf("the project counts %+v, %v", s, err)
	}
}
