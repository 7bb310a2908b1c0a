package export

import (
	"bytes"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

var pdfPage = regexp.MustCompile(`/Type /Page\b[^s]`)

// pdfText returns the words of a PDF in the order they were drawn.
func pdfText(t *testing.T, pdf []byte) []string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (Debian package poppler-utils), so the text of the PDF was not read back")
	}
	read := exec.Command(tool, "-raw", "-enc", "UTF-8", "-", "-")
	read.Stdin = bytes.NewReader(pdf)
	out, err := read.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(out))
}

// longQuote is a quote of about n bytes of ordinary words.
func longQuote(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "phrase %d, elle m’a écouté jusqu’au bout ; puis j’ai répondu. ", i)
	}
	return strings.TrimSpace(b.String())
}

func TestCardsHoldEveryWord(t *testing.T) {
	d := sample()
	d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemQuote, Quote: Quote{Number: 7, Text: longQuote(350), Speaker: "Denise"}})
	for _, perPage := range []int{0, 2, 4, 6, 8, 9} {
		words := pdfText(t, written(t, "pdf-cards", d, Options{Cards: CardOptions{PerPage: perPage}}))
		text := " " + strings.Join(words, " ") + " "
		for _, q := range d.quotes() {
			quoted := languageOf(d.Language).quoted(q.Text)
			if want := strings.Join(strings.Fields(quoted), " "); !strings.Contains(text, " "+want+" ") {
				t.Fatalf("%d a sheet: %q is not in %q", perPage, want, text)
			}
		}
	}
}

func TestCardsContinue(t *testing.T) {
	d := quoteOnly(longQuote(3000))
	pdf := written(t, "pdf-cards", d, Options{Cards: CardOptions{PerPage: 9, HideCategory: true}})
	got := pdfText(t, pdf)
	parts := 0
	for _, w := range got {
		var at int
		if n, _ := fmt.Sscanf(w, "%d/%d", &at, &parts); n == 2 && at == parts {
			break
		}
	}
	if parts < 2 {
		t.Fatalf("the long quote is not marked as going on: %q", got)
	}
	// Without the footers, the words must be those of the quote, in order.
	rest := strings.Join(got, " ")
	for i := range parts {
		rest = strings.Replace(rest, fmt.Sprintf("Amina 1 · %d/%d", i+1, parts), "", 1)
	}
	want := strings.Join(strings.Fields(languageOf("fr").quoted(d.Blocks[0].Quote.Text)), " ")
	if rest = strings.Join(strings.Fields(rest), " "); rest != want {
		t.Errorf("got  %q\nwant %q", rest, want)
	}
}

func TestCardsPerSheet(t *testing.T) {
	var d Document
	for i := range 40 {
		d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemQuote, Quote: Quote{Number: i + 1, Text: "Oui."}})
	}
	for perPage, want := range map[int]int{0: 10, 2: 20, 4: 10, 6: 7, 8: 5, 9: 5} {
		pdf := written(t, "pdf-cards", d, Options{Cards: CardOptions{PerPage: perPage}})
		if got := len(pdfPage.FindAll(pdf, -1)); got != want {
			t.Errorf("%d a sheet: %d pages, want %d", perPage, got, want)
		}
	}
}

func TestCardFooter(t *testing.T) {
	d := Document{Language: "fr", Blocks: []Block{
		{Kind: corpus.ItemQuote, Quote: Quote{Number: 41, Text: "Un.", Title: "réponse écrite", Codes: []Code{{Name: "Lien social", Color: "#2a73b0"}}}},
		{Kind: corpus.ItemHeading, Level: 1, Text: "Autonomie"},
		{Kind: corpus.ItemQuote, Quote: Quote{Number: 42, Text: "Deux.", Speaker: "Київ", Title: "x", Codes: []Code{{Name: "Lien social"}}}},
	}}
	got := strings.Join(pdfText(t, written(t, "pdf-cards", d, Options{})), " ")
	if want := "« Un. » réponse écrite 41 Lien social « Deux. » Київ 42 Autonomie"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	got = strings.Join(pdfText(t, written(t, "pdf-cards", d, Options{Cards: CardOptions{HideCategory: true}})), " ")
	if want := "« Un. » réponse écrite 41 « Deux. » Київ 42"; got != want {
		t.Errorf("without categories: got %q, want %q", got, want)
	}
}

func TestSubstitutes(t *testing.T) {
	d := quoteOnly("Oui 你, œuvre, 5\u202f%, → là-bas, 👩‍💻 et 한.\n\tFin")
	got, err := Substitutes("pdf-cards", d)
	if err != nil {
		t.Fatal(err)
	}
	want := []Substitute{{InQuote, "", 1, "你"}, {InQuote, "", 1, "한"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if none, _ := Substitutes("pdf", quoteOnly("Oui.")); none == nil || len(none) > 0 {
		t.Errorf("got %v for words that the fonts have", none)
	}
	if none, _ := Substitutes("docx", d); len(none) > 0 {
		t.Errorf("got %v for a format that other programs draw", none)
	}
	d.Title, d.Blocks[0].Quote.Memo = "Été 好", "你"
	if some, _ := Substitutes("pdf", d); len(some) != 3 || some[0] != (Substitute{InTitle, "", 0, "好"}) {
		t.Errorf("got %v, with one in the title and one in a memo, which is not drawn", some)
	}
}

func TestCardsTakeAnyWords(t *testing.T) {
	for _, s := range append(hardWords(), strings.Repeat("m", 5000), strings.Repeat("\n", 300)) {
		for _, perPage := range []int{2, 9} {
			written(t, "pdf-cards", quoteOnly(s), Options{Cards: CardOptions{PerPage: perPage}})
		}
	}
}
