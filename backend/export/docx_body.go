package export

import (
	"bytes"
	"strings"

	"florilege/backend/corpus"
)

// docxBody returns word/document.xml.
func docxBody(d Document, l language, o Options) []byte {
	b := &wordBody{region: l.region}
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>` + "\n")
	b.paragraph("Title", "", d.Title)
	b.paragraph("Subtitle", "", l.about(d))
	for _, p := range strings.Split(d.Intro, "\n") {
		if p != "" {
			b.paragraph("Normal", "", p)
		}
	}
	for _, block := range d.Blocks {
		b.block(block, l, o)
	}
	b.WriteString(`<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>` +
		`<w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>` +
		`</w:sectPr></w:body></w:document>` + "\n")
	return b.Bytes()
}

// wordBody gathers paragraphs of WordprocessingML.
type wordBody struct {
	bytes.Buffer
	region string // language of every run
}

func (b *wordBody) block(block Block, l language, o Options) {
	switch block.Kind {
	case corpus.ItemHeading:
		b.paragraph("Heading"+string(rune('0'+block.Level)), "", block.Text)
	case corpus.ItemComment:
		b.paragraph("Comment", "", block.Text)
	case corpus.ItemQuote:
		words, said := l.quoted(block.Quote.Text), l.attribution(block.Quote, o)
		if said == "" { // nothing follows that the words must stay with
			b.paragraph("Quote", `<w:keepNext w:val="0"/><w:spacing w:after="240"/>`, words)
			return
		}
		var keep string
		if len(block.Quote.Text) <= shortQuote {
			keep = `<w:keepLines/>`
		}
		b.paragraph("Quote", keep, words)
		b.paragraph("Attribution", "", said)
	}
}

// paragraph writes one paragraph of the style: line feeds break lines, tabs
// are tabs, every blank is kept. extra holds more properties, in schema order.
func (b *wordBody) paragraph(style, extra, text string) {
	b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + extra + `</w:pPr>`)
	b.WriteString(`<w:r><w:rPr><w:lang w:val="` + b.region + `"/></w:rPr>`)
	for text != "" {
		i := strings.IndexAny(text, "\n\t")
		switch {
		case i < 0:
			i = len(text)
			b.text(text)
		case text[i] == '\n':
			b.text(text[:i])
			b.WriteString(`<w:br/>`)
			i++
		default:
			b.text(text[:i])
			b.WriteString(`<w:tab/>`)
			i++
		}
		text = text[i:]
	}
	b.WriteString("</w:r></w:p>\n")
}

func (b *wordBody) text(s string) {
	if s != "" {
		b.WriteString(`<w:t xml:space="preserve">` + xmlText(s) + `</w:t>`)
	}
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// xmlText escapes printable text as the content of an XML element.
func xmlText(s string) string { return xmlEscapes.Replace(s) }
