package export

import "florilege/backend/corpus"

// CardReport is what a person is told before cards are printed.
type CardReport struct {
	Cards       int // with those that go on, and blank ones
	Pages       int // of the PDF
	Continued   []Continued
	Substitutes []Substitute
}

// Continued is a quote that takes several cards.
type Continued struct {
	Quote  corpus.ID
	Number int
	Cards  int
}

// Substitute is a character that is shown as □, because no embedded font has it.
type Substitute struct {
	Quote     corpus.ID
	Number    int
	Character string // as a reader sees it: an emoji can be several code points
}

// Substitutes returns the characters in the words of quotes that the PDF
// document and the cards would show as □, in order.
func Substitutes(d Document) ([]Substitute, error) {
	t, err := newTypefaces()
	if err != nil {
		return nil, err
	}
	out := []Substitute{}
	for _, q := range ready(d).quotes() {
		_, lacking := t.words.drawable(q.Text)
		for _, c := range lacking {
			out = append(out, Substitute{q.ID, q.Number, c})
		}
	}
	return out, nil
}

// ReportCards lays the cards out and says what becomes of them.
func ReportCards(d Document, o Options) (CardReport, error) {
	k, err := deckOf(ready(d), languageOf(d.Language), o)
	if err != nil {
		return CardReport{}, err
	}
	r := CardReport{Cards: k.next, Pages: len(k.pages), Continued: append([]Continued{}, k.long...)}
	r.Substitutes, err = Substitutes(d)
	return r, err
}
