package export

import (
	"strconv"

	"florilege/backend/corpus"
)

const (
	footerGap     = 5.0 // millimetres between the words and the footer
	footerLeading = 1.3 // in type sizes
	footerLines   = 3   // at most
	largePrint    = 16  // points, the smallest of large print
)

// sheet is a page cut into cards.
type sheet struct {
	w, h              float64 // millimetres
	columns, rows     int
	card              box
	margin            float64 // millimetres, inside a card
	largest, smallest float64 // points, of the words
	footer            float64 // points
	code              float64 // millimetres, the side of a QR code; 0 for none
}

// sheetOf returns the sheet of the options, each card wider than it is high or
// nearly so. Another number than 2, 4, 6, 8 and 9, another paper and another
// back is corpus.Invalid.
func sheetOf(o CardOptions) (sheet, error) {
	var s sheet
	a4 := func(columns, rows int, w, h float64) sheet {
		return sheet{w: w, h: h, columns: columns, rows: rows, card: box{w / float64(columns), h / float64(rows)}}
	}
	switch o.Paper {
	case "":
		switch o.PerPage {
		case 2:
			s = a4(1, 2, 210, 297)
		case 0, 4:
			s = a4(2, 2, 297, 210)
		case 6:
			s = a4(2, 3, 210, 297)
		case 8:
			s = a4(2, 4, 210, 297)
		case 9:
			s = a4(3, 3, 297, 210)
		default:
			return s, corpus.Fail(corpus.Invalid, strconv.Itoa(o.PerPage)+" cards a sheet", "use 2, 4, 6, 8 or 9")
		}
	case "a5":
		s = a4(1, 1, 210, 148)
	case "a6":
		s = a4(1, 1, 148, 105)
	case "a7":
		s = a4(1, 1, 105, 74)
	default:
		return s, corpus.Fail(corpus.Invalid, "paper "+o.Paper, "use a5, a6 or a7")
	}
	if o.Back != BackNone && o.Back != BackBlank && o.Back != BackCategory {
		return s, corpus.Fail(corpus.Invalid, "back "+string(o.Back), "use blank or category")
	}
	s.lettered()
	if o.Large {
		s.smallest, s.largest, s.footer = largePrint, max(s.largest, largePrint+8), 12
	}
	if o.QR {
		s.code = 12.5
		if s.card.h > 90 {
			s.code = 15
		}
	}
	return s, nil
}

// lettered chooses the type by the height of a card.
func (s *sheet) lettered() {
	switch h := s.card.h; {
	case h > 140:
		s.margin, s.largest, s.smallest, s.footer = 16, 28, 12, 11
	case h > 100:
		s.margin, s.largest, s.smallest, s.footer = 11, 22, 10.5, 9.5
	case h > 90:
		s.margin, s.largest, s.smallest, s.footer = 9, 18, 10, 8.5
	case h > 72:
		s.margin, s.largest, s.smallest, s.footer = 8, 17, 10, 8.5
	default:
		s.margin, s.largest, s.smallest, s.footer = 8, 16, 10, 8.5
	}
}

// words returns the space of a card for the words, above a footer of the height.
func (s sheet) words(footer float64) box {
	return box{s.card.w - 2*s.margin, s.card.h - 2*s.margin - footer - footerGap}
}

// footerLine returns the height of a line of the footer, in millimetres.
func (s sheet) footerLine() float64 { return s.footer * millimetres * footerLeading }

// swatch returns the side of the square of a category's colour, in millimetres.
func (s sheet) swatch() float64 { return s.footer * millimetres * 0.72 }
