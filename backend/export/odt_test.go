package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// odtParagraphs reads content.xml as LibreOffice shows it: blanks collapse but
// where the file says how many there are. Notes count as paragraphs of their own.
func odtParagraphs(t *testing.T, body []byte) []wordParagraph {
	t.Helper()
	var out, stack []wordParagraph
	var citation bool
	for d := xml.NewDecoder(bytes.NewReader(body)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("%v in %s", err, body)
		}
		add := func(s string) {
			if n := len(stack); n > 0 && !citation {
				stack[n-1].text += s
			}
		}
		switch e := token.(type) {
		case xml.StartElement:
			attr := func(name string) string {
				for _, a := range e.Attr {
					if a.Name.Local == name {
						return a.Value
					}
				}
				return ""
			}
			switch e.Name.Local {
			case "p", "h":
				stack = append(stack, wordParagraph{style: attr("style-name")})
			case "s":
				n, _ := strconv.Atoi(attr("c"))
				add(strings.Repeat("\x00", n))
			case "tab":
				add("\t")
			case "line-break":
				add("\n")
			case "note-citation":
				citation = true
			}
		case xml.CharData:
			add(string(e))
		case xml.EndElement:
			switch e.Name.Local {
			case "p", "h":
				p := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				p.text = regexp.MustCompile(" +").ReplaceAllString(p.text, " ")
				p.text = regexp.MustCompile(`(^|\n|\t|\x00) `).ReplaceAllString(p.text, "$1")
				p.text = strings.ReplaceAll(strings.TrimSuffix(p.text, " "), "\x00", " ")
				out = append(out, p)
			case "note-citation":
				citation = false
			}
		}
	}
}

func TestODTIsKnownByItsFirstBytes(t *testing.T) {
	raw := written(t, "odt", sample(), Options{})
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	if f := z.File[0]; f.Name != "mimetype" || f.Method != zip.Store || string(raw[30:38]) != "mimetype" || len(f.Extra) > 0 {
		t.Errorf("first %q, method %d, extra %x", f.Name, f.Method, f.Extra)
	}
	if !bytes.Equal(raw[38:38+39], []byte("application/vnd.oasis.opendocument.text")) {
		t.Errorf("then %q", raw[38:80])
	}
	files, _ := unzipped(t, raw)
	for _, path := range regexp.MustCompile(`full-path="([^"/][^"]*)"`).FindAllSubmatch(files["META-INF/manifest.xml"], -1) {
		if files[string(path[1])] == nil {
			t.Errorf("the manifest names %s, which is not there", path[1])
		}
	}
}

func TestODTContentsNotesAndStyles(t *testing.T) {
	files, _ := unzipped(t, written(t, "odt", sample(), Options{Contents: true, Notes: NotesEnd}))
	styles := regexp.MustCompile(`style:name="([^"]+)"`).FindAllSubmatch(slices.Concat(files["styles.xml"], files["content.xml"]), -1)
	defined := map[string]bool{}
	for _, s := range styles {
		defined[string(s[1])] = true
	}
	var contents, notes []string
	for _, p := range odtParagraphs(t, files["content.xml"]) {
		if !defined[p.style] {
			t.Errorf("style %s is not defined", p.style)
		}
		if strings.HasPrefix(p.style, "Contents") {
			contents = append(contents, p.text)
		}
		if p.style == "Endnote" {
			notes = append(notes, p.text)
		}
	}
	if want := []string{"Sommaire", "Estime de soi\t", "Prendre la parole\t", "Autonomie administrative\t"}; !slices.Equal(contents, want) {
		t.Errorf("contents %q", contents)
	}
	if len(notes) != 6 || notes[2] != "Yann, groupe du mardi · tour\u00a03" {
		t.Errorf("notes %q", notes)
	}
	for _, name := range []string{"styles.xml", "meta.xml", "META-INF/manifest.xml"} {
		childrenOf(t, files[name]) // it is XML
	}
}

func FuzzODTKeepsWords(f *testing.F) {
	seedWords(f)
	f.Fuzz(func(t *testing.T, words string) {
		got := odtParagraphs(t, odtBodyOf(ready(quoteOnly(words)), languageOf("fr"), Options{}, odtLook{}))
		want := languageOf("fr").quoted(printable(words))
		if n := len(got); got[n-2].text != want || got[n-1].text != "Amina" {
			t.Fatalf("got %q, want %q", got[n-2:], want)
		}
	})
}
