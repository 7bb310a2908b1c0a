package export

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

const (
	millimetres = 25.4 / 72 // in a point
	leading     = 1.36      // from one line to the next, in type sizes
	sizeStep    = 0.5       // points
	longestWord = 15000     // thousandths of a type size: what is wider is an address, not a word
	usualLine   = 8         // pieces, to make room for about as many lines as there will be
)

// box is a space to fill with words, in millimetres.
type box struct{ w, h float64 }

// columns returns the width of the box in thousandths of a type size.
func (b box) columns(size float64) int { return int(b.w / (size * millimetres) * 1000) }

// rows returns how many lines of a type size the box holds.
func (b box) rows(size float64) int { return int(b.h/(size*millimetres*leading) + 0.001) }

// setting is words laid out on one or more cards.
type setting struct {
	size  float64    // points
	parts [][]string // lines, a card each
}

// fit lays words out in the largest type, from largest down to smallest points,
// that needs the fewest boxes. Nothing is left out: what one box cannot hold
// goes on in the next ones, shared out evenly.
func fit(words string, f *face, b box, largest, smallest float64) setting {
	pieces := piecesOf(words, f)
	needs := func(size float64) (int, []string) {
		lines := breakLines(words, pieces, f, b.columns(size))
		return (len(lines) + b.rows(size) - 1) / b.rows(size), lines
	}
	fewest, lines := needs(smallest)
	best := smallest
	for size := largest; size > smallest; size -= sizeStep {
		if widestWord(pieces) > b.columns(size) {
			continue // it would be cut
		}
		if n, l := needs(size); n <= fewest {
			best, lines = size, l
			break
		}
	}
	lines = balanced(words, pieces, f, b.columns(best), len(lines))
	s := setting{size: best}
	for left := fewest; left > 0; left-- {
		n := (len(lines) + left - 1) / left
		s.parts = append(s.parts, lines[:n])
		lines = lines[n:]
	}
	return s
}

// boxesOf returns how many boxes fit fills with words.
func boxesOf(words string, pieces []piece, f *face, b box, smallest float64) int {
	lines, rows := len(breakLines(words, pieces, f, b.columns(smallest))), b.rows(smallest)
	return (lines + rows - 1) / rows
}

// balanced breaks words into the given number of lines at the least width that
// gives it, so that no line is left with a lone word; not under two thirds of
// the width, where a card would look half empty.
func balanced(words string, pieces []piece, f *face, columns, count int) []string {
	low, high := columns*2/3, columns
	for low < high {
		middle := (low + high) / 2
		if len(breakLines(words, pieces, f, middle)) > count {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return breakLines(words, pieces, f, high)
}

// piece is a stretch of words that no line break cuts, with the blanks after it.
type piece struct {
	start, end int  // bytes of the words
	width, gap int  // thousandths of the type size
	last       bool // a line feed follows
}

// piecesOf cuts words after blanks that allow a break, and at line feeds. A
// hyphen is no place to break: programs that copy text from a PDF drop it there.
func piecesOf(words string, f *face) []piece { return appendPieces(nil, words, f) }

// appendPieces adds the pieces of words to out.
func appendPieces(out []piece, words string, f *face) []piece {
	if f.foreign == nil || f.hasOwn(words) {
		return f.pieces(out, words, nil)
	}
	var foreign []stretch
	for _, part := range f.stretches(words) {
		if part.by != nil {
			foreign = append(foreign, part)
		}
	}
	return f.pieces(out, words, foreign)
}

// pieces adds the pieces of words, of which other fonts draw some stretches. No
// line ends inside those, nor are they blanks: a mark can stand over one.
func (f *face) pieces(out []piece, words string, foreign []stretch) []piece {
	now, inGap := piece{}, false
	cut := func(at int) {
		out = append(out, now)
		now, inGap = piece{start: at, end: at}, false
	}
	over := 0 // where a stretch of another font ends
	for i, r := range words {
		if i < over {
			continue
		}
		wide, _ := f.advance(r)
		end := i + utf8.RuneLen(r)
		drawn := len(foreign) > 0 && foreign[0].start == i
		if drawn {
			over, end = foreign[0].end, foreign[0].end
			wide = f.foreignWidth(words[i:end], foreign[0].by)
			foreign = foreign[1:]
		}
		switch {
		case r == '\n':
			now.last = true
			cut(end)
		case !drawn && (r == ' ' || r >= 0x2000 && breaksLine(r)) && !(r == ' ' && !inGap && holds(words[:i], words[end:])):
			now.gap += wide
			inGap = true
		default:
			if inGap {
				cut(i)
			}
			now.width += wide
			now.end = end
		}
	}
	cut(len(words))
	return out
}

// breaksLine reports whether a line may end at the blank r.
func breaksLine(r rune) bool {
	switch r {
	case ' ', '\u200b', '\u205f', '\u3000':
		return true
	}
	return r >= 0x2000 && r <= 0x200a && r != '\u2007'
}

func widestWord(pieces []piece) int {
	w := 0
	for _, p := range pieces {
		if p.width <= longestWord {
			w = max(w, p.width)
		}
	}
	return w
}

// breakLines fills lines of columns with pieces, in order. A piece that is
// wider than a line is cut between characters.
func breakLines(words string, pieces []piece, f *face, columns int) []string {
	lines := make([]string, 0, len(pieces)/usualLine+1)
	start, end, used, gap := 0, 0, 0, 0
	open := false // the line holds a piece
	flush := func() {
		lines = append(lines, words[start:end])
		open = false
	}
	for _, p := range pieces {
		if open && used+gap+p.width > columns {
			flush()
		}
		if !open {
			start, used, gap, open = p.start, 0, 0, true
		}
		if p.width > columns {
			var cut []string
			cut, start = cutWide(words, p, f, columns)
			lines = append(lines, cut...)
			used, gap = f.width(words[start:p.end]), 0
		} else {
			used += gap + p.width
		}
		end, gap = p.end, p.gap
		if p.last {
			flush()
		}
	}
	if open {
		flush()
	}
	return lines
}

// cutWide cuts a piece into lines of columns between characters as a reader
// sees them, and returns where the rest of it begins.
func cutWide(words string, p piece, f *face, columns int) ([]string, int) {
	var lines []string
	start, at, used := p.start, p.start, 0
	for seen := graphemes.FromString(words[p.start:p.end]); seen.Next(); {
		w := f.width(seen.Value())
		if used+w > columns && at > start {
			lines = append(lines, words[start:at])
			start, used = at, 0
		}
		used += w
		at += len(seen.Value())
	}
	return lines, start
}

// shortened returns at most count lines of s in columns, the last one ended by
// an ellipsis where more was to come. It is for footers, never for quotes.
func shortened(s string, f *face, columns, count int) []string {
	pieces := piecesOf(s, f)
	lines := breakLines(s, pieces, f, columns)
	if len(lines) <= count {
		return balanced(s, pieces, f, columns, len(lines))
	}
	rest, last := s, ""
	for _, l := range lines[:count-1] {
		rest = rest[strings.Index(rest, l)+len(l):]
	}
	for seen := graphemes.FromString(strings.TrimSpace(rest)); seen.Next(); {
		if f.width(last+seen.Value()+"…") > columns {
			break
		}
		last += seen.Value()
	}
	return append(lines[:count-1:count-1], strings.TrimSpace(last)+"…")
}
