package export

import (
	"cmp"
	"slices"
	"strconv"
)

// page is one side of a sheet of paper, laid out: what the PDF prints and the
// preview shows. Lengths are in millimetres from its top left corner.
type page struct {
	w, h   float64
	unseen bool // nothing is put on it: it only counts
	marks  []mark
}

// mark is one thing drawn on a page.
type mark struct {
	kind       markKind
	x, y, w, h float64 // of words: w is their width, y their baseline. Of a rule: its other end is at x+w, y+h
	text       string
	face       string  // name of the face, of words
	size       float64 // of words in points, of a rule in millimetres
	ink        ink
	edge       ink     // of a box, size millimetres thick
	round      float64 // of the corners of a box
	outline    []stroke
	heading    int // level, of words that begin a section: they get a bookmark
}

type markKind byte

const (
	markWords markKind = iota
	markRule
	markDashes
	markFill
	markBox   // a rectangle with an edge
	markShape // outlines drawn for text, which no face has: x and y are the start of its baseline
	markTip   // a triangle that points right, its tip at x+w and y; h is its height
)

// ink is a colour: red, green, blue.
type ink [3]uint8

// RGBA makes an ink a colour of pictures.
func (c ink) RGBA() (r, g, b, a uint32) {
	return uint32(c[0]) * 0x101, uint32(c[1]) * 0x101, uint32(c[2]) * 0x101, 0xffff
}

// The colours of the pages.
func darkInk() ink   { return ink{0x1f, 0x1c, 0x18} }
func softInk() ink   { return ink{0x57, 0x51, 0x4a} }
func lineInk() ink   { return ink{0xc9, 0xc3, 0xb6} }
func accentInk() ink { return ink{0x7a, 0x22, 0x48} }

// inkOf returns the colour "#rrggbb", and whether it is one.
func inkOf(color string) (ink, bool) {
	if !hexColor.MatchString(color) {
		return ink{}, false
	}
	n, err := strconv.ParseUint(color[1:], 16, 32)
	return ink{uint8(n >> 16), uint8(n >> 8), uint8(n)}, err == nil
}

// lettering is a face at a size, in a colour.
type lettering struct {
	face *face
	size float64 // points
	ink  ink
}

// width returns the width of s in millimetres.
func (l lettering) width(s string) float64 {
	return float64(l.face.width(s)) / 1000 * l.size * millimetres
}

// start returns where a line begins in a width from x: one that is written from
// right to left ends there.
func (l lettering) start(x, width float64, line string) float64 {
	if !fromRight(line) {
		return x
	}
	return x + width - l.width(line)
}

// columns returns a width in millimetres in thousandths of the type size.
func (l lettering) columns(w float64) int { return box{w: w}.columns(l.size) }

// words draws s with its baseline at y. A character that the face lacks is drawn
// by the one that it falls back on, and what none has by a font of its script.
func (p *page) words(x, y float64, s string, l lettering) {
	if p.unseen {
		return
	}
	if l.face.foreign == nil || l.face.hasOwn(s) {
		p.own(x, y, s, l)
		return
	}
	parts := visually(s)
	for i := range parts {
		parts[i].x = x
		x += l.width(parts[i].text)
	}
	// Drawn in the order in which they are read, so that they are copied so.
	slices.SortFunc(parts, func(a, b directed) int { return cmp.Compare(a.start, b.start) })
	for _, part := range parts {
		p.part(part, y, l)
	}
}

// part draws what is written in one direction.
func (p *page) part(part directed, y float64, l lettering) {
	x := part.x
	if part.right {
		x += l.width(part.text)
	}
	for _, at := range l.face.stretches(part.text) {
		text := part.text[at.start:at.end]
		width := l.width(text)
		if part.right {
			x -= width
		}
		switch {
		case at.by != nil:
			p.shaped(x, y, foreignRun{text, at.by, part.right}, l)
		case part.right:
			p.own(x, y, mirrored(text), l)
		default:
			p.own(x, y, text, l)
		}
		if !part.right {
			x += width
		}
	}
}

// own draws what the faces have.
func (p *page) own(x, y float64, s string, l lettering) {
	l.face.runs(s, func(face, run string) {
		w := l.width(run)
		p.put(mark{kind: markWords, x: x, y: y, w: w, text: run, face: face, size: l.size, ink: l.ink})
		x += w
	})
}

// shaped draws what a font of another script has.
func (p *page) shaped(x, y float64, run foreignRun, l lettering) {
	for _, c := range l.face.foreign.shape(run) {
		w := float64(c.wide) / 1000 * l.size * millimetres
		p.put(mark{kind: markShape, x: x, y: y, w: w, text: c.text, size: l.size, ink: l.ink, outline: c.outline})
		x += w
	}
}

// put draws one thing.
func (p *page) put(m mark) {
	if !p.unseen {
		p.marks = append(p.marks, m)
	}
}

// rule draws a line.
func (p *page) rule(x, y, w, h, thick float64, c ink) {
	p.put(mark{kind: markRule, x: x, y: y, w: w, h: h, size: thick, ink: c})
}

// dashes draws a broken line.
func (p *page) dashes(x, y, w, h, thick float64, c ink) {
	p.put(mark{kind: markDashes, x: x, y: y, w: w, h: h, size: thick, ink: c})
}

// fill draws a rectangle.
func (p *page) fill(x, y, w, h float64, c ink) {
	p.put(mark{kind: markFill, x: x, y: y, w: w, h: h, ink: c})
}

// box draws a rectangle with an edge and round corners.
func (p *page) box(x, y, w, h, round float64, fill, edge ink) {
	p.put(mark{kind: markBox, x: x, y: y, w: w, h: h, size: 0.4, ink: fill, edge: edge, round: round})
}

// arrow draws an arrow of a length to the right.
func (p *page) arrow(x, y, length float64, c ink) {
	const tip, wide, thick = 3.4, 3.4, 0.7
	p.rule(x, y, length-tip+0.3, 0, thick, c)
	p.put(mark{kind: markTip, x: x + length - tip, y: y, w: tip, h: wide, ink: c})
}
