package workspace

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/export"
)

func TestAWorkshop(t *testing.T) {
	o := options(t)
	w := newWorkspace(t, o)
	m := put(t, w, "Amina.txt", "Amina : J’ose téléphoner. J’ose demander. Je dors mieux. Je mange mieux. Entre nous. Voilà.\n")
	a1, a2 := code(t, w, m, "J’ose téléphoner.", "Oser"), code(t, w, m, "J’ose demander.", "Oser")
	b1, b2 := code(t, w, m, "Je dors mieux.", "Santé"), code(t, w, m, "Je mange mieux.", "Santé")
	hidden := code(t, w, m, "Entre nous.", "Oser")
	must(t, w.SetConsent(ada, nil, []corpus.ID{hidden.ID}, corpus.ConsentWithheld))
	c, err := w.AddCollection(ada, "Cartes", Filter{}, true)
	must(t, err)
	shop, err := w.AddWorkshop(ada, c.ID, "Mardi", false)
	must(t, err)
	if want := []corpus.ID{a1.ID, a2.ID, b1.ID, b2.ID}; !slices.Equal(shop.Cards, want) {
		t.Fatalf("cards %v, not %v", shop.Cards, want)
	}
	_, err = w.AddWorkshop(ada, c.ID, "mardi", false)
	if corpus.CodeOf(err) != corpus.Exists {
		t.Errorf("a second Mardi: %v", err)
	}

	sort := func(pile, line string, move bool) Sorted {
		t.Helper()
		s, err := w.SortCards(ada, c.ID, shop.ID, pile, line, move)
		must(t, err)
		return s
	}
	piles := func() []corpus.Pile {
		t.Helper()
		got, err := w.collectionAlone(c.ID)
		must(t, err)
		return got.Workshops[0].Piles
	}
	if s := sort("Ça repart", "1 2 9", false); s.Done() || len(piles()) != 0 || !slices.Equal(s.Unknown, []string{"9"}) {
		t.Errorf("a card that is not there: %+v, %+v", s, piles())
	}
	sort("Ça repart", "1 2 2", false)
	if s := sort("Le corps", "2 3", false); s.Done() || len(s.Elsewhere) != 1 || s.Elsewhere[0] != (Sitting{2, "Ça repart"}) || len(piles()) != 1 {
		t.Errorf("a card of another pile: %+v", s)
	}
	sort("Le corps", "2-3", true)
	sort("ça repart", "2", true) // back again, by another spelling
	if got := piles(); len(got) != 2 || !slices.Equal(got[0].Cards, []int{1, 2}) || !slices.Equal(got[1].Cards, []int{3}) {
		t.Errorf("piles %+v", got)
	}
	table, err := w.WorkshopTable(c.ID, shop.ID)
	must(t, err)
	if table.Rand != 1 || !slices.Equal(table.Unsorted, []int{4}) || !slices.Equal(table.Names, []string{"Oser", "Santé"}) {
		t.Errorf("table %+v", table)
	}
	must(t, w.RenamePile(ada, c.ID, shop.ID, "Le corps", "Le corps, mieux"))
	must(t, w.TakeCards(ada, c.ID, shop.ID, []int{3}))
	_, err = w.Undo(ada)
	must(t, err)

	for name, want := range map[string]string{"table.csv": "\ufeffTas;Oser;Santé;Total\r\nÇa repart;2;0;2\r\nLe corps, mieux;0;1;1\r\nTotal;2;1;3\r\nIndice de Rand ajusté;1,00;;\r\n", "table.xlsx": "PK"} {
		path := filepath.Join(t.TempDir(), name)
		must(t, w.ExportWorkshop(c.ID, shop.ID, path))
		data, err := os.ReadFile(path)
		must(t, err)
		if got := string(data); got != want && !(want == "PK" && strings.HasPrefix(got, want)) {
			t.Errorf("%s holds %q", name, got)
		}
	}

	before, err := w.Codes()
	must(t, err)
	n, err := w.CodesOfWorkshop(ada, c.ID, shop.ID)
	must(t, err)
	quotes, _, err := w.Quotes(Filter{})
	must(t, err)
	i := slices.IndexFunc(quotes, func(q QuoteInfo) bool { return q.ID == a1.ID })
	if codes, _ := w.Codes(); n != 3 || len(codes) != len(before)+3 || len(quotes[i].Codings) != 2 {
		t.Errorf("%d codings, %d codes, %+v", n, len(codes), quotes[i].Codings)
	}
	_, err = w.Undo(ada)
	must(t, err)
	if codes, _ := w.Codes(); len(codes) != len(before) {
		t.Error("codes of a workshop are more than one step")
	}

	must(t, w.RenamePile(ada, c.ID, shop.ID, "Ça repart", ""))
	for _, err := range []error{
		w.RenamePile(ada, c.ID, shop.ID, "Ça repart", "x"), w.TakeCards(ada, c.ID, "none", nil), w.DeleteWorkshop(ada, c.ID, "none"),
	} {
		if corpus.CodeOf(err) != corpus.NotFound {
			t.Errorf("what is not there: %v", err)
		}
	}
	must(t, w.DeleteQuote(ada, b1.ID))
	if table, err := w.WorkshopTable(c.ID, shop.ID); err != nil || len(table.Quotes) != 4 || table.Quotes[2].ID != "" {
		t.Errorf("a card of a quote that is gone: %+v, %v", table, err)
	}
	must(t, w.DeleteWorkshop(ada, c.ID, shop.ID))
	sound(t, w)
}

func TestCardsAreScanned(t *testing.T) {
	shop := corpus.Workshop{Cards: []corpus.ID{"0190a0b0-0000-7000-8000-000000000001", "0190a0b0-0000-7000-8000-000000000002"}}
	s := sorted(shop, "Tas", export.CodeText(shop.Cards[1])+"\n1", false)
	if !slices.Equal(s.Cards, []int{2, 1}) || !s.Done() {
		t.Errorf("%+v", s)
	}
	scanned := "1 FLOMà&çàQàBàààààèààà_ààààààààààààààé"
	if s := sorted(shop, "Tas", scanned, false); !slices.Equal(s.Cards, []int{1, 2}) {
		t.Errorf("scanned to an AZERTY keyboard: %+v", s)
	}
	if s := sorted(shop, "Tas", "FLO:0190A0B0000070008000000000000009", false); len(s.Unknown) != 1 {
		t.Errorf("another collection's card: %+v", s)
	}
}
