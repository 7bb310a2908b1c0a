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
