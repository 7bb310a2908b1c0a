package export

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// long is a document of many pages with headings of every level.
func long() Document {
	d := sample()
	d.Blocks = nil
	for i := range 120 {
		if i%15 == 0 {
			d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemHeading, Level: 1 + i/15%3, Text: fmt.Sprintf("Rubrique %d", i/15), Color: "#2a73b0"})
		}
		q := Quote{Number: i + 1, Text: longQuote(40 + 211*(i%9)), Speaker: "Amina", Title: "Amina, groupe du mardi", Turn: i}
		d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemQuote, Quote: q})
	}
	return d
}

// wordsOf returns the indented words of a face and size, in order, with a line
// feed between two marks.
func wordsOf(pages []page, face string, size float64) string {
	var b strings.Builder
	for _, p := range pages {
		for _, m := range p.marks {
			if m.kind == markWords && m.face == face && m.size == size && m.x > pageSide {
				b.WriteString(m.text + "\n")
			}
		}
	}
	return b.String()
}

func TestPagesHoldEveryWordInside(t *testing.T) {
	d := ready(long())
	pages := fonts(t).pagesOf(d, languageOf("fr"), Options{Contents: true}, allPages())
	for i, p := range pages {
		for _, m := range p.marks {
			if m.x < pageSide-0.01 || m.x+m.w > p.w-pageSide+0.01 || m.y < runningHead-0.01 || m.y+m.h > runningFoot+0.01 {
				t.Fatalf("page %d: %q stands outside at %.1f, %.1f, %.1f wide", i+1, m.text, m.x, m.y, m.w)
			}
		}
	}
	got := unspaced(wordsOf(pages, faceWords, 11))
	var want string
	for _, q := range d.quotes() {
		want += languageOf("fr").quoted(q.Text)
	}
	if got != unspaced(want) {
		t.Errorf("the words differ: %d and %d bytes", len(got), len(unspaced(want)))
	}
}

func TestPagesContentsTellsTheRightPages(t *testing.T) {
	d := ready(long())
	pages := fonts(t).pagesOf(d, languageOf("fr"), Options{Contents: true}, allPages())
	told := map[string]int{} // what the contents says
	var last string
	for _, m := range pages[0].marks {
		if m.kind != markWords || m.size != 10.5 {
			continue
		}
		if n, err := strconv.Atoi(m.text); err == nil {
			told[last] = n
		}
		last = m.text
	}
	found := 0
	for i, p := range pages {
		for _, m := range p.marks {
			if m.heading > 0 {
				if found++; told[m.text] != i+1 {
					t.Errorf("%s stands on page %d, the contents says %d", m.text, i+1, told[m.text])
				}
			}
		}
	}
	if found != 8 || len(told) != 8 {
		t.Errorf("%d headings, %d told", found, len(told))
	}
}

// A heading is never the last thing of a page, and no line of a quote stands alone.
func TestPagesLeaveNothingAlone(t *testing.T) {
	pages := fonts(t).pagesOf(ready(long()), languageOf("fr"), Options{}, allPages())
	for i, p := range pages {
		var sizes []string
		for _, m := range p.marks {
			if m.kind == markWords && m.y > pageTop && m.y < pageBottom {
				sizes = append(sizes, fmt.Sprint(m.size))
			}
		}
		text := strings.Join(sizes, " ")
		if strings.HasSuffix(text, " 16") || strings.HasSuffix(text, " 13") || strings.HasPrefix(text, "9 ") || strings.HasPrefix(text, "11 9") && i > 0 && !strings.HasSuffix(last(pages[i-1]), "»") && !strings.HasPrefix(first(p), "«") {
			t.Errorf("page %d: something stands alone: %s", i+1, text)
		}
	}
}

func first(p page) string {
	for _, m := range p.marks {
		if m.kind == markWords && m.size == 11 {
			return m.text
		}
	}
	return ""
}

func last(p page) string {
	out := ""
	for _, m := range p.marks {
		if m.kind == markWords && m.size == 11 {
			out = m.text
		}
	}
	return out
}

func TestPDFReadsBack(t *testing.T) {
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (Debian package poppler-utils), so the pages were not read back")
	}
	d := sample()
	d.Blocks = append(d.Blocks, quoteOnly("Œuvre à 20\u202f% : « j’ai 3\u00a0enfants »… Київ Ελλάδα → e\u0301").Blocks[0])
	d.Blocks[6].Quote.Text = strings.ReplaceAll(d.Blocks[6].Quote.Text, "😀", "") // no embedded font has it
	path := filepath.Join(t.TempDir(), "d.pdf")
	if err := os.WriteFile(path, written(t, "pdf", d, Options{Contents: true}), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(reader, "-enc", "UTF-8", "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	// The reader of PDF files gives blanks of every width as a space.
	plain := func(s string) string {
		return strings.NewReplacer("\u00a0", "", "\u202f", "", "\f", "").Replace(unspaced(s))
	}
	for _, q := range ready(d).quotes() {
		if !strings.Contains(plain(string(out)), plain(languageOf("fr").quoted(q.Text))) {
			t.Errorf("%q is not what the PDF says", q.Text)
		}
	}
	raw := written(t, "pdf", d, Options{})
	if !bytes.Contains(raw, []byte("/Lang (fr)")) || !bytes.Contains(raw, []byte("/Outlines")) {
		t.Error("the PDF tells no language, or has no outline")
	}
}

func FuzzPagesKeepWords(f *testing.F) {
	seedWords(f)
	faces := fonts(f)
	f.Fuzz(func(t *testing.T, words string) {
		want, _ := faces.words.drawable(languageOf("fr").quoted(printable(words)))
		got := wordsOnPages(faces, words)
		if strings.ContainsFunc(want, rightward) { // it stands in another order
			if signsOf(got) != signsOf(want) {
				t.Fatalf("got %q, want the same signs as %q", got, want)
			}
			return
		}
		if blank(got) != blank(want) {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

// wordsOnPages returns what pages show of a quote.
func wordsOnPages(faces typefaces, words string) string {
	var out strings.Builder
	for _, p := range faces.pagesOf(ready(quoteOnly(words)), languageOf("fr"), Options{}, allPages()) {
		for _, m := range p.marks {
			if (m.kind == markWords || m.kind == markShape) && m.size == 11 && m.ink == darkInk() && m.x > pageSide {
				out.WriteString(m.text)
			}
		}
	}
	return out.String()
}

// A mark over a blank is drawn wherever the line ends.
func TestMarkOverABlank(t *testing.T) {
	faces := fonts(t)
	for n := range 60 {
		words := strings.Repeat("mot ", n) + "\u06edfin"
		if got := wordsOnPages(faces, words); !strings.Contains(got, "\u06ed") {
			t.Errorf("after %d words it is lost: %q", n, got)
		}
	}
}

// signsOf returns the signs of s but blanks in one order, marks that come in pairs as
// one of them.
func signsOf(s string) string {
	out := []rune(blank(mirrored(s)))
	for i, r := range out {
		if other, ok := mirrors[string(r)]; ok {
			out[i] = min(r, firstRune(other))
		}
	}
	slices.Sort(out)
	return string(out)
}

// blank drops every blank at which a line may break.
func blank(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || breaksLine(r) {
			return -1
		}
		return r
	}, s)
}

func TestPreviewShowsThePages(t *testing.T) {
	pages := fonts(t).pagesOf(ready(long()), languageOf("fr"), Options{}, allPages())
	var b bytes.Buffer
	if err := svgPages(&b, pages[1:3], 2, languageOf("fr")); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); strings.Count(s, "<svg ") != 2 || !strings.Contains(s, `aria-label="Page 2"`) || strings.Contains(s, "http://x") {
		t.Error("the preview does not show two pages")
	}
}

func TestFacesFallBack(t *testing.T) {
	faces, err := newTypefaces()
	if err != nil {
		t.Fatal(err)
	}
	var runs []string
	faces.ui.runs("Anna Київ!", func(face, run string) { runs = append(runs, face+" "+run) })
	if got := strings.Join(runs, "|"); got != "atkinson Anna |literata Київ|atkinson !" {
		t.Errorf("runs %q", got)
	}
	if _, lacking := faces.bold.drawable("Київ 😀 مرحبا 漢字"); len(lacking) != 2 {
		t.Errorf("lacking %q", lacking)
	}
}
