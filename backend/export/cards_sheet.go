package export

import (
	"strconv"
	"strings"

	"florilege/backend/corpus"
)

const (
	footerGap     = 5.0 // millimetres between the words and the footer
	footerLeading = 1.3 // in type sizes
	footerLines   = 3   // at most
)

// sheet is an A4 page cut into cards.
type sheet struct {
	orientation       string // "P" or "L"
	columns, rows     int
	card              box
	margin            float64 // millimetres, inside a card
	largest, smallest float64 // points, of the words
	footer            float64 // points
}

// sheetOf returns the sheet that holds n cards, 4 where n is 0, each wider than
// it is high or nearly so. Another number than 2, 4, 6, 8 and 9 is corpus.Invalid.
func sheetOf(n int) (sheet, error) {
	switch n {
	case 2:
		return sheet{"P", 1, 2, box{210, 148.5}, 16, 28, 12, 11}, nil
	case 0, 4:
		return sheet{"L", 2, 2, box{148.5, 105}, 11, 22, 10.5, 9.5}, nil
	case 6:
		return sheet{"P", 2, 3, box{105, 99}, 9, 18, 10, 8.5}, nil
	case 8:
		return sheet{"P", 2, 4, box{105, 74.25}, 8, 17, 10, 8.5}, nil
	case 9:
		return sheet{"L", 3, 3, box{99, 70}, 8, 16, 10, 8.5}, nil
	}
	return sheet{}, corpus.Fail(corpus.Invalid, strconv.Itoa(n)+" cards a sheet", "use 2, 4, 6, 8 or 9")
}

// words returns the space of a card for the words, above a footer of the height.
func (s sheet) words(footer float64) box {
	return box{s.card.w - 2*s.margin, s.card.h - 2*s.margin - footer - footerGap}
}

// footerLine returns the height of a line of the footer, in millimetres.
func (s sheet) footerLine() float64 { return s.footer * millimetres * footerLeading }

// swatch returns the side of the square of a category's colour, in millimetres.
func (s sheet) swatch() float64 { return s.footer * millimetres * 0.72 }

// footerText is a few lines at the foot of a card.
type footerText struct {
	face  face
	lines []string
	width float64 // of the longest line, in millimetres
}

// footerText lays s out in a width in millimetres.
func (k *deck) footerText(s string, room float64) footerText {
	t := footerText{face: k.ui}
	if s == "" {
		return t
	}
	if !t.face.has(s) {
		t.face = k.words // it has more signs
		s, _ = t.face.drawable(s)
	}
	t.lines = shortened(s, t.face, box{w: room}.columns(k.sheet.footer), footerLines)
	for _, l := range t.lines {
		t.width = max(t.width, float64(t.face.width(l))/1000*k.sheet.footer*millimetres)
	}
	return t
}

// footer is what stands at the foot of every card of a quote: who speaks on the
// left (or the testimony where nobody is named), the category on the right.
type footer struct {
	who, category footerText
	color         string
	height        float64 // millimetres
}

func (k *deck) footer(c card, o Options) footer {
	room := k.sheet.words(0).w * 0.42 // the middle is for the number
	who := c.quote.Speaker
	if who == "" {
		who = c.quote.Title
	}
	f := footer{who: k.footerText(who, room), color: c.color}
	if !o.HideCategory {
		f.category = k.footerText(c.name, room-1.6*k.sheet.swatch())
	}
	f.height = float64(max(1, len(f.who.lines), len(f.category.lines))) * k.sheet.footerLine()
	return f
}

// drawFooter draws the footer, with the number in its middle, on the card whose
// corner is at x, y.
func (k *deck) drawFooter(x, y float64, f footer, number string) {
	left, right := x+k.sheet.margin, x+k.sheet.card.w-k.sheet.margin
	bottom := y + k.sheet.card.h - k.sheet.margin
	k.pdf.SetTextColor(0x57, 0x51, 0x4a)
	k.drawText(left, bottom, f.who)
	n := k.footerText(number, k.sheet.card.w)
	k.drawText((left+right-n.width)/2, bottom, n)
	k.drawText(right-f.category.width, bottom, f.category)
	if rgb, err := strconv.ParseUint(strings.TrimPrefix(f.color, "#"), 16, 32); err == nil && f.category.lines != nil {
		side := k.sheet.swatch()
		first := bottom - float64(len(f.category.lines)-1)*k.sheet.footerLine()
		k.pdf.SetFillColor(int(rgb>>16), int(rgb>>8&0xff), int(rgb&0xff))
		k.pdf.Rect(right-f.category.width-1.6*side, first-side, side, side, "F")
	}
}

// drawText draws lines from x, the last one on the baseline.
func (k *deck) drawText(x, baseline float64, t footerText) {
	k.pdf.SetFont(t.face.name, "", k.sheet.footer)
	for i, line := range t.lines {
		k.pdf.Text(x, baseline-float64(len(t.lines)-1-i)*k.sheet.footerLine(), line)
	}
}
