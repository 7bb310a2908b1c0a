package export

import (
	"embed"
	"io"
	"strings"
)

//go:embed odt/*.xml
var odtFiles embed.FS

// writeODT writes an OpenDocument text with the same styles as the Word
// document, and the fonts in it.
func writeODT(w io.Writer, d Document, l language, o Options) error {
	fill := strings.NewReplacer(
		"{{title}}", xmlText(d.Title), "{{project}}", xmlText(d.Project), "{{language}}", l.tag,
		"{{country}}", strings.TrimPrefix(l.region, l.tag+"-"), "{{region}}", l.region,
		"{{made}}", d.Made.UTC().Format("2006-01-02T15:04:05"), "{{notes}}", odtNotes(o.Notes),
	)
	z := newArchive(w)
	// First and as it is, so that a program knows the file by its first bytes.
	if err := z.store("mimetype", "application/vnd.oasis.opendocument.text"); err != nil {
		return err
	}
	for _, p := range [][2]string{{"META-INF/manifest.xml", "manifest.xml"}, {"meta.xml", "meta.xml"}, {"styles.xml", "styles.xml"}} {
		raw, err := odtFiles.ReadFile("odt/" + p[1])
		if err != nil {
			return err
		}
		if err := z.add(p[0], []byte(fill.Replace(string(raw)))); err != nil {
			return err
		}
	}
	if err := z.add("content.xml", odtBodyOf(d, l, o)); err != nil {
		return err
	}
	for name, font := range odtFonts() {
		if err := z.add("Fonts/"+name+".ttf", font); err != nil {
			return err
		}
	}
	return z.Close()
}

// odtFonts yields the fonts under the names that odt/styles.xml gives them, in
// their order.
func odtFonts() func(yield func(string, []byte) bool) {
	return func(yield func(string, []byte) bool) {
		_ = yield("Literata-Regular", literataTTF) && yield("Literata-Bold", literataBoldTTF) && yield("Atkinson-Regular", atkinsonTTF)
	}
}

// odtNotes says where notes stand.
func odtNotes(n Notes) string {
	if n == NotesEnd {
		return `<text:notes-configuration text:note-class="endnote" text:citation-style-name="Endnote_20_Symbol" text:citation-body-style-name="Endnote_20_anchor" text:default-style-name="Endnote" style:num-format="1" text:start-value="0"/>`
	}
	return `<text:notes-configuration text:note-class="footnote" text:citation-style-name="Footnote_20_Symbol" text:citation-body-style-name="Footnote_20_anchor" text:default-style-name="Footnote" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>`
}
