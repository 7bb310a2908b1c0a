package pdf

import (
	"strings"
	"unicode"
)

// font says what the codes of a string stand for.
type font struct {
	bold     bool
	lost     bool // it, or what its codes stand for, is missing from the file
	wide     bool // codes are of two bytes unless codespaces says otherwise
	spaces   []codespace
	toText   map[uint32]string
	table    [256]string // where toText has nothing, for codes of one byte
	utf16    bool        // the codes themselves are letters in UTF-16
	cids     *cmap       // from code to the number in widths, nil where they are one
	widths   map[uint32]float64
	usual    float64 // width of what widths has not; 0 is a guess by the letter
	thousand float64 // what widths are parts of
}

// glyph is one painted letter, or a sign for several.
type glyph struct {
	code  uint32
	text  string
	width float64 // in sizes of the font
}

// fontCalled returns a font of the page, read once.
func (w *painter) fontCalled(called name) *font {
	v := w.file.dict(w.resources["Font"])[called]
	r, numbered := v.(ref)
	if f := w.fonts[r.num]; numbered && f != nil {
		return f
	}
	f := w.file.font(w.file.dict(v))
	if numbered {
		w.fonts[r.num] = f
	}
	return f
}

// A font that is read again and again costs as much as this many instructions.
const fontSteps = 20_000

func (f *file) font(d dict) *font {
	f.limits.spend(&f.limits.steps, fontSteps, mostSteps)
	out := &font{toText: map[uint32]string{}, widths: map[uint32]float64{}, thousand: 1000}
	if s, ok := f.get(d["ToUnicode"]).(stream); ok {
		c := f.cmap(s)
		out.toText, out.spaces = c.text, c.spaces
	} else if d == nil || d["ToUnicode"] != nil && d["ToUnicode"] != name("Identity-H") {
		out.lost = true
	}
	if d["Subtype"] == name("Type0") {
		f.composite(out, d)
		return out
	}
	base, _ := f.get(d["BaseFont"]).(name)
	descriptor := f.dict(d["FontDescriptor"])
	out.bold = f.isBold(base, descriptor)
	out.spaces = nil
	f.encode(out, d, descriptor)
	first := f.int(d["FirstChar"], 0)
	widths, _ := f.get(d["Widths"]).(array)
	for i, v := range widths {
		if n, ok := f.get(v).(float64); ok && i < 256 {
			out.widths[uint32(first+i)] = n
		}
	}
	if len(widths) > 0 {
		out.usual = 1
		if n, ok := f.get(descriptor["MissingWidth"]).(float64); ok && n > 0 {
			out.usual = n
		}
	}
	if strings.Contains(string(base), "Courier") && len(widths) == 0 {
		out.usual = 600
	}
	if d["Subtype"] == name("Type3") {
		m, _ := f.get(d["FontMatrix"]).(array)
		if scale := matrixOf(numbers(m)).a; scale > 1e-6 && scale < 1 {
			out.thousand = 1 / scale
		}
	}
	return out
}

// composite reads a font of codes of several bytes.
func (f *file) composite(out *font, d dict) {
	out.wide = true
	switch encoding := f.get(d["Encoding"]).(type) {
	case name:
		out.utf16 = strings.Contains(string(encoding), "UCS2") || strings.Contains(string(encoding), "UTF16")
		if strings.HasPrefix(string(encoding), "Identity") {
			out.spaces = nil
		}
	case stream:
		c := f.cmap(encoding)
		out.cids, out.spaces = &c, c.spaces
	}
	descendants, _ := f.get(d["DescendantFonts"]).(array)
	if len(descendants) == 0 {
		return
	}
	inner := f.dict(descendants[0])
	base, _ := f.get(d["BaseFont"]).(name)
	out.bold = f.isBold(base, f.dict(inner["FontDescriptor"]))
	out.usual = float64(f.int(inner["DW"], 1000))
	w, _ := f.get(inner["W"]).(array)
	for len(w) >= 2 {
		first := f.int(w[0], -1)
		switch v := f.get(w[1]).(type) {
		case array:
			for i, width := range v {
				if n, ok := f.get(width).(float64); ok && first >= 0 {
					out.widths[uint32(first+i)] = n
				}
			}
			w = w[2:]
		case float64:
			if len(w) < 3 {
				return
			}
			last := min(f.int(w[1], -1), 0xFFFF)
			n, _ := f.get(w[2]).(float64)
			if first < 0 || last-first > 0 && !f.limits.spend(&f.limits.steps, last-first, mostSteps) {
				return
			}
			for c := first; c <= last; c++ {
				out.widths[uint32(c)] = n
			}
			w = w[3:]
		default:
			return
		}
	}
}

func (f *file) isBold(base name, descriptor dict) bool {
	called := strings.ToLower(string(base))
	for _, word := range []string{"bold", "black", "heavy", "demi"} {
		if strings.Contains(called, word) {
			return true
		}
	}
	const forceBold = 1 << 18
	return f.int(descriptor["Flags"], 0)&forceBold != 0 || f.int(descriptor["FontWeight"], 400) >= 600
}

// glyph returns the first letter of a string and the length of its code.
func (f *font) glyph(codes string) (glyph, int) {
	n := 1
	if f.wide {
		n = min(2, len(codes))
		for _, s := range f.spaces {
			if s.holds(codes) {
				n = s.length
				break
			}
		}
	}
	code := uint32(0)
	for i := range n {
		code = code<<8 | uint32(codes[i])
	}
	g := glyph{code: code}
	switch text, known := f.toText[code]; {
	case f.lost:
		g.text = "\uFFFD"
	case known:
		g.text = text
	case f.utf16:
		g.text = fromUTF16(codes[:n])
	case n == 1 && f.table[code] != "":
		g.text = f.table[code]
	case n == 1 && !f.wide:
		// a code that the font's encoding has no letter for paints nothing known
	default:
		g.text = "\uFFFD"
	}
	cid := code
	if f.cids != nil {
		cid = f.cids.cid[code]
	}
	width, ok := f.widths[cid]
	switch {
	case ok:
	case f.usual > 0:
		width = f.usual
	default:
		width = Usual(g.text)
	}
	g.width = width / f.thousand
	return g, n
}

// Usual returns about how wide text is, in thousandths of the size of the font:
// the widths of the fonts that every reader of PDF has and a file need not give.
func Usual(text string) float64 {
	width := 0.0
	for _, r := range text {
		switch {
		case strings.ContainsRune("ijlîïì.,;:'’!|I \u00a0\u202f", r):
			width += 278
		case strings.ContainsRune("frt()[]-\"", r):
			width += 333
		case strings.ContainsRune("mwMW@%—œŒ", r):
			width += 833
		case unicode.IsUpper(r):
			width += 680
		default:
			width += 545
		}
	}
	return width
}
