package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// packed makes a zip of one body that write fills, compressed.
func packed(t *testing.T, write func(w io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create("word/document.xml")
	if err == nil {
		err = write(w)
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// times writes a text n times.
func times(text string, n int) func(w io.Writer) error {
	return func(w io.Writer) error {
		for range n {
			if _, err := io.WriteString(w, text); err != nil {
				return err
			}
		}
		return nil
	}
}

func TestDocxRefuses(t *testing.T) {
	good := word(t, par(run("Amina : oui")))
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 512)
	encrypted := bytes.Clone(good)
	for _, sign := range []string{"PK\x03\x04", "PK\x01\x02"} {
		at := bytes.Index(encrypted, []byte(sign)) + 6
		if sign == "PK\x01\x02" {
			at += 2
		}
		encrypted[at] |= encryptedEntry
	}
	many := map[string]string{}
	for i := range mostEntries + 1 {
		many[fmt.Sprint(i)] = ""
	}
	head := `<w:document xmlns:w="w"><w:body>`
	tests := []struct {
		name string
		data []byte
		code corpus.ErrorCode
		says string
	}{
		{"nothing", nil, corpus.EmptyFile, ""},
		{"text", []byte("Amina : oui"), corpus.WrongKind, "TXT"},
		{"PDF", []byte("%PDF-1.7"), corpus.WrongKind, "PDF"},
		{"password", []byte(ole + string(utf16le("EncryptedPackage"))), corpus.PasswordProtected, "password"},
		{"old Word", []byte(ole + string(utf16le("WordDocument"))), corpus.WrongKind, ".doc"},
		{"old and unknown", []byte(ole), corpus.WrongKind, "97-2003"},
		{"zip with a password", encrypted, corpus.PasswordProtected, "password"},
		{"cut short", good[:len(good)/2], corpus.Broken, "cut short"},
		{"only the first bytes", good[:4], corpus.Broken, "cut short"},
		{"another zip", zipOf(t, map[string]string{"content.xml": "<a/>"}), corpus.WrongKind, "ZIP"},
		{"a spreadsheet", zipOf(t, map[string]string{
			"_rels/.rels":     `<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/workbook.xml": "<workbook><sheets/></workbook>",
		}), corpus.WrongKind, "Excel"},
		{"the body outside", zipOf(t, map[string]string{"../word/document.xml": root("document", "<w:body/>")}), corpus.WrongKind, "ZIP"},
		{"text in a file inside", word(t, `<w:altChunk r:id="r1"/>`), corpus.Enclosed, "save it"},
		{"XML cut short", packed(t, times(head+"<w:p>", 1)), corpus.Broken, "damaged"},
		{"XML wrongly closed", packed(t, times(head+"<w:p></w:body>", 1)), corpus.Broken, "damaged"},
		{"no XML", packed(t, times("\x00\x01\x02", 1)), corpus.Broken, "damaged"},
		{"a document type", packed(t, times(`<!DOCTYPE a [<!ENTITY b "c">]>`+head+"</w:body></w:document>", 1)), corpus.Unsafe, "safety"},
		{"an entity", word(t, par(run("&b;"))), corpus.Broken, "damaged"},
		{"an encoding", packed(t, times(`<?xml version="1.0" encoding="ebcdic"?><a/>`, 1)), corpus.Broken, "damaged"},
		{"too deep", packed(t, times(head+strings.Repeat("<a>", 10_000), 1)), corpus.Unsafe, "safety"},
		{"deep tables", packed(t, times(head+strings.Repeat("<w:tbl><w:tr><w:tc>", 100), 1)), corpus.Unsafe, "safety"},
		{"a bomb of blanks", packed(t, times(strings.Repeat(" ", 1<<20), 64)), corpus.TooLarge, "MB"},
		{"a bomb of paragraphs", packed(t, func(w io.Writer) error {
			return errors.Join(times(head, 1)(w), times(strings.Repeat("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 1000), 1000)(w))
		}), corpus.TooLarge, "MB"},
		{"too many parts", zipOf(t, many), corpus.TooLarge, "ZIP > 10000"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := readDocx("entretien.docx", test.data)
			if err == nil || corpus.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), "entretien.docx") {
				t.Errorf("%v", err)
			}
		})
	}
}

// A size that an entry declares is not believed.
func TestDocxLyingSizes(t *testing.T) {
	data := packed(t, times(strings.Repeat(" ", 1<<20), 32))
	at := bytes.Index(data, []byte("PK\x01\x02")) + 24 // uncompressed size, in the directory
	copy(data[at:], "\x10\x00\x00\x00")
	if _, err := readDocx("a.docx", data); err == nil {
		t.Error("a lie was believed")
	}
}

// However big the file, no more than mostBytes come out of it.
func TestDocxMostBytes(t *testing.T) {
	b := bounded{io.NopCloser(zeros{}), &archive{name: "a.docx", size: mostBytes}}
	n, err := io.Copy(io.Discard, &b)
	if corpus.CodeOf(err) != corpus.TooLarge || n > mostBytes {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// zeros never ends.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

// Work grows with the length of a document, not with its square.
func TestDocxTraps(t *testing.T) {
	const n = 20_000
	item := `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`
	for name, data := range map[string][]byte{
		"fields":  word(t, par(strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:r>`, n))),
		"breaks":  word(t, par(run(strings.Repeat(" ", n)), strings.Repeat("<w:r><w:br/></w:r>", n))),
		"cells":   word(t, "<w:tbl><w:tr><w:tc/><w:tc>"+strings.Repeat(par(run("a")), n)+"</w:tc></w:tr></w:tbl>"),
		"joined":  word(t, strings.Repeat(par("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", run("a")), n)),
		"pattern": word(t, strings.Repeat(item, n), "numbering.xml", `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="`+strings.Repeat("%1", 1<<16)+`"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`),
		"styles":  word(t, par(run("a")), "styles.xml", strings.Repeat(`<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style>`, n)),
	} {
		t.Run(name, func(t *testing.T) {
			src, err := readDocx("a.docx", data)
			if err != nil {
				t.Fatal(err)
			}
			size := 0
			for _, p := range src.paragraphs {
				size += len(p.text)
			}
			if size > 100*n {
				t.Errorf("%d bytes came of %d", size, len(data))
			}
		})
	}
}

// FuzzDocxParts makes documents of their parts, so that the fuzzer meets no
// checksum and no compression.
func FuzzDocxParts(f *testing.F) {
	f.Add(styled("X", "a"), aStyle("paragraph", "X", "heading 1", ""), "", "", "")
	f.Add(par(`<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>`, run("a", bold)), "",
		`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`, "", "")
	f.Add(par(run("a"), `<w:r><w:footnoteReference w:id="1"/></w:r>`), "", "", `<w:footnote w:id="1">`+par(run("b"))+"</w:footnote>", `<w:comment w:author="c">`+par(run("d"))+"</w:comment>")
	f.Fuzz(func(t *testing.T, body, styles, numbering, footnotes, comments string) {
		fuzzFile(t, "a.docx", word(t, body, "styles.xml", styles, "numbering.xml", numbering, "footnotes.xml", footnotes, "comments.xml", comments))
	})
}

// FuzzDocxFile gives the reader any bytes as a file.
func FuzzDocxFile(f *testing.F) {
	f.Add(word(f, par(run("a"))))
	f.Add([]byte("\xd0\xcf\x11\xe0"))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFile(t, "a.docx", data) })
}
