package export

import (
	"embed"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"time"
)

//go:embed docx/*.xml
var docxFiles embed.FS

// docxPart is one file of the package: from docxFiles, or made here.
type docxPart struct {
	name     string
	template string // in docxFiles
	bytes    []byte
}

// The keys under which docx/fontTable.xml names the embedded fonts.
const (
	literataKey     = "5A0C1E52-7B34-4E0B-9B7A-2F1D6C8E4A01"
	literataBoldKey = "5A0C1E52-7B34-4E0B-9B7A-2F1D6C8E4A02"
	atkinsonKey     = "5A0C1E52-7B34-4E0B-9B7A-2F1D6C8E4A03"
)

func docxParts(body []byte) []docxPart {
	return []docxPart{
		{name: "[Content_Types].xml", template: "content_types.xml"}, // must come first
		{name: "_rels/.rels", template: "package_rels.xml"},
		{name: "docProps/core.xml", template: "core.xml"},
		{name: "docProps/app.xml", template: "app.xml"},
		{name: "word/document.xml", bytes: body},
		{name: "word/_rels/document.xml.rels", template: "document_rels.xml"},
		{name: "word/styles.xml", template: "styles.xml"},
		{name: "word/settings.xml", template: "settings.xml"},
		{name: "word/footer.xml", template: "footer.xml"},
		{name: "word/fontTable.xml", template: "fontTable.xml"},
		{name: "word/_rels/fontTable.xml.rels", template: "font_rels.xml"},
		{name: "word/fonts/font1.odttf", bytes: obfuscated(literataTTF, literataKey)},
		{name: "word/fonts/font2.odttf", bytes: obfuscated(literataBoldTTF, literataBoldKey)},
		{name: "word/fonts/font3.odttf", bytes: obfuscated(atkinsonTTF, atkinsonKey)},
	}
}

// writeDOCX writes a Word document whose look is wholly in its styles, so that
// a team restyles it in one place. The fonts travel with it.
func writeDOCX(w io.Writer, d Document, l language, o Options) error {
	fill := strings.NewReplacer(
		"{{title}}", xmlText(d.Title), "{{project}}", xmlText(d.Project), "{{region}}", l.region,
		"{{made}}", d.Made.UTC().Format(time.RFC3339),
	)
	z := newArchive(w)
	for _, p := range docxParts(docxBody(d, l, o)) {
		if p.template != "" {
			raw, err := docxFiles.ReadFile("docx/" + p.template)
			if err != nil {
				return err
			}
			p.bytes = []byte(fill.Replace(string(raw)))
		}
		if err := z.add(p.name, p.bytes); err != nil {
			return err
		}
	}
	return z.Close()
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
