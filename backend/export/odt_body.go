package export

import (
	"bytes"
	"fmt"
	"strings"

	"florilege/backend/corpus"
)

// odtBody gathers paragraphs of an OpenDocument text.
type odtBody struct {
	bytes.Buffer
	look  odtLook
	kind  Notes
	notes int
	marks int // headings so far
}

// odtBodyOf returns content.xml.
func odtBodyOf(d Document, l language, o Options, look odtLook) []byte {
	b := &odtBody{look: look, kind: o.Notes}
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"` +
		` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"` +
		` xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3">` +
		`<office:automatic-styles>` +
		`<style:style style:name="Alone" style:family="paragraph" style:parent-style-name="` + b.style("Quotations") + `"><style:paragraph-properties fo:margin-bottom="0.42cm" fo:keep-with-next="auto"/></style:style>` +
		`<style:style style:name="Short" style:family="paragraph" style:parent-style-name="` + b.style("Quotations") + `"><style:paragraph-properties fo:keep-together="always"/></style:style>` +
		`</office:automatic-styles><office:body><office:text>` + "\n")
	b.paragraph("Title", d.Title)
	b.paragraph("Subtitle", l.about(d))
	for _, p := range strings.Split(d.Intro, "\n") {
		if p != "" {
			b.paragraph("Text_20_body", p)
		}
	}
	if o.Contents {
		b.contents(d, l)
	}
	for _, block := range d.Blocks {
		b.block(block, l, o)
	}
	b.WriteString("</office:text></office:body></office:document-content>\n")
	return b.Bytes()
}

func (b *odtBody) block(block Block, l language, o Options) {
	switch block.Kind {
	case corpus.ItemHeading:
		b.marks++
		fmt.Fprintf(b, `<text:h text:style-name="%s" text:outline-level="%d"><text:bookmark text:name="_Toc%08d"/>`,
			b.style(fmt.Sprintf("Heading_20_%d", block.Level)), block.Level, b.marks)
		b.text(block.Text)
		b.WriteString("</text:h>\n")
	case corpus.ItemComment:
		b.paragraph("Comment", block.Text)
	case corpus.ItemQuote:
		words, said := l.quoted(block.Quote.Text), l.attribution(block.Quote, o)
		switch {
		case said == "" || b.kind != NotesNone:
			b.open("Alone")
			b.text(words)
			b.note(said)
			b.WriteString("</text:p>\n")
			return
		case len(block.Quote.Text) <= shortQuote:
			b.paragraph("Short", words)
		default:
			b.paragraph("Quotations", words)
		}
		b.paragraph("Attribution", said)
	}
}

// contents writes the table of contents with its entries filled in, each a link with
// a reference to its page, which is worked out when the document is laid out.
func (b *odtBody) contents(d Document, l language) {
	entries := odtBody{look: b.look}
	number := 0
	for _, block := range d.Blocks {
		if block.Kind != corpus.ItemHeading {
			continue
		}
		number++
		entries.open(fmt.Sprintf("Contents_20_%d", block.Level))
		fmt.Fprintf(&entries, `<text:a xlink:type="simple" xlink:href="#_Toc%08[1]d" text:style-name="%[2]s" text:visited-style-name="%[2]s">`, number, b.style("Index_20_Link"))
		entries.text(block.Text)
		fmt.Fprintf(&entries, `<text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="_Toc%08d"/></text:a></text:p>`+"\n", number)
	}
	if number == 0 {
		return
	}
	b.WriteString(`<text:table-of-content text:protected="true" text:name="TOC"><text:table-of-content-source text:outline-level="3"><text:index-title-template text:style-name="` + b.style("Contents_20_Heading") + `">`)
	b.text(l.contents)
	b.WriteString(`</text:index-title-template>`)
	for level := 1; level <= 3; level++ {
		fmt.Fprintf(b, `<text:table-of-content-entry-template text:outline-level="%[1]d" text:style-name="%[2]s"><text:index-entry-link-start/><text:index-entry-text/>`+
			`<text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>`, level, b.style(fmt.Sprintf("Contents_20_%d", level)))
	}
	b.WriteString(`</text:table-of-content-source><text:index-body><text:index-title text:name="TOC_Head">`)
	b.paragraph("Contents_20_Heading", l.contents)
	b.WriteString(`</text:index-title>` + "\n")
	b.Write(entries.Bytes())
	b.WriteString("</text:index-body></text:table-of-content>\n")
}

// note puts a note of that text where the paragraph stands.
func (b *odtBody) note(text string) {
	if text == "" || b.kind == NotesNone {
		return
	}
	b.notes++
	fmt.Fprintf(b, `<text:note text:id="n%[1]d" text:note-class="%[2]s"><text:note-citation>%[1]d</text:note-citation><text:note-body>`, b.notes, b.kind.one())
	b.open(noteStyle(b.kind))
	b.text(text)
	b.WriteString("</text:p></text:note-body></text:note>")
}

func (b *odtBody) paragraph(style, text string) {
	b.open(style)
	b.text(text)
	b.WriteString("</text:p>\n")
}

func (b *odtBody) open(style string) {
	b.WriteString(`<text:p text:style-name="` + b.style(style) + `">`)
}

// style returns what one of our styles is called in the document.
func (b *odtBody) style(name string) string {
	if theirs, ok := b.look.names[name]; ok {
		return xmlAttribute(theirs)
	}
	return name
}

// text writes words so that every blank is kept: OpenDocument reads several
// spaces, or one at the start of a paragraph or a line, as none or one.
func (b *odtBody) text(s string) {
	run := 0 // of spaces, not yet written
	started := false
	spaces := func() {
		if run > 0 && started {
			b.WriteByte(' ')
			run--
		}
		if run > 0 {
			fmt.Fprintf(b, `<text:s text:c="%d"/>`, run)
		}
		run = 0
	}
	at := 0
	for i, r := range s {
		switch r {
		case ' ', '\n', '\t':
			b.WriteString(xmlText(s[at:i]))
			at = i + 1
		}
		switch r {
		case ' ':
			run++
		case '\n':
			started = false // what stands at an end of a line counts as well
			spaces()
			b.WriteString(`<text:line-break/>`)
		case '\t':
			started = false
			spaces()
			b.WriteString(`<text:tab/>`)
		default:
			spaces()
			started = true
		}
	}
	started = false
	spaces()
	b.WriteString(xmlText(s[at:]))
}
