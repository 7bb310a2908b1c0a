package export

import (
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// painter draws a page as dots.
type painter struct {
	to     *image.RGBA
	dots   float64 // a millimetre
	faces  map[string]*sfnt.Font
	cell   vector.Rasterizer
	dx, dy float64 // where the corner of a shape is in its cell, in dots
	buffer sfnt.Buffer
}

func newPainter(p page, t typefaces, dots float64) (*painter, error) {
	out := &painter{
		to:   image.NewRGBA(image.Rect(0, 0, int(math.Round(p.w*dots)), int(math.Round(p.h*dots)))),
		dots: dots, faces: map[string]*sfnt.Font{},
	}
	draw.Draw(out.to, out.to.Bounds(), image.White, image.Point{}, draw.Src)
	for _, f := range t.all() {
		font, err := sfnt.Parse(f.ttf)
		if err != nil {
			return nil, err
		}
		out.faces[f.name] = font
	}
	return out, nil
}

func (p *painter) mark(m mark) error {
	switch m.kind {
	case markWords:
		return p.words(m)
	case markShape:
		p.outlined(m)
	case markBox:
		p.rectangle(m.edge, m.x-m.size/2, m.y-m.size/2, m.w+m.size, m.h+m.size, m.round+m.size/2)
		p.rectangle(m.ink, m.x+m.size/2, m.y+m.size/2, m.w-m.size, m.h-m.size, m.round-m.size/2)
	case markTip:
		p.shape(m.ink, m.x, m.y-m.h/2, m.w, m.h, func() {
			p.move(0, 0)
			p.line(m.w, m.h/2)
			p.line(0, m.h)
			p.cell.ClosePath()
		})
	case markFill:
		p.rectangle(m.ink, m.x, m.y, m.w, m.h, 0)
	case markRule, markDashes: // along one side of the page
		half := m.size / 2
		if m.w == 0 {
			p.rectangle(m.ink, m.x-half, m.y, m.size, m.h, 0)
		} else {
			p.rectangle(m.ink, m.x, m.y-half, m.w, m.size, 0)
		}
	}
	return nil
}

// words draws a run of one face, each glyph where the SVG and the PDF have it.
func (p *painter) words(m mark) error {
	font, em := p.faces[m.face], m.size*millimetres
	ppem := fixed.Int26_6(math.Round(em * p.dots * 64))
	x := m.x
	for _, r := range m.text {
		glyph, err := font.GlyphIndex(&p.buffer, r)
		if err != nil {
			return err
		}
		advance, err := font.GlyphAdvance(&p.buffer, glyph, fixed.I(1000), 0)
		if err != nil {
			return err
		}
		segments, err := font.LoadGlyph(&p.buffer, glyph, ppem, nil)
		if err != nil {
			return err
		}
		if len(segments) > 0 {
			bounds := segments.Bounds()
			left, top := dotsOf(bounds.Min.X)/p.dots, dotsOf(bounds.Min.Y)/p.dots
			p.shape(m.ink, x+left, m.y+top, dotsOf(bounds.Max.X)/p.dots-left, dotsOf(bounds.Max.Y)/p.dots-top, func() {
				p.outline(segments, left, top)
			})
		}
		x += float64(advance) / 64 / 1000 * em
	}
	return nil
}

func dotsOf(v fixed.Int26_6) float64 { return float64(v) / 64 }

// outline follows a glyph, of which the corner of its box is at left and top.
func (p *painter) outline(segments sfnt.Segments, left, top float64) {
	at := func(q fixed.Point26_6) (x, y float32) {
		return float32(dotsOf(q.X) - left*p.dots + p.dx), float32(dotsOf(q.Y) - top*p.dots + p.dy)
	}
	for _, s := range segments {
		ax, ay := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			p.cell.ClosePath()
			p.cell.MoveTo(ax, ay)
		case sfnt.SegmentOpLineTo:
			p.cell.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			bx, by := at(s.Args[1])
			p.cell.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			bx, by := at(s.Args[1])
			cx, cy := at(s.Args[2])
			p.cell.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	p.cell.ClosePath()
}

// rectangle fills one, whose corners are round.
func (p *painter) rectangle(c ink, x, y, w, h, round float64) {
	round = math.Max(0, math.Min(round, math.Min(w, h)/2))
	p.shape(c, x, y, w, h, func() {
		p.move(round, 0)
		p.line(w-round, 0)
		p.turn(w, 0, w, round)
		p.line(w, h-round)
		p.turn(w, h, w-round, h)
		p.line(round, h)
		p.turn(0, h, 0, h-round)
		p.line(0, round)
		p.turn(0, 0, round, 0)
		p.cell.ClosePath()
	})
}

// shape fills what outline draws in a box.
func (p *painter) shape(c ink, x, y, w, h float64, outline func()) {
	left, top := math.Floor(x*p.dots), math.Floor(y*p.dots)
	across, down := int(math.Ceil((x+w)*p.dots)-left)+1, int(math.Ceil((y+h)*p.dots)-top)+1
	p.cell.Reset(across, down)
	p.cell.DrawOp = draw.Over
	p.dx, p.dy = x*p.dots-left, y*p.dots-top
	outline()
	at := image.Rect(int(left), int(top), int(left)+across, int(top)+down)
	p.cell.Draw(p.to, at, image.NewUniform(c), image.Point{})
}

// The pen moves in millimetres from the corner of a shape.

func (p *painter) at(x, y float64) (dx, dy float32) {
	return float32(x*p.dots + p.dx), float32(y*p.dots + p.dy)
}

func (p *painter) move(x, y float64) {
	dx, dy := p.at(x, y)
	p.cell.MoveTo(dx, dy)
}

func (p *painter) line(x, y float64) {
	dx, dy := p.at(x, y)
	p.cell.LineTo(dx, dy)
}

// turn goes round a corner.
func (p *painter) turn(cornerX, cornerY, x, y float64) {
	cx, cy := p.at(cornerX, cornerY)
	dx, dy := p.at(x, y)
	p.cell.QuadTo(cx, cy, dx, dy)
}
