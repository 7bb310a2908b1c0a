package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"florilege/backend/corpus"
)

// CardOptions are the choices of workshop cards. The zero value is the usual one.
type CardOptions struct {
	PerPage      int    // cards an A4 sheet: 2, 4, 6, 8 or 9; 0 means 4
	Paper        string // "a5", "a6" or "a7": a page of that size for each card, in place of sheets to cut
	HideCategory bool   // for participants who sort for themselves
	HideSpeaker  bool
	Back         Back
	Large        bool // type of 16 points and more; long quotes take more cards
	Plain        bool // without colours: less ink
	QR           bool // a code that leads back to the quote: its ID, and no word
	Blank        int  // cards without words, at the end
	Key          bool // the facilitator's sheet, at the end
	Draw         Draw
}

// Back is what stands on the other side of cards.
type Back string

// The other sides. Pages are then made for printing on both sides, turned over
// the long edge.
const (
	BackNone     Back = ""         // one-sided
	BackBlank    Back = "blank"    // empty pages between
	BackCategory Back = "category" // and not on the front
)

// maxBlank is how many blank cards one asks for at most.
const maxBlank = 500

// writeCards writes a deck of cards, a quote each, in the largest type that
// fits. A quote that one card cannot hold in readable type goes on with the next
// card. Characters that no embedded font has are shown as □.
func writeCards(w io.Writer, d Document, l language, o Options) error {
	t, err := newTypefaces()
	if err != nil {
		return err
	}
	k, err := t.deckOf(d, l, o, allPages())
	if err != nil {
		return err
	}
	return pdfPages(w, k.pages, t, d, l)
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

// deck is cards under way: the pages, and the place of the next card.
type deck struct {
	pages    []page
	t        typefaces
	sheet    sheet
	language language
	options  CardOptions
	drawn    shown
	feet     map[footerAsked]footerText // what was laid at the foot of cards: names come back
	pieces   []piece                    // of the words under way: their room is used again
	next     int                        // cards laid so far
	fronts   []card                     // of the sheet under way, for its back
	long     []Continued
}

// deckOf lays the cards out, and draws those of its pages that are shown. Without a quote, and with an option out of range,
// it is corpus.Invalid.
func (t typefaces) deckOf(d Document, l language, o Options, drawn shown) (*deck, error) {
	s, err := sheetOf(o.Cards)
	if err != nil {
		return nil, err
	}
	cards := cardsOf(d)
	if len(cards) == 0 {
		return nil, corpus.Fail(corpus.Invalid, d.Title, "it holds no quote to make a card of")
	}
	if o.Cards.Blank < 0 || o.Cards.Blank > maxBlank {
		return nil, corpus.Fail(corpus.Invalid, strconv.Itoa(o.Cards.Blank)+" blank cards", fmt.Sprintf("%d at most", maxBlank))
	}
	if cards, err = o.Cards.Draw.from(cards); err != nil {
		return nil, err
	}
	k := &deck{t: t, sheet: s, language: l, options: o.Cards, drawn: drawn, feet: map[footerAsked]footerText{}}
	if k.options.Back == BackCategory {
		k.options.HideCategory = true
	}
	for _, c := range cards {
		k.add(c)
	}
	for range k.options.Blank {
		k.place(card{})
	}
	k.turnOver()
	if k.options.Key {
		k.key(cards, d)
	}
	return k, nil
}

// add lays the cards of one quote.
func (k *deck) add(c card) {
	text, _ := k.t.words.drawable(strings.ReplaceAll(k.language.quoted(c.quote.Text), "\t", "    ")) // no font has a tab
	foot := k.footer(c)
	space := k.sheet.words(foot.height)
	k.pieces = appendPieces(k.pieces[:0], text, k.t.words)
	takes := boxesOf(text, k.pieces, k.t.words, space, k.sheet.smallest)
	if takes > 1 {
		k.long = append(k.long, Continued{c.quote.ID, c.quote.Number, takes})
	}
	if !k.drawnAt(k.next, takes) {
		for range takes {
			k.place(c)
		}
		return
	}
	set := fit(text, k.t.words, space, k.sheet.largest, k.sheet.smallest)
	for i, lines := range set.parts {
		x, y := k.place(c)
		k.drawWords(x+k.sheet.margin, y+k.sheet.margin, space, lines, set.size)
		k.drawFooter(x, y, foot, k.code(c.quote.ID), numbered(c.quote.Number, i+1, len(set.parts)))
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

// drawnAt reports whether one of count cards from next on stands on a page that is
// shown. What is on their backs is drawn apart.
func (k *deck) drawnAt(next, count int) bool {
	each, sides := k.sheet.columns*k.sheet.rows, 1
	if k.options.Back != BackNone {
		sides = 2
	}
	for sheet := next / each; sheet <= (next+count-1)/each; sheet++ {
		if k.drawn.holds(sheet * sides) {
			return true
		}
	}
	return false
}

// turn begins a page.
func (k *deck) turn(w, h float64) {
	k.pages = append(k.pages, page{w: w, h: h, unseen: !k.drawn.holds(len(k.pages))})
}

func (k *deck) page() *page { return &k.pages[len(k.pages)-1] }

// place returns the top left corner of the next card, on a new sheet where the
// last one is full. c is what its back tells.
func (k *deck) place(c card) (x, y float64) {
	at := k.next % (k.sheet.columns * k.sheet.rows)
	if at == 0 {
		k.turnOver()
		k.turn(k.sheet.w, k.sheet.h)
		k.cutMarks()
	}
	k.next++
	k.fronts = append(k.fronts, c)
	return k.corner(at)
}

// corner is the top left corner of the place at, counted by rows.
func (k *deck) corner(at int) (x, y float64) {
	return float64(at%k.sheet.columns) * k.sheet.card.w, float64(at/k.sheet.columns) * k.sheet.card.h
}

// turnOver makes the back of the sheet under way. Over its long edge, an upright
// sheet changes left and right, and one that lies changes top and bottom.
func (k *deck) turnOver() {
	fronts := k.fronts
	k.fronts = nil
	if len(fronts) == 0 || k.options.Back == BackNone {
		return
	}
	k.turn(k.sheet.w, k.sheet.h)
	if k.page().unseen || k.options.Back != BackCategory {
		return
	}
	for at, c := range fronts {
		column, row := at%k.sheet.columns, at/k.sheet.columns
		if k.sheet.h >= k.sheet.w {
			column = k.sheet.columns - 1 - column
		} else {
			row = k.sheet.rows - 1 - row
		}
		x, y := k.corner(row*k.sheet.columns + column)
		k.drawBack(x, y, c)
	}
}

// drawBack draws a category in the middle of a card.
func (k *deck) drawBack(x, y float64, c card) {
	if c.name == "" {
		return
	}
	name, _ := k.t.bold.drawable(c.name)
	space := k.sheet.words(0)
	set := fit(name, k.t.bold, box{space.w, space.h / 2}, k.sheet.largest, k.sheet.smallest)
	by := lettering{k.t.bold, set.size, darkInk()}
	em := set.size * millimetres
	lines := set.parts[0]
	top := y + (k.sheet.card.h-float64(len(lines))*em*leading)/2
	for i, line := range lines {
		k.page().words(x+(k.sheet.card.w-by.width(line))/2, top+(float64(i)+0.5)*em*leading+0.3*em, line, by)
	}
	if color, ok := inkOf(c.color); ok && !k.options.Plain {
		k.page().fill(x+k.sheet.card.w/2-12, top+float64(len(lines))*em*leading+2, 24, 1.6, color)
	}
}

// cutMarks draws where to cut: lines between cards, and nothing on paper that
// has the size of a card.
func (k *deck) cutMarks() {
	for i := 1; i < k.sheet.columns; i++ {
		k.page().dashes(float64(i)*k.sheet.card.w, 0, 0, k.sheet.h, 0.2, cutInk())
	}
	for i := 1; i < k.sheet.rows; i++ {
		k.page().dashes(0, float64(i)*k.sheet.card.h, k.sheet.w, 0, 0.2, cutInk())
	}
}

func cutInk() ink { return ink{0xa8, 0xa2, 0x97} }

// drawWords draws lines of a type size in points in the middle of the height of
// the space at x, y.
func (k *deck) drawWords(x, y float64, space box, lines []string, size float64) {
	by := lettering{k.t.words, size, darkInk()}
	em := size * millimetres
	top := y + (space.h-float64(len(lines))*em*leading)/2
	for i, line := range lines {
		k.page().words(by.start(x, space.w, line), top+(float64(i)+0.5)*em*leading+0.3*em, line, by)
	}
}
