package export

import (
	"bytes"
	"embed"
	"fmt"
	"sync"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	scripts "github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

//go:embed fonts/Noto*.ttf
var notoFonts embed.FS // described in fonts/README.md

// foreign draws what no face has: writing whose letters join or turn, and emoji of
// several code points. Its fonts are shaped by their own rules and drawn as
// outlines, because the PDF writer knows nothing of either. Most documents need
// none: the fonts are read when the first character asks for them.
type foreign struct {
	fonts  func() []*foreignFont
	shaper shaping.HarfbuzzShaper
	shaped map[foreignRun][]cluster
}

// foreignFont is a font of a script, with its size beside that of the faces.
type foreignFont struct {
	*font.Face
	script scripts.Script
	right  bool // written from right to left
	scale  float64
}

// foreignRun is a stretch of one font in one direction.
type foreignRun struct {
	text  string
	font  *foreignFont
	right bool // written from right to left
}

// cluster is what is drawn for a few characters that cannot be parted.
type cluster struct {
	text    string
	wide    int // thousandths of the type size
	outline []stroke
}

// stroke is a piece of an outline, in thousandths of the type size from the start
// of the baseline, downwards: it goes to the last of its points.
type stroke struct {
	points int // that it has: 1 of a line, 2 and 3 of a curve; 0 begins another contour at the first
	at     [3][2]float64
}

func newForeign() *foreign {
	return &foreign{fonts: sync.OnceValue(readForeign), shaped: map[foreignRun][]cluster{}}
}

// readForeign reads the fonts, the one that is asked first before the others. They are
// in the program: one that cannot be read is a fault of its making.
func readForeign() []*foreignFont {
	var out []*foreignFont
	for _, f := range []struct {
		name string
		foreignFont
	}{
		{"Emoji", foreignFont{script: scripts.Common, scale: 0.92}},
		{"NaskhArabic", foreignFont{script: scripts.Arabic, right: true, scale: 1.08}},
		{"SerifHebrew", foreignFont{script: scripts.Hebrew, right: true, scale: 1}},
		{"SansEthiopic", foreignFont{script: scripts.Ethiopic, scale: 0.95}},
		{"SansArmenian", foreignFont{script: scripts.Armenian, scale: 1}},
		{"SansGeorgian", foreignFont{script: scripts.Georgian, scale: 1}},
		{"SansSymbols2", foreignFont{script: scripts.Common, scale: 0.95}},
	} {
		ttf, err := notoFonts.ReadFile("fonts/Noto" + f.name + "-Regular.ttf")
		if err == nil {
			f.Face, err = font.ParseTTF(bytes.NewReader(ttf))
		}
		if err != nil {
			panic(fmt.Sprintf("the font Noto %s: %v", f.name, err))
		}
		out = append(out, &f.foreignFont)
	}
	return out
}

// of returns the font that draws a character as a reader sees it, nil where none does.
func (o *foreign) of(character string) *foreignFont {
	for _, f := range o.fonts() {
		if f.draws(character) {
			return f
		}
	}
	return nil
}

func (f *foreignFont) draws(character string) bool {
	seen := false
	for _, r := range character {
		if ignorable(r) {
			continue
		}
		if _, ok := f.NominalGlyph(r); !ok {
			return false
		}
		seen = true
	}
	return seen
}

// ignorable reports whether r only says how others are drawn.
func ignorable(r rune) bool {
	return r >= 0x200b && r <= 0x200f || r >= 0x2060 && r <= 0x206f || r == 0x061c ||
		r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0000 && r <= 0xe007f
}

// shape returns what is drawn for a run, from left to right.
func (o *foreign) shape(run foreignRun) []cluster {
	if out, ok := o.shaped[run]; ok {
		return out
	}
	text := []rune(run.text)
	in := shaping.Input{
		Text: text, RunEnd: len(text), Face: run.font.Face, Script: run.font.script, Size: fixed.I(int(run.font.Upem())),
		Language: scripts.NewLanguage("und"),
	}
	if run.right {
		in.Direction = di.DirectionRTL
	}
	unit := run.font.scale * 1000 / float64(run.font.Upem())
	var out []cluster
	last := -1
	for _, g := range o.shaper.Shape(in).Glyphs {
		if g.TextIndex() != last {
			last = g.TextIndex()
			out = append(out, cluster{text: string(text[last : last+g.RunesCount()])})
		}
		c := &out[len(out)-1]
		c.draw(run.font, g, float64(c.wide), unit)
		c.wide += int(float64(g.Advance)/64*unit + 0.5)
	}
	o.shaped[run] = out
	return out
}

// draw adds the outline of a glyph at x.
func (c *cluster) draw(f *foreignFont, g shaping.Glyph, x, unit float64) {
	glyph, _ := f.GlyphDataOutline(g.GlyphID)
	for _, s := range glyph.Segments {
		points := s.ArgsSlice()
		out := stroke{points: len(points)}
		if s.Op == 0 {
			out.points = 0
		}
		for i, p := range points {
			out.at[i] = [2]float64{
				x + (float64(g.XOffset)/64+float64(p.X))*unit,
				-(float64(g.YOffset)/64 + float64(p.Y)) * unit,
			}
		}
		c.outline = append(c.outline, out)
	}
}

// stretch is a part of a text that one font draws: by is nil for a face's own.
type stretch struct {
	start, end int // bytes
	by         *foreignFont
}

// stretches parts s by who draws it. What nobody draws goes with a face's own.
func (f *face) stretches(s string) []stretch {
	var out []stretch
	for seen := graphemes.FromString(s); seen.Next(); {
		start, end := seen.Start(), seen.End()
		var by *foreignFont
		if f.foreign != nil && !f.hasOwn(seen.Value()) {
			by = f.foreign.of(seen.Value())
		}
		if n := len(out); n > 0 && out[n-1].by == by {
			out[n-1].end = end
			continue
		}
		out = append(out, stretch{start, end, by})
	}
	return out
}

// foreignWidth returns the width of a stretch in thousandths of the type size.
func (f *face) foreignWidth(s string, by *foreignFont) (w int) {
	for _, c := range f.foreign.shape(foreignRun{s, by, by.right}) {
		w += c.wide
	}
	return w
}

// rightward reports whether r is of a script written from right to left: the blocks
// that Unicode keeps for those.
func rightward(r rune) bool {
	return r >= 0x590 && (r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefe || r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff)
}
