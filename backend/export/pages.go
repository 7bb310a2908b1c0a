package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"florilege/backend/corpus"
)

// writePDF writes the document as A4 pages: running heads, page numbers, a
// contents with its numbers where it is wanted.
func writePDF(w io.Writer, d Document, l language, o Options) error {
	t, err := newTypefaces()
	if err != nil {
		return err
	}
	return pdfPages(w, t.pagesOf(d, l, o, allPages()), t, d, l)
}

// Measures of the document, in millimetres.
const (
	paperWidth   = 210.0
	paperHeight  = 297.0
	pageSide     = 27.0 // left and right
	pageTop      = 30.0
	pageBottom   = 271.0 // where text ends
	runningHead  = 18.0  // baseline
	runningFoot  = 283.0
	quoteIndent  = 7.0
	commentInset = 4.5
	quoteGap     = 5.5  // after an attribution
	leadingText  = 1.46 // in type sizes, of reading text
	leadingHead  = 1.22
	shortLines   = 12 // a quote of up to so many lines stands on one page
	loneLines    = 2  // at least so many lines of a quote stand together
)

// pagesOf lays the document out, and draws those of its pages that are shown.
func (t typefaces) pagesOf(d Document, l language, o Options, drawn shown) []page {
	var numbers []int // pages of the headings
	if o.Contents {   // they are known once everything stands
		numbers = make([]int, len(d.Blocks))
		draft := layDocument(d, l, o, t, numbers, noPages())
		numbers = draft.headings
	}
	s := layDocument(d, l, o, t, numbers, drawn)
	s.furnish(d, l)
	return s.pages
}

// setter sets a document, page after page.
type setter struct {
	t        typefaces
	language language
	options  Options
	drawn    shown
	pages    []page
	pieces   []piece  // of the words under way: their room is used again
	y        float64  // where the next line begins
	headings []int    // page of each block that is a heading, from 1
	section  []string // heading of the first level on each page
	now      string   // heading of the first level
}

func layDocument(d Document, l language, o Options, t typefaces, numbers []int, drawn shown) *setter {
	s := &setter{t: t, language: l, options: o, drawn: drawn, headings: make([]int, len(d.Blocks))}
	s.turn()
	s.title(d)
	if o.Contents {
		s.contents(d, numbers)
	}
	for i, b := range d.Blocks {
		s.block(i, b, d.Blocks)
	}
	return s
}

func (s *setter) page() *page { return &s.pages[len(s.pages)-1] }

// turn begins a page.
func (s *setter) turn() {
	s.pages = append(s.pages, page{w: paperWidth, h: paperHeight, unseen: !s.drawn.holds(len(s.pages))})
	s.section = append(s.section, s.now)
	s.y = pageTop
}

// room begins a page where a height does not fit on this one.
func (s *setter) room(height float64) {
	if s.y+height > pageBottom && s.y > pageTop {
		s.turn()
	}
}

// space leaves some room between two things, none at the top of a page.
func (s *setter) space(height float64) {
	if s.y > pageTop {
		s.y += height
	}
}

// lines breaks words into lines of a width, in millimetres.
func (s *setter) lines(words string, by lettering, width float64) []string {
	shown, _ := by.face.drawable(strings.ReplaceAll(words, "\t", "    ")) // no font has a tab
	s.pieces = appendPieces(s.pieces[:0], shown, by.face)
	return breakLines(shown, s.pieces, by.face, by.columns(width))
}

// set writes lines one under another from x.
func (s *setter) set(lines []string, x float64, by lettering, leading float64) {
	em := by.size * millimetres
	for _, line := range lines {
		s.page().words(x, s.y+em*(leading/2+0.32), line, by)
		s.y += em * leading
	}
}

func (s *setter) title(d Document) {
	width := paperWidth - 2*pageSide
	by := lettering{s.t.bold, 25, darkInk()}
	s.y += 6
	s.set(s.lines(d.Title, by, width), pageSide, by, leadingHead)
	s.y += 2.5
	small := lettering{s.t.ui, 9.5, softInk()}
	s.set(s.lines(s.language.about(d), small, width), pageSide, small, leadingText)
	s.y += 3
	s.page().rule(pageSide, s.y, width, 0, 0.25, lineInk())
	s.y += 7
	if d.Intro != "" {
		text := lettering{s.t.words, 11, darkInk()}
		s.flow(s.lines(d.Intro, text, width), pageSide, text)
		s.y += 4
	}
}

// flow sets lines that may go on over pages.
func (s *setter) flow(lines []string, x float64, by lettering) {
	for _, line := range lines {
		s.room(by.size * millimetres * leadingText)
		s.set([]string{line}, x, by, leadingText)
	}
}

// contents sets the headings with the pages they stand on.
func (s *setter) contents(d Document, numbers []int) {
	head := lettering{s.t.bold, 13, darkInk()}
	first := true
	for i, b := range d.Blocks {
		if b.Kind != corpus.ItemHeading {
			continue
		}
		if first {
			s.room(20)
			s.set([]string{s.language.contents}, pageSide, head, 2)
			first = false
		}
		by := lettering{s.t.words, 10.5, darkInk()}
		x := pageSide + 6*float64(b.Level-1)
		lines := s.lines(b.Text, by, paperWidth-pageSide-12-x)
		em := by.size * millimetres
		s.room(em * 1.6 * float64(len(lines)))
		s.set(lines, x, by, 1.6)
		number := strconv.Itoa(numbers[i])
		end := paperWidth - pageSide - by.width(number)
		baseline := s.y - em*1.6 + em*(0.8+0.32)
		s.page().words(end, baseline, number, by)
		from := x + by.width(lines[len(lines)-1]) + 2
		if end-2 > from {
			s.page().dashes(from, baseline-0.3, end-2-from, 0, 0.15, lineInk())
		}
	}
	if !first {
		s.y += 6
	}
}

func (s *setter) block(i int, b Block, all []Block) {
	switch b.Kind {
	case corpus.ItemHeading:
		s.heading(i, b, all[i+1:])
	case corpus.ItemComment:
		s.comment(b.Text)
	case corpus.ItemQuote:
		s.quote(b.Quote)
	}
}

// heading sets a heading with room for what follows it.
func (s *setter) heading(i int, b Block, next []Block) {
	by := lettering{s.t.bold, []float64{16, 13, 11}[b.Level-1], accentInk()}
	if b.Level == 3 {
		by.ink = darkInk()
	}
	x := pageSide
	c, colored := inkOf(b.Color)
	side := by.size * millimetres * 0.62
	if colored {
		x += side + 2.2
	}
	lines := s.lines(b.Text, by, paperWidth-pageSide-x)
	height := float64(len(lines)) * by.size * millimetres * leadingHead
	after := 30.0 // a few lines of a quote
	if len(next) > 0 && next[0].Kind == corpus.ItemHeading {
		after += 14
	}
	s.space([]float64{11, 8, 6}[b.Level-1])
	s.room(height + after)
	if b.Level == 1 {
		s.now = b.Text
		if s.y == pageTop {
			s.section[len(s.section)-1] = "" // the heading itself says it
		}
	}
	s.headings[i] = len(s.pages)
	if colored {
		em := by.size * millimetres
		s.page().fill(pageSide, s.y+em*(leadingHead/2+0.32)-side, side, side, c)
	}
	marks := len(s.page().marks)
	s.set(lines, x, by, leadingHead)
	if p := s.page(); marks < len(p.marks) {
		p.marks[marks].heading = b.Level
	}
	s.y += 3.2
}

func (s *setter) comment(text string) {
	by := lettering{s.t.words, 10.5, softInk()}
	s.space(1.5)
	for _, line := range s.lines(text, by, paperWidth-2*pageSide-commentInset) {
		height := by.size * millimetres * leadingText
		s.room(height)
		s.page().rule(pageSide+0.4, s.y, 0, height, 0.7, lineInk())
		s.set([]string{line}, pageSide+commentInset, by, leadingText)
	}
	s.y += quoteGap
}

// quote sets the words and who said them: on one page where they are short,
// else never with a lone line on either side.
func (s *setter) quote(q Quote) {
	by := lettering{s.t.words, 11, darkInk()}
	small := lettering{s.t.ui, 9, softInk()}
	x, width := pageSide+quoteIndent, paperWidth-2*pageSide-2*quoteIndent
	lines := s.lines(s.language.quoted(q.Text), by, width)
	said := s.lines(s.language.attribution(q, s.options), small, width)
	if s.language.attribution(q, s.options) == "" {
		said = nil
	}
	line := by.size * millimetres * leadingText
	foot := float64(len(said)) * small.size * millimetres * leadingText
	if len(lines) <= shortLines {
		s.room(float64(len(lines))*line + foot)
	}
	for len(lines) > 0 {
		fit := int((pageBottom - s.y) / line)
		n := len(lines)
		if float64(n)*line+foot > pageBottom-s.y { // the end goes on another page, with two lines at least
			n = min(fit, n-loneLines)
		}
		if n < min(loneLines, len(lines)) {
			if s.y == pageTop {
				n = max(min(fit, len(lines)), 1)
			} else {
				s.turn()
				continue
			}
		}
		for _, line := range lines[:n] {
			s.set([]string{line}, by.start(x, width, line), by, leadingText)
		}
		lines = lines[n:]
	}
	s.y += 0.8
	s.set(said, x, small, leadingText)
	s.y += quoteGap
}

// head returns as much of a title as has room in half of a running head.
func head(title string, by lettering) string {
	shown, _ := by.face.drawable(title)
	return shortened(shown, by.face, by.columns((paperWidth-2*pageSide)/2-4), 1)[0]
}

// furnish adds what stands on every page: running heads and numbers.
func (s *setter) furnish(d Document, l language) {
	small := lettering{s.t.ui, 8.5, softInk()}
	for i := range s.pages {
		p := &s.pages[i]
		if p.unseen {
			continue
		}
		number := fmt.Sprintf("%d / %d", i+1, len(s.pages))
		p.words(paperWidth-pageSide-small.width(number), runningFoot, number, small)
		if i == 0 {
			continue
		}
		p.words(pageSide, runningHead, head(d.Title, small), small)
		if s.section[i] != "" {
			under := head(s.section[i], small)
			p.words(paperWidth-pageSide-small.width(under), runningHead, under, small)
		}
		p.rule(pageSide, runningHead+2.6, paperWidth-2*pageSide, 0, 0.2, lineInk())
	}
}
