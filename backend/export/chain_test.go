package export

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"florilege/backend/corpus"
)

// chainDocument is the model of the results chain: what a service for jobs does,
// in invented words.
func chainDocument() Document {
	d := Document{Title: "Ce que change l’intermédiation", Project: "Emploi inclusif", Language: "fr", Made: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	statement := func(text string) int {
		d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemComment, Text: text})
		return len(d.Blocks) - 1
	}
	quote := func(text, speaker string) int {
		d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemQuote, Quote: Quote{ID: "q", Text: text, Speaker: speaker, Title: "entretien avec " + speaker, Turn: 4}})
		return len(d.Blocks) - 1
	}
	d.Chain = []ChainRow{
		{{statement("Mise en relation")}, {quote("Je croyais que les clients n’en voudraient pas. Je l’aurais jamais engagée, et j’aurais eu tort : au comptoir, c’est elle qu’ils demandent !", "Bernard")}, {statement("Égalité des chances, recul des stéréotypes")}},
		{{statement("Remise en question des critères")}, {statement("Des attentes revues"), quote("À force, on comprend qu’on ne trouvera pas le merle blanc, avec le permis, le diplôme, dix ans de métier & un petit salaire.", "Odile"), quote("<Avant> : 3 pages. Maintenant 5 lignes…", "Karim")}, {statement("Exigences revues, accès élargi")}},
		{{statement("Suivi dans l’emploi")}, {}, {statement("Des incidents réglés, des contrats qui durent")}},
	}
	return d
}

func bytesOf(t *testing.T, format string, d Document, o Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, format, d, o); err != nil {
		t.Fatal(format, err)
	}
	return out.Bytes()
}

// bare is s without blanks: lines break anywhere.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func TestChainHoldsEveryWord(t *testing.T) {
	d := chainDocument()
	for format, read := range map[string]func(*testing.T, []byte) string{
		"chain-svg": func(t *testing.T, raw []byte) string { return wordsIn(t, raw, "text") },
		"chain-docx": func(t *testing.T, raw []byte) string {
			return wordsIn(t, wordOf(t, raw), "t")
		},
	} {
		raw := bytesOf(t, format, d, Options{})
		if !bytes.Equal(raw, bytesOf(t, format, d, Options{})) {
			t.Errorf("%s: other bytes the second time", format)
		}
		got := bare(read(t, raw))
		for _, b := range d.Blocks {
			if want := bare(b.Text + b.Quote.Text); !strings.Contains(got, want) {
				t.Errorf("%s lacks %q", format, want)
			}
			if who := bare(b.Quote.Title); !strings.Contains(got, who) {
				t.Errorf("%s does not say who: %q", format, who)
			}
		}
	}
}

// wordsIn returns the character data of the elements of a name.
func wordsIn(t *testing.T, raw []byte, name string) string {
	t.Helper()
	var out strings.Builder
	inside := 0
	for d := xml.NewDecoder(bytes.NewReader(raw)); ; {
		token, err := d.Token()
		if err != nil {
			if err.Error() == "EOF" {
				return out.String()
			}
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == name {
				inside++
			}
		case xml.EndElement:
			if e.Name.Local == name {
				inside--
			}
		case xml.CharData:
			if inside > 0 {
				out.Write(e)
			}
		}
	}
}

func TestChainPDFHoldsEveryWord(t *testing.T) {
	d := chainDocument()
	long := strings.Repeat("Une phrase d’une quarantaine de signes. ", 120) + "Et la fin."
	d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemQuote, Quote: Quote{Text: long, Title: "x"}})
	d.Chain = append(d.Chain, ChainRow{{}, {len(d.Blocks) - 1}, {}})
	raw := bytesOf(t, "chain-pdf", d, Options{})
	if !bytes.Equal(raw, bytesOf(t, "chain-pdf", d, Options{})) {
		t.Error("other bytes the second time")
	}
	got := bare(strings.Join(pdfText(t, raw), " "))
	for _, b := range d.Blocks {
		for _, want := range strings.Fields(b.Text + b.Quote.Text) {
			if !strings.Contains(got, bare(want)) {
				t.Errorf("the PDF lacks %q", want)
			}
		}
	}
	if n := strings.Count(got, bare("Une phrase d’une quarantaine de signes.")); n < 110 {
		t.Errorf("a quote over several pages: %d sentences of 120", n)
	}
	pages, err := fonts(t).chainPages(ready(d), french(), Options{}, true)
	if err != nil || len(pages) < 3 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	inside(t, pages)
}

// inside fails where something is drawn outside a page, or words outside their box.
func inside(t *testing.T, pages []page) {
	t.Helper()
	for n, p := range pages {
		for _, m := range p.marks {
			if m.x < 0 || m.y < 0 || m.x+m.w > p.w+0.01 || m.y > p.h {
				t.Errorf("page %d: %+v is outside", n+1, m)
			}
		}
		for _, box := range p.marks {
			if box.kind != markBox {
				continue
			}
			for _, m := range p.marks {
				within := m.kind == markWords && m.x >= box.x && m.x < box.x+box.w && m.y > box.y && m.y-m.size*millimetres < box.y+box.h && m.y-m.size*millimetres >= box.y
				if within && (m.x+m.w > box.x+box.w || m.y > box.y+box.h) {
					t.Errorf("page %d: %q sticks out of its box", n+1, m.text)
				}
			}
		}
	}
}

func TestChainPicture(t *testing.T) {
	raw := bytesOf(t, "chain-png", chainDocument(), Options{})
	if !bytes.Equal(raw, bytesOf(t, "chain-png", chainDocument(), Options{})) {
		t.Error("other bytes the second time")
	}
	if !bytes.Contains(raw[:64], []byte("pHYs")) {
		t.Error("it does not say how large it prints")
	}
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if w := picture.Bounds().Dx(); w != 3508 {
		t.Errorf("%d dots wide, not those of A4 at 300 an inch", w)
	}
	dark, b := 0, picture.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 2 {
		for x := b.Min.X; x < b.Max.X; x += 2 {
			if r, g, _, _ := picture.At(x, y).RGBA(); r < 0x4000 && g < 0x4000 {
				dark++
			}
		}
	}
	if dark < 5000 {
		t.Errorf("%d dark dots: words are missing", dark)
	}
	if dir := os.Getenv("LOOK"); dir != "" {
		for _, f := range []string{"chain-png", "chain-svg", "chain-pdf", "chain-docx"} {
			if err := os.WriteFile(filepath.Join(dir, "chain."+strings.TrimPrefix(f, chainPrefix)), bytesOf(t, f, chainDocument(), Options{}), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// An arrow leads over a cell that is empty, and none to nowhere.
func TestChainArrows(t *testing.T) {
	d := chainDocument()
	pages, err := fonts(t).chainPages(ready(d), french(), Options{}, false)
	if err != nil {
		t.Fatal(err)
	}
	tips, boxes := 0, 0
	for _, m := range pages[0].marks {
		switch m.kind {
		case markTip:
			tips++
		case markBox:
			boxes++
		}
	}
	if tips != 5 || boxes != 8 {
		t.Errorf("%d arrows between %d boxes", tips, boxes)
	}
	raw := string(wordOf(t, bytesOf(t, "chain-docx", d, Options{})))
	if n := strings.Count(raw, "→"); n != 6 {
		t.Errorf("%d arrows in Word: two a row", n)
	}
	if !regexp.MustCompile(`w:orient="landscape"`).MatchString(raw) {
		t.Error("the page does not lie on its side")
	}
	if found := misplaced(t, []byte(raw)); found != "" {
		t.Errorf("%s: Word would offer to repair the file", found)
	}
}

func TestChainWithoutARow(t *testing.T) {
	for _, f := range []string{"chain-docx", "chain-pdf", "chain-svg", "chain-png"} {
		var out bytes.Buffer
		if err := Write(&out, f, Document{Title: "x", Made: time.Unix(0, 0), Chain: []ChainRow{{}}}, Options{}); corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("%s: %v", f, err)
		}
	}
}

// No font has a tab: where it parts two words, blanks do.
func TestChainPartsWordsAtTabs(t *testing.T) {
	d := chainDocument()
	d.Blocks[1].Quote.Text = "Lundi\tau comptoir"
	if got := wordsIn(t, bytesOf(t, "chain-svg", d, Options{}), "text"); strings.Contains(got, "\t") || !strings.Contains(got, "Lundi    au comptoir") {
		t.Errorf("drawn as %q", got)
	}
}

func wordOf(t *testing.T, raw []byte) []byte {
	t.Helper()
	parts, _ := unzipped(t, raw)
	return parts["word/document.xml"]
}
