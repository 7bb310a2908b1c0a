package export

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestOfficeReadsBack opens exports in LibreOffice and compares what it shows
// with the quotes, sign for sign: spaces and line breaks aside.
func TestOfficeReadsBack(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not installed (Debian packages libreoffice-writer-nogui and libreoffice-calc-nogui), so documents were not opened by it")
	}
	d := hardQuotes()
	for _, words := range []string{"Œuvre à 20\u202f% : « j’ai 3\u00a0enfants »… 👩‍💻😀 e\u0301", "_x0041_ =1+1", "a  b\tc\n\nd "} {
		d.Blocks = append(d.Blocks, quoteOnly(words).Blocks[0])
	}
	dir := t.TempDir()
	write := func(name, format string, o Options) string {
		path := filepath.Join(dir, name+"."+format)
		if err := os.WriteFile(path, written(t, format, d, o), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	convert := func(to string, paths ...string) {
		args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", to, "--outdir", dir}
		if out, err := exec.Command(office, append(args, paths...)...).CombinedOutput(); err != nil {
			t.Skipf("LibreOffice does not run: %v %s", err, out)
		}
	}
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatalf("LibreOffice could not open %s", name)
		}
		return string(text)
	}
	noted := Options{Contents: true, Notes: NotesFoot}
	holds := func(name, text string) {
		t.Helper()
		got := unspaced(text)
		for _, q := range d.quotes() {
			if !strings.Contains(got, unspaced(languageOf("fr").quoted(q.Text))) {
				t.Errorf("%s: %q is not what LibreOffice shows", name, q.Text)
			}
		}
	}
	convert("txt:Text (encoded):UTF8", write("docx-plain", "docx", Options{}), write("odt-plain", "odt", Options{}),
		write("docx-noted", "docx", noted), write("odt-noted", "odt", noted))
	for _, name := range []string{"docx-plain", "odt-plain", "docx-noted", "odt-noted"} {
		holds(name, read(name+".txt"))
	}
	convert("pdf", filepath.Join(dir, "odt-noted.odt"))
	contents := regexp.MustCompile(`Estime de soi[ .]*1\s+Prendre la parole[ .]*1\s+Autonomie administrative[ .]*[12]\s`)
	if text := strings.Join(pdfText(t, []byte(read("odt-noted.pdf"))), " "); !contents.MatchString(text) {
		t.Errorf("the contents of odt name no page where it is laid out: %.300q", text)
	}
	convert("txt:Text (encoded) (StarWriter/Web):UTF8", write("web", "html", Options{Contents: true}))
	holds("html", read("web.txt"))
	convert("csv:Text - txt - csv (StarCalc):59,34,76,1", write("table", "xlsx", Options{}))
	in := csv.NewReader(strings.NewReader(read("table.csv")))
	in.Comma = ';'
	rows, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, row := range rows[1:] {
		got = append(got, row[2])
	}
	for _, r := range tableRows(ready(d).Blocks) {
		want = append(want, r.quote.Text)
	}
	if !slices.Equal(got, want) {
		t.Errorf("xlsx: got %q\nwant %q", got, want)
	}
}

// unspaced drops the blanks that layout may change, but no U+00A0 or U+202F.
func unspaced(s string) string {
	return strings.NewReplacer(" ", "", "\n", "", "\t", "", "\r", "", "\uFEFF", "").Replace(s)
}
