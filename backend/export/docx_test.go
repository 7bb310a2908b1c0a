package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"
)

// unzipped returns the parts of a package by name, and the name of the first.
func unzipped(t *testing.T, raw []byte) (map[string][]byte, string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return parts, z.File[0].Name
}

// wordParagraph is a paragraph as Word would show it.
type wordParagraph struct{ style, text string }

// paragraphs reads the body of a Word document.
func paragraphsOf(t *testing.T, body []byte) []wordParagraph {
	t.Helper()
	var out []wordParagraph
	var p wordParagraph
	inText := false
	for d := xml.NewDecoder(bytes.NewReader(body)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("%v in %s", err, body)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "p":
				p = wordParagraph{}
			case "pStyle":
				p.style = e.Attr[0].Value
			case "t":
				inText = true
			case "br":
				p.text += "\n"
			case "tab":
				p.text += "\t"
			}
		case xml.CharData:
			if inText {
				p.text += string(e)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "t":
				inText = false
			case "p":
				out = append(out, p)
			}
		}
	}
}

func TestDOCXGolden(t *testing.T) {
	parts, first := unzipped(t, written(t, "docx", sample(), Options{}))
	if first != "[Content_Types].xml" {
		t.Errorf("the first part is %s", first)
	}
	golden(t, "document.xml", parts["word/document.xml"])
	golden(t, "styles.xml", parts["word/styles.xml"])
	golden(t, "core.xml", parts["docProps/core.xml"])
}

func TestDOCXPartsAreWhole(t *testing.T) {
	d := sample()
	d.Title, d.Project = "Dire & <faire> {{region}}", "A & B"
	parts, _ := unzipped(t, written(t, "docx", d, Options{}))
	reference := regexp.MustCompile(`Target="([^"]+)"`)
	for name, part := range parts {
		if strings.HasSuffix(name, ".odttf") {
			continue
		}
		for dec := xml.NewDecoder(bytes.NewReader(part)); ; {
			if _, err := dec.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		folder := strings.TrimPrefix(strings.Split(name, "_rels/")[0], "/")
		for _, m := range reference.FindAllSubmatch(part, -1) {
			if target := folder + string(m[1]); parts[target] == nil {
				t.Errorf("%s names %s, which is not there", name, target)
			}
		}
	}
	if !bytes.Contains(parts["word/footer.xml"], []byte("Dire &amp; &lt;faire&gt; {{region}}")) {
		t.Error("the title is not in the footer as it is")
	}
}

func TestDOCXStylesExist(t *testing.T) {
	parts, _ := unzipped(t, written(t, "docx", sample(), Options{}))
	used := map[string]bool{}
	for _, p := range paragraphsOf(t, parts["word/document.xml"]) {
		used[p.style] = true
	}
	for _, want := range []string{"Title", "Subtitle", "Normal", "Heading1", "Heading2", "Quote", "Attribution", "Comment"} {
		if !used[want] {
			t.Errorf("nothing is in style %s", want)
		}
	}
	for style := range used {
		if !bytes.Contains(parts["word/styles.xml"], []byte(`w:styleId="`+style+`"`)) {
			t.Errorf("style %s is not defined", style)
		}
	}
}

func TestDOCXFontsAreEmbedded(t *testing.T) {
	parts, _ := unzipped(t, written(t, "docx", sample(), Options{}))
	keys := regexp.MustCompile(`fontKey="\{([^}]+)\}"`).FindAllSubmatch(parts["word/fontTable.xml"], -1)
	for i, font := range [][]byte{literataTTF, literataBoldTTF, atkinsonTTF} {
		part := parts["word/fonts/font"+string(rune('1'+i))+".odttf"]
		if bytes.Equal(part, font) || !bytes.Equal(obfuscated(part, string(keys[i][1])), font) {
			t.Errorf("font %d does not come back under its key", i+1)
		}
		if want := byte(i + 1); part[0]^font[0] != want || part[16]^font[16] != want || part[15]^font[15] != 0x5a {
			t.Errorf("font %d is not combined with its key from the key's last byte", i+1)
		}
	}
}

func FuzzDOCXKeepsWords(f *testing.F) {
	seedWords(f)
	f.Fuzz(func(t *testing.T, words string) {
		d := ready(quoteOnly(words))
		got := paragraphsOf(t, wordBodyOf(d, languageOf("fr"), Options{}, ownLook(d, languageOf("fr"))).Bytes())
		want := []wordParagraph{{"Quote", languageOf("fr").quoted(printable(words))}, {"Attribution", "Amina"}}
		if n := len(got); got[n-2] != want[0] || got[n-1] != want[1] {
			t.Fatalf("got %q, want %q", got[n-2:], want)
		}
	})
}
