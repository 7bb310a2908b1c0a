package export

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"florilege/backend/corpus"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with testdata/name.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from what is written; look at it with go test -update and git diff.\ngot:\n%s", path, got)
	}
}

// written returns the document in the format.
func written(t testing.TB, format string, d Document, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, d, o); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return b.Bytes()
}

// quoteOnly is a document that holds the words and nothing else.
func quoteOnly(words string) Document {
	d := sample()
	d.Chain = []ChainRow{{{}, {0}, {}}}
	d.Blocks = []Block{{Kind: corpus.ItemQuote, Quote: Quote{Number: 1, Text: words, Speaker: "Amina", Said: 1}}}
	return d
}

func TestSameDocumentSameBytes(t *testing.T) {
	for _, f := range Formats() {
		d := sample()
		first := written(t, f.Name, d, Options{})
		if !reflect.DeepEqual(d, sample()) {
			t.Errorf("%s changed the document that it was given", f.Name)
		}
		for range 5 {
			if !bytes.Equal(first, written(t, f.Name, sample(), Options{})) {
				t.Fatalf("%s gave other bytes for the same document", f.Name)
			}
		}
	}
}

func TestEmptyDocument(t *testing.T) {
	d := sample()
	d.Blocks, d.Chain = nil, nil
	for _, f := range Formats() {
		var b bytes.Buffer
		err := Write(&b, f.Name, d, Options{})
		if f.Name == "pdf-cards" || IsChain(f.Name) {
			if corpus.CodeOf(err) != corpus.Invalid || b.Len() > 0 {
				t.Errorf("%s without a quote gave %v and %d bytes", f.Name, err, b.Len())
			}
		} else if err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	for _, c := range []struct {
		format string
		o      Options
		want   string
	}{
		{"doc", Options{}, "doc cannot be used: the formats are docx, odt, xlsx, csv, csv-codings, pdf, html, md, txt, json, pdf-cards, chain-docx, chain-pdf, chain-svg, chain-png"},
		{"pdf-cards", Options{Cards: CardOptions{PerPage: 5}}, "5 cards a sheet cannot be used: use 2, 4, 6, 8 or 9"},
	} {
		var b bytes.Buffer
		err := Write(&b, c.format, sample(), c.o)
		if corpus.CodeOf(err) != corpus.Invalid || err.Error() != c.want || b.Len() > 0 {
			t.Errorf("%s %+v: got %v and %d bytes, want %s", c.format, c.o, err, b.Len(), c.want)
		}
	}
}

// brokenWriter fails after some bytes, as a full disk does.
type brokenWriter struct{ left int }

func (w *brokenWriter) Write(p []byte) (int, error) {
	if len(p) > w.left {
		return w.left, os.ErrDeadlineExceeded
	}
	w.left -= len(p)
	return len(p), nil
}

func TestWriteErrorsAreReturned(t *testing.T) {
	for _, f := range Formats() {
		size := len(written(t, f.Name, sample(), Options{}))
		for _, left := range []int{0, size / 2, size - 1} {
			if err := Write(&brokenWriter{left}, f.Name, sample(), Options{}); err == nil {
				t.Errorf("%s hid that only %d of %d bytes were written", f.Name, left, size)
			}
		}
	}
}
