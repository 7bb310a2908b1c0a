package export

import (
	"encoding/binary"
	"maps"
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"florilege/backend/corpus"
)

// face is a font of the cards: how wide its characters are, in thousandths of
// the type size, and so which ones it has.
type face struct {
	name     string
	ttf      []byte
	advances map[rune]int
	borrowed map[rune]string // the face that draws a character that this one lacks
	usual    []glyphWidth    // what advances says of the characters below len(usual), which are nearly all
	foreign  *foreign        // draws what no face has; nil for nothing
}

// glyphWidth is the width of a character, and whether the face has it.
type glyphWidth struct {
	wide  int
	known bool
	by    string // the face that draws it
}

// usualCharacters end where Latin, Greek and Cyrillic do.
const usualCharacters = 0x530

// learn makes usual of the widths: a map is slow to ask for every letter.
func (f *face) learn() {
	f.usual = make([]glyphWidth, usualCharacters)
	for r, w := range f.advances {
		if r < usualCharacters {
			f.usual[r] = glyphWidth{w, true, f.drawer(r)}
		}
	}
}

// drawer returns the face that draws a character.
func (f *face) drawer(r rune) string {
	if other, ok := f.borrowed[r]; ok {
		return other
	}
	return f.name
}

// advance returns the width of a character, 0 where the face has none.
func (f *face) advance(r rune) (wide int, known bool) {
	if r >= 0 && int(r) < len(f.usual) {
		return f.usual[r].wide, f.usual[r].known
	}
	wide, known = f.advances[r]
	return wide, known
}

// missing is what is printed for a character that no face can draw.
const missing = "□"

// newFace reads the widths of a TrueType font, which must have 1000 units an em
// and a full width record for each glyph, as fonts/subset.py makes them.
func newFace(name string, ttf []byte) (face, error) {
	cmap, metrics := table(ttf, "cmap"), table(ttf, "hmtx")
	segments := unicodeSegments(cmap)
	if segments == nil || metrics == nil {
		return face{}, corpus.Fail(corpus.Internal, name, "an embedded font is damaged")
	}
	f := face{name: name, ttf: ttf, advances: map[rune]int{}}
	count := int(binary.BigEndian.Uint16(segments[6:])) / 2
	ends, starts := segments[14:], segments[16+2*count:]
	deltas, offsets := starts[2*count:], starts[4*count:]
	for i := range count {
		at := func(b []byte) int { return int(binary.BigEndian.Uint16(b[2*i:])) }
		for r := at(starts); r <= at(ends) && r < 0xffff; r++ {
			glyph := r
			if o := at(offsets); o != 0 {
				glyph = int(binary.BigEndian.Uint16(offsets[2*i+o+2*(r-at(starts)):]))
			}
			if glyph = (glyph + at(deltas)) & 0xffff; glyph != 0 {
				f.advances[rune(r)] = int(binary.BigEndian.Uint16(metrics[4*glyph:]))
			}
		}
	}
	f.learn()
	return f, nil
}

// table returns a table of a TrueType font, or nil.
func table(ttf []byte, tag string) []byte {
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		if record := ttf[12+16*i:]; string(record[:4]) == tag {
			return ttf[binary.BigEndian.Uint32(record[8:]):]
		}
	}
	return nil
}

// unicodeSegments returns the subtable of a cmap that holds Unicode in format 4, or nil.
func unicodeSegments(cmap []byte) []byte {
	if cmap == nil {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		record := cmap[4+8*i:]
		subtable := cmap[binary.BigEndian.Uint32(record[4:]):]
		if binary.BigEndian.Uint16(subtable) == 4 {
			return subtable
		}
	}
	return nil
}

// fallBack takes the characters that a face lacks from others, in their order.
func (f *face) fallBack(others ...*face) {
	own := maps.Clone(f.advances)
	f.borrowed = map[rune]string{}
	for _, o := range others {
		for r, w := range o.advances {
			if _, ok := own[r]; !ok {
				own[r] = w
				f.borrowed[r] = o.name
			}
		}
	}
	f.advances = own
	f.learn()
}

// runs calls draw with the stretches of s that one face draws.
func (f *face) runs(s string, draw func(face, run string)) {
	start, name := 0, f.name
	for i, r := range s {
		by := ""
		if int(r) < len(f.usual) && f.usual[r].known {
			by = f.usual[r].by
		} else {
			by = f.drawer(r)
		}
		if by != name {
			if i > start {
				draw(name, s[start:i])
			}
			start, name = i, by
		}
	}
	if start < len(s) {
		draw(name, s[start:])
	}
}

// has reports whether the face, or a font of another script, can draw every
// character of s.
func (f *face) has(s string) bool {
	if f.hasOwn(s) {
		return true
	}
	if f.foreign == nil {
		return false
	}
	for _, part := range f.stretches(s) {
		if part.by == nil && !f.hasOwn(s[part.start:part.end]) {
			return false
		}
	}
	return true
}

// hasOwn reports whether the face itself, or one that it borrows from, can.
func (f *face) hasOwn(s string) bool {
	for _, r := range s {
		if _, ok := f.advance(r); !ok && r != '\n' && r != '\t' {
			return false
		}
	}
	return true
}

// width returns the width of s in thousandths of the type size.
func (f *face) width(s string) int {
	w := 0
	for _, r := range s {
		wide, known := f.advance(r)
		if !known && f.foreign != nil {
			return f.mixedWidth(s)
		}
		w += wide
	}
	return w
}

// mixedWidth is width where another font may draw some of s.
func (f *face) mixedWidth(s string) (w int) {
	for _, part := range f.stretches(s) {
		text := s[part.start:part.end]
		if part.by != nil {
			w += f.foreignWidth(text, part.by)
			continue
		}
		for _, r := range text {
			wide, _ := f.advance(r)
			w += wide
		}
	}
	return w
}

// drawable returns s with each character that the face lacks replaced by the
// missing sign, and those characters as a reader sees them: one emoji is one
// character, of however many code points.
func (f *face) drawable(s string) (string, []string) {
	if f.has(s) {
		return s, nil
	}
	var out strings.Builder
	var lacking []string
	for seen := graphemes.FromString(s); seen.Next(); {
		if c := seen.Value(); f.hasOwn(c) || f.foreign != nil && f.foreign.of(c) != nil {
			out.WriteString(c)
		} else {
			out.WriteString(missing)
			lacking = append(lacking, c)
		}
	}
	return out.String(), lacking
}
