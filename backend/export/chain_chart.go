package export

import (
	"fmt"
	"math"
	"strings"
)

// Measures of the diagram, in millimetres.
const (
	chartWidth  = paperHeight // of a sheet on its side, and of a picture
	chartHeight = paperWidth  // of a sheet on its side; a picture is no lower
	chartSide   = 14.0
	chartTop    = 14.0
	chartBottom = chartHeight - 14.0
	chartArrow  = 13.0 // between two columns
	chartInset  = 4.2  // from a box to its words
	chartGap    = 6.0  // between two rows
	chartRound  = 2.2
	quoteWeight = 1.9 // how much wider a column with quotes is than one without
	leastOfRow  = 24.0
)

// chart draws a results chain, page after page.
type chart struct {
	t        typefaces
	language language
	options  Options
	sheets   bool // of paper; else one picture
	pages    []page
	y        float64
	x, w     [3]float64 // of the columns
}

func newChart(rows [][3]chainCell, t typefaces, l language, o Options, sheets bool) *chart {
	c := &chart{t: t, language: l, options: o, sheets: sheets}
	var weights [3]float64
	sum := 0.0
	for i := range weights {
		weights[i] = 1
		for _, row := range rows {
			if len(row[i].quotes) > 0 {
				weights[i] = quoteWeight
			}
		}
		sum += weights[i]
	}
	x := chartSide
	for i := range weights {
		c.x[i], c.w[i] = x, (chartWidth-2*chartSide-2*chartArrow)*weights[i]/sum
		x += c.w[i] + chartArrow
	}
	c.turn()
	return c
}

func (c *chart) page() *page { return &c.pages[len(c.pages)-1] }

func (c *chart) turn() {
	c.pages = append(c.pages, page{w: chartWidth, h: chartHeight})
	c.y = chartTop
}

// left is how much height is left on the page.
func (c *chart) left() float64 {
	if !c.sheets {
		return math.Inf(1)
	}
	return chartBottom - c.y
}

func (c *chart) title(d Document) {
	by := lettering{c.t.bold, 21, darkInk()}
	c.lines(c.broken(d.Title, by, chartWidth-2*chartSide), chartSide, by, leadingHead)
	c.y += 1.2
	small := lettering{c.t.ui, 9.5, softInk()}
	c.lines(c.broken(c.language.about(d), small, chartWidth-2*chartSide), chartSide, small, leadingText)
	c.y += 4
	c.heads()
}

// heads names the columns, on each page.
func (c *chart) heads() {
	by := lettering{c.t.ui, 12.5, accentInk()}
	for i, name := range c.language.chain {
		c.page().words(c.x[i], c.y+4.4, name, by)
		c.page().rule(c.x[i], c.y+7, c.w[i], 0, 0.5, accentInk())
	}
	c.y += 11
}

func (c *chart) broken(words string, by lettering, width float64) []string {
	shown, _ := by.face.drawable(strings.ReplaceAll(words, "\t", "    ")) // no font has a tab
	return breakLines(shown, piecesOf(shown, by.face), by.face, by.columns(width))
}

func (c *chart) lines(lines []string, x float64, by lettering, leading float64) {
	em := by.size * millimetres
	for _, line := range lines {
		c.page().words(x, c.y+em*(leading/2+0.32), line, by)
		c.y += em * leading
	}
}

// chartLine is a line of a cell, with the room above it.
type chartLine struct {
	text    string
	by      lettering
	above   float64
	leading float64
}

func (l chartLine) height() float64 { return l.above + l.by.size*millimetres*l.leading }

// cell breaks what stands in a column into lines.
func (c *chart) cell(cell chainCell, column int) []chartLine {
	var out []chartLine
	add := func(words string, by lettering, above, leading float64) {
		for i, line := range c.broken(words, by, c.w[column]-2*chartInset) {
			if i > 0 {
				above = 0
			}
			out = append(out, chartLine{line, by, above, leading})
		}
	}
	if cell.statement != "" {
		add(cell.statement, lettering{c.t.bold, 12, darkInk()}, 0, 1.3)
	}
	for _, q := range cell.quotes {
		above := 0.0
		if len(out) > 0 {
			above = 3
		}
		add(c.language.quoted(q.Text), lettering{c.t.words, 11.5, darkInk()}, above, leadingText)
		if said := c.language.attribution(q, c.options); said != "" {
			add(said, lettering{c.t.ui, 9, softInk()}, 0.8, leadingText)
		}
	}
	return out
}

// row draws a row: whole on a page where it has room there or on the next, else
// its lines go on over pages.
func (c *chart) row(row [3]chainCell) {
	var cells [3][]chartLine
	whole := 0.0
	for i := range cells {
		cells[i] = c.cell(row[i], i)
		whole = math.Max(whole, heightOf(cells[i]))
	}
	whole += 2 * chartInset
	if whole > c.left() && (whole <= chartBottom-chartTop-11 || c.left() < leastOfRow) {
		c.turn()
		c.heads()
	}
	for {
		var now [3][]chartLine
		height, more := 0.0, false
		for i := range cells {
			now[i], cells[i] = fitting(cells[i], c.left()-2*chartInset)
			height = math.Max(height, heightOf(now[i]))
			more = more || len(cells[i]) > 0
		}
		c.boxes(row, now, height+2*chartInset)
		if !more {
			return
		}
		c.turn()
		c.heads()
	}
}

func heightOf(lines []chartLine) float64 {
	h := 0.0
	for i, l := range lines {
		h += l.height()
		if i == 0 {
			h -= l.above
		}
	}
	return h
}

// fitting parts lines into those that a height holds, one at least, and the rest.
func fitting(lines []chartLine, height float64) (now, rest []chartLine) {
	for i := range lines {
		if i > 0 && heightOf(lines[:i+1]) > height {
			return lines[:i], lines[i:]
		}
	}
	return lines, nil
}

// boxes draws a box for each cell that holds something, and an arrow from one to
// the next.
func (c *chart) boxes(row [3]chainCell, cells [3][]chartLine, height float64) {
	from := -1
	for i, lines := range cells {
		if row[i].empty() {
			continue
		}
		fill, edge := chartInks(i)
		c.page().box(c.x[i], c.y, c.w[i], height, chartRound, fill, edge)
		y := c.y + (height-heightOf(lines))/2
		for n, l := range lines {
			if n > 0 {
				y += l.above
			}
			em := l.by.size * millimetres
			c.page().words(c.x[i]+chartInset, y+em*(l.leading/2+0.32), l.text, l.by)
			y += em * l.leading
		}
		if from >= 0 {
			c.page().arrow(c.x[from]+c.w[from]+1.6, c.y+height/2, c.x[i]-c.x[from]-c.w[from]-3.2, accentInk())
		}
		from = i
	}
	c.y += height + chartGap
}

// chartInks are the colours of the boxes of a column: light enough to print, and
// told apart by their edges without colour.
func chartInks(column int) (fill, edge ink) {
	switch column {
	case 0:
		return ink{0xf6, 0xec, 0xf1}, accentInk()
	case 1:
		return ink{0xff, 0xff, 0xff}, lineInk()
	default:
		return ink{0xea, 0xf2, 0xec}, ink{0x2f, 0x6b, 0x4a}
	}
}

// finish numbers sheets, or gives a picture its height.
func (c *chart) finish(d Document) {
	if !c.sheets {
		c.page().h = math.Max(c.y-chartGap+chartTop, 60)
		return
	}
	small := lettering{c.t.ui, 8.5, softInk()}
	for i := range c.pages {
		p := &c.pages[i]
		number := fmt.Sprintf("%d / %d", i+1, len(c.pages))
		p.words(chartWidth-chartSide-small.width(number), chartHeight-7, number, small)
		if i > 0 {
			p.words(chartSide, chartHeight-7, head(d.Title, small), small)
		}
	}
}
