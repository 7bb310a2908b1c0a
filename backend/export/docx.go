package export

import (
	"bytes"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
)

//go:embed docx/*.xml
var docxFiles embed.FS

// docxPart is one file of a Word document.
type docxPart struct {
	name  string
	kind  string // its content type
	bytes []byte
}

// Content types of Word's parts, after wordType.
const (
	wordType   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	fontType   = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
	officeRels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// The keys under which docx/fontTable.xml names the embedded fonts.
const (
	literataKey     = "5A0C1E52-7B34-4E0B-9B7A-2F1D6C8E4A01"
	literataBoldKey = "5A0C1E52-7B34-4E0B-9B7A-2F1D6C8E4A02"
	atkinsonKey     = "5A0C1E52-7B34-4E0B-9B7A-2F1D6C8E4A03"
)

// wordRelation is how the document's part refers to another.
type wordRelation struct{ id, kind, target string }

// wordLook is all of a Word document but its words: ours, or a template's.
type wordLook struct {
	root    string            // the start tag of the document
	section string            // w:sectPr
	ids     map[string]string // what our styles are called there
	parts   []docxPart
	rels    []wordRelation
	setting string // elements of the settings, before w:characterSpacingControl
}

// writeDOCX writes a Word document whose look is wholly in its styles, so that
// a team restyles it in one place: the styles of the template where there is
// one, else ours, whose fonts travel with it.
func writeDOCX(w io.Writer, d Document, l language, o Options) error {
	look, err := lookOf(d, l, o)
	if err != nil {
		return err
	}
	return writeWord(w, d, l, o, look, wordBodyOf(d, l, o, look))
}

// writeWord writes the document that holds a body.
func writeWord(w io.Writer, d Document, l language, o Options, look wordLook, body *wordBody) error {
	parts := append([]docxPart{{"word/document.xml", wordType + "document.main+xml", body.Bytes()}}, look.parts...)
	rels := look.rels
	if o.Notes != NotesNone {
		name := string(o.Notes)
		parts = append(parts, docxPart{"word/" + name + ".xml", wordType + name + "+xml", body.notesPart()})
		rels = append(rels, wordRelation{freeID("rIdNotes", rels), officeRels + name, name + ".xml"})
	}
	settings := look.setting
	fill := wordFill(d, l, "{{setting}}", settings, "{{notes}}", wordNoteSettings(o.Notes))
	parts = append(parts, docxPart{"word/settings.xml", wordType + "settings+xml", filled("settings.xml", fill)})
	rels = append(rels, wordRelation{freeID("rIdSettings", rels), officeRels + "settings", "settings.xml"})

	z := newArchive(w)
	for _, p := range slices.Concat([]docxPart{
		{"[Content_Types].xml", "", contentTypes(parts)}, // must come first
		{"_rels/.rels", "", filled("package_rels.xml", fill)},
		{"docProps/core.xml", "", filled("core.xml", fill)},
		{"docProps/app.xml", "", filled("app.xml", fill)},
		{"word/_rels/document.xml.rels", "", relations(rels)},
	}, parts) {
		if err := z.add(p.name, p.bytes); err != nil {
			return err
		}
	}
	return z.Close()
}

func lookOf(d Document, l language, o Options) (wordLook, error) {
	if o.Template.Data == nil {
		return ownLook(d, l), nil
	}
	return readTemplate(o.Template, l)
}

// ownLook is the look without a template.
func ownLook(d Document, l language) wordLook {
	fill := wordFill(d, l)
	return wordLook{
		root: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
			` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`,
		section: `<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/>` +
			`<w:pgSz w:w="11906" w:h="16838"/>` +
			`<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`,
		parts: []docxPart{
			{"word/styles.xml", wordType + "styles+xml", filled("styles.xml", fill)},
			{"word/footer.xml", wordType + "footer+xml", filled("footer.xml", fill)},
			{"word/fontTable.xml", wordType + "fontTable+xml", filled("fontTable.xml", fill)},
			{"word/_rels/fontTable.xml.rels", "", filled("font_rels.xml", fill)},
			{"word/fonts/font1.odttf", fontType, obfuscated(literataTTF, literataKey)},
			{"word/fonts/font2.odttf", fontType, obfuscated(literataBoldTTF, literataBoldKey)},
			{"word/fonts/font3.odttf", fontType, obfuscated(atkinsonTTF, atkinsonKey)},
		},
		rels: []wordRelation{
			{"rIdStyles", officeRels + "styles", "styles.xml"},
			{"rIdFonts", officeRels + "fontTable", "fontTable.xml"},
			{"rIdFooter", officeRels + "footer", "footer.xml"},
		},
		setting: `<w:embedTrueTypeFonts/><w:saveSubsetFonts/><w:defaultTabStop w:val="709"/>`,
	}
}

// wordFill returns what fills the templates of parts in, with more pairs.
func wordFill(d Document, l language, more ...string) *strings.Replacer {
	return strings.NewReplacer(append([]string{
		"{{title}}", xmlText(d.Title), "{{project}}", xmlText(d.Project), "{{region}}", l.region,
		"{{made}}", d.Made.UTC().Format(time.RFC3339),
	}, more...)...)
}

// filled returns a part of docx/ with its holes filled in.
func filled(name string, fill *strings.Replacer) []byte {
	raw, err := docxFiles.ReadFile("docx/" + name)
	if err != nil {
		panic(err) // the program was built without it
	}
	return []byte(fill.Replace(string(raw)))
}

// contentTypes says what each part is.
func contentTypes(parts []docxPart) []byte {
	var b bytes.Buffer
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` + "\n")
	for _, p := range append([]docxPart{
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", nil},
		{"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", nil},
	}, parts...) {
		if p.kind != "" {
			fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`+"\n", xmlAttribute(p.name), p.kind)
		}
	}
	b.WriteString("</Types>\n")
	return b.Bytes()
}

// freeID returns an ID that no relation bears, which begins so.
func freeID(id string, rels []wordRelation) string {
	for slices.ContainsFunc(rels, func(r wordRelation) bool { return r.id == id }) {
		id += "x"
	}
	return id
}

func relations(rels []wordRelation) []byte {
	var b bytes.Buffer
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + "\n")
	for _, r := range rels {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"/>`+"\n", xmlAttribute(r.id), xmlAttribute(r.kind), xmlAttribute(r.target))
	}
	b.WriteString("</Relationships>\n")
	return b.Bytes()
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

var styleLine = regexp.MustCompile(`(?m)^<w:style .*w:styleId="([^"]+)"><w:name w:val="([^"]+)"/>.*</w:style>$`)

// wordStyle is one of our styles.
type wordStyle struct{ id, name, xml string }

// ownStyles returns our styles, as docx/styles.xml defines them a line each.
func ownStyles(l language) []wordStyle {
	var out []wordStyle
	for _, m := range styleLine.FindAllStringSubmatch(string(filled("styles.xml", wordFill(Document{}, l))), -1) {
		out = append(out, wordStyle{m[1], m[2], m[0]})
	}
	return out
}

// obfuscated returns the font as OOXML embeds it (ECMA-376 part 4, 10.1): its
// first 32 bytes are combined with the key's bytes, last first.
func obfuscated(font []byte, key string) []byte {
	k, err := hex.DecodeString(strings.ReplaceAll(key, "-", ""))
	if err != nil {
		panic(err) // a constant above is mistyped
	}
	slices.Reverse(k)
	out := slices.Clone(font)
	for i := range 32 {
		out[i] ^= k[i%len(k)]
	}
	return out
}
