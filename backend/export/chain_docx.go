package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Widths of the columns of the table in Word, in twentieths of a point: of a
// cell, of a cell in a column with quotes, of an arrow. They stand in a page on
// its side.
const (
	wordTableWidth = 14000
	wordArrow      = 560
)

// writeChainDOCX writes the chain as a table that a team goes on with, in the
// styles of the documents.
func writeChainDOCX(w io.Writer, d Document, l language, o Options) error {
	rows, err := chainOf(d)
	if err != nil {
		return err
	}
	look, err := lookOf(d, l, o)
	if err != nil {
		return err
	}
	for i, part := range look.parts { // the page number stands at the right of the wider page
		if part.name == "word/footer.xml" && o.Template.Data == nil {
			tab := `<w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="clear" w:pos="9070"/><w:tab w:val="right" w:pos="14002"/></w:tabs>`
			look.parts[i].bytes = bytes.Replace(part.bytes, []byte(`<w:pStyle w:val="Footer"/>`), []byte(tab), 1)
		}
	}
	look.section = strings.Replace(look.section, `<w:pgSz w:w="11906" w:h="16838"/>`, `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`, 1)
	o.Notes = NotesNone
	b := &wordBody{look: look, region: l.region}
	b.WriteString(xmlHead + look.root + "<w:body>\n")
	b.paragraph("Title", "", d.Title)
	b.paragraph("Subtitle", "", l.about(d))
	b.chain(rows, l, o)
	b.paragraph("Normal", "", "")
	b.WriteString(look.section + "</w:body></w:document>\n")
	return writeWord(w, d, l, o, look, b)
}

// chain writes the table: a column for each part of the chain, an arrow between
// two of them, and a head that comes back on each page.
func (b *wordBody) chain(rows [][3]chainCell, l language, o Options) {
	widths := wordColumns(rows)
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="` + fmt.Sprint(wordTableWidth) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
		`<w:tblCellMar><w:top w:w="110" w:type="dxa"/><w:left w:w="140" w:type="dxa"/><w:bottom w:w="110" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`)
	for i, width := range widths {
		if i > 0 {
			fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, wordArrow)
		}
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, width)
	}
	b.WriteString("</w:tblGrid>\n")
	b.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, name := range l.chain {
		if i > 0 {
			b.tableCell(wordArrow, "", func() { b.paragraph("Normal", "", "") })
		}
		b.tableCell(widths[i], `<w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="7A2248"/></w:tcBorders>`, func() {
			b.open("Normal", `<w:keepNext/>`)
			b.run(`<w:b/><w:color w:val="7A2248"/>`, name)
			b.WriteString("</w:p>")
		})
	}
	b.WriteString("</w:tr>\n")
	for n, row := range rows {
		if n > 0 { // some room between the boxes
			b.WriteString(`<w:tr><w:trPr><w:trHeight w:val="170" w:hRule="exact"/></w:trPr>`)
			for i := range row {
				if i > 0 {
					b.tableCell(wordArrow, "", func() {
						b.paragraph("Normal", `<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>`, "")
					})
				}
				b.tableCell(widths[i], "", func() {
					b.paragraph("Normal", `<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>`, "")
				})
			}
			b.WriteString("</w:tr>\n")
		}
		b.WriteString(`<w:tr>`)
		for i, cell := range row {
			if i > 0 {
				b.tableCell(wordArrow, "", func() { b.arrow(arrowBefore(row, i)) })
			}
			b.tableCell(widths[i], wordBox(cell, i), func() { b.chainCell(cell, l, o) })
		}
		b.WriteString("</w:tr>\n")
	}
	b.WriteString("</w:tbl>\n")
}

// wordColumns shares the width of the table, as the diagram does.
func wordColumns(rows [][3]chainCell) [3]int {
	c := newChart(rows, typefaces{}, language{}, Options{}, true)
	var out [3]int
	sum := c.w[0] + c.w[1] + c.w[2]
	for i, w := range c.w {
		out[i] = int((wordTableWidth - 2*wordArrow) * w / sum)
	}
	return out
}

// tableCell writes a cell, whose blocks a paragraph must end. box holds its
// borders and its shade.
func (b *wordBody) tableCell(width int, box string, content func()) {
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s<w:vAlign w:val="center"/></w:tcPr>`, width, box)
	content()
	b.WriteString(`</w:tc>`)
}

func wordBox(c chainCell, column int) string {
	if c.empty() {
		return ""
	}
	fill, edge := chartInks(column)
	color := func(c ink) string { return fmt.Sprintf("%02X%02X%02X", c[0], c[1], c[2]) }
	var borders strings.Builder
	for _, side := range []string{"top", "left", "bottom", "right"} {
		fmt.Fprintf(&borders, `<w:%s w:val="single" w:sz="8" w:space="0" w:color="%s"/>`, side, color(edge))
	}
	return `<w:tcBorders>` + borders.String() + `</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="` + color(fill) + `"/>`
}

// arrowBefore reports whether an arrow leads to a cell: the first that holds
// something after another that does is led to from there.
func arrowBefore(row [3]chainCell, column int) bool {
	before := false
	for _, c := range row[:column] {
		before = before || !c.empty()
	}
	after := false
	for _, c := range row[column:] {
		after = after || !c.empty()
	}
	return before && after
}

func (b *wordBody) arrow(shown bool) {
	b.open("Normal", `<w:jc w:val="center"/>`)
	if shown {
		b.run(`<w:b/><w:color w:val="7A2248"/><w:sz w:val="36"/>`, "→")
	}
	b.WriteString("</w:p>")
}

func (b *wordBody) chainCell(c chainCell, l language, o Options) {
	if c.statement != "" {
		b.open("Normal", `<w:spacing w:before="0" w:after="60"/>`)
		b.run(`<w:b/>`, c.statement)
		b.WriteString("</w:p>")
	}
	for _, q := range c.quotes {
		said := l.attribution(q, o)
		keep := ""
		if said == "" {
			keep = `<w:keepNext w:val="0"/>`
		}
		b.paragraph("Quote", keep+`<w:ind w:left="0" w:right="0"/>`, l.quoted(q.Text))
		if said != "" {
			b.paragraph("Attribution", `<w:spacing w:before="0" w:after="60"/><w:ind w:left="0" w:right="0"/>`, said)
		}
	}
	if c.empty() {
		b.paragraph("Normal", "", "")
	}
}
