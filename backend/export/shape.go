package export

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
)

// The outlines of characters that no face has, on paper, in a web page and as dots.

// em is the length in millimetres of a thousandth of the type size of a mark.
func (m mark) em() float64 { return m.size * millimetres / 1000 }

// points calls to with each stroke of an outline, its points in millimetres on the page.
func (m mark) points(to func(points int, at [3][2]float64)) {
	for _, s := range m.outline {
		for i := range s.at {
			s.at[i] = [2]float64{m.x + s.at[i][0]*m.em(), m.y + s.at[i][1]*m.em()}
		}
		to(s.points, s.at)
	}
}

// path is the outline as SVG has it.
func (m mark) path() string {
	var b strings.Builder
	m.points(func(points int, at [3][2]float64) {
		b.WriteByte("MLQC"[points])
		for _, p := range at[:max(points, 1)] {
			fmt.Fprintf(&b, "%.3f %.3f ", p[0], p[1])
		}
	})
	if b.Len() > 0 {
		b.WriteByte('Z')
	}
	return b.String()
}

// placeholder is a character that a face has, printed without ink where an outline
// is drawn: it gives readers a place for the text that they are told.
const placeholder = missing

// drawShape draws an outline. The text that it stands for is told in the page, so
// that it is found and copied.
func drawShape(pdf *fpdf.Fpdf, m mark) {
	pdf.RawWriteStr("/Span <</ActualText <FEFF" + hexOf(m.text) + ">>> BDC")
	pdf.SetFont(faceWords, "", m.size)
	pdf.SetTextRenderingMode(3)
	if wide := pdf.GetStringWidth(placeholder); wide > 0 {
		pdf.RawWriteStr(fmt.Sprintf("%.1f Tz", 100*m.w/wide))
	}
	pdf.Text(m.x, m.y, placeholder)
	pdf.RawWriteStr("100 Tz")
	pdf.SetTextRenderingMode(0)
	_, height := pdf.GetPageSize()
	var b strings.Builder
	var last [2]float64
	point := func(p [2]float64) { fmt.Fprintf(&b, "%.2f %.2f ", p[0]/millimetres, (height-p[1])/millimetres) }
	m.points(func(points int, at [3][2]float64) {
		switch points {
		case 0:
			point(at[0])
			b.WriteString("m\n")
		case 1:
			point(at[0])
			b.WriteString("l\n")
		case 2: // PDF has no curve of three points
			point(towards(last, at[0], 2.0/3))
			point(towards(at[1], at[0], 2.0/3))
			point(at[1])
			b.WriteString("c\n")
		case 3:
			point(at[0])
			point(at[1])
			point(at[2])
			b.WriteString("c\n")
		}
		last = at[max(points, 1)-1]
	})
	if b.Len() > 0 {
		pdf.RawWriteStr(b.String() + "f")
	}
	pdf.RawWriteStr("EMC")
}

// towards is the point at a share of the way from one to another.
func towards(from, to [2]float64, share float64) [2]float64 {
	return [2]float64{from[0] + (to[0]-from[0])*share, from[1] + (to[1]-from[1])*share}
}

// hexOf returns s as the hexadecimal digits of UTF-16.
func hexOf(s string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String()
}

// outlined fills the outline of a mark.
func (p *painter) outlined(m mark) {
	if len(m.outline) == 0 {
		return
	}
	left, top := m.x, m.y-2*m.em()*1000 // ample: a glyph may stand out of its line
	p.shape(m.ink, left-m.em()*1000, top, m.w+2*m.em()*1000, 3*m.em()*1000, func() {
		at := func(q [2]float64) (x, y float32) { return p.at(q[0]-left+m.em()*1000, q[1]-top) }
		m.points(func(points int, to [3][2]float64) {
			ax, ay := at(to[0])
			bx, by := at(to[1])
			cx, cy := at(to[2])
			switch points {
			case 0:
				p.cell.ClosePath()
				p.cell.MoveTo(ax, ay)
			case 1:
				p.cell.LineTo(ax, ay)
			case 2:
				p.cell.QuadTo(ax, ay, bx, by)
			case 3:
				p.cell.CubeTo(ax, ay, bx, by, cx, cy)
			}
		})
		p.cell.ClosePath()
	})
}
