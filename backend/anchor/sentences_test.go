package anchor

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Je téléphone. La dame m’écoute.", []string{"Je téléphone.", "La dame m’écoute."}},
		{"J’ai vu M. Dupont hier. Il va bien.", []string{"J’ai vu M. Dupont hier.", "Il va bien."}},
		{"Les papiers, p. ex. la mutuelle. Voilà.", []string{"Les papiers, p. ex. la mutuelle.", "Voilà."}},
		{"C’est J. Martin qui l’a dit. Oui.", []string{"C’est J. Martin qui l’a dit.", "Oui."}},
		{"Le bus, le train, etc. tout ça coûte. Oui.", []string{"Le bus, le train, etc. tout ça coûte.", "Oui."}},
		{"Le bus, le train, etc. Après je marche.", []string{"Le bus, le train, etc.", "Après je marche."}},
		{"Oui\u202f! dit-elle. Et puis non.", []string{"Oui\u202f! dit-elle.", "Et puis non."}},
		{"Oui ! … Je ne sais pas.", []string{"Oui ! …", "Je ne sais pas."}},
		{"Euh… j’osais pas. Voilà.", []string{"Euh… j’osais pas.", "Voilà."}},
		{"« Je viens. » Et elle est venue.", []string{"« Je viens. »", "Et elle est venue."}},
		{"« Tu viens ? » disait ma sœur. Non.", []string{"« Tu viens ? » disait ma sœur.", "Non."}},
		{"Je prends le\nbus de huit heures. Après.", []string{"Je prends le\nbus de huit heures.", "Après."}},
		{"Sans point final\n\net puis après", []string{"Sans point final", "et puis après"}},
		{"je sais pas moi on verra", []string{"je sais pas moi on verra"}},
		{"Il y a 3.5 km. Oui.", []string{"Il y a 3.5 km.", "Oui."}},
		{"", nil},
		{"  \n ", nil},
	} {
		var got []string
		for _, s := range Sentences(c.text) {
			got = append(got, s.Of(c.text))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q is cut into %q, want %q", c.text, got, c.want)
		}
	}
}

// TestSentencesLoseNothing lays pieces at random: sentences never overlap, and
// leave out nothing but blanks.
func TestSentencesLoseNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	pieces := []string{"M.", "oui", "Non !", "«", "»", "…", "\n", "\n\n", "etc.", "É", "👩\u200d🌾", "?", "  ", "p. ex.", "e\u0301", "\u202f"}
	for range 3000 {
		var b strings.Builder
		for range 12 {
			b.WriteString(pieces[r.IntN(len(pieces))])
			b.WriteString([]string{"", " ", " "}[r.IntN(3)])
		}
		text, at := b.String(), 0
		for _, s := range Sentences(text) {
			if s.Start < at || s.Empty() || strings.TrimSpace(text[at:s.Start]) != "" {
				t.Fatalf("%q: sentence %v after %d", text, s, at)
			}
			at = s.End
		}
		if strings.TrimSpace(text[at:]) != "" {
			t.Fatalf("%q: what follows %d is in no sentence", text, at)
		}
	}
}
