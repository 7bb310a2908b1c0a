package ingest

import "strings"

// boldText builds the text of a paragraph and knows how much of its start stands
// in bold. Blanks have no weight of their own: they neither open nor end it.
type boldText struct {
	text  strings.Builder
	bold  int
	plain bool // a word that is not bold has come
}

func (b *boldText) write(s string, bold bool) {
	b.text.WriteString(s)
	words := strings.TrimSpace(s) != ""
	switch {
	case b.plain || !words:
	case bold:
		b.bold = len(strings.TrimRight(b.text.String(), " \t\n\u00a0\u202f"))
	default:
		b.plain = true
	}
}

// paragraph returns what was written, after a prefix such as the sign of a list.
// What is wholly bold is bold to its end.
func (b *boldText) paragraph(prefix string) paragraph {
	p := paragraph{text: prefix + b.text.String()}
	switch {
	case prefix != "" || b.bold == 0:
	case !b.plain:
		p.bold = len(p.text)
	default:
		p.bold = b.bold
	}
	return p
}

func (b *boldText) blank() bool { return strings.TrimSpace(b.text.String()) == "" }
