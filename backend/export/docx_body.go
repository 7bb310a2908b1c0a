package export

import (
	"bytes"
	"fmt"
	"strings"

	"florilege/backend/corpus"
)

// wordBody gathers paragraphs of WordprocessingML, and the notes they refer to.
type wordBody struct {
	bytes.Buffer
	look   wordLook
	region string // language of every run
	kind   Notes
	notes  []string
	marks  int // headings so far
}

// wordBodyOf returns word/document.xml.
func wordBodyOf(d Document, l language, o Options, look wordLook) *wordBody {
	b := &wordBody{look: look, region: l.region, kind: o.Notes}
	b.WriteString(xmlHead + look.root + "<w:body>\n")
	b.paragraph("Title", "", d.Title)
	b.paragraph("Subtitle", "", l.about(d))
	for _, p := range strings.Split(d.Intro, "\n") {
		if p != "" {
			b.paragraph("Normal", "", p)
		}
	}
	if o.Contents {
		b.contents(d, l)
	}
	for _, block := range d.Blocks {
		b.block(block, l, o)
	}
	b.WriteString(look.section + "</w:body></w:document>\n")
	return b
}

// style returns what one of our styles is called in the document.
func (b *wordBody) style(id string) string {
	if theirs, ok := b.look.ids[id]; ok {
		return xmlAttribute(theirs)
	}
	return id
}

func (b *wordBody) block(block Block, l language, o Options) {
	switch block.Kind {
	case corpus.ItemHeading:
		b.marks++
		fmt.Fprintf(b, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:bookmarkStart w:id="%d" w:name="_Toc%08d"/>`,
			b.style(fmt.Sprintf("Heading%d", block.Level)), b.marks, b.marks)
		b.run("", block.Text)
		fmt.Fprintf(b, `<w:bookmarkEnd w:id="%d"/></w:p>`+"\n", b.marks)
	case corpus.ItemComment:
		b.paragraph("Comment", "", block.Text)
	case corpus.ItemQuote:
		words, said := l.quoted(block.Quote.Text), l.attribution(block.Quote, o)
		if said == "" || b.kind != NotesNone { // nothing follows that the words must stay with
			b.open("Quote", `<w:keepNext w:val="0"/><w:spacing w:after="240"/>`)
			b.run("", words)
			b.note(said)
			b.WriteString("</w:p>\n")
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

// contents writes the table of contents: a field that Word brings up to date,
// with page numbers, when it is asked to. Until then it names what there is,
// each a link; numbers that nobody has counted would be wrong.
func (b *wordBody) contents(d Document, l language) {
	begin := `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-3" \h \z \u </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`
	number := 0
	for _, block := range d.Blocks {
		if block.Kind != corpus.ItemHeading {
			continue
		}
		if number++; number == 1 {
			b.WriteString(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>` + "\n")
			b.paragraph("TOCHeading", "", l.contents)
		}
		b.open(fmt.Sprintf("TOC%d", block.Level), "")
		b.WriteString(begin)
		begin = ""
		fmt.Fprintf(b, `<w:hyperlink w:anchor="_Toc%08d" w:history="1">`, number)
		b.run("", block.Text)
		b.WriteString("</w:hyperlink></w:p>\n")
	}
	if number > 0 {
		b.WriteString(`<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>` + "\n")
	}
}

// note refers to a note of that text, from where the run stands.
func (b *wordBody) note(text string) {
	if text == "" || b.kind == NotesNone {
		return
	}
	b.notes = append(b.notes, text)
	name := b.kind.one()
	fmt.Fprintf(b, `<w:r><w:rPr><w:rStyle w:val="%s"/></w:rPr><w:%sReference w:id="%d"/></w:r>`, b.style(noteStyle(b.kind)+"Reference"), name, len(b.notes))
}

// paragraph writes one paragraph of the style. extra holds more properties, in
// schema order.
func (b *wordBody) paragraph(style, extra, text string) {
	b.open(style, extra)
	b.run("", text)
	b.WriteString("</w:p>\n")
}

func (b *wordBody) open(style, extra string) {
	b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + b.style(style) + `"/>` + extra + `</w:pPr>`)
}

// run writes a run: line feeds break lines, tabs are tabs, every blank is kept.
// extra holds properties that come before the language.
func (b *wordBody) run(extra, text string) {
	b.WriteString(`<w:r><w:rPr>` + extra + `<w:lang w:val="` + b.region + `"/></w:rPr>`)
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
	b.WriteString("</w:r>")
}

func (b *wordBody) text(s string) {
	if s != "" {
		b.WriteString(`<w:t xml:space="preserve">` + xmlText(s) + `</w:t>`)
	}
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// xmlText escapes printable text as the content of an XML element.
func xmlText(s string) string { return xmlEscapes.Replace(s) }
