package ingest

import "strings"

// boldText builds the text of a paragraph and knows how much of its start stands
// in bold. Blanks have no weight of their own: they neither open nor end it.
type boldText struct {
	text  strings.Builder
	words bool // something that is no blank has come
	plain bool // something that is neither blank nor bold has come
	bold  int
}

func (b *boldText) write(s string, bold bool) {
	b.text.WriteString(s)
	words := strings.TrimSpace(s) != ""
	switch {
	case b.plain || !words:
	case bold:
		b.bold = b.text.Len() - len(s) + len(strings.TrimRight(s, blanks))
	default:
		b.plain = true
	}
	b.words = b.words || words
}

const blanks = " \t\n\u00a0\u202f"

// paragraph returns what was written, after a prefix such as the sign of a list;
// with one, nothing stands in bold at the start.
func (b *boldText) paragraph(prefix string) paragraph {
	p := paragraph{text: prefix + strings.TrimRight(b.text.String(), " \t\n")}
	if prefix == "" {
		p.bold = min(b.bold, len(p.text))
	}
	return p
}
