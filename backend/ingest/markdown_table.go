package ingest

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"
)

// rows reads a table, a row a paragraph.
func (m *markdown) rows(t *table.Table) {
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		out := paragraph{row: true}
		var b strings.Builder
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			p := m.inline(cell).paragraph("")
			if cell == row.FirstChild() {
				out.bold = p.bold
			} else {
				b.WriteByte('\t')
			}
			b.WriteString(strings.ReplaceAll(p.text, "\t", " "))
		}
		b.WriteString(m.surplus(row.LastChild()))
		out.text = b.String()
		m.add(out)
	}
}

// surplus returns the cells of a row after its last, which Markdown leaves out:
// those beyond the width of the table's head.
func (m *markdown) surplus(last ast.Node) string {
	if last == nil || last.Lines().Len() == 0 {
		return ""
	}
	rest := m.text[last.Lines().At(0).Stop:]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	out := ""
	for cell := range strings.SplitSeq(strings.Trim(string(rest), " \t|"), "|") {
		if cell = strings.TrimSpace(cell); cell != "" {
			out += "\t" + cell
		}
	}
	return out
}
