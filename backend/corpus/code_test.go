package corpus

import (
	"regexp"
	"slices"
	"testing"
)

func TestPath(t *testing.T) {
	codes := map[ID]Code{
		"a": {Name: "Estime de soi"}, "b": {Name: "Prendre confiance", Parent: "a"}, "c": {Name: "Oser", Parent: "b"},
		"lost": {Name: "Seul", Parent: "gone"}, "x": {Name: "X", Parent: "y"}, "y": {Name: "Y", Parent: "x"},
	}
	for id, want := range map[ID]string{
		"a": "Estime de soi", "c": "Estime de soi/Prendre confiance/Oser", "lost": "Seul", "gone": "", "": "",
	} {
		if got := Path(codes, id); got != want {
			t.Errorf("path of %q is %q, want %q", id, got, want)
		}
	}
	for _, c := range []struct {
		id, root ID
		want     bool
	}{{"c", "a", true}, {"c", "c", true}, {"a", "c", false}, {"lost", "gone", true}, {"", "a", false}, {"x", "a", false}} {
		if got := Under(codes, c.id, c.root); got != c.want {
			t.Errorf("%q under %q: %v", c.id, c.root, got)
		}
	}
	Path(codes, "x") // codes that hang under one another come to an end
}

func TestPalette(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Palette() {
		if seen[c] || !regexp.MustCompile(`^#[0-9a-f]{6}$`).MatchString(c) {
			t.Errorf("%s is no colour, or stands twice", c)
		}
		seen[c] = true
	}
}

func TestQuoteCodes(t *testing.T) {
	q := Quote{Codings: []Coding{{Code: "b"}, {Code: "a"}}}
	if !slices.Equal(q.Codes(), []ID{"b", "a"}) || !q.HasCode("a") || q.HasCode("c") || len(Quote{}.Codes()) != 0 {
		t.Errorf("codes %v", q.Codes())
	}
}
