package export

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
)

// hardQuotes is a document whose words are hard to carry.
func hardQuotes() Document {
	d := sample()
	for _, words := range []string{"Œuvre, cœur à 20\u202f% : j’ai 3\u00a0enfants…", "👩‍💻😀 élan", "a & b < c > d", "Жанна, Σοφία", "L’hiver – 5 km — (fini) !", "oui 👍🏽 🇧🇪 ★ ♿", "ሰላም, Բարեւ, გამარჯობა", "on dit إن شاء الله chez nous", "שלום לכולם"} {
		d.Blocks = append(d.Blocks, quoteOnly(words).Blocks[0])
	}
	return d
}

// TestPandocReadsBack opens documents in pandoc and compares what it reads with
// the quotes, sign for sign: spaces and line breaks aside.
func TestPandocReadsBack(t *testing.T) {
	pandoc, err := exec.LookPath("pandoc")
	if err != nil {
		t.Skip("pandoc is not installed (Debian package pandoc), so documents were not read back by it")
	}
	d := hardQuotes()
	for _, format := range []string{"docx", "odt", "html"} {
		for _, o := range []Options{{}, {Contents: true, Notes: NotesFoot}} {
			run := exec.Command(pandoc, "-f", format, "-t", "plain", "--wrap=none")
			run.Stdin = bytes.NewReader(written(t, format, d, o))
			text, err := run.Output()
			if err != nil {
				t.Fatalf("pandoc on %s: %v", format, err)
			}
			got := bare(string(text))
			for _, q := range d.quotes() {
				if want := bare(french().quoted(q.Text)); !strings.Contains(got, want) {
					t.Errorf("%s %v: pandoc does not read %q", format, o.Notes, q.Text)
				}
			}
		}
	}
}

// The words of a PDF come back by pdftotext but for the signs that no font has.
func TestPDFGivesItsWordsBack(t *testing.T) {
	d := hardQuotes()
	face, err := newTypefaces()
	if err != nil {
		t.Fatal(err)
	}
	// pdftotext says where a text goes from right to left, and back.
	plain := strings.NewReplacer("\u202b", "", "\u202c", "", "\u202a", "", "«", "»").Replace
	got := bare(plain(strings.Join(pdfText(t, written(t, "pdf", d, Options{})), " ")))
	for _, q := range d.quotes() {
		shown, _ := face.words.drawable(french().quoted(q.Text))
		if want := bare(plain(shown)); !strings.Contains(got, want) {
			t.Errorf("pdftotext does not read %q", q.Text)
		}
	}
}
