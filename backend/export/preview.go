package export

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// Look is what a preview shows: one self-contained web page without scripts.
type Look struct {
	HTML   string
	Pages  int // of paper; 0 where the format has none of its own
	Parts  int // in how many a document is shown that a word processor lays out; 0 elsewhere
	Left   int // Document.Left
	Unsaid int // Document.Unsaid

	Missing []string // characters that no embedded font has, each once: they are shown as □
}

// Bounds of previews of formats without pages.
const (
	previewRows   = 60
	previewColumn = 40.0     // characters at least of a column that is wide in a workbook
	previewBytes  = 24 << 10 // of a text
	partBytes     = 48 << 10 // of a document, about
)

// Preview returns what an export will look like: of formats with pages of their
// own (PDF, cards) the pages from first (from 0) on, at most count; of documents
// that a word processor lays out, the part first of their content, the last one
// where there are fewer; of tables and texts, their beginning. Only what is shown
// is drawn. Errors are those of Write.
func Preview(format string, d Document, o Options, first, count int) (Look, error) {
	if _, err := exporterOf(format); err != nil {
		return Look{}, err
	}
	t, err := newTypefaces()
	if err != nil {
		return Look{}, err
	}
	d = ready(d)
	look, err := t.preview(format, d, o, first, count)
	look.Left, look.Unsaid, look.Missing = d.Left, d.Unsaid, []string{}
	if err != nil || !drawn(format) {
		return look, err
	}
	for _, s := range t.substitutes(format, d) {
		if !slices.Contains(look.Missing, s.Character) {
			look.Missing = append(look.Missing, s.Character)
		}
	}
	return look, nil
}

func (t typefaces) preview(format string, d Document, o Options, first, count int) (Look, error) {
	l, seen := languageOf(d.Language), pagesFrom(first, count)
	var pages []page
	var err error
	switch format {
	case "pdf":
		pages = t.pagesOf(d, l, o, seen)
	case "pdf-cards":
		var k *deck
		if k, err = t.deckOf(d, l, o, seen); err == nil {
			pages = k.pages
		}
	case chainPrefix + "docx", chainPrefix + "pdf":
		pages, err = t.chainPages(d, l, o, true)
	case chainPrefix + "svg", chainPrefix + "png":
		pages, err = t.chainPages(d, l, o, false)
	case "docx", "odt", "html":
		return previewDocument(d, l, o, first)
	case "xlsx", "csv":
		return previewTable(quoteSheet(d, l), l), nil
	case "csv-codings":
		return previewTable(codingSheet(d, l), l), nil
	default:
		return previewText(format, d, o, l)
	}
	if err != nil {
		return Look{}, err
	}
	var b bytes.Buffer
	err = svgPages(&b, seen.of(pages), seen.from+1, l)
	return Look{HTML: b.String(), Pages: len(pages)}, err
}

// previewDocument shows a part of the content of a document, without a template
// of the user's: only their word processor knows how it lays pages out.
func previewDocument(d Document, l language, o Options, part int) (Look, error) {
	starts := d.parts(partBytes)
	last := len(starts) - 2
	part = min(max(part, 0), last)
	var b bytes.Buffer
	err := writeHTML(&b, d.within(starts[part], starts[part+1]), l, o)
	return Look{HTML: b.String(), Parts: last + 1}, err
}

func previewTable(s Sheet, l language) Look {
	var b strings.Builder
	previewHead(&b, l, "table{border-collapse:collapse;font-size:12px}th,td{max-width:28em;padding:4px 8px;border:1px solid #e2ded4;text-align:left;vertical-align:top;white-space:pre-wrap}th{position:sticky;top:0;background:#f3efe6;color:#7a2248}")
	b.WriteString("<table><thead><tr>")
	for _, c := range s.Columns {
		fmt.Fprintf(&b, `<th style="min-width:%gch">%s</th>`, min(c.Width, previewColumn), xmlText(c.Name))
	}
	b.WriteString("</tr></thead><tbody>\n")
	rows := 0
	for cells := range s.Rows {
		if rows++; rows > previewRows {
			b.WriteString(`<tr><td>…</td></tr>`)
			break
		}
		b.WriteString("<tr>")
		for _, c := range cells {
			b.WriteString("<td>" + xmlText(c.plain()) + "</td>")
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody></table></body></html>\n")
	return Look{HTML: b.String()}
}

func previewText(format string, d Document, o Options, l language) (Look, error) {
	e, err := exporterOf(format)
	if err != nil {
		return Look{}, err
	}
	var text bytes.Buffer
	if err := e.write(&text, d.within(0, d.parts(previewBytes)[1]), l, o); err != nil {
		return Look{}, err
	}
	shown := text.String()
	if len(shown) > previewBytes {
		shown = strings.ToValidUTF8(shown[:previewBytes], "") + "\n…"
	}
	var b strings.Builder
	previewHead(&b, l, "pre{margin:0;font:13px/1.55 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}")
	b.WriteString("<pre>" + xmlText(shown) + "</pre></body></html>\n")
	return Look{HTML: b.String()}, nil
}

// previewHead begins a page that may load nothing.
func previewHead(b *strings.Builder, l language, style string) {
	fmt.Fprintf(b, `<!doctype html><html lang="%s"><head><meta charset="utf-8">`+
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">`+
		"<title>%s</title><style>\n%sbody{margin:0;padding:16px;background:#fff;color:#1f1c18;font-family:\"Atkinson Hyperlegible Next\",sans-serif}%s</style></head><body>\n",
		l.tag, l.page, webFonts(), style)
}
