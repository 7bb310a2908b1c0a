package export

import (
	"strconv"
	"strings"

	"florilege/backend/corpus"
)

const (
	smallestType = 10.0 // points: read at arm's length
	footerType   = 8.5  // points
	footerHeight = 10.0 // millimetres, with the space above it
	swatch       = 2.2  // millimetres
)

// sheet is an A4 page cut into cards.
type sheet struct {
	orientation   string // "P" or "L"
	columns, rows int
	card          box
	margin        float64 // millimetres, inside a card
	largest       float64 // points
}

// sheetOf returns the sheet that holds n cards, 4 where n is 0, each wider than
// it is high or nearly so. Another number than 2, 4, 6, 8 and 9 is corpus.Invalid.
func sheetOf(n int) (sheet, error) {
	switch n {
	case 2:
		return sheet{"P", 1, 2, box{210, 148.5}, 16, 28}, nil
	case 0, 4:
		return sheet{"L", 2, 2, box{148.5, 105}, 11, 22}, nil
	case 6:
		return sheet{"P", 2, 3, box{105, 99}, 9, 18}, nil
	case 8:
		return sheet{"P", 2, 4, box{105, 74.25}, 8, 17}, nil
	case 9:
		return sheet{"L", 3, 3, box{99, 70}, 8, 16}, nil
	}
	return sheet{}, corpus.Fail(corpus.Invalid, strconv.Itoa(n)+" cards a sheet", "use 2, 4, 6, 8 or 9")
}

// words returns the space of a card for the words.
func (s sheet) words() box {
	return box{s.card.w - 2*s.margin, s.card.h - 2*s.margin - footerHeight}
}

// footer draws the speaker (or the testimony where nobody is named) on the
// left, the number in the middle, the category on the right.
func (k *deck) footer(x, y float64, c card, number string, o Options) {
	left, right := x+k.sheet.margin, x+k.sheet.card.w-k.sheet.margin
	bottom := y + k.sheet.card.h - k.sheet.margin
	room := box{w: k.sheet.words().w * 0.42}
	k.pdf.SetTextColor(0x57, 0x51, 0x4a)

	who := c.quote.Speaker
	if who == "" {
		who = c.quote.Title
	}
	for i, line := range k.footerLines(who, room) {
		k.pdf.Text(left, bottom-float64(i)*footerType*millimetres*1.3, line)
	}
	if number != "" {
		f := k.footerFace(number)
		k.pdf.Text((left+right-textWidth(number, f))/2, bottom, number)
	}
	if o.HideCategory || c.name == "" {
		return
	}
	room.w -= swatch * 1.7
	widest := 0.0
	for i, line := range k.footerLines(c.name, room) {
		w := textWidth(line, k.footerFace(line))
		widest = max(widest, w)
		k.pdf.Text(right-w, bottom-float64(i)*footerType*millimetres*1.3, line)
	}
	k.swatch(right-widest-swatch*1.7, bottom, c.color)
}

// footerLines returns at most two lines of s, the lowest first, and selects
// the face that draws them.
func (k *deck) footerLines(s string, b box) []string {
	if s == "" {
		return nil
	}
	f := k.footerFace(s)
	s, _ = f.drawable(s)
	lines := shortened(s, f, b.columns(footerType), 2)
	if len(lines) == 2 {
		lines[0], lines[1] = lines[1], lines[0]
	}
	return lines
}

// footerFace selects and returns the face of the interface, or that of the
// words where it alone has all of s.
func (k *deck) footerFace(s string) face {
	f := k.ui
	if !f.has(s) {
		f = k.words
	}
	k.pdf.SetFont(f.name, "", footerType)
	return f
}

func textWidth(s string, f face) float64 {
	return float64(f.width(s)) / 1000 * footerType * millimetres
}

// swatch draws the square of a category's colour, on the baseline.
func (k *deck) swatch(x, baseline float64, color string) {
	if color == "" {
		return
	}
	rgb, err := strconv.ParseUint(strings.TrimPrefix(color, "#"), 16, 32)
	if err != nil {
		return
	}
	k.pdf.SetFillColor(int(rgb>>16), int(rgb>>8&0xff), int(rgb&0xff))
	k.pdf.Rect(x, baseline-swatch+0.1, swatch, swatch, "F")
}
