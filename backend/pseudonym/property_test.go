package pseudonym

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// lawful checks what holds of any text shown with any table.
func lawful(t *testing.T, m *Matcher, text string) {
	t.Helper()
	edits := m.Edits(text)
	at := 0
	for _, e := range edits {
		if e.Span.Start < at || e.Span.Empty() || !e.Span.Within(len(text)) {
			t.Fatalf("%q: edits %v", text, edits)
		}
		if !utf8.RuneStart(text[e.Span.Start]) || e.Span.End < len(text) && !utf8.RuneStart(text[e.Span.End]) {
			t.Fatalf("%q: %v cuts a character", text, e.Span)
		}
		at = e.Span.End
	}
	shown := m.Apply(text)
	if len(edits) == 0 && shown.Text != text {
		t.Fatalf("%q without names became %q", text, shown.Text)
	}
	at = 0
	for i, e := range append(edits, Edit{Span: corpus.Span{Start: len(text), End: len(text)}}) {
		same := corpus.Span{Start: at, End: e.Span.Start}
		there := shown.Span(same)
		if !same.Empty() && (there.Of(shown.Text) != same.Of(text) || shown.Original(there) != same) {
			t.Fatalf("%q, %q: %v is shown at %v, which stands for %v", text, shown.Text, same, there, shown.Original(there))
		}
		if i < len(edits) {
			there := shown.Span(e.Span)
			if there.Of(shown.Text) != e.With || e.With != "" && shown.Original(there) != e.Span {
				t.Fatalf("%q, %q: %v is shown at %v, which stands for %v", text, shown.Text, e, there, shown.Original(there))
			}
		}
		at = e.Span.End
	}
	for start := 0; start <= len(text); start++ {
		s := corpus.Span{Start: start, End: min(len(text), start+7)}
		if there := shown.Span(s); !there.Within(len(shown.Text)) || !shown.Original(there).Within(len(text)) {
			t.Fatalf("%q, %q: %v is shown at %v", text, shown.Text, s, there)
		}
	}
}

// stands reports whether some word of a pseudonym is a word of a name: then
// what is shown may hold names again.
func meets(m *Matcher) bool {
	for _, n := range m.names {
		for _, w := range foldedWords(m.folder(), n.Pseudonym) {
			if m.ids[w] != 0 || m.ids[strings.TrimSuffix(w, "s")] != 0 {
				return true
			}
		}
	}
	return false
}

func FuzzText(f *testing.F) {
	f.Add("Fatima Benali", "Mme Benali", "Nora Idrissi", "Et d'Amina, de FATIMA BENALI à l'Oasis. Fatima's", "fr")
	f.Add("l'Oasis", "Oasis", "la Ruche", "du Relais à l’Oasis, De Oasis L'OASIS", "fr")
	f.Add("Zoé", "", "", "Zoe\u0301, ZOÉS d'zoé", "fr")
	f.Add("D.", "M. D", "L.", "Voici M.\nD. et M\u00a0D.. d's", "en")
	f.Add("a", "b", "c", "d'a d' a\u200b \u00ad'A'S", "fr")
	f.Fuzz(func(t *testing.T, name, form, instead, text, language string) {
		if len(text) > 2000 {
			return
		}
		for _, kind := range []corpus.NameKind{corpus.NameOfPerson, corpus.NameOfOrganisation} {
			m := Compile([]corpus.Pseudonym{{Kind: kind, Name: name, Forms: []string{form}, Pseudonym: instead}, organisation("Oasis", "le Relais")}, language)
			if !utf8.ValidString(text) || !utf8.ValidString(instead) {
				_ = m.Apply(text) // anything but a panic
				continue
			}
			lawful(t, m, text)
			once := m.Text(text)
			if twice := m.Text(once); !meets(m) && len(m.Find(once)) == 0 && twice != once {
				t.Fatalf("%q became %q, then %q", text, once, twice)
			}
		}
	})
}

// TestTwiceIsOnce: what is shown holds no name any more.
func TestTwiceIsOnce(t *testing.T) {
	names := []corpus.Pseudonym{
		person("Fatima Benali", "Nora Idrissi", "Fatima", "Benali"), person("Paul", "Anne"), person("Ahmed", "Bruno"),
		organisation("Oasis", "la Ruche"), organisation("l'Envol", "le Relais"), place("Verviers", "Huy"),
	}
	m := Compile(names, "fr")
	if meets(m) {
		t.Fatal("the table of the test holds its own pseudonyms")
	}
	parts := strings.Split("Fatima|Benali|FATIMA|fatimas|Paul|Ahmed|Oasis|Envol|Verviers|d'|l’|qu'|de |du |à |au |le |la |que | | |, |. |-|\n|\n\n|\u00a0|s|'s|💪🏽|e\u0301|la gare", "|")
	r := rand.New(rand.NewPCG(7, 7))
	for range 20_000 {
		var b strings.Builder
		for range r.IntN(14) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		text := b.String()
		lawful(t, m, text)
		once := m.Text(text)
		if found := m.Find(once); len(found) > 0 {
			t.Fatalf("%q became %q, which holds %v", text, once, found)
		}
		if twice := m.Text(once); twice != once {
			t.Fatalf("%q became %q, then %q", text, once, twice)
		}
	}
}

func BenchmarkEdits(b *testing.B) {
	var names []corpus.Pseudonym
	for i := range 300 {
		names = append(names, person(fmt.Sprintf("Prénom%s Nom%s", letters(i), letters(i)), "Camille "+letters(i), "Prénom"+letters(i), "Mme Nom"+letters(i)))
	}
	m := Compile(names, "fr")
	// 10,000 words of which one in a hundred is a name.
	words := strings.Fields("Alors j’ai dit à la dame que l’été, après le congé, on n’avait plus rien à manger et que ça n’allait plus du tout")
	r := rand.New(rand.NewPCG(1, 1))
	var text strings.Builder
	for i := range 10_000 {
		w := words[r.IntN(len(words))]
		if i%100 == 0 {
			w = "d’Prénom" + letters(r.IntN(300))
		}
		text.WriteString(w + " ")
	}
	t := text.String()
	b.SetBytes(int64(len(t)))
	for b.Loop() {
		if len(m.Edits(t)) < 100 {
			b.Fatal("names were not found")
		}
	}
}

func letters(i int) string { return string([]rune{rune('a' + i/26), rune('a' + i%26)}) }
