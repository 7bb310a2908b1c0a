package ingest

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"florilege/backend/pdf"
)

// pdfRow is what stands side by side on a page: a line of text, or several of
// columns and cells.
type pdfRow struct {
	cells []pdfCell // from left to right
	y     float64   // of the baseline
	size  float64   // of most letters
}

// pdfCell is a stretch of a row without a wide gap.
type pdfCell struct {
	x, end float64
	parts  []pdfPart
}

// pdfPart is text of one look.
type pdfPart struct {
	text     string
	y, size  float64
	bold     bool
	artifact bool
}

// raised reports whether a part stands small above the line of a row.
func (row pdfRow) raised(p pdfPart) bool {
	return p.size < 0.8*row.size && p.y > row.y+0.1*row.size
}

// Gaps in a row, in sizes of its letters.
const (
	wordGap = 0.15 // a blank, where none is written
	cellGap = 1.5  // another cell
)

// rowsOf puts the pieces of a page that stand on one line together, from the top.
func rowsOf(pieces []pdf.Piece) []pdfRow {
	pieces = slices.DeleteFunc(slices.Clone(pieces), func(p pdf.Piece) bool { return p.Size <= 0 })
	slices.SortStableFunc(pieces, func(a, b pdf.Piece) int { return cmp.Compare(b.Y, a.Y) })
	var out []pdfRow
	for len(pieces) > 0 {
		tallest, n := pieces[0], 1
		for n < len(pieces) && onOneLine(tallest, pieces[n]) {
			if pieces[n].Size > tallest.Size*1.05 {
				tallest = pieces[n]
			}
			n++
		}
		if row := rowOf(pieces[:n]); len(row.cells) > 0 {
			out = append(out, row)
		}
		pieces = pieces[n:]
	}
	return out
}

// onOneLine reports whether two pieces stand on one line: their letters share half
// of the lower one's height.
func onOneLine(a, b pdf.Piece) bool {
	const height = 0.7 // of letters, in sizes of a font
	top := min(a.Y+height*a.Size, b.Y+height*b.Size)
	return top-max(a.Y, b.Y) >= height/2*min(a.Size, b.Size)
}

func rowOf(pieces []pdf.Piece) pdfRow {
	slices.SortStableFunc(pieces, func(a, b pdf.Piece) int { return cmp.Compare(a.X, b.X) })
	row := pdfRow{}
	for _, p := range pieces {
		row.size = max(row.size, p.Size)
	}
	for i, p := range pieces {
		if i > 0 && twice(pieces[i-1], p) {
			continue // painted twice, which makes it bold
		}
		row.add(p)
	}
	return row.measured()
}

// measured returns a row with the size and the place of most of its letters.
func (row pdfRow) measured() pdfRow {
	letters, most := map[float64]int{}, 0
	row.size, row.y = 0, 0
	for _, c := range row.cells {
		for _, p := range c.parts {
			letters[p.size] += len(strings.TrimSpace(p.text))
			if n := letters[p.size]; n > most || n == most && p.size > row.size {
				most, row.size, row.y = n, p.size, p.y
			}
		}
	}
	return row
}

// twice reports whether b is a again, a hair to its side.
func twice(a, b pdf.Piece) bool {
	return a.Text == b.Text && strings.TrimSpace(a.Text) != "" && math.Abs(a.X-b.X) < 0.1*a.Size && math.Abs(a.Y-b.Y) < 0.1*a.Size
}

// add puts a piece into the row's last cell, or begins another.
func (row *pdfRow) add(p pdf.Piece) {
	part := pdfPart{p.Text, p.Y, math.Round(p.Size*4) / 4, p.Bold, p.Artifact}
	blank := strings.TrimSpace(p.Text) == ""
	if n := len(row.cells); n > 0 {
		last := &row.cells[n-1]
		gap := p.X - last.end
		if gap < cellGap*row.size {
			least := wordGap
			if p.Text == "-" || p.Text == "‐" {
				least *= 2 // the hyphen of a cut word may stand off
			}
			if gap > least*min(p.Size, row.size) && !strings.HasSuffix(last.parts[len(last.parts)-1].text, " ") && !strings.HasPrefix(p.Text, " ") {
				last.parts[len(last.parts)-1].text += " "
			}
			last.parts = append(last.parts, part)
			if !blank {
				last.end = max(last.end, p.X+p.Width)
			}
			return
		}
	}
	if !blank {
		row.cells = append(row.cells, pdfCell{x: p.X, end: p.X + p.Width, parts: []pdfPart{part}})
	}
}

func (c pdfCell) text() string {
	var b strings.Builder
	for _, p := range c.parts {
		b.WriteString(p.text)
	}
	return b.String()
}

func (row pdfRow) text() string {
	var cells []string
	for _, c := range row.cells {
		cells = append(cells, oneLine(c.text()))
	}
	return strings.Join(cells, "\t")
}

// artifact reports whether the file says that all of the row is no content.
func (row pdfRow) artifact() bool {
	for _, c := range row.cells {
		for _, p := range c.parts {
			if !p.artifact && strings.TrimSpace(p.text) != "" {
				return false
			}
		}
	}
	return true
}

func (row pdfRow) x() float64   { return row.cells[0].x }
func (row pdfRow) end() float64 { return row.cells[len(row.cells)-1].end }

// line returns the row as one line of a region.
func (row pdfRow) line(page, region int) pdfLine { return pdfLine{row, page, region} }
