package anchor

import (
	"reflect"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func TestEditsByWords(t *testing.T) {
	at := func(text, words string) corpus.Span {
		i := strings.Index(text, words)
		return corpus.Span{Start: i, End: i + len(words)}
	}
	twice := "Je sors.\nJe sors.\nMerci 🌿.\n"
	for _, c := range []struct {
		name, text string
		edits      Edits
		want       Edits
	}{
		{"none", spoken, nil, Edits{}},
		{"a letter is its word", spoken, Edits{{Span: at(spoken, "arch"), Text: "atc"}}, Edits{{Span: at(spoken, "marché"), Text: "matcé"}}},
		{"what stays the same is none", spoken, Edits{{Span: at(spoken, "jour de marché"), Text: "soir de marché"}}, Edits{{Span: at(spoken, "jour"), Text: "soir"}}},
		{"two in a word", spoken, Edits{{Span: at(spoken, "m"), Text: "M"}, {Span: at(spoken, "ché"), Text: "s"}}, Edits{{Span: at(spoken, "marché"), Text: "Mars"}}},
		{"the first of two", twice, Edits{{Span: corpus.Span{End: 9}}}, Edits{{Span: corpus.Span{End: 9}}}},
		{"the second of two", twice, Edits{{Span: corpus.Span{Start: 9, End: 18}}}, Edits{{Span: corpus.Span{Start: 9, End: 18}}}},
		{"beside an emoji", twice, Edits{{Span: at(twice, "🌿"), Text: "❤️"}}, Edits{{Span: at(twice, "🌿"), Text: "❤️"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := c.edits.ByWords(c.text)
			if !got.Valid(c.text) || got.Apply(c.text) != c.edits.Apply(c.text) {
				t.Errorf("%+v makes %q, not %q", got, got.Apply(c.text), c.edits.Apply(c.text))
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestEditsThatPartACharacter(t *testing.T) {
	const text = "l’été" // ’ is three bytes, é two
	for at, want := range map[int]bool{0: true, 1: true, 2: false, 3: false, 4: true, 5: false, 6: true, len(text): true} {
		for name, e := range map[string]Edits{
			"begins": {{Span: corpus.Span{Start: at, End: len(text)}}},
			"ends":   {{Span: corpus.Span{Start: 0, End: at}}},
		} {
			if e.Valid(text) != want {
				t.Errorf("one that %s at %d: valid is %v", name, at, !want)
			}
		}
	}
}

func FuzzEditsByWords(f *testing.F) {
	f.Add(spoken, 3, 9, "cœur", 40, 44, "")
	f.Add("🌿\u200d🌿 ❤️", 0, 4, "a", 4, 4, "b")
	f.Fuzz(func(t *testing.T, text string, a, b int, first string, c, d int, second string) {
		e := Edits{{Span: corpus.Span{Start: a, End: b}, Text: Normalize(first)}, {Span: corpus.Span{Start: c, End: d}, Text: Normalize(second)}}
		if text = Normalize(text); !e.Valid(text) {
			return
		}
		next := e.Apply(text)
		if Normalize(next) != next {
			return
		}
		if got := e.ByWords(text); !got.Valid(text) || got.Apply(text) != next {
			t.Errorf("%+v turn %q into %q, not %q", got, text, got.Apply(text), next)
		}
	})
}
