package codebook

import (
	"regexp"
	"slices"
	"testing"

	"florilege/backend/corpus"
)

func TestTemplates(t *testing.T) {
	want := []string{"cisp", "idess", "interpretation", "mire", "valeur-societale"}
	if got := Names(); !slices.Equal(got, want) {
		t.Fatalf("templates %v, want %v", got, want)
	}
	sizes := map[string]int{"cisp": 16, "idess": 5, "interpretation": 13, "mire": 8, "valeur-societale": 11}
	for _, name := range want {
		fr, err := Load(name, "fr")
		if err != nil {
			t.Fatal(err)
		}
		en, err := Load(name, "en")
		if err != nil {
			t.Fatal(err)
		}
		if len(fr.Paths()) != sizes[name] || len(en.Paths()) != sizes[name] {
			t.Errorf("%s: %d codes in French, %d in English, want %d", name, len(fr.Paths()), len(en.Paths()), sizes[name])
		}
		if !sameShape(fr.Codes, en.Codes) {
			t.Errorf("%s: the English tree has another shape", name)
		}
		for _, tpl := range []Template{fr, en} {
			if tpl.Title == "" || tpl.Description == "" {
				t.Errorf("%s: no title or description", name)
			}
			if paths := tpl.Paths(); len(slices.Compact(slices.Sorted(slices.Values(paths)))) != len(paths) {
				t.Errorf("%s: a path stands twice", name)
			}
		}
	}
}

// What templates say stands in the window beside its own words, set the same way.
func TestTemplatesAreSetAsTheWindowIs(t *testing.T) {
	wrong := regexp.MustCompile(`'|[^\x{202F}][:;!?»]|«[^\x{202F}]`)
	for _, name := range Names() {
		tpl, err := Load(name, "fr")
		if err != nil {
			t.Fatal(err)
		}
		words := []string{tpl.Title, tpl.Description}
		walk(tpl.Codes, func(n Node) { words = append(words, n.Name, n.Definition) })
		for _, w := range words {
			if at := wrong.FindString(w); at != "" {
				t.Errorf("%s: %q in %q", name, at, w)
			}
		}
	}
}

func walk(nodes []Node, visit func(Node)) {
	for _, n := range nodes {
		visit(n)
		walk(n.Codes, visit)
	}
}

func sameShape(a, b []Node) bool {
	return slices.EqualFunc(a, b, func(x, y Node) bool {
		return x.Name != "" && y.Name != "" && (x.Definition == "") == (y.Definition == "") && sameShape(x.Codes, y.Codes)
	})
}

func TestUnknownTemplate(t *testing.T) {
	if _, err := Load("../codebook", "fr"); corpus.CodeOf(err) != corpus.NotFound {
		t.Fatalf("error %v, want not found", err)
	}
}
