package export

import (
	"slices"

	"florilege/backend/corpus"
)

// Substitute is a character that is shown as □, because no embedded font has it.
type Substitute struct {
	Place     Place     // what it stands in
	Quote     corpus.ID // "" where that is no quote
	Number    int       // of the quote, or 0
	Character string    // as a reader sees it: an emoji can be several code points
}

// drawn are the formats whose letters are drawn here; in the others, the program
// that opens the file has fonts for what ours lack.
func drawn(format string) bool {
	return slices.Contains([]string{"pdf", "pdf-cards", chainPrefix + "pdf", chainPrefix + "svg", chainPrefix + "png"}, format)
}

// Substitutes returns the characters that an export of a format would show as □,
// and where, in the order of the document.
func Substitutes(format string, d Document) ([]Substitute, error) {
	if !drawn(format) {
		return []Substitute{}, nil
	}
	t, err := newTypefaces()
	if err != nil {
		return nil, err
	}
	return t.substitutes(format, ready(d)), nil
}

// substitutes is Substitutes of a document that is ready.
func (t typefaces) substitutes(format string, d Document) []Substitute {
	out := []Substitute{}
	d.Texts(func(p Place, block int, text *string) {
		if p == InMemo || p == InValue || p == InCoder || p == InCode && format != "pdf-cards" {
			return // it is not drawn
		}
		_, lacking := t.words.drawable(*text)
		for _, c := range lacking {
			s := Substitute{Place: p, Character: c}
			if block >= 0 && d.Blocks[block].Kind == corpus.ItemQuote {
				s.Quote, s.Number = d.Blocks[block].Quote.ID, d.Blocks[block].Quote.Number
			}
			out = append(out, s)
		}
	})
	return out
}
