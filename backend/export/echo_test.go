package export

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// TestEveryFormatSaysHowOften writes a quote that two people said four times in every
// format: those for people say so, tables and JSON give both figures.
func TestEveryFormatSaysHowOften(t *testing.T) {
	const echo = "dit 4\u00a0fois, par 2\u00a0personnes"
	d := Document{Title: "Recueil", Language: "fr", Blocks: []Block{{Kind: corpus.ItemQuote, Quote: Quote{
		ID: "q", Number: 1, Text: "Depuis, j’ouvre mon courrier.", Speaker: "Amina", Title: "atelier", Said: 4, People: 2,
		Codes: []Code{{Path: "Autonomie", Name: "Autonomie"}},
	}}}}
	for _, f := range Formats() {
		if strings.HasPrefix(f.Name, chainPrefix) {
			continue // which say it as the others do
		}
		raw := written(t, f.Name, d, Options{})
		switch f.Name {
		case "csv", "csv-codings":
			if row := readTable(t, raw)[0]; !slices.Contains(row, "4") || !slices.Contains(row, "2") {
				t.Errorf("%s gives no figures: %q", f.Name, row)
			}
		case "xlsx":
			text := zipped(t, raw)
			if !strings.Contains(text, "personnes") || !strings.Contains(text, "<v>4</v>") || !strings.Contains(text, "<v>2</v>") {
				t.Error("xlsx gives no figures")
			}
		case "json":
			if text := string(raw); !strings.Contains(text, `"said": 4`) || !strings.Contains(text, `"people": 2`) {
				t.Errorf("json gives no figures: %s", text)
			}
		case "pdf", "pdf-cards":
			if text := bare(strings.Join(pdfText(t, raw), " ")); !strings.Contains(text, bare(echo)) {
				t.Errorf("%s: %q", f.Name, text)
			}
		case "docx", "odt":
			if !strings.Contains(zipped(t, raw), echo) {
				t.Errorf("%s does not say it", f.Name)
			}
		default:
			if !strings.Contains(string(raw), echo) {
				t.Errorf("%s does not say it", f.Name)
			}
		}
	}
}

// zipped returns all that the parts of a document hold.
func zipped(t *testing.T, raw []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for _, f := range z.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, part); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
