package ingest

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// book makes an EPUB of pages, by name and body, which are read in their order.
func book(t testing.TB, pages ...string) []byte {
	t.Helper()
	manifest, spine := "", ""
	entries := map[string]string{"META-INF/container.xml": `<container><rootfiles><rootfile full-path="O E/content.opf"/></rootfiles></container>`}
	for i := 0; i < len(pages); i += 2 {
		id := strings.TrimSuffix(pages[i], ".xhtml")
		manifest += `<item id="` + id + `" href="` + pages[i] + `" media-type="application/xhtml+xml"/>`
		spine += `<itemref idref="` + id + `"/>`
		entries["O E/"+strings.ReplaceAll(pages[i], "%20", " ")] = `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><head><title>x</title></head><body>` + pages[i+1] + `</body></html>`
	}
	entries["O E/content.opf"] = `<package xmlns:dc="d"><metadata><dc:title>Paroles</dc:title></metadata><manifest>` + manifest +
		`<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="out" href="../../etc/passwd" media-type="text/html"/></manifest><spine><itemref idref="nav"/>` +
		spine + `<itemref idref="out"/><itemref idref="none"/></spine></package>`
	entries["O E/nav.xhtml"] = "<p>table des matières</p>"
	return zipOf(t, entries)
}

func TestEPUB(t *testing.T) {
	src, err := readEPUB("x.epub", book(t, "b%20c.xhtml", "<h1>Un</h1><p><b>Amina :</b> oui</p><img/>", "a.xhtml", "<p hidden=''>x</p><p>deux</p>"))
	if err != nil {
		t.Fatal(err)
	}
	same(t, shown(src.paragraphs), []string{"h1 Un", "*Amina :* oui", "deux"})
	if src.title != "Paroles" || len(src.warnings) != 2 || src.warnings[0].Code != HiddenText || src.warnings[1].Detail != "1" {
		t.Errorf("%q, %v", src.title, src.warnings)
	}
}

// Pages that are no part of the reading, where books put their notes, come last.
func TestEPUBPagesApart(t *testing.T) {
	data := book(t, "notes.xhtml", "<p>Une note.</p>", "a.xhtml", "<p>un</p>", "b.xhtml", "<p>deux</p>")
	src, err := readEPUB("x.epub", changed(t, data, `<itemref idref="notes"`, `<itemref linear="no" idref="notes"`))
	if err != nil {
		t.Fatal(err)
	}
	same(t, shown(src.paragraphs), []string{"un", "deux", "Une note."})
}

// changed returns a zip file in every entry of which old became new, with more entries,
// by name and text.
func changed(t *testing.T, data []byte, old, new string, more ...string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	entries := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		entries[f.Name] = strings.ReplaceAll(string(text), old, new)
	}
	for i := 0; i < len(more); i += 2 {
		entries[more[i]] = more[i+1]
	}
	return zipOf(t, entries)
}

// LibreOffice writes labels and headings in classes, and notes where it likes.
func TestEPUBStylesAndNotes(t *testing.T) {
	pages := book(t, "a.xhtml", `<p><span class="span4">Amina :</span> oui<sup id="c1"><a epub:type="noteref" href="#d1">1</a></sup></p><aside epub:type="footnote" id="d1"><p><sup><a href="#c1">1</a></sup> Une note.</p></aside>`, "b.xhtml", "<p>deux</p>")
	pages = changed(t, pages, "<manifest>", `<manifest><item id="css" href="s.css" media-type="text/css"/><item id="lost" href="lost.css" media-type="text/css"/>`, "O E/s.css", ".span4 {\n font-weight: bold;\n}")
	src, err := readEPUB("x.epub", pages)
	if err != nil {
		t.Fatal(err)
	}
	same(t, shown(src.paragraphs), []string{"*Amina :* oui[1]", "deux", "note [1] Une note."})
	if len(src.warnings) != 1 || src.warnings[0] != counted(Notes, 1) {
		t.Errorf("%v", src.warnings)
	}
}

func TestEPUBRefused(t *testing.T) {
	locked := zipOf(t, map[string]string{"META-INF/encryption.xml": `<e><d><r URI="OEBPS/a.xhtml"/></d></e>`})
	for name, c := range map[string]struct {
		data []byte
		code corpus.ErrorCode
		says string
	}{
		"empty":       {nil, corpus.EmptyFile, ""},
		"text":        {[]byte("oui"), corpus.WrongKind, "TXT"},
		"another zip": {zipOf(t, map[string]string{"a": "b"}), corpus.WrongKind, "ZIP"},
		"no chapters": {book(t), corpus.Broken, "damaged"},
		"no words":    {book(t, "a.xhtml", "<p/>"), corpus.EmptyFile, ""},
		"locked":      {locked, corpus.PasswordProtected, "password"},
		"cut short":   {book(t, "a.xhtml", "oui")[:200], corpus.Broken, "cut short"},
		"a zip bomb":  {book(t, "a.xhtml", strings.Repeat("a ", 60<<20)), corpus.TooLarge, ""},
	} {
		if _, err := Read("x.epub", c.data); corpus.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzEPUB makes books of the package's own text, so that the fuzzer meets no checksum.
func FuzzEPUB(f *testing.F) {
	f.Add(`<package><metadata><title>T</title></metadata><manifest><item id="a" href="a.xhtml" media-type="text/html"/></manifest><spine><itemref idref="a"/></spine></package>`, "<p>a</p>")
	f.Add(`<package><item href="%zz/../../a.xhtml" media-type="html"/><itemref/></package>`, "<b>")
	f.Fuzz(func(t *testing.T, opf, page string) {
		fuzzFile(t, "a.epub", zipOf(t, map[string]string{
			"META-INF/container.xml": `<c><r><rootfile full-path="p.opf"/></r></c>`, "p.opf": opf, "a.xhtml": page,
		}))
	})
}
