package ingest

import (
	"errors"
	"strings"
	"unicode/utf8"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/pdf"
)

// readPDF reads the text layer of a PDF: its lines joined to paragraphs, without
// what repeats at the edge of every page, its footnotes at the end.
//
// The format is so wide, and its files so often wrong, that a defect in reading
// one is told as damage and does not stop the others.
func readPDF(name string, data []byte) (src source, err error) {
	defer func() {
		if defect := recover(); defect != nil {
			src, err = source{}, pdfRefused(name, data, pdf.ErrDamaged)
		}
	}()
	if len(data) == 0 {
		return source{}, corpus.Fail(corpus.EmptyFile, name, "")
	}
	doc, err := pdf.Read(data)
	if err != nil {
		return source{}, pdfRefused(name, data, err)
	}
	r := pdfText{said: map[WarningCode]bool{CutShort: doc.Damaged}}
	r.pages(doc.Pages)
	if !r.seen {
		if r.pictures > 0 {
			return source{}, corpus.Fail(corpus.Scanned, name, "")
		}
		return source{}, corpus.Fail(corpus.EmptyFile, name, "")
	}
	if r.unknown*2 > r.letters {
		if doc.Damaged {
			return source{}, pdfRefused(name, data, pdf.ErrDamaged)
		}
		return source{}, corpus.Fail(corpus.Unreadable, name, "its fonts do not say which letters they draw; print it to a PDF again from its own program, or have its text recognised (OCR)")
	}
	src = source{encoding: "pdf", paragraphs: r.paragraphs()}
	src.title = r.title(doc.Title)
	src.warnings = append(warned(r.said, map[WarningCode]int{Notes: len(r.notes), Pictures: r.pictures}), r.warnings()...)
	return src, nil
}

func pdfRefused(name string, data []byte, err error) error {
	switch {
	case errors.Is(err, pdf.ErrProtected):
		return corpus.Fail(corpus.PasswordProtected, name, "")
	case errors.Is(err, pdf.ErrTooLarge):
		return corpus.Fail(corpus.TooLarge, name, "PDF")
	case errors.Is(err, pdf.ErrNotPDF):
		return mistaken(name, data, kindPDF)
	}
	return corpus.Fail(corpus.Broken, name, "")
}

// pdfText is a PDF while its pages become paragraphs.
type pdfText struct {
	seen      bool // there is a letter
	letters   int  // in all
	unknown   int  // of these, those that are not known
	pictures  int
	said      map[WarningCode]bool
	scanned   []int       // pages that are but a picture, from 1
	rows      [][]pdfRow  // of each page, from the top
	running   runningRows // what was left out
	lines     []pdfLine   // of all pages, in the order in which they are read
	notes     []pdfNote   // in the order of the pages
	body      float64     // size of the letters of most of the text
	leading   float64     // from one line of a paragraph to the next
	spaced    bool        // paragraphs stand further apart than lines
	dialogue  bool        // nearly each of them begins with who speaks
	hyphens   hyphens
	labelling map[string]int // keys of labels that begin lines, how often
}

// pages takes the pages apart, and reads them as lines.
func (r *pdfText) pages(pages []pdf.Page) {
	var turned []pdfLine
	for i, p := range pages {
		pieces := r.visible(p)
		r.pictures += p.Pictures
		if len(pieces) == 0 && p.Pictures > 0 {
			r.scanned = append(r.scanned, i+1)
		}
		r.seen = r.seen || len(pieces) > 0
		upright, rest := byTurn(pieces)
		r.rows = append(r.rows, rowsOf(upright))
		for _, pieces := range rest {
			for _, row := range rowsOf(pieces) {
				turned = append(turned, row.line(i, -1-len(turned)))
			}
		}
	}
	r.measure()
	r.dropRunning()
	for i, rows := range r.rows {
		kept := r.takeNotes(i, rows)
		r.lines = append(r.lines, readingOrder(i, kept, r.body)...)
		for len(turned) > 0 && turned[0].page == i {
			r.lines, turned = append(r.lines, turned[0]), turned[1:]
		}
	}
}

// visible returns the pieces of a page that hold letters. The text that a
// machine recognised behind a picture counts where it is most of a page.
func (r *pdfText) visible(p pdf.Page) []pdf.Piece {
	var shown, hidden []pdf.Piece
	sizes := [2]int{}
	for _, piece := range p.Pieces {
		piece.Text = readable(piece.Text)
		r.letters += utf8.RuneCountInString(piece.Text)
		r.unknown += strings.Count(piece.Text, "\uFFFD")
		if piece.Hidden {
			hidden, sizes[1] = append(hidden, piece), sizes[1]+len(strings.TrimSpace(piece.Text))
		} else {
			shown, sizes[0] = append(shown, piece), sizes[0]+len(strings.TrimSpace(piece.Text))
		}
	}
	switch {
	case sizes[1] > sizes[0]:
		r.said[RecognisedText] = true
		return append(shown, hidden...)
	case sizes[1] > 0:
		r.said[HiddenText] = true
	}
	if sizes[0] == 0 {
		return nil
	}
	return shown
}

// readable returns text with ligatures taken apart, as NFC leaves them, and the
// private letters of symbol fonts as signs.
func readable(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] >= ' ' && s[i] < 0x7F
	}
	if ascii {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xF000 && r <= 0xF0FF:
			return symbolOf(r)
		case r < ' ' && r != '\t', r == 0xFEFF, r >= 0x7F && r < 0xA0:
			return -1
		}
		return r
	}, strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "ft", "ﬆ", "st").Replace(s))
}

// byTurn parts upright pieces from those that stand on their side.
func byTurn(pieces []pdf.Piece) (upright []pdf.Piece, rest [][]pdf.Piece) {
	var turned [4][]pdf.Piece
	for _, p := range pieces {
		turned[p.Turned&3] = append(turned[p.Turned&3], p)
	}
	for _, t := range turned[1:] {
		if len(t) > 0 {
			rest = append(rest, t)
		}
	}
	return turned[0], rest
}

// title returns the title that the file gives itself if its first page says so
// too: most are names of files and programs.
func (r *pdfText) title(said string) string {
	key := keyOf(said)
	if len(key) < 4 {
		return ""
	}
	var first strings.Builder
	for _, l := range r.lines[:min(len(r.lines), 12)] {
		first.WriteString(keyOf(l.text()))
	}
	if !strings.Contains(first.String(), key) {
		return ""
	}
	return oneLine(anchor.Normalize(said))
}
