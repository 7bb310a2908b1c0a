package corpus

import (
	"reflect"
	"regexp"
	"slices"
	"testing"
	"time"
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

func TestJoined(t *testing.T) {
	early, late := time.Unix(1, 0), time.Unix(2, 0)
	one, two := Stance{"d", "one"}, Stance{"e", "two"}
	for name, c := range map[string]struct{ a, b, want Coding }{
		"the earlier, of both":      {Coding{By: "a", At: late}, Coding{By: "b", At: early}, Coding{By: "b", At: early, Also: []Hand{{"a", late}}}},
		"one person once":           {Coding{By: "a", At: late}, Coding{By: "a", At: early}, Coding{By: "a", At: early}},
		"a person before a rule":    {Coding{By: "a", At: early, Auto: AutoQuery}, Coding{By: "b", At: late}, Coding{By: "b", At: late}},
		"a person after all":        {Coding{By: "a", At: late}, Coding{By: "b", At: early, Auto: AutoWords}, Coding{By: "a", At: late}},
		"what both say":             {Coding{At: early, Stances: []Stance{one}}, Coding{At: late, Stances: []Stance{two}}, Coding{At: early, Stances: []Stance{one, two}}},
		"the first of one question": {Coding{At: early, Stances: []Stance{one}}, Coding{At: late, Stances: []Stance{{"d", "x"}}}, Coding{At: early, Stances: []Stance{one}}},
	} {
		if got := Joined(c.a, c.b); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestHands(t *testing.T) {
	early, late := time.Unix(1, 0), time.Unix(2, 0)
	both := Coding{By: "a", At: early, Also: []Hand{{"b", late}}}
	if got, others := both.Without("a"); !others || !reflect.DeepEqual(got, Coding{By: "b", At: late}) {
		t.Errorf("without the first: %+v %v", got, others)
	}
	if _, others := (Coding{By: "a"}).Without("a"); others {
		t.Error("somebody is left of one")
	}
	one := both.Renamed(func(string) string { return "Codeur 1" })
	if !reflect.DeepEqual(one.Coders(), []string{"Codeur 1"}) || !both.Of("b") || both.Of("c") {
		t.Errorf("renamed to one: %q", one.Coders())
	}
}
