package export

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

//go:embed xlsx/*.xml
var xlsxFiles embed.FS

// WriteWorkbook writes a workbook, row by row: memory does not grow with it. The
// same workbook gives the same bytes. Words that a cell cannot hold go on in the
// rows below it. A table that no sheet can hold is corpus.Invalid; other errors
// are those of w.
func WriteWorkbook(w io.Writer, b Workbook) error {
	z := newArchive(w)
	names := tabNames(b.Sheets)
	var types, rels, tabs strings.Builder
	for i, name := range names {
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, i+1)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		fmt.Fprintf(&tabs, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, xmlAttribute(name), i+1, i+1)
	}
	fill := strings.NewReplacer(
		"{{title}}", xmlText(oneLine(b.Title)), "{{region}}", languageOf(b.Language).region,
		"{{made}}", b.Made.UTC().Format(time.RFC3339),
		"{{types}}", types.String(), "{{rels}}", rels.String(), "{{sheets}}", tabs.String(),
	)
	part := func(name, template string, more *strings.Replacer) error {
		raw, err := xlsxFiles.ReadFile("xlsx/" + template)
		if err != nil {
			return err
		}
		return z.add(name, []byte(more.Replace(string(raw))))
	}
	for _, p := range [][2]string{
		{"[Content_Types].xml", "content_types.xml"}, {"_rels/.rels", "package_rels.xml"}, {"docProps/core.xml", "core.xml"},
		{"docProps/app.xml", "app.xml"}, {"xl/_rels/workbook.xml.rels", "workbook_rels.xml"}, {"xl/styles.xml", "styles.xml"},
	} {
		if err := part(p[0], p[1], fill); err != nil {
			return err
		}
	}
	var filters, titles strings.Builder
	for i, s := range b.Sheets {
		f, err := z.open(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1))
		if err != nil {
			return err
		}
		rows, err := writeSheet(f, s, i == 0)
		if err != nil {
			return err
		}
		quoted := xmlText("'" + strings.ReplaceAll(names[i], "'", "''") + "'")
		fmt.Fprintf(&filters, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s!$A$1:$%s$%d</definedName>`, i, quoted, letters(len(s.Columns)-1), rows)
		fmt.Fprintf(&titles, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$1:$1</definedName>`, i, quoted)
	}
	if err := part("xl/workbook.xml", "workbook.xml", strings.NewReplacer("{{sheets}}", tabs.String(), "{{names}}", filters.String()+titles.String())); err != nil {
		return err
	}
	return z.Close()
}

// Styles of xlsx/styles.xml, by their place there.
const (
	styleHead    = 1
	styleText    = 2
	styleLines   = 3 // broken into lines
	styleFormula = 4 // text that stays text when somebody edits it
	styleNumber  = 5
	styleDay     = 6
	styleMoment  = 7
)

// wideColumn is the width, in characters, from which text is broken into lines.
const wideColumn = 30

// Heights in points.
const (
	lineHeight = 15.0
	tallestRow = 409.0 // that Excel allows
)

// writeSheet writes a table and returns how many rows it took, with its head.
func writeSheet(w io.Writer, s Sheet, first bool) (int, error) {
	if err := s.fits(1); err != nil {
		return 0, err
	}
	out := &sheetWriter{Writer: bufio.NewWriterSize(w, 32<<10), columns: s.Columns}
	selected := ""
	if first {
		selected = ` tabSelected="1"`
	}
	fmt.Fprintf(out, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`+
		`<sheetViews><sheetView%s workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`+
		`<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`, selected)
	head := make([]Cell, len(s.Columns))
	for i, c := range s.Columns {
		head[i] = Text(oneLine(c.Name))
		width := c.Width
		if width <= 0 {
			width = float64(len([]rune(c.Name)) + 4) // room for the filter's arrow
		}
		fmt.Fprintf(out, `<col min="%d" max="%d" width="%s" customWidth="1"/>`, i+1, i+1, strconv.FormatFloat(width, 'f', -1, 64))
	}
	out.WriteString("</cols><sheetData>\n")
	out.row(head, true)
	for cells := range s.Rows {
		for cells != nil {
			if err := s.fits(out.rows + 1); err != nil {
				return 0, err
			}
			cells = out.row(cells, false)
		}
	}
	fmt.Fprintf(out, `</sheetData><autoFilter ref="A1:%s%d"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>`+
		`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`+"\n",
		letters(len(s.Columns)-1), out.rows)
	return out.rows, out.Flush()
}

// sheetWriter writes the rows of a sheet.
type sheetWriter struct {
	*bufio.Writer
	columns []Column
	rows    int // written
}

// row writes a row and returns the one that its longest words go on in, or nil.
func (w *sheetWriter) row(cells []Cell, head bool) (rest []Cell) {
	w.rows++
	number := strconv.Itoa(w.rows)
	w.WriteString(`<row r="` + number + `"`)
	if lines := w.lines(cells); lines > 1 {
		w.WriteString(` ht="` + strconv.FormatFloat(min(float64(lines)*lineHeight, tallestRow), 'f', -1, 64) + `"`)
	}
	w.WriteString(`>`)
	for i, c := range cells {
		if c.kind == cellEmpty || i >= len(w.columns) {
			continue
		}
		w.WriteString(`<c r="` + letters(i) + number + `" s="` + strconv.Itoa(w.style(i, c, head)) + `"`)
		if c.kind != cellText {
			w.WriteString(`><v>` + strconv.FormatFloat(c.number, 'f', -1, 64) + `</v></c>`)
			continue
		}
		text := parts(c.text)
		w.WriteString(` t="inlineStr"><is><t xml:space="preserve">` + xmlText(unescapable(text[0])) + `</t></is></c>`)
		if len(text) > 1 {
			if rest == nil {
				rest = make([]Cell, len(cells))
			}
			rest[i] = Text(c.text[len(text[0]):])
		}
	}
	w.WriteString("</row>\n")
	return rest
}

// lines estimates how many lines the tallest cell of a row takes: a program that
// opens the file does not measure again what it was told.
func (w *sheetWriter) lines(cells []Cell) int {
	most := 1
	for i, c := range cells {
		if c.kind != cellText || i >= len(w.columns) || w.columns[i].Width < wideColumn {
			continue
		}
		n := 0
		for line := range strings.SplitSeq(c.text, "\n") {
			n += 1 + int(float64(utf8.RuneCountInString(line))/w.columns[i].Width)
		}
		most = max(most, n)
	}
	return most
}

func (w *sheetWriter) style(column int, c Cell, head bool) int {
	switch {
	case head:
		return styleHead
	case c.kind == cellNumber:
		return styleNumber
	case c.kind == cellDay:
		return styleDay
	case c.kind == cellMoment:
		return styleMoment
	case formula.MatchString(c.text):
		return styleFormula
	case w.columns[column].Width >= wideColumn:
		return styleLines
	}
	return styleText
}

// letters names a column as spreadsheets do: 0 is A, 26 is AA.
func letters(column int) string {
	var out []byte
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		out = append([]byte{'A' + byte((n-1)%26)}, out...)
	}
	return string(out)
}

// escaped is what Excel would read as a character's number inside text.
var escaped = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

// unescapable returns s so that Excel reads it sign for sign.
func unescapable(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllString(s, "_x005F_$1")
}

var attributeEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;")

// xmlAttribute escapes printable text as the value of an attribute between ".
func xmlAttribute(s string) string { return attributeEscapes.Replace(s) }
