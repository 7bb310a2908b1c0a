package workspace

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// aRun is a run of words of firstTalk, long enough to be recognised as somebody's.
const aRun = "Cousine Zédoride est venue avec moi"

// withKept is a project in which a quote of each testimony, q1 and q2, stands
// wherever one can, and words of the first wherever people write.
func withKept(t *testing.T, o Options) (w *Workspace, first, second corpus.Testimony, q1, q2 corpus.ID) {
	t.Helper()
	w = newWorkspace(t, o)
	first, second = put(t, w, "un.txt", firstTalk), put(t, w, "deux.txt", secondTalk)
	q1, q2 = code(t, w, first, "à Verviers", "Papiers").ID, code(t, w, second, "plus de guichet", "Papiers").ID
	c, err := w.AddCollection(ada, "Rapport", Filter{}, false)
	must(t, err)
	must(t, w.AddToCollection(ada, c.ID, []corpus.ID{q1, q2}, ""))
	must(t, w.update(ada, store.Change{Action: corpus.ActProjectEdit}, everything(), func(tx *store.Tx) error {
		p, err := tx.Project()
		must(t, err)
		p.Dimensions = []corpus.Dimension{{ID: "d", Name: "Durée", Values: []corpus.DimensionValue{{ID: "v", Name: "durable"}}}}
		p.Searches = []corpus.SavedSearch{{ID: "s", Name: "Famille", Query: `"` + aRun + `"`}}
		p.Synonyms = []corpus.SynonymSet{{ID: "y", Words: []string{"guichet", aRun}}}
		p.Presets = []corpus.ExportPreset{{ID: "x", Name: aRun, Format: "docx"}}
		must(t, tx.PutProject(p))
		for id, err := range tx.Codes().All() {
			must(t, err)
			id.Inclusion, id.Example = "Comme : "+aRun, q1
			must(t, tx.Codes().Put(id.ID, id))
		}
		for _, id := range []corpus.ID{q1, q2} {
			q, err := tx.Quotes().Get(id)
			must(t, err)
			q.Consent = corpus.ConsentPublic
			q.Codings[0].Stances = []corpus.Stance{{Dimension: "d", Value: "v"}}
			must(t, tx.Quotes().Put(id, q))
		}
		c, err := tx.Collections().Get(c.ID)
		must(t, err)
		c.Items[1].Edits = []corpus.Edit{{Span: corpus.Span{Start: 0, End: 5}, Text: aRun}}
		c.Items[1].Sum = corpus.SumOf("plus de guichet")
		c.Kept, c.Refused = &corpus.Choice{Testimony: first.ID, Text: aRun}, []corpus.ID{q1}
		c.Chain = []corpus.Link{{ID: "l", Action: corpus.Cell{Text: aRun}, Impact: corpus.Cell{Quotes: []corpus.ID{q1, q2}}}}
		c.Workshops = []corpus.Workshop{{ID: "w", Name: aRun, Cards: []corpus.ID{q1, q2}, Piles: []corpus.Pile{{Name: aRun, Cards: []int{1, 2}}}}}
		return tx.Collections().Put(c.ID, c)
	}))
	sound(t, w)
	return w, first, second, q1, q2
}

// withoutFirst fails the test where anything but the second quote is named.
func withoutFirst(t *testing.T, w *Workspace, q2 corpus.ID) {
	t.Helper()
	must(t, w.store.View(func(tx *store.Tx) error {
		for c, err := range tx.Codes().All() {
			must(t, err)
			if c.Example != "" {
				t.Errorf("a code has the example %s", c.Example)
			}
		}
		for c, err := range tx.Collections().All() {
			must(t, err)
			if len(c.Items) != 1 || len(c.Refused) != 0 || !slices.Equal(c.Chain[0].Impact.Quotes, []corpus.ID{q2}) || !slices.Equal(c.Workshops[0].Cards, []corpus.ID{"", q2}) {
				t.Errorf("the collection became %+v", c)
			}
		}
		return nil
	}))
	sound(t, w)
}

func TestDeletingAQuoteTakesItEverywhere(t *testing.T) {
	w, _, _, q1, q2 := withKept(t, options(t))
	must(t, w.DeleteQuote(ada, q1))
	withoutFirst(t, w, q2)
	_, err := w.Undo(ada)
	must(t, err)
	must(t, w.store.View(func(tx *store.Tx) error {
		for c, err := range tx.Collections().All() {
			must(t, err)
			if !slices.Equal(c.Names(), []corpus.ID{q1, q1, q2, q1, q2, q1, q2}) {
				t.Errorf("undo brought back %v", c.Names())
			}
		}
		return nil
	}))
}

func TestShareLeavesWhatIsKept(t *testing.T) {
	w, _, second, _, q2 := withKept(t, options(t))
	o := ShareOptions{Testimonies: []corpus.ID{second.ID}}
	plan, err := w.PlanShare(o, ada)
	must(t, err)
	c, _, data := shared(t, w, o)
	withoutFirst(t, c, q2)
	if bytes.Contains(data, []byte("Zédoride")) {
		t.Error("the copy says words of what stayed behind")
	}
	wrote := map[string]bool{}
	for _, trace := range plan.Traces {
		wrote[trace.Field] = true
	}
	for _, field := range []string{"search", "synonym", "preset", "inclusion", "addition", "chain", "workshop", "pile", "filter"} {
		if !wrote[field] {
			t.Errorf("nothing was told of a %s", field)
		}
	}
	must(t, c.store.View(func(tx *store.Tx) error {
		for c, err := range tx.Collections().All() {
			must(t, err)
			if c.Kept != nil || !strings.Contains(c.Workshops[0].Piles[0].Name, removed) {
				t.Errorf("the collection became %+v", c)
			}
		}
		return nil
	}))
}

func TestEraseTakesWhatIsKept(t *testing.T) {
	o := options(t)
	w, first, _, _, q2 := withKept(t, o)
	path := w.Path()
	must(t, w.Close())
	_, err := Erase(context.Background(), path, EraseRequest{Testimony: first.ID, Reason: "Demande de la personne"}, ada, o, nil)
	must(t, err)
	if strings.Contains(decoded(t, path, o), "Zédoride") {
		t.Error("its words are still aRun")
	}
	w, err = Open(path, o)
	must(t, err)
	defer w.Close()
	withoutFirst(t, w, q2)
}

func TestBringOverWhatIsKept(t *testing.T) {
	there, first, _, q1, q2 := withKept(t, options(t))
	here := copyOf(t, there, "b")
	q3 := code(t, here, first, "Chez Kanarivale", "Famille").ID
	must(t, here.update(ada, store.Change{Action: corpus.ActProjectEdit}, everything(), func(tx *store.Tx) error {
		p, err := tx.Project()
		must(t, err)
		p.Dimensions = append(p.Dimensions, corpus.Dimension{ID: "d2", Name: "Sens", Values: []corpus.DimensionValue{{ID: "v2", Name: "positif"}}})
		must(t, tx.PutProject(p))
		for c, err := range tx.Codes().All() {
			must(t, err)
			if c.Name == "Famille" {
				c.Example = q3
				must(t, tx.Codes().Put(c.ID, c))
			}
		}
		q, err := tx.Quotes().Get(q3)
		must(t, err)
		q.Codings[0].Stances = []corpus.Stance{{Dimension: "d2", Value: "v2"}}
		must(t, tx.Quotes().Put(q3, q))
		for c, err := range tx.Collections().All() {
			must(t, err)
			c.Chain = append(slices.Clone(c.Chain), corpus.Link{ID: "l2", Result: corpus.Cell{Quotes: []corpus.ID{q3}}})
			return tx.Collections().Put(c.ID, c)
		}
		return nil
	}))
	bring(t, there, here)
	must(t, there.store.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		must(t, err)
		q, err := tx.Quotes().Get(q3)
		must(t, err)
		if len(p.Dimensions) != 2 || p.StanceName(q.Codings[0].Stances[0]) != "positif" {
			t.Errorf("the stance is %+v of %+v", q.Codings, p.Dimensions)
		}
		for c, err := range tx.Collections().All() {
			must(t, err)
			if !slices.Equal(c.Names(), []corpus.ID{q1, q1, q2, q1, q2, q3, q1, q2}) {
				t.Errorf("the collection names %v", c.Names())
			}
		}
		return nil
	}))
}
