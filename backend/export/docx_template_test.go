package export

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

const (
	wordNS   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relsHead = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relType  = `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
)

// house is a template as a French Word makes one: styles with French IDs, a
// header with a logo, a page of its own, and things that must stay behind.
func house() map[string]string {
	return map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"/></Types>`,
		"_rels/.rels":         relsHead + `<Relationship Id="rId1" ` + relType + `officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<?xml version="1.0"?><w:document ` + wordNS + ` xmlns:w14="urn:w14"><w:body><w:p><w:r><w:t>Mot du modèle</w:t></w:r></w:p>` +
			`<w:sectPr w14:x="1"><w:headerReference w:type="default" r:id="rId7"/><w:footerReference w:type="default" r:id="rId99"/><w:pgSz w:w="8391" w:h="11906"/><w:printerSettings r:id="rId8"/></w:sectPr></w:body></w:document>`,
		"word/_rels/document.xml.rels": relsHead + `<Relationship Id="rId1" ` + relType + `styles" Target="styles.xml"/>` +
			`<Relationship Id="rId7" ` + relType + `header" Target="header1.xml"/><Relationship Id="rId8" ` + relType + `printerSettings" Target="p.bin"/>` +
			`<Relationship Id="rId9" ` + relType + `settings" Target="/word/settings.xml"/><Relationship Id="rIdStyles" ` + relType + `theme" Target="theme/theme1.xml"/></Relationships>`,
		"word/styles.xml": `<w:styles ` + wordNS + `><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>` +
			`<w:style w:type="character" w:styleId="CitationCar"><w:name w:val="Quote"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Paroles"><w:name w:val="Citation"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Source"><w:name w:val="Source"/></w:style></w:styles>`,
		"word/settings.xml":           `<w:settings ` + wordNS + `><w:attachedTemplate r:id="rId1"/><w:defaultTabStop w:val="567"/><w:evenAndOddHeaders/></w:settings>`,
		"word/header1.xml":            `<w:hdr ` + wordNS + `><w:p><w:r><w:t>Maison</w:t></w:r></w:p></w:hdr>`,
		"word/_rels/header1.xml.rels": relsHead + `<Relationship Id="rId1" ` + relType + `image" Target="media/logo.png"/></Relationships>`,
		"word/media/logo.png":         "PNG",
		"word/theme/theme1.xml":       `<a:theme xmlns:a="urn:a"/>`,
		"word/vbaProject.bin":         "macro",
		"word/p.bin":                  "printer",
	}
}

func packed(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(files[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDOCXTemplateIsUsed(t *testing.T) {
	o := Options{Template: Template{"maison.dotx", packed(t, house())}, Contents: true, Notes: NotesEnd}
	parts, _ := unzipped(t, written(t, "docx", sample(), o))
	consistent(t, "template", parts)
	styles := map[string]bool{}
	for _, p := range paragraphsOf(t, parts["word/document.xml"]) {
		styles[p.style] = true
		if p.text == "Mot du modèle" {
			t.Error("the template's words are in the document")
		}
	}
	for _, want := range []string{"Standard", "Titre1", "Paroles", "Heading2", "Comment", "TOC1"} {
		if !styles[want] {
			t.Errorf("nothing is in style %s of %v", want, styles)
		}
	}
	body, look := string(parts["word/document.xml"]), string(parts["word/styles.xml"])
	for _, want := range []string{`xmlns:w14="urn:w14"`, `<w:headerReference w:type="default" r:id="rId7"/><w:pgSz w:w="8391" w:h="11906"/></w:sectPr>`} {
		if !strings.Contains(body, want) {
			t.Errorf("the document lacks %s", want)
		}
	}
	if strings.Contains(look, "Literata") || !strings.Contains(look, `<w:name w:val="heading 2"/><w:basedOn w:val="Standard"/><w:next w:val="Paroles"/>`) {
		t.Errorf("the added styles do not stand on the template's: %s", look)
	}
	if s := string(parts["word/settings.xml"]); !strings.Contains(s, `<w:defaultTabStop w:val="567"/><w:evenAndOddHeaders/>`) || strings.Contains(s, "attachedTemplate") {
		t.Errorf("settings %s", s)
	}
	for name, part := range parts {
		if strings.Contains(name, "vba") || strings.Contains(name, ".bin") || string(part) == "macro" {
			t.Errorf("%s came along", name)
		}
		if s := ""; strings.HasPrefix(name, "word/") && strings.HasSuffix(name, ".xml") {
			if s = misplaced(t, part); s != "" {
				t.Errorf("%s: %s", name, s)
			}
		}
	}
	if !bytes.Contains(parts["word/_rels/header1.xml.rels"], []byte(`Target="media/t2.png"`)) || string(parts["word/media/t2.png"]) != "PNG" {
		t.Error("the header lost its logo")
	}
}

// A document of ours, restyled by hand, is a template like any other.
func TestDOCXOwnExportIsATemplate(t *testing.T) {
	own := written(t, "docx", sample(), Options{})
	parts, _ := unzipped(t, written(t, "docx", sample(), Options{Template: Template{"a.docx", own}}))
	consistent(t, "own", parts)
	mine, _ := unzipped(t, own)
	if !bytes.Equal(parts["word/styles.xml"], mine["word/styles.xml"]) {
		t.Error("the styles changed")
	}
}

func TestDOCXHostileTemplates(t *testing.T) {
	with := func(name, content string) []byte {
		files := house()
		files[name] = content
		return packed(t, files)
	}
	field := func(xml string) []byte {
		return with("word/header1.xml", `<w:hdr `+wordNS+`><w:p>`+xml+`</w:p></w:hdr>`)
	}
	for name, c := range map[string]struct {
		data []byte
		want corpus.ErrorCode
	}{
		"text":           {[]byte("Titre"), corpus.NoTemplate},
		"empty":          {[]byte{}, corpus.NoTemplate},
		"another zip":    {packed(t, map[string]string{"content.xml": "<a/>"}), corpus.NoTemplate},
		"cut":            {packed(t, house())[:900], corpus.NoTemplate},
		"entities":       {with("word/styles.xml", `<!DOCTYPE a [<!ENTITY b "c">]><w:styles `+wordNS+`>&b;</w:styles>`), corpus.Broken},
		"no XML":         {with("word/styles.xml", "<w:styles"), corpus.Broken},
		"bomb":           {with("word/styles.xml", "<a>"+strings.Repeat(" ", templatePart)+"</a>"), corpus.TooLarge},
		"large":          {make([]byte, TemplateBytes+1), corpus.TooLarge},
		"DDE":            {field(`<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r>`), corpus.Unsafe},
		"include":        {field(`<w:fldSimple w:instr=" INCLUDEPICTURE &quot;http://x&quot; "/>`), corpus.Unsafe},
		"object":         {field(`<w:r><w:object/></w:r>`), corpus.Unsafe},
		"remote picture": {with("word/_rels/header1.xml.rels", relsHead+`<Relationship Id="rId1" `+relType+`image" Target="http://x/y.png" TargetMode="External"/></Relationships>`), corpus.Unsafe},
		"outside":        {with("word/_rels/header1.xml.rels", relsHead+`<Relationship Id="rId1" `+relType+`image" Target="../../../etc/logo.png"/></Relationships>`), corpus.Broken},
		"strict":         {with("word/document.xml", `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>`), corpus.NoTemplate},
	} {
		var b bytes.Buffer
		err := Write(&b, "docx", sample(), Options{Template: Template{"modèle.docx", c.data}})
		if corpus.CodeOf(err) != c.want || b.Len() > 0 {
			t.Errorf("%s: %v and %d bytes, want %s", name, err, b.Len(), c.want)
		}
	}
}

func FuzzDOCXTemplate(f *testing.F) {
	var b bytes.Buffer
	if err := Write(&b, "docx", quoteOnly("mot"), Options{}); err != nil {
		f.Fatal(err)
	}
	f.Add("word/document.xml", "<w:document><w:body><w:sectPr/></w:body></w:document>")
	f.Add("word/styles.xml", "<w:styles "+wordNS+"><w:style w:type=\"paragraph\" w:styleId='\"'><w:name w:val=\"Title\"/></w:style></w:styles>")
	f.Add("word/_rels/document.xml.rels", relsHead+`<Relationship Id="a" Type="x/header" Target="../word/header1.xml"/></Relationships>`)
	f.Fuzz(func(t *testing.T, name, content string) {
		if strings.HasSuffix(name, "/") {
			return // the name of a folder, which holds nothing
		}
		files := house()
		files[name] = content
		var out bytes.Buffer
		if err := Write(&out, "docx", quoteOnly("mot"), Options{Template: Template{"m.docx", packed(t, files)}}); err == nil {
			unzipped(t, out.Bytes())
		}
	})
}
