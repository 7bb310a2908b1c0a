package ingest

import (
	"slices"
	"strings"
	"testing"
)

// styled makes a paragraph of a style.
func styled(style, text string, more ...string) string {
	return par(`<w:pPr><w:pStyle w:val="`+style+`"/>`+strings.Join(more, "")+"</w:pPr>", run(text))
}

// aStyle makes a style: its id, its name, and what it says.
func aStyle(kind, id, name, says string) string {
	return `<w:style w:type="` + kind + `" w:styleId="` + id + `"><w:name w:val="` + name + `"/>` + says + `</w:style>`
}

func TestDocxStyles(t *testing.T) {
	outline := func(level string) string { return `<w:outlineLvl w:val="` + level + `"/>` }
	styles := strings.Join([]string{
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`,
		aStyle("paragraph", "Titre", "Title", ""),
		aStyle("paragraph", "Titre1", "heading 1", "<w:rPr>"+bold+"</w:rPr>"),
		aStyle("paragraph", "T3", "Titre 3", ""),
		aStyle("paragraph", "Thme", "Thème", `<w:pPr>`+outline("1")+`</w:pPr>`),
		aStyle("paragraph", "Maison", "Titre maison", `<w:basedOn w:val="Thme"/>`),
		aStyle("paragraph", "Chez", "Titre de chez nous", `<w:basedOn w:val="Maison"/>`),
		aStyle("paragraph", "Sommaire", "TOC Heading", `<w:basedOn w:val="Titre1"/><w:pPr>`+outline("9")+`</w:pPr>`),
		aStyle("paragraph", "Rond", "Rond", `<w:basedOn w:val="Carre"/>`),
		aStyle("paragraph", "Carre", "Carré", `<w:basedOn w:val="Rond"/>`),
		aStyle("paragraph", "Gras", "Gras", "<w:rPr>"+bold+"</w:rPr>"),
		aStyle("character", "Accentuation", "Strong", "<w:rPr>"+bold+"</w:rPr>"),
	}, "")
	character := `<w:rStyle w:val="Accentuation"/>`
	body := styled("Titre", "Avec Amina") + styled("Titre1", "Un") + styled("T3", "Trois") + styled("Thme", "Deux") + styled("Maison", "Deux encore") + styled("Chez", "Toujours deux") +
		styled("Sommaire", "Sommaire") + styled("Rond", "Rien") + styled("Titre1", "Corps", outline("9")) + styled("", "Direct", outline("3")) +
		styled("Gras", "Tout gras") + par(run("Amina :", character), run(" oui")) +
		par(`<w:pPr><w:pStyle w:val="Gras"/></w:pPr>`, run("Ilse :", character), run(" non")) + styled("Inconnu", "Inconnu")
	src, err := readDocx("a.docx", word(t, body, "styles.xml", styles))
	if err != nil {
		t.Fatal(err)
	}
	same(t, shown(src.paragraphs), []string{
		"h1 Avec Amina", "h1 *Un*", "h3 Trois", "h2 Deux", "h2 Deux encore", "h2 Toujours deux", "*Sommaire*", "Rien", "*Corps*", "h4 Direct",
		"*Tout gras*", "*Amina :* oui", "Ilse : non", "Inconnu",
	})
	if src.title != "Avec Amina" {
		t.Errorf("title %q", src.title)
	}
}

func TestDocxStylesWithoutTheirPart(t *testing.T) {
	src, err := readDocx("a.docx", word(t, styled("Title", "Avec Ilse")+styled("Heading2", "Deux")+styled("Titre3", "Trois")+styled("Headings", "Rien")))
	if err != nil {
		t.Fatal(err)
	}
	same(t, shown(src.paragraphs), []string{"h1 Avec Ilse", "h2 Deux", "h3 Trois", "Rien"})
	if src.title != "Avec Ilse" {
		t.Errorf("title %q", src.title)
	}
}

func TestDocxLists(t *testing.T) {
	level := func(i, format, pattern, start string) string {
		return `<w:lvl w:ilvl="` + i + `"><w:start w:val="` + start + `"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + pattern + `"/></w:lvl>`
	}
	numbering := `<w:abstractNum w:abstractNumId="0">` + level("0", "decimal", "%1.", "1") + level("1", "lowerLetter", "%1.%2)", "1") + level("2", "upperRoman", "%3", "4") + `</w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1">` + level("0", "bullet", "\uF0B7", "1") + level("1", "none", "", "1") + `</w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
	item := func(list, level, text string) string {
		return par(`<w:pPr><w:numPr><w:ilvl w:val="`+level+`"/><w:numId w:val="`+list+`"/></w:numPr></w:pPr>`, run(text))
	}
	styles := aStyle("paragraph", "Puces", "List Bullet", `<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>`) +
		aStyle("paragraph", "Titre1", "heading 1", `<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`)
	body := item("1", "0", "un") + item("1", "1", "a") + item("1", "1", "b") + item("1", "2", "iv") + item("1", "0", "deux") + item("1", "1", "a encore") +
		item("2", "0", "point") + item("2", "1", "sans") + styled("Puces", "de style") + item("3", "0", "de nouveau un") + item("0", "0", "hors liste") +
		item("9", "0", "liste inconnue") + styled("Titre1", "titre") + par(`<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>`, run("Amina :", bold))
	src, err := readDocx("a.docx", word(t, body, "numbering.xml", numbering, "styles.xml", styles))
	if err != nil {
		t.Fatal(err)
	}
	same(t, shown(src.paragraphs), []string{
		"row 1. un", "row 1.a) a", "row 1.b) b", "row IV iv", "row 2. deux", "row 2.a) a encore",
		"row • point", "sans", "row • de style", "row 1. de nouveau un", "hors liste", "row • liste inconnue", "h1 titre", "row • Amina :",
	})
}

func TestDocxNotes(t *testing.T) {
	refer := func(kind, id string) string {
		return `<w:r><w:` + kind + `Reference w:id="` + id + `"/></w:r>`
	}
	note := func(kind, id, content string) string {
		return `<w:` + kind + ` w:id="` + id + `">` + content + `</w:` + kind + `>`
	}
	body := par(run("Un"), refer("endnote", "2"), run(" deux"), refer("footnote", "1"), run(" trois"), refer("endnote", "2"), refer("footnote", "99")) +
		par("<w:del>"+refer("footnote", "3")+"</w:del>", run("fin")) + par(refer("comment", "0"), run("suite"))
	data := word(t, body,
		"footnotes.xml", `<w:footnote w:type="separator" w:id="-1">`+par(run("trait"))+`</w:footnote>`+
			note("footnote", "1", par("<w:r><w:footnoteRef/></w:r>", run(" au pied"))+par(run("suite")))+note("footnote", "3", par(run("supprimée"))),
		"endnotes.xml", note("endnote", "2", par(run("à la fin"))),
		"comments.xml", `<w:comment w:id="0" w:author="Ilse V.">`+par(run("à vérifier"))+par(run("demain"))+`</w:comment><w:comment w:id="1">`+par(run("x"))+`</w:comment>`)
	src, err := readDocx("a.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	same(t, shown(src.paragraphs), []string{
		"Un[1] deux[2] trois[1]", "fin", "suite",
		"note [1] à la fin", "note [2] au pied\nsuite", "note [Commentaire de Ilse V.] à vérifier\ndemain", "note [Commentaire] x",
	})
	if want := []Warning{{Notes, "2"}, {Comments, "2"}}; !slices.Equal(src.warnings, want) {
		t.Errorf("%v", src.warnings)
	}
}

func TestDocxWhatIsLeftOut(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
		warnings   []Warning
	}{
		{"deleted", par(run("j'attends "), "<w:del><w:r><w:delText>quatre</w:delText></w:r></w:del>", "<w:ins>"+run("six")+"</w:ins>", run(" mois")), []string{"j'attends six mois"}, []Warning{{TrackedChanges, ""}}},
		{"moved", par("<w:moveFrom>"+run("ici")+"</w:moveFrom>", run("a")) + par("<w:moveTo>"+run("ici")+"</w:moveTo>"), []string{"a", "ici"}, []Warning{{TrackedChanges, ""}}},
		{"deleted inside inserted", par("<w:ins><w:del>"+run("x")+"</w:del></w:ins>", run("a")), []string{"a"}, []Warning{{TrackedChanges, ""}}},
		{"the end of a paragraph deleted", par("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", run("une ")) + styled("Heading1", "phrase"), []string{"h1 une phrase"}, []Warning{{TrackedChanges, ""}}},
		{"the last end deleted", par("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", run("seule")), []string{"seule"}, []Warning{{TrackedChanges, ""}}},
		{"changes without words", par("<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>", "<w:ins><w:r/></w:ins><w:del><w:r/></w:del>", run("a")), []string{"a"}, nil},
		{"hidden", par(run("vu "), run("caché", "<w:vanish/>"), run("vu", `<w:vanish w:val="0"/>`)), []string{"vu vu"}, []Warning{{HiddenText, ""}}},
		{"pictures", par(`<w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r>`, run("a"), `<w:r><w:pict><v:imagedata r:id="r2"/></w:pict></w:r>`), []string{"a"}, []Warning{{Pictures, "2"}}},
		{"a picture in two forms", par(`<w:r><mc:AlternateContent><mc:Choice><a:blip/></mc:Choice><mc:Fallback><v:imagedata/></mc:Fallback></mc:AlternateContent></w:r>`, run("a")), []string{"a"}, []Warning{{Pictures, "1"}}},
		{"objects", par(`<w:r><w:object><v:imagedata/></w:object></w:r>`, `<w:r><w:drawing><c:chart xmlns:c="c"/></w:drawing></w:r>`, run("a")), []string{"a"}, []Warning{{Objects, "2"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src, err := readDocx("a.docx", word(t, test.body))
			if err != nil {
				t.Fatal(err)
			}
			same(t, shown(src.paragraphs), test.want)
			if !slices.Equal(src.warnings, test.warnings) {
				t.Errorf("%v", src.warnings)
			}
		})
	}
}

// Newer Word names its parts freely; the relations say which is which.
func TestDocxPartsByRelation(t *testing.T) {
	relation := func(kind, target string) string {
		return `<Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/` + kind + `" Target="` + target + `"/>`
	}
	relations := func(content string) string { return "<Relationships>" + content + "</Relationships>" }
	src, err := readDocx("a.docx", zipOf(t, map[string]string{
		"_rels/.rels":                    relations(relation("officeDocument", "/Word/document2.xml")),
		"word/_rels/document2.xml.rels":  relations(relation("styles", "styles2.xml") + relation("header", "header1.xml") + relation("footer", "../../etc/passwd")),
		"word/Document2.xml":             root("document", "<w:body>"+styled("X", "Avec Amina")+"</w:body>"),
		"word/styles2.xml":               root("styles", aStyle("paragraph", "X", "Titre", "")),
		"word/header1.xml":               root("hdr", par(run("confidentiel"))),
		"word/document.xml":              root("document", "<w:body>"+par(run("un autre"))+"</w:body>"),
		"../../etc/passwd":               root("ftr", par(run("dehors"))),
		"word/_rels/document.xml.rels":   "<broken",
		"word/media/../document2.xml":    "<broken",
		`word\styles.xml`:                "<broken",
		"customXml/item1.xml":            "<broken",
		"docProps/app.xml":               "<broken",
		"word/glossary/document.xml":     "<broken",
		"[Content_Types].xml":            "<broken",
		"word/theme/theme1.xml":          "<broken",
		"word/embeddings/oleObject1.bin": "\x00",
	}))
	if err != nil {
		t.Fatal(err)
	}
	same(t, shown(src.paragraphs), []string{"h1 Avec Amina"})
	if want := []Warning{{Code: PageHeaders}}; !slices.Equal(src.warnings, want) {
		t.Errorf("%v", src.warnings)
	}
}
