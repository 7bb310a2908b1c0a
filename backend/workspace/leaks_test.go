package workspace

import (
	"context"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// What leaves otherwise than as quotes is looked at as well: the codebook, memos, a
// cross table and the table of a workshop.
func TestLeaksOfWhatIsNoQuote(t *testing.T) {
	w, ctx := newWorkspace(t, options(t)), context.Background()
	m := put(t, w, "a.txt", "Amina : J’ai osé téléphoner.\n")
	code(t, w, m, "J’ai osé téléphoner.", "Comme Cassiers")
	id, err := w.FindCode("Comme Cassiers")
	must(t, err)
	must(t, w.SetMemo(ada, MemoOfCode, id, "À revoir avec Amina Cassiers et Cassiers père."))
	nameOf(t, w, corpus.Pseudonym{Name: "Amina Cassiers", Forms: []string{"Amina"}, Pseudonym: "Zoé"})
	attribute, err := w.AddAttribute(ada, corpus.Attribute{Of: corpus.OfTestimony, Name: "Suivi", Type: corpus.TypeText})
	must(t, err)
	must(t, w.SetValues(ada, []Cell{{Record: m.ID, Attribute: attribute.ID, Text: "chez Cassiers"}}, false))
	c, err := w.AddCollection(ada, "Cartes", Filter{}, true)
	must(t, err)
	shop, err := w.AddWorkshop(ada, c.ID, "Mardi", false)
	must(t, err)
	_, err = w.SortCards(ada, c.ID, shop.ID, "Les mots de Cassiers", "1", false)
	must(t, err)

	const path = "/tmp/Amina.xlsx"
	for _, test := range []struct {
		name, names, traces string
		look                func() (Leaks, error)
	}{
		{"codebook", "Amina file", "Cassiers heading", func() (Leaks, error) {
			return w.CodebookLeaks(ctx, CodebookRequest{Format: "docx"}, path)
		}},
		{"codebook as a table", "Amina file", "Cassiers comment, Cassiers heading", func() (Leaks, error) {
			return w.CodebookLeaks(ctx, CodebookRequest{Format: "xlsx"}, path)
		}},
		{"codebook with real names", "Amina Cassiers comment, Amina file", "Cassiers comment, Cassiers heading", func() (Leaks, error) {
			return w.CodebookLeaks(ctx, CodebookRequest{Format: "csv", RealNames: true}, path)
		}},
		{"memos", "Amina file", "Cassiers comment, Cassiers heading", func() (Leaks, error) {
			return w.MemoLeaks(ctx, MemoRequest{Format: "docx"}, path)
		}},
		{"memos with real names", "Amina Cassiers comment, Amina file", "Cassiers comment, Cassiers heading", func() (Leaks, error) {
			return w.MemoLeaks(ctx, MemoRequest{Format: "csv", RealNames: true}, path)
		}},
		{"cross table", "Amina file", "Cassiers table", func() (Leaks, error) {
			return w.CrossingLeaks(ctx, CrossRequest{Attribute: attribute.ID}, path)
		}},
		{"workshop", "Amina file", "Cassiers table", func() (Leaks, error) {
			return w.WorkshopLeaks(ctx, c.ID, shop.ID, path)
		}},
	} {
		leaks, err := test.look()
		must(t, err)
		if names, traces := shownIn(leaks.Names), shownIn(leaks.Traces); names != test.names || traces != test.traces {
			t.Errorf("%s: %q, not %q; %q, not %q", test.name, names, test.names, traces, test.traces)
		}
	}
	table, err := w.CrossingLeaks(ctx, CrossRequest{Attribute: attribute.ID}, "")
	must(t, err)
	if len(table.Traces) != 1 || table.Traces[0].Count != 3 {
		t.Errorf("a code, and a value on its line and that of all codes: %+v", table.Traces)
	}
}

// shownIn tells leaks by what is seen and where.
func shownIn(leaks []Leak) string {
	var out []string
	for _, l := range leaks {
		out = append(out, l.Form+" "+string(l.Place))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
