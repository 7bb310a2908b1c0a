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

// ReportCards lays the cards out and says what becomes of them.
func ReportCards(d Document, o Options) (CardReport, error) {
	t, err := newTypefaces()
	if err != nil {
		return CardReport{}, err
	}
	d = ready(d)
	k, err := t.deckOf(d, languageOf(d.Language), o, noPages())
	if err != nil {
		return CardReport{}, err
	}
	r := CardReport{Cards: k.next, Pages: len(k.pages), Continued: append([]Continued{}, k.long...)}
	r.Substitutes = t.substitutes("pdf-cards", d)
	return r, nil
}
