package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func laid(t *testing.T, d Document, o CardOptions) *deck {
	t.Helper()
	k, err := fonts(t).deckOf(ready(d), languageOf("fr"), Options{Cards: o}, allPages())
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// manyCards is a collection of 30 quotes: three speakers, the first heard most
// often, and five categories.
func manyCards() Document {
	d := Document{Title: "Atelier", Language: "fr", Made: sample().Made}
	for i := range 30 {
		if i%6 == 0 {
			d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemHeading, Level: 1, Text: fmt.Sprintf("Catégorie %d", i/6), Color: "#2a73b0"})
		}
		speaker := []string{"Amina", "Amina", "Amina", "Amina", "Bruno", "Denise"}[i%6]
		id := corpus.ID(fmt.Sprintf("0190a0b0-0000-7000-8000-%012d", i+1))
		d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemQuote, Quote: Quote{ID: id, Number: i + 1, Text: longQuote(30 + 40*(i%7)), Speaker: speaker, Title: "groupe"}})
	}
	return d
}

func TestCardsStandInside(t *testing.T) {
	for _, o := range []CardOptions{
		{PerPage: 2}, {PerPage: 4, QR: true}, {PerPage: 6, Large: true}, {PerPage: 8, QR: true, Back: BackCategory}, {PerPage: 9, QR: true, Large: true},
		{Paper: "a5"}, {Paper: "a6", QR: true}, {Paper: "a7", QR: true, Large: true},
	} {
		k := laid(t, manyCards(), o)
		for i, p := range k.pages {
			for _, m := range p.marks {
				if m.kind == markDashes {
					continue
				}
				column := int(m.x / k.sheet.card.w)
				left, right := float64(column)*k.sheet.card.w+k.sheet.margin, float64(column+1)*k.sheet.card.w-k.sheet.margin
				row := int((m.y - 0.1) / k.sheet.card.h)
				top, bottom := float64(row)*k.sheet.card.h+k.sheet.margin, float64(row+1)*k.sheet.card.h-k.sheet.margin
				if m.x < left-0.05 || m.x+m.w > right+0.05 || m.y < top-0.05 || m.y+m.h > bottom+0.05 {
					t.Fatalf("%+v, page %d: %q at %.1f, %.1f (%.1f × %.1f) leaves its card", o, i, m.text, m.x, m.y, m.w, m.h)
				}
				if o.Large && m.kind == markWords && m.face == faceWords && m.size < largePrint {
					t.Fatalf("%+v: words of %.1f points", o, m.size)
				}
			}
		}
	}
}

// A code stands in a corner that no words reach.
func TestCardsCodeIsFree(t *testing.T) {
	k := laid(t, manyCards(), CardOptions{PerPage: 9, QR: true})
	for _, p := range k.pages {
		for _, code := range p.marks {
			if code.kind != markFill || code.ink != darkInk() {
				continue
			}
			for _, m := range p.marks {
				em := m.size * millimetres
				if m.kind == markWords && m.x < code.x+code.w+1 && m.x+m.w > code.x-1 && m.y > code.y-1 && m.y-em*0.7 < code.y+code.h+1 {
					t.Fatalf("%q touches a code", m.text)
				}
			}
		}
	}
}

func TestCardsCodesLeadBack(t *testing.T) {
	id := corpus.ID("0190a0b0-1c2d-7e3f-8a4b-5c6d7e8f9a0b")
	for name, text := range map[string]string{
		"lower case":     " flo:" + strings.ToLower(CodeText(id)[4:]) + "\n",
		"with dashes":    "FLO:" + string(id),
		"Belgian AZERTY": azerty(CodeText(id), "§", "!"),
		"French AZERTY":  azerty(CodeText(id), "-", "_"),
	} {
		if got, ok := QuoteOfCode(text); !ok || got != id {
			t.Errorf("%s, %q: got %q", name, text, got)
		}
	}
	for _, text := range []string{"", "FLO:", "FLO:12", "http://x", "FLO:0190A0B01C2D7E3F8A4B5C6D7E8F9A0Z"} {
		if _, ok := QuoteOfCode(text); ok {
			t.Errorf("%q is taken for a code", text)
		}
	}
	code := codeOf(id)
	if len(code) != 25 || !code[0][0] || code[1][1] || !code[3][3] || !code[24][0] || !code[0][24] {
		t.Errorf("no code of 25 modules a side: %v", code)
	}
}

// azerty is what a scanner set to QWERTY types where the keyboard is AZERTY.
func azerty(code, six, eight string) string {
	return strings.NewReplacer(":", "M", "A", "Q", "1", "&", "2", "é", "3", `"`, "4", "'", "5", "(",
		"6", six, "7", "è", "8", eight, "9", "ç", "0", "à").Replace(code)
}

// Fronts and backs meet when a sheet is turned over its long edge.
func TestCardsBacksMirror(t *testing.T) {
	for _, perPage := range []int{4, 6, 9} {
		k := laid(t, manyCards(), CardOptions{PerPage: perPage, Back: BackCategory})
		if len(k.pages)%2 != 0 {
			t.Fatalf("%d pages", len(k.pages))
		}
		place := func(m mark) (int, int) { return int(m.x / k.sheet.card.w), int(m.y / k.sheet.card.h) }
		for i := 0; i < len(k.pages); i += 2 {
			back := map[[2]int]string{}
			for _, m := range k.pages[i+1].marks {
				if m.kind == markWords {
					column, row := place(m)
					if k.sheet.h > k.sheet.w {
						column = k.sheet.columns - 1 - column
					} else {
						row = k.sheet.rows - 1 - row
					}
					back[[2]int{column, row}] += m.text
				}
			}
			for _, m := range k.pages[i].marks {
				var number int
				if _, err := fmt.Sscanf(m.text, "%d", &number); err != nil || m.face != faceUI {
					continue
				}
				column, row := place(m)
				if got, want := back[[2]int{column, row}], fmt.Sprintf("Catégorie %d", (number-1)/6); got != want {
					t.Errorf("%d a sheet: behind card %d stands %q", perPage, number, got)
				}
			}
		}
	}
}

func numbersOf(cards []card) []int {
	var out []int
	for _, c := range cards {
		out = append(out, c.quote.Number)
	}
	return out
}

func TestDraw(t *testing.T) {
	cards := cardsOf(manyCards())
	draw := func(w Draw) []card {
		t.Helper()
		out, err := w.from(cards)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if got := numbersOf(draw(Draw{Count: 3})); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("in order: %v", got)
	}
	a, b, c := numbersOf(draw(Draw{Random: true, Seed: 7})), numbersOf(draw(Draw{Random: true, Seed: 7})), numbersOf(draw(Draw{Random: true, Seed: 8}))
	if !slices.Equal(a, b) || slices.Equal(a, c) {
		t.Errorf("seed 7 gives %v and %v, seed 8 gives %v", a, b, c)
	}
	if slices.Sort(a); !slices.Equal(a, numbersOf(cards)) {
		t.Errorf("a deck drawn whole lost cards: %v", a)
	}
	speakers, categories := map[string]int{}, map[string]int{}
	for _, c := range draw(Draw{Count: 15, Balanced: true, Random: true, Seed: 1}) {
		speakers[c.quote.Speaker]++
		categories[c.name]++
	}
	if speakers["Amina"] != 5 || speakers["Bruno"] != 5 || len(categories) != 5 {
		t.Errorf("of 15: %v, %v", speakers, categories)
	}
	for name, n := range categories {
		if n != 3 {
			t.Errorf("%s: %d", name, n)
		}
	}
	if _, err := (Draw{Count: -1}).from(cards); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("a negative deck: %v", err)
	}
}

func TestCardsBlankAndKey(t *testing.T) {
	k := laid(t, manyCards(), CardOptions{PerPage: 8, Blank: 5, Key: true})
	if k.next != 35 || len(k.pages) != 5+2 {
		t.Errorf("%d cards on %d pages", k.next, len(k.pages))
	}
	var key []string
	for _, p := range k.pages[5:] {
		for _, m := range p.marks {
			key = append(key, m.text)
		}
	}
	text := strings.Join(key, " ")
	for _, want := range []string{"Clé des cartes — Atelier", "30 Catégorie 4 Denise, groupe phrase 0,"} {
		if !strings.Contains(text, want) {
			t.Errorf("the key does not say %q: %s", want, text)
		}
	}
	for _, o := range []CardOptions{{Blank: -1}, {Blank: maxBlank + 1}, {Paper: "a3"}, {Back: "rien"}} {
		if _, err := fonts(t).deckOf(manyCards(), languageOf("fr"), Options{Cards: o}, allPages()); corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

func TestReportCards(t *testing.T) {
	d := manyCards()
	d.Blocks[1].Quote.Text = longQuote(3000) + " 你"
	r, err := ReportCards(d, Options{Cards: CardOptions{PerPage: 9}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Continued) != 1 || r.Continued[0].Number != 1 || r.Cards != 29+r.Continued[0].Cards || len(r.Substitutes) != 1 || r.Pages != (r.Cards+8)/9 {
		t.Errorf("%+v", r)
	}
}
