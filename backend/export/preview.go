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
	Left   int // Document.Left
	Unsaid int // Document.Unsaid

	Missing []string // characters that no embedded font has, each once: they are shown as □
}

// Bounds of previews of formats without pages.
const (
	previewRows  = 60
	previewBytes = 24 << 10
)

// Preview returns what an export will look like: of formats with pages of their
// own (PDF, cards) the pages from first (from 0) on, at most count; of documents
// that a word processor lays out, their content; of tables and texts, their
// beginning. Errors are those of Write.
func Preview(format string, d Document, o Options, first, count int) (Look, error) {
	look, err := preview(format, d, o, first, count)
	look.Left, look.Unsaid = d.Left, d.Unsaid
	if err != nil {
		return look, err
	}
	lacking, err := Substitutes(format, d)
	look.Missing = []string{}
	for _, s := range lacking {
		if !slices.Contains(look.Missing, s.Character) {
			look.Missing = append(look.Missing, s.Character)
		}
	}
	return look, err
}

func preview(format string, d Document, o Options, first, count int) (Look, error) {
	l := languageOf(d.Language)
	var pages []page
	var err error
	switch format {
	case "pdf":
		pages, _, err = pagesOf(ready(d), l, o)
	case "pdf-cards":
		var k *deck
		if k, err = deckOf(ready(d), l, o); err == nil {
			pages = k.pages
		}
	case chainPrefix + "docx", chainPrefix + "pdf":
		pages, _, err = chainPages(ready(d), l, o, true)
	case chainPrefix + "svg", chainPrefix + "png":
		pages, _, err = chainPages(ready(d), l, o, false)
	case "docx", "odt", "html":
		return previewDocument(d, o)
	case "xlsx", "csv":
		return previewTable(quoteSheet(ready(d), l), l), nil
	case "csv-codings":
		return previewTable(codingSheet(ready(d), l), l), nil
	default:
		return previewText(format, d, o, l)
	}
	if err != nil {
		return Look{}, err
	}
	from := min(max(first, 0), len(pages))
	to := min(from+max(count, 0), len(pages))
	var b bytes.Buffer
	err = svgPages(&b, pages[from:to], from+1, l)
	return Look{HTML: b.String(), Pages: len(pages)}, err
}

// previewDocument shows the content of a document, without a template of the
// user's: only their word processor knows how it lays pages out.
func previewDocument(d Document, o Options) (Look, error) {
	var b bytes.Buffer
	err := Write(&b, "html", d, o)
	return Look{HTML: b.String()}, err
}

func previewTable(s Sheet, l language) Look {
	var b strings.Builder
	previewHead(&b, l, "table{border-collapse:collapse;font-size:12px}th,td{max-width:28em;padding:4px 8px;border:1px solid #e2ded4;text-align:left;vertical-align:top;white-space:pre-wrap}th{position:sticky;top:0;background:#f3efe6;color:#7a2248}")
	b.WriteString("<table><thead><tr>")
	for _, c := range s.Columns {
		b.WriteString("<th>" + xmlText(c.Name) + "</th>")
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
	var text bytes.Buffer
	if err := Write(&text, format, d, o); err != nil {
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
