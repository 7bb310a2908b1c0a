package export

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
)

func TestForeignFonts(t *testing.T) {
	files, err := fs.Glob(notoFonts, "fonts/*.ttf")
	if err != nil {
		t.Fatal(err)
	}
	if read := readForeign(); len(read) != len(files) {
		t.Fatalf("%d fonts are used, of %d", len(read), len(files))
	}
	faces := fonts(t)
	for name, words := range map[string]string{
		"emoji": "😀👩‍💻❤️👨‍👩‍👧‍👦👍🏽🏳️‍🌈🇧🇪1️⃣♿☎️✅🏴󠁧󠁢󠁥󠁮󠁧󠁿", "signs": "★☆♥✓✗●◆", "arabic": "السَّلَامُ عليكم، شكراً؛ پشتو گفتگو",
		"hebrew": "שָׁלוֹם לכולם", "ethiopic": "ሰላም ለሁላችሁም።", "armenian": "Բարեւ ձեզ", "georgian": "გამარჯობა",
	} {
		for _, face := range faces.all() {
			if shown, lacking := face.drawable(words); shown != words || len(lacking) > 0 {
				t.Errorf("%s in %s lacks %q", name, face.name, lacking)
			}
		}
		p := page{w: 210, h: 297}
		p.words(10, 20, words, lettering{faces.words, 11, darkInk()})
		end, drawn := 10.0, 0
		slices.SortFunc(p.marks, func(a, b mark) int { return cmp.Compare(a.x, b.x) })
		for _, m := range p.marks {
			if m.x < end-0.01 || m.x > end+0.01 {
				t.Errorf("%s: a mark at %.2f, after one that ends at %.2f", name, m.x, end)
			}
			end = m.x + m.w
			if m.kind == markShape && len(m.outline) > 0 {
				drawn++
			}
		}
		if width := (lettering{faces.words, 11, darkInk()}).width(words); drawn == 0 || end-10 < width-0.05 || end-10 > width+0.05 {
			t.Errorf("%s: %d outlines, %.2f mm wide where %.2f were measured", name, drawn, end-10, width)
		}
	}
}

// Letters that join are other shapes alone, and one emoji of several code points is one sign.
func TestForeignShapes(t *testing.T) {
	o := newForeign()
	joined := o.shape(foreignRun{"بب", o.of("ب"), true})
	alone := o.shape(foreignRun{"ب", o.of("ب"), true})
	if len(joined) != 2 || fmt.Sprint(joined[0].outline) == fmt.Sprint(alone[0].outline) {
		t.Error("letters do not join")
	}
	for _, one := range []string{"👨‍👩‍👧‍👦", "👍🏽", "🇧🇪", "❤️"} {
		if c := o.shape(foreignRun{one, o.of(one), false}); len(c) != 1 || c[0].text != one || c[0].wide == 0 {
			t.Errorf("%s is %d signs", one, len(c))
		}
	}
}

func TestVisually(t *testing.T) {
	for line, want := range map[string]string{
		"Ma mère 😀":              ">Ma mère 😀",
		"dit שלום chez nous":     ">dit |<שלום|> chez nous",
		"dit שלום 2023 לכם oui":  ">dit |<לכם|>2023|<שלום |> oui",
		"« שלום לכם (שנה) ».":    "<« שלום לכם (שנה) ».",
		"שלום לכולם, CISP לכם":   "< לכם|>CISP|<שלום לכולם, ",
		"1 שלום, 2 לכם ; et oui": ">1 |<לכם|>2|<שלום, |> ; et oui",
	} {
		var got []string
		for _, part := range visually(line) {
			got = append(got, map[bool]string{true: "<", false: ">"}[part.right]+part.text)
		}
		if s := strings.Join(got, "|"); blank(s) != blank(want) {
			t.Errorf("%q stands as %q, want %q", line, s, want)
		}
	}
	if got := mirrored("(a) »"); got != "« (a)" {
		t.Errorf("mirrored %q", got)
	}
}
