package export

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"florilege/backend/corpus"
)

// writeCards writes A4 sheets of cards to cut out, a quote each, in the largest
// type that fits. A quote that one card cannot hold in readable type goes on
// with the next card. Characters that no embedded font has are shown as □.
func writeCards(w io.Writer, d Document, l language, o Options) error {
	s, err := sheetOf(o.PerPage)
	if err != nil {
		return err
	}
	cards := cardsOf(d)
	if len(cards) == 0 {
		return corpus.Fail(corpus.Invalid, d.Title, "it holds no quote to make a card of")
	}
	k, err := newDeck(s, d, l)
	if err != nil {
		return err
	}
	for _, c := range cards {
		k.add(c, o)
	}
	return k.pdf.Output(w)
}

// Substitute is a character that the cards show as □, because no embedded font
// has it.
type Substitute struct {
	Quote     corpus.ID
	Number    int
	Character string // as a reader sees it: an emoji can be several code points
}

// CardSubstitutes returns the characters in the words of quotes that the cards
// would show as □, in order, so that a person can be told before printing.
func CardSubstitutes(d Document) ([]Substitute, error) {
	words, err := newFace("words", literataTTF)
	if err != nil {
		return nil, err
	}
	out := []Substitute{}
	for _, q := range ready(d).quotes() {
		_, lacking := words.drawable(q.Text)
		for _, c := range lacking {
			out = append(out, Substitute{q.ID, q.Number, c})
		}
	}
	return out, nil
}

// card is a quote under its category: the heading it stands under, else its
// first code.
type card struct {
	quote Quote
	name  string
	color string
}

func cardsOf(d Document) []card {
	var out []card
	var heading Block
	for _, b := range d.Blocks {
		switch b.Kind {
		case corpus.ItemHeading:
			heading = b
		case corpus.ItemQuote:
			c := card{b.Quote, heading.Text, heading.Color}
			if c.name == "" && len(b.Quote.Codes) > 0 {
				c.name, c.color = b.Quote.Codes[0].Name, b.Quote.Codes[0].Color
			}
			out = append(out, c)
		}
	}
	return out
}

// deck is a PDF under way: the sheets, and the place of the next card.
type deck struct {
	pdf       *fpdf.Fpdf
	sheet     sheet
	language  language
	words, ui face
	next      int // cards laid so far
}

func newDeck(s sheet, d Document, l language) (*deck, error) {
	words, err := newFace("literata", literataTTF)
	if err != nil {
		return nil, err
	}
	ui, err := newFace("atkinson", atkinsonTTF)
	if err != nil {
		return nil, err
	}
	pdf := fpdf.New(s.orientation, "mm", "A4", "")
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(d.Made)
	pdf.SetModificationDate(d.Made)
	pdf.SetTitle(d.Title, true)
	pdf.SetAuthor(d.Project, true)
	pdf.SetCreator("Florilège", true)
	pdf.SetLang(l.tag)
	pdf.SetAutoPageBreak(false, 0)
	for _, f := range []face{words, ui} {
		// The library may write into a font's bytes: each deck has its own.
		pdf.AddUTF8FontFromBytes(f.name, "", bytes.Clone(f.ttf))
	}
	return &deck{pdf: pdf, sheet: s, language: l, words: words, ui: ui}, pdf.Error()
}

// add lays the cards of one quote.
func (k *deck) add(c card, o Options) {
	// No font has a tab.
	text, _ := k.words.drawable(strings.ReplaceAll(k.language.quoted(c.quote.Text), "\t", "    "))
	foot := k.footer(c, o)
	space := k.sheet.words(foot.height)
	set := fit(text, k.words, space, k.sheet.largest, k.sheet.smallest)
	for i, lines := range set.parts {
		x, y := k.place()
		k.drawWords(x+k.sheet.margin, y+k.sheet.margin, space, lines, set.size)
		k.drawFooter(x, y, foot, numbered(c.quote.Number, i+1, len(set.parts)))
	}
}

// numbered is what finds the card again: the quote's number, and which card of
// how many where the quote takes several.
func numbered(number, part, parts int) string {
	var out []string
	if number > 0 {
		out = append(out, strconv.Itoa(number))
	}
	if parts > 1 {
		out = append(out, fmt.Sprintf("%d/%d", part, parts))
	}
	return strings.Join(out, " · ")
}

// place returns the top left corner of the next card, on a new sheet where the
// last one is full.
func (k *deck) place() (x, y float64) {
	at := k.next % (k.sheet.columns * k.sheet.rows)
	if at == 0 {
		k.pdf.AddPage()
		k.cutLines()
	}
	k.next++
	return float64(at%k.sheet.columns) * k.sheet.card.w, float64(at/k.sheet.columns) * k.sheet.card.h
}

func (k *deck) cutLines() {
	w, h := k.pdf.GetPageSize()
	k.pdf.SetDrawColor(0xa8, 0xa2, 0x97)
	k.pdf.SetLineWidth(0.2)
	k.pdf.SetDashPattern([]float64{1.6, 1.6}, 0)
	for i := 1; i < k.sheet.columns; i++ {
		x := float64(i) * k.sheet.card.w
		k.pdf.Line(x, 0, x, h)
	}
	for i := 1; i < k.sheet.rows; i++ {
		y := float64(i) * k.sheet.card.h
		k.pdf.Line(0, y, w, y)
	}
}

// drawWords draws lines of a type size in points in the middle of the height of
// the space at x, y.
func (k *deck) drawWords(x, y float64, space box, lines []string, size float64) {
	em := size * millimetres
	top := y + (space.h-float64(len(lines))*em*leading)/2
	k.pdf.SetFont(k.words.name, "", size)
	k.pdf.SetTextColor(0x1f, 0x1c, 0x18)
	for i, line := range lines {
		k.pdf.Text(x, top+(float64(i)+0.5)*em*leading+0.3*em, line)
	}
}
