package pdf

import (
	"bytes"
	"errors"
)

// Document is the text of a file.
type Document struct {
	Title   string // that the file gives itself, or ""
	Pages   []Page
	Damaged bool // parts of the file are missing or make no sense; what could be read is there
}

// Page is what one page shows. Lengths are in points, a 72nd of an inch.
type Page struct {
	Pieces   []Piece // in the order in which they are painted
	Pictures int
}

// Piece is a run of text on one line, in one font. Its place is given in the
// direction in which it is read: x grows with reading and y upwards, from a
// corner of the page. A blank that is but a gap is not in the text.
type Piece struct {
	Text     string
	X, Y     float64 // where it begins, on its baseline
	Width    float64
	Size     float64 // of the font
	Turned   int     // quarter turns to the left, 0 for upright text
	Bold     bool
	Hidden   bool // not painted: the text that a machine recognised behind a picture
	Artifact bool // the file itself says that it is no content, as a page number
}

// The reasons for which a file is refused.
var (
	ErrNotPDF    = errors.New("not a PDF file")
	ErrProtected = errors.New("protected by a password") // one that opens it; a file locked against changes only is read
	ErrDamaged   = errors.New("damaged: no page can be read")
	ErrTooLarge  = errors.New("too much to read")
)

// Bounds of what is read of one file.
const (
	mostPages   = 10_000
	mostObjects = 3_000_000  // parsed, those within others counted
	mostSteps   = 20_000_000 // instructions and operands of pages
	mostBytes   = 200 << 20  // decompressed, in all
	freeBytes   = 10 << 20   // below which the ratio says nothing
	mostRatio   = 200        // decompressed bytes for each byte of the file
	mostRead    = 512 << 20  // bytes of objects and instructions, each time they are read
	mostText    = 64 << 20   // bytes of text
	mostDepth   = 100        // of objects, page trees and forms within one another
)

// Read returns the text of a file, or one of the errors of this package.
func Read(data []byte) (Document, error) {
	start := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if start < 0 {
		return Document{}, ErrNotPDF
	}
	f := newFile(data[start:])
	if f.asks {
		return Document{}, ErrProtected
	}
	doc := Document{}
	if info, ok := f.get(f.trailer["Info"]).(dict); ok {
		title, _ := f.get(info["Title"]).(string)
		doc.Title = textString(title)
	}
	pages, err := f.pages()
	if err != nil {
		return Document{}, err
	}
	r := reader{file: f, fonts: map[int]*font{}, forms: map[int]form{}}
	for _, p := range pages {
		doc.Pages = append(doc.Pages, r.page(p))
		if f.limits.reached {
			return Document{}, ErrTooLarge
		}
	}
	doc.Damaged = f.damaged
	return doc, nil
}

// limits counts what a file costs to read.
type limits struct {
	size    int // of the file, in bytes
	objects int
	steps   int
	bytes   int
	text    int
	read    int
	reached bool // one of the bounds: nothing more is read
}

// spend adds n to a count and reports whether it stays within its bound.
func (l *limits) spend(count *int, n, most int) bool {
	*count += n
	if *count > most {
		l.reached = true
	}
	return !l.reached
}

// unpacked counts decompressed bytes.
func (l *limits) unpacked(n int) bool {
	return l.spend(&l.bytes, n, min(mostBytes, max(freeBytes, l.size*mostRatio)))
}

// searching counts bytes that are read, as often as they are.
func (l *limits) searching(n int) bool { return l.spend(&l.read, n, mostRead) }
