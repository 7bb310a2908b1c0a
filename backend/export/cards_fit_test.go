package export

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

func wordsFace(t testing.TB) *face {
	t.Helper()
	f, err := newFace("words", literataTTF)
	if err != nil {
		t.Fatal(err)
	}
	return &f
}

// checkFit fails where a line or a card is too full, or words are lost.
func checkFit(t *testing.T, words string, f *face, s sheet) {
	t.Helper()
	b := s.words(5)
	set := fit(words, f, b, s.largest, s.smallest)
	if set.size < s.smallest || set.size > s.largest {
		t.Fatalf("type of %v points", set.size)
	}
	var lines []string
	for _, part := range set.parts {
		if float64(len(part))*set.size*millimetres*leading > b.h+0.01 {
			t.Fatalf("%d lines of %v points do not fit in %v mm", len(part), set.size, b.h)
		}
		if len(part) == 0 {
			t.Fatal("a card without words")
		}
		lines = append(lines, part...)
	}
	blanks := func(r rune) rune {
		if breaksLine(r) || r == '\n' {
			return -1
		}
		return r
	}
	for _, l := range lines {
		if w := f.width(l); w > b.columns(set.size) {
			t.Fatalf("the line %q is %d wide, of %d", l, w, b.columns(set.size))
		}
	}
	if got, want := strings.Map(blanks, strings.Join(lines, "")), strings.Map(blanks, words); got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
}

func TestFit(t *testing.T) {
	f := wordsFace(t)
	for _, perPage := range []int{2, 4, 6, 8, 9} {
		s, err := sheetOf(CardOptions{PerPage: perPage})
		if err != nil {
			t.Fatal(err)
		}
		last := s.largest
		for n := 10; n < 5000; n += 90 {
			words := longQuote(n)
			checkFit(t, words, f, s)
			set := fit(words, f, s.words(5), s.largest, s.smallest)
			if len(set.parts) == 1 && set.size > last {
				t.Errorf("%d a sheet: more words in larger type (%v after %v points)", perPage, set.size, last)
			}
			last = set.size
		}
	}
	s, _ := sheetOf(CardOptions{PerPage: 4})
	if set := fit("« Oui. »", f, s.words(5), s.largest, s.smallest); set.size != s.largest {
		t.Errorf("a short quote is set in %v points, not %v", set.size, s.largest)
	}
	if set := fit("Voir https://example.org/"+strings.Repeat("tres/long/", 9), f, s.words(5), s.largest, s.smallest); set.size < 15 {
		t.Errorf("an address brings the type down to %v points", set.size)
	}
}

func TestNoLoneWord(t *testing.T) {
	f := wordsFace(t)
	s, _ := sheetOf(CardOptions{PerPage: 4})
	set := fit("« J’osais pas dire non. Maintenant je dis : attends, je réfléchis, et puis je te rappelle. »", f, s.words(5), s.largest, s.smallest)
	lines := set.parts[0]
	if last := f.width(lines[len(lines)-1]); last*2 < f.width(lines[0]) {
		t.Errorf("the lines are not balanced: %q", lines)
	}
}

func FuzzFitKeepsWords(f *testing.F) {
	seedWords(f)
	f.Add(longQuote(2500))
	face := wordsFace(f)
	f.Fuzz(func(t *testing.T, words string) {
		words, _ = face.drawable(strings.ReplaceAll(printable(words), "\t", "    "))
		for _, perPage := range []int{4, 9} {
			s, err := sheetOf(CardOptions{PerPage: perPage})
			if err != nil {
				t.Fatal(err)
			}
			checkFit(t, words, face, s)
		}
	})
}

func TestShortened(t *testing.T) {
	f := wordsFace(t)
	name := "Valorisation des compétences des migrants"
	if got := shortened(name, f, 30000, 2); len(got) != 1 || got[0] != name {
		t.Errorf("got %q", got)
	}
	got := shortened(name, f, 9000, 2)
	if len(got) != 2 || !strings.HasSuffix(got[1], "…") || !strings.HasPrefix(name, got[0]+" "+strings.TrimSuffix(got[1], "…")) {
		t.Errorf("got %q", got)
	}
	for _, l := range got {
		if f.width(l) > 9000 {
			t.Errorf("%q is too wide", l)
		}
	}
}

// The characters that French transcripts hold, and what interviewers type.
const transcriptCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" +
	"àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆñáíóúßøåłşğıčžéĳ" +
	" .,;:!?…-–—‑'’‘\"“”„«»‹›()[]{}/\\|@#%&*+=<>^~_`$€£°§²³½×÷±≠≤≥→←↑↓•·\u00a0\u202f\u2009\u00ad\u200b\u200d"

func TestFontsHaveTheCharactersOfTranscripts(t *testing.T) {
	for name, ttf := range map[string][]byte{"Literata": literataTTF, "Literata Bold": literataBoldTTF, "Atkinson": atkinsonTTF} {
		f, err := newFace(name, ttf)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range transcriptCharacters {
			if !f.has(string(r)) && (name != "Atkinson" || !strings.ContainsRune("→←↑↓", r)) {
				t.Errorf("%s lacks %q (%U)", name, r, r)
			}
		}
		for r, want := range map[rune]bool{'\u202f': true, '\u200d': false, '\u00ad': false} {
			if got := f.advances[r] > 0; got != want {
				t.Errorf("%s: %U is %d wide", name, r, f.advances[r])
			}
		}
	}
	if words := wordsFace(t); !words.has(missing) {
		t.Error("the face of the words lacks the sign for what it lacks")
	}
}

// What newFace and the PDF library rely on.
func TestFontsHaveFullWidthRecords(t *testing.T) {
	for _, ttf := range [][]byte{literataTTF, literataBoldTTF, atkinsonTTF} {
		records, glyphs := table(ttf, "hhea")[34:], table(ttf, "maxp")[4:]
		if !bytes.Equal(records[:2], glyphs[:2]) {
			t.Errorf("%d width records for %d glyphs", binary.BigEndian.Uint16(records), binary.BigEndian.Uint16(glyphs))
		}
		if em := binary.BigEndian.Uint16(table(ttf, "head")[18:]); em != 1000 {
			t.Errorf("%d units an em", em)
		}
	}
}

func TestDamagedFont(t *testing.T) {
	if _, err := newFace("x", make([]byte, 64)); err == nil {
		t.Error("a font without tables was read")
	}
}
