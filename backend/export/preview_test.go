package export

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func TestPreview(t *testing.T) {
	d := long()
	d.Blocks[1].Quote.Text = "<script>alert(1)</script> & " + d.Blocks[1].Quote.Text
	d.Blocks[1].Quote.Codes = []Code{{Path: "Estime de soi", Name: "Estime de soi"}}
	d.Chain = []ChainRow{{{}, {}, {1}}}
	for i, b := range d.Blocks {
		if b.Kind == corpus.ItemQuote {
			d.Chain = append(d.Chain, ChainRow{{}, {i}, {}})
		}
	}
	for _, f := range Formats() {
		look, err := Preview(f.Name, d, Options{}, 0, 2)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		root := parsed(t, []byte(look.HTML))
		if len(all(root, "script")) > 0 || !strings.Contains(look.HTML, "default-src 'none'") {
			t.Errorf("%s: the preview runs what it shows, or may load", f.Name)
		}
		if f.Extension == ".pdf" && (look.Pages < 5 || len(all(root, "svg")) != 2) {
			t.Errorf("%s: %d pages, %d shown", f.Name, look.Pages, len(all(root, "svg")))
		}
		if text := textOf(root); !strings.Contains(text, "<script>alert(1)</script>") && !strings.Contains(text, "script\\>") {
			t.Errorf("%s does not show its words", f.Name)
		}
	}
	for _, first := range []int{-1, 10000} {
		if _, err := Preview("pdf", d, Options{}, first, 3); err != nil {
			t.Errorf("from %d: %v", first, err)
		}
	}
	if _, err := Preview("odp", d, Options{}, 0, 1); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("an unknown format: %v", err)
	}
}

// Words are not squeezed into the narrowest column by many short ones beside them.
func TestPreviewLeavesRoomForWords(t *testing.T) {
	for _, format := range []string{"xlsx", "csv", "csv-codings"} {
		look, err := Preview(format, long(), Options{}, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		if want := `<th style="min-width:40ch">extrait</th>`; !strings.Contains(look.HTML, want) {
			t.Errorf("%s: no %s", format, want)
		}
	}
}

// A page is the same whether all are drawn or it alone, and so is their number.
func TestPreviewIsOfThePagesWritten(t *testing.T) {
	many, faces := manyCards(), fonts(t)
	for i := range many.Blocks { // some quotes take two cards, over two sheets
		if i%7 == 3 && many.Blocks[i].Kind == corpus.ItemQuote {
			many.Blocks[i].Quote.Text = longQuote(1800)
		}
	}
	document := long()
	layouts := map[string]func(shown) []page{
		"document": func(drawn shown) []page {
			return faces.pagesOf(ready(document), french(), Options{Contents: true}, drawn)
		},
	}
	for name, o := range map[string]CardOptions{
		"cards": {}, "both sides": {Back: BackCategory, Blank: 3, Key: true}, "codes": {PerPage: 9, QR: true, Large: true}, "a page each": {Paper: "a7"},
	} {
		layouts[name] = func(drawn shown) []page {
			k, err := faces.deckOf(ready(many), french(), Options{Cards: o}, drawn)
			if err != nil {
				t.Fatal(err)
			}
			return k.pages
		}
	}
	for name, lay := range layouts {
		whole := lay(allPages())
		for first := range whole {
			seen := pagesFrom(first, 2)
			pages := lay(seen)
			if len(pages) != len(whole) {
				t.Fatalf("%s: %d pages where all are drawn, %d with those from %d", name, len(whole), len(pages), first)
			}
			for i, p := range pages {
				if !seen.holds(i) && len(p.marks) > 0 {
					t.Fatalf("%s: page %d is drawn, which is not shown", name, i)
				}
				if seen.holds(i) && !reflect.DeepEqual(p.marks, whole[i].marks) {
					t.Fatalf("%s: page %d is another where all are drawn", name, i)
				}
			}
		}
	}
}

// The parts of a document hold each block once, in order, and say what is of the whole.
func TestPreviewInParts(t *testing.T) {
	d := Document{Title: "Recueil", Language: "fr"}
	for i := range 2000 {
		b := Block{Kind: corpus.ItemQuote, Quote: Quote{Number: i + 1, Text: longQuote(300)}}
		if i%10 == 0 {
			b = Block{Kind: corpus.ItemHeading, Level: 1, Text: fmt.Sprintf("Rubrique %d", i)}
		}
		d.Blocks = append(d.Blocks, b)
	}
	var said strings.Builder
	parts := 1
	for part := 0; part < parts; part++ {
		look, err := Preview("docx", d, Options{Contents: true}, part, 4)
		if err != nil {
			t.Fatal(err)
		}
		parts = look.Parts
		if len(look.HTML)-len(webFonts()) > 4*partBytes {
			t.Errorf("part %d is of %d bytes", part, len(look.HTML))
		}
		root := parsed(t, []byte(look.HTML))
		if got, want := len(all(root, "header")), map[bool]int{true: 1}[part == 0]; got != want {
			t.Errorf("part %d has %d titles", part, got)
		}
		if part == 0 && len(all(root, "li")) != len(d.Blocks)/10 {
			t.Errorf("the contents have %d headings, of %d", len(all(root, "li")), len(d.Blocks)/10)
		}
		main := all(root, "main")[0]
		for _, n := range all(main, "h2") {
			if id := n.Attr[0].Val; id != "contents" {
				fmt.Fprintln(&said, id, textOf(n))
			}
		}
		if last := main.LastChild.PrevSibling; last.Data == "h2" {
			t.Errorf("part %d ends in a heading", part)
		}
	}
	if parts < 3 {
		t.Fatalf("%d parts", parts)
	}
	var want strings.Builder
	for i := range len(d.Blocks) / 10 {
		fmt.Fprintf(&want, "h%d Rubrique %d\n", i+1, i*10)
	}
	if said.String() != want.String() {
		t.Errorf("headings of all parts:\n%s", said.String())
	}
	last, err := Preview("html", d, Options{}, parts-1, 1)
	if err != nil {
		t.Fatal(err)
	}
	if look, err := Preview("html", d, Options{}, parts+10, 1); err != nil || look.HTML != last.HTML {
		t.Errorf("a part after the last one is not the last one: %v", err)
	}
}
