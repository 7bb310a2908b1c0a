package corpus

import (
	"strings"
	"testing"
)

func TestPrinted(t *testing.T) {
	words := "Et la dame au bout du fil, elle m’a écouté."
	at := func(part string) Span {
		i := strings.Index(words, part)
		return Span{Start: i, End: i + len(part)}
	}
	after := func(part string) Span { return Span{Start: at(part).End, End: at(part).End} }
	for _, c := range []struct {
		edits []Edit
		want  string
	}{
		{nil, words},
		{[]Edit{{Span: at("la dame au bout du fil, ")}}, "Et […] elle m’a écouté."},
		{[]Edit{{Span: at(" au bout du fil")}}, "Et la dame […], elle m’a écouté."},
		{[]Edit{{Span: after("la dame"), Text: "de la mutuelle"}}, "Et la dame [de la mutuelle] au bout du fil, elle m’a écouté."},
		{[]Edit{{Span: at("elle"), Text: "la dame"}}, "Et la dame au bout du fil, [la dame] m’a écouté."},
		{[]Edit{{Span: at("Et la ")}, {Span: after("fil"), Text: "à Namur"}, {Span: at("elle m’a ")}}, "[…] dame au bout du fil [à Namur], […] écouté."},
		{[]Edit{{Span: Span{}, Text: "hier"}, {Span: at("la dame ")}}, "[hier] Et […] au bout du fil, elle m’a écouté."},
		{[]Edit{{Span: at("Et ")}, {Span: Span{Start: 3, End: 3}, Text: "hier"}}, "[…] [hier] la dame au bout du fil, elle m’a écouté."},
	} {
		if err := Valid(words, c.edits); err != nil {
			t.Errorf("%+v: %v", c.edits, err)
		}
		got := Printed(words, c.edits, nil)
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
		if !Proves(got, words, c.edits) {
			t.Errorf("%q is not proved", got)
		}
		for _, lie := range []string{strings.Replace(got, "écouté", "crié", 1), got + "!", strings.Replace(got, "écouté", "é […] é", 1)} {
			if Proves(lie, words, c.edits) {
				t.Errorf("%q is proved", lie)
			}
		}
	}
}

func TestValidRefuses(t *testing.T) {
	words := "déjà vu"
	for name, edits := range map[string][]Edit{
		"outside":     {{Span: Span{Start: 2, End: 40}}},
		"disorder":    {{Span: Span{Start: 5, End: 6}}, {Span: Span{Start: 0, End: 1}}},
		"a character": {{Span: Span{Start: 2, End: 4}}},
		"nothing":     {{Span: Span{Start: 3, End: 3}}},
		"all":         {{Span: Span{Start: 0, End: len(words)}}},
		"brackets":    {{Span: Span{Start: 0, End: 0}, Text: "a]b"}},
		"lines":       {{Span: Span{Start: 0, End: 0}, Text: "a\nb"}},
	} {
		if CodeOf(Valid(words, edits)) != Invalid {
			t.Errorf("%s: accepted", name)
		}
	}
}

func FuzzPrintedIsProved(f *testing.F) {
	f.Add("Et la dame au bout du fil", 3, 10, 12, 12, "x y")
	f.Add("é😀 a [b] […]", 0, 2, 7, 9, "")
	f.Fuzz(func(t *testing.T, words string, a, b, c, d int, text string) {
		edits := []Edit{{Span: Span{Start: a, End: b}}, {Span: Span{Start: c, End: d}, Text: text}}
		if Valid(words, edits) == nil && !Proves(Printed(words, edits, nil), words, edits) {
			t.Fatalf("%q of %q is not proved", Printed(words, edits, nil), words)
		}
	})
}
