package export

// footerText is a few lines at the foot of a card.
type footerText struct {
	lines []string
	width float64 // of the longest line, in millimetres
}

// footerAsked is words to lay out at the foot of a card, and the width for them
// in millimetres.
type footerAsked struct {
	words string
	room  float64
}

// footerText lays s out in a width in millimetres.
func (k *deck) footerText(s string, room float64) footerText {
	var t footerText
	if s == "" {
		return t
	}
	asked := footerAsked{s, room}
	if t, ok := k.feet[asked]; ok {
		return t
	}
	s, _ = k.t.ui.drawable(s)
	by := k.small()
	t.lines = shortened(s, k.t.ui, by.columns(room), footerLines)
	for _, l := range t.lines {
		t.width = max(t.width, by.width(l))
	}
	k.feet[asked] = t
	return t
}

func (k *deck) small() lettering { return lettering{k.t.ui, k.sheet.footer, softInk()} }

// footer is what stands at the foot of every card of a quote: on the left who speaks
// (or the testimony where nobody is named), and how often it is said where that is
// more than once; the category on the right, and the code in the corner.
type footer struct {
	who, category footerText
	color         string
	height        float64 // millimetres
	taken         float64 // millimetres on the right that the code takes
}

func (k *deck) footer(c card) footer {
	var f footer
	full := k.sheet.words(0).w
	if k.sheet.code > 0 && c.quote.ID != "" {
		f.taken = k.sheet.code + 3
	}
	room := (full - f.taken) * 0.42 // the middle is for the number
	who := c.quote.Speaker
	if who == "" {
		who = c.quote.Title
	}
	if k.options.HideSpeaker {
		who = ""
	}
	f.who = k.footerText(joined([]string{who, k.language.echo(c.quote)}, " · "), room)
	if !k.options.Plain {
		f.color = c.color
	}
	if !k.options.HideCategory {
		f.category = k.footerText(c.name, room-1.6*k.sheet.swatch())
	}
	f.height = float64(max(1, len(f.who.lines), len(f.category.lines))) * k.sheet.footerLine()
	if f.taken > 0 {
		f.height = max(f.height, k.sheet.code-footerGap/2)
	}
	return f
}

// drawFooter draws the footer, with the number in its middle and the code, on the
// card whose corner is at x, y.
func (k *deck) drawFooter(x, y float64, f footer, code [][]bool, number string) {
	left, right := x+k.sheet.margin, x+k.sheet.card.w-k.sheet.margin-f.taken
	bottom := y + k.sheet.card.h - k.sheet.margin
	k.drawText(left, bottom, f.who)
	n := k.footerText(number, k.sheet.card.w)
	k.drawText((left+right-n.width)/2, bottom, n)
	k.drawText(right-f.category.width, bottom, f.category)
	if c, ok := inkOf(f.color); ok && f.category.lines != nil {
		side := k.sheet.swatch()
		first := bottom - float64(len(f.category.lines)-1)*k.sheet.footerLine()
		k.page().fill(right-f.category.width-1.6*side, first-side, side, side, c)
	}
	k.drawCode(right+3, bottom-k.sheet.code, code)
}

// drawText draws lines from x, the last one on the baseline.
func (k *deck) drawText(x, baseline float64, t footerText) {
	for i, line := range t.lines {
		k.page().words(x, baseline-float64(len(t.lines)-1-i)*k.sheet.footerLine(), line, k.small())
	}
}
