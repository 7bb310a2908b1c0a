package ingest

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

func readFile(t testing.TB, file string) Draft {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// How much of the interview PDFs of several programs give back: LibreOffice,
// Chromium with its page headers, LibreOffice in two columns with words cut at
// line ends, the same with footnotes and packed objects, and groff, whose fonts
// do not say what they draw and whose words are parted by gaps alone.
func TestPDFInterview(t *testing.T) {
	want := readFile(t, "interview.docx")
	running := map[string]string{
		"interview.pdf":          "",
		"interview-chromium.pdf": "interview.html #/# » × 5",
		"interview-columns.pdf":  "« Atelier des Trois Saisons, entretien # » × 2, « Page # / # » × 2",
		"interview-notes.pdf":    "« Atelier des Trois Saisons, entretien # » × 3, « Page # / # » × 3",
		"interview-groff.pdf":    "« -#- » × 2",
	}
	for file, left := range running {
		t.Run(file, func(t *testing.T) {
			got := readFile(t, file)
			sound(t, got)
			stable(t, got)
			recall := share(countWords(want.Text), countWords(got.Text))
			turns := f1(turnKeys(want, true), turnKeys(got, true))
			speakers := f1(turnKeys(want, false), turnKeys(got, false))
			t.Logf("word recall %.4f, turns F1 %.3f, speakers F1 %.3f", recall, turns, speakers)
			if recall < 0.995 || turns < 0.98 || speakers < 0.98 {
				t.Errorf("word recall %.4f, turns F1 %.3f, speakers F1 %.3f", recall, turns, speakers)
			}
			if got.Title != want.Title || len(got.Layout.Headings) != len(want.Layout.Headings) {
				t.Errorf("titled %q, %d headings", got.Title, len(got.Layout.Headings))
			}
			for i, h := range got.Layout.Headings {
				if w := want.Layout.Headings[i]; h.Span.Of(got.Text) != w.Span.Of(want.Text) || h.Level != w.Level {
					t.Errorf("heading %q of level %d", h.Span.Of(got.Text), h.Level)
				}
			}
			said := ""
			for _, w := range got.Warnings {
				if w.Code == RunningLines {
					said = w.Detail
				}
			}
			if !strings.Contains(said, left) || left == "" && said != "" {
				t.Errorf("left out: %s", said)
			}
		})
	}
	if got := readFile(t, "interview.pdf"); got.Text != want.Text {
		t.Error("what LibreOffice prints is not the same text")
	}
	notes := readFile(t, "interview-notes.pdf").Text
	for _, part := range []string{"faisiez-vous avant ?[1]\n", "et le résultat ?[2]\n", "\n\n[1] note de l’enquêtrice, relue", "\n\n[2] note de l’enquêtrice, relue"} {
		if !strings.Contains(strings.ReplaceAll(strings.ToLower(notes), "\u202f", " "), part) && !strings.Contains(strings.ReplaceAll(strings.ToLower(notes), "\u00a0", " "), part) {
			t.Errorf("no %q", part)
		}
	}
}

func countWords(text string) map[string]int {
	out := map[string]int{}
	for _, w := range strings.Fields(anchor.Fold(text)) {
		out[w]++
	}
	return out
}

// share returns how much of want is in got.
func share(want, got map[string]int) float64 {
	all, found := 0, 0
	for w, n := range want {
		all += n
		found += min(n, got[w])
	}
	return float64(found) / float64(max(all, 1))
}

func f1(want, got map[string]int) float64 {
	precision, recall := share(got, want), share(want, got)
	if precision+recall == 0 {
		return 0
	}
	return 2 * precision * recall / (precision + recall)
}

// turnKeys counts the turns by who speaks, and by what is said where words count.
func turnKeys(d Draft, words bool) map[string]int {
	out := map[string]int{}
	for _, turn := range d.Layout.Turns {
		key := d.Speakers[turn.Speaker].Name
		if words {
			key += ":" + keyOf(strings.NewReplacer("[1]", "", "[2]", "").Replace(turn.Words.Of(d.Text)))
		} else {
			key = fmt.Sprint(len(out), key) // in their order
		}
		out[key]++
	}
	return out
}

// printed makes a PDF of pages of instructions, in Helvetica and Helvetica-Bold.
func printed(pages ...string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "",
		"<</Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		"<</Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
		"<</Subtype/Image/Filter/DCTDecode/Length 1>>stream\nx\nendstream"}
	kids := ""
	for _, p := range pages {
		n := len(objects) + 1
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F 3 0 R/B 4 0 R>>/XObject<</I 5 0 R>>>>>>", n+1),
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(p), p))
		kids += fmt.Sprintf("%d 0 R ", n)
	}
	objects[1] = "<</Type/Pages/Kids[" + kids + "]/MediaBox[0 0 595 842]>>"
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	table := "0000000000 65535 f \n"
	for i, o := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	fmt.Fprintf(&out, "xref\n0 %d\n%strailer\n<</Root 1 0 R>>\nstartxref\n%d\n", len(objects)+1, table, out.Len())
	return out.Bytes()
}

// at paints words at a place, in a font and size such as "F 11".
func at(x, y int, font, words string) string {
	return fmt.Sprintf("BT /%s Tf %d %d Td (%s) Tj ET ", font, x, y, strings.NewReplacer("(", `\(`, ")", `\)`, "é", `\351`, "ê", `\352`, "ù", `\371`, "à", `\340`, "’", "'", "…", `\205`).Replace(words))
}

// set paints lines under one another, 14 points apart, in 11 points.
func setLines(x, y int, lines ...string) string {
	var b strings.Builder
	for i, l := range lines {
		if l != "" {
			b.WriteString(at(x, y-14*i, "F 11", l))
		}
	}
	return b.String()
}

const longLine = "Alors au début, je ne savais pas du tout comment on faisait, et puis on m'a montré une"

func TestPDFText(t *testing.T) {
	body := setLines(72, 600, longLine, "fois, deux fois, et cela suffit.")
	tests := []struct {
		name  string
		pages []string
		want  string
	}{
		{"lines of a paragraph", []string{body}, longLine + " fois, deux fois, et cela suffit."},
		{"two paragraphs by their distance", []string{setLines(72, 700, longLine, longLine, "", longLine, "fin.")},
			longLine + " " + longLine + "\n\n" + longLine + " fin."},
		{"two paragraphs by their last line", []string{setLines(72, 700, longLine, "fini.", longLine, longLine, "deux.", longLine, "trois.")},
			longLine + " fini.\n\n" + longLine + " " + longLine + " deux.\n\n" + longLine + " trois."},
		{"a pronoun keeps its hyphen", []string{setLines(72, 700, longLine[:len(longLine)-4]+" dit-", "elle.")}, longLine[:len(longLine)-4] + " dit-elle."},
		{"over the page", []string{setLines(72, 100, longLine, longLine), setLines(72, 760, "fois, et voilà.")}, longLine + " " + longLine + " fois, et voil\u00e0."},
		{"bold labels", []string{at(72, 700, "B 11", "ENQ") + at(98, 700, "F 11", ": oui ?") + at(72, 680, "B 11", "Ana") + at(98, 680, "F 11", ": non.")}, "ENQ : oui ?\n\nAna : non."},
		{"a table of names and words", []string{setLines(72, 700, "ENQ", "", "", "Ana") + setLines(180, 700, "Et alors, comment cela se passe ?", "", "", "Bien, et je dirais même que ce serait pour tous")},
			"ENQ\tEt alors, comment cela se passe ?\nAna\tBien, et je dirais même que ce serait pour tous"},
		{"a note in letters as large", []string{setLines(72, 700, longLine, "oui.") + at(90, 690, "F 7", "1") + at(72, 100, "F 7", "1") + at(80, 96, "F 11", "Une note, relue."), setLines(72, 700, "Fin.")},
			longLine + " oui.[1]\n\nFin.\n\n[1] Une note, relue."},
		{"a list", []string{setLines(72, 700, "Il faut :") + at(80, 680, "F 11", `\225`) + at(95, 680, "F 11", "du bois") + at(80, 666, "F 11", `\225`) + at(95, 666, "F 11", "des clous")},
			"Il faut :\n\n• du bois\n• des clous"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := Read("a.pdf", printed(test.pages...))
			if err != nil {
				t.Fatal(err)
			}
			sound(t, d)
			if d.Text != test.want {
				t.Errorf("%q, want\n%q", d.Text, test.want)
			}
		})
	}
}

func TestPDFHyphens(t *testing.T) {
	for _, c := range []struct {
		cuts        bool
		known       string
		left, right string
		want        string
	}{
		{true, "", "forma-", "tion", "formation"},
		{false, "", "forma-", "tion", "forma-tion"},
		{false, "", "forma\u00ad", "tion", "formation"},
		{false, "formation", "forma-", "tion", "formation"},
		{true, "porte-clés", "porte-", "clés", "porte-clés"},
		{true, "", "dit-", "elle", "dit-elle"},
		{true, "", "peut-", "être", "peut-être"},
		{true, "", "c'est-à-", "dire", "c'est-à-dire"},
		{true, "", "grand-", "mère", "grand-mère"},
		{true, "", "beau-", "coup", "beaucoup"},
		{true, "", "Saint-", "Rémy", "Saint-Rémy"},
		{true, "chef lieu", "chef-", "lieu", "chef-lieu"},
	} {
		h := hyphens{cuts: c.cuts, words: map[string]bool{}}
		for w := range strings.FieldsSeq(c.known) {
			h.words[wordKey(w)] = true
		}
		if !h.carries(c.left, c.right) {
			t.Errorf("%q does not go on", c.left)
			continue
		}
		if got := h.joined(c.left, c.left, c.right) + c.right; got != c.want {
			t.Errorf("%s %s: %s, want %s", c.left, c.right, got, c.want)
		}
	}
}

func TestPDFRunningLines(t *testing.T) {
	page := func(n int, head, first string) string {
		return at(72, 800, "F 9", head) + setLines(72, 740, first, longLine, longLine) + at(290, 40, "F 9", fmt.Sprint(n))
	}
	var pages, speech []string
	for n := 1; n <= 4; n++ {
		pages = append(pages, page(n, "Projet Lisi\350re, 2024", "Et puis voil\\340."))
		speech = append(speech, setLines(72, 740, fmt.Sprintf("Ana 00:0%d:12", n), longLine, "oui.", fmt.Sprintf("Luc 00:0%d:40", n), longLine, "non.", fmt.Sprintf("Ana 00:0%d:50", n), "oui."))
	}
	d, err := Read("a.pdf", printed(pages...))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(d.Text, "Projet") || strings.Contains(d.Text, "4") || strings.Count(d.Text, "Et puis") != 4 {
		t.Errorf("%q", d.Text)
	}
	found := false
	for _, w := range d.Warnings {
		found = found || w.Code == RunningLines && strings.Contains(w.Detail, "« # » × 4")
	}
	if !found {
		t.Errorf("%v", d.Warnings)
	}
	// What speakers say first on a page is no page header.
	d, err = Read("a.pdf", printed(speech...))
	if err != nil || strings.Count(d.Text, "Ana 00") != 8 {
		t.Errorf("%v: %q", err, d.Text)
	}
}

func TestPDFRefused(t *testing.T) {
	scan := "q 595 0 0 842 0 0 cm /I Do Q"
	good := printed(setLines(72, 700, "Amina : oui"))
	locked, err := os.ReadFile("../pdf/testdata/locked/asks-aes-256.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		data []byte
		code corpus.ErrorCode
		says string
	}{
		"nothing":       {nil, corpus.EmptyFile, ""},
		"blank pages":   {printed("", ""), corpus.EmptyFile, ""},
		"a scan":        {printed(scan, scan), corpus.Scanned, "OCR"},
		"a password":    {locked, corpus.PasswordProtected, "password"},
		"a Word file":   {[]byte("PK\x03\x04"), corpus.Broken, "cut short"},
		"text":          {[]byte("Amina : oui"), corpus.WrongKind, "TXT"},
		"cut short":     {good[:40], corpus.Broken, "cut short"},
		"nameless font": {bytes.Replace(good, []byte("/Type1"), []byte("/Type0"), 1), corpus.Unreadable, "fonts"},
	} {
		_, err := Read("entretien.pdf", test.data)
		if corpus.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), "entretien.pdf") {
			t.Errorf("%s: %v", name, err)
		}
	}
	d, err := Read("a.pdf", printed(setLines(72, 700, "Amina : oui"), scan, "BT 3 Tr /F 12 Tf 72 700 Td (Lu par une machine.) Tj ET "+scan))
	if err != nil || len(d.Warnings) < 3 || fmt.Sprint(d.Warnings) == "" || !strings.Contains(d.Text, "machine") {
		t.Fatalf("%v: %q, %v", err, d.Text, d.Warnings)
	}
	codes := map[WarningCode]string{}
	for _, w := range d.Warnings {
		codes[w.Code] = w.Detail
	}
	if _, ok := codes[RecognisedText]; !ok || codes[ScannedPages] != "2" {
		t.Errorf("%v", codes)
	}
}

// FuzzPDF makes pages of any instructions, so that the fuzzer meets the layout.
func FuzzPDF(f *testing.F) {
	f.Add(setLines(72, 700, longLine, "fois-", "oui."), at(72, 800, "F 9", "1"))
	f.Add(at(72, 700, "B 11", "ENQ :")+at(300, 700, "F 11", "oui")+at(72, 40, "F 6", "1 note")+at(80, 703, "F 5", "1"), "")
	f.Add(strings.Repeat(setLines(72, 700, longLine[:30], longLine[:30]), 2)+setLines(320, 700, longLine[:30], longLine[:30]), "BT /F 9 Tf 0 1 -1 0 9 9 Tm (a) Tj ET")
	f.Fuzz(func(t *testing.T, first, second string) {
		d, err := Read("a.pdf", printed(first, second, first))
		if err != nil {
			return
		}
		sound(t, d)
	})
}
