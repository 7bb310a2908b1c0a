package export

import (
	"bytes"
	"embed"
	"fmt"
	"io"
	"strings"
)

//go:embed odt/*.xml
var odtParts embed.FS

// writeODT writes an OpenDocument text with the same styles as the Word
// document: those of the template where there is one, else ours, whose fonts
// travel with it.
func writeODT(w io.Writer, d Document, l language, o Options) error {
	fill := strings.NewReplacer(
		"{{title}}", xmlText(d.Title), "{{project}}", xmlText(d.Project), "{{language}}", l.tag,
		"{{country}}", strings.TrimPrefix(l.region, l.tag+"-"), "{{region}}", l.region,
		"{{made}}", d.Made.UTC().Format("2006-01-02T15:04:05"), "{{notes}}", odtNotes(o.Notes),
	)
	look, err := odtLookOf(fill, o)
	if err != nil {
		return err
	}
	z := newArchive(w)
	// First and as it is, so that a program knows the file by its first bytes.
	if err := z.store("mimetype", "application/vnd.oasis.opendocument.text"); err != nil {
		return err
	}
	meta, err := odtFilled("meta.xml", fill)
	if err != nil {
		return err
	}
	for _, p := range append([]odtFile{
		{"META-INF/manifest.xml", "", odtManifest(look.files)}, {"meta.xml", "", meta},
		{"styles.xml", "", look.styles}, {"content.xml", "", odtBodyOf(d, l, o, look)},
	}, look.files...) {
		if err := z.add(p.name, p.bytes); err != nil {
			return err
		}
	}
	return z.Close()
}

func odtLookOf(fill *strings.Replacer, o Options) (odtLook, error) {
	own, err := odtFilled("styles.xml", fill)
	if err != nil {
		return odtLook{}, err
	}
	if o.Template.Data != nil {
		return readODTTemplate(o.Template, own)
	}
	const kind = "application/x-font-ttf"
	return odtLook{styles: own, files: []odtFile{
		{"Fonts/Literata-Regular.ttf", kind, literataTTF}, {"Fonts/Literata-Bold.ttf", kind, literataBoldTTF}, {"Fonts/Atkinson-Regular.ttf", kind, atkinsonTTF},
	}}, nil
}

// odtFilled returns a file of odt/ with its holes filled in.
func odtFilled(name string, fill *strings.Replacer) ([]byte, error) {
	raw, err := odtParts.ReadFile("odt/" + name)
	return []byte(fill.Replace(string(raw))), err
}

// odtManifest lists what the archive holds.
func odtManifest(files []odtFile) []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">` +
		`<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>`)
	for _, f := range append([]odtFile{{"content.xml", "text/xml", nil}, {"styles.xml", "text/xml", nil}, {"meta.xml", "text/xml", nil}}, files...) {
		fmt.Fprintf(&b, `<manifest:file-entry manifest:full-path="%s" manifest:media-type="%s"/>`, xmlAttribute(f.name), f.kind)
	}
	b.WriteString("</manifest:manifest>\n")
	return b.Bytes()
}

// odtNotes says where notes stand.
func odtNotes(n Notes) string {
	if n == NotesEnd {
		return `<text:notes-configuration text:note-class="endnote" text:citation-style-name="Endnote_20_Symbol" text:citation-body-style-name="Endnote_20_anchor" text:default-style-name="Endnote" style:num-format="1" text:start-value="0"/>`
	}
	return `<text:notes-configuration text:note-class="footnote" text:citation-style-name="Footnote_20_Symbol" text:citation-body-style-name="Footnote_20_anchor" text:default-style-name="Footnote" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>`
}
