package planted

import (
	"math/rand/v2"
	"strings"
	"testing"

	"florilege/backend/anchor"
)

// TestKinds makes every kind of edit and of lookalike from texts of ten words and
// more: an excerpt that must be found has eight words and stands in its text.
func TestKinds(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	e := &Editor{Rand: r, Word: func() string { return string(rune('a'+r.IntN(26))) + "ousin" }}
	long := "Avant, je n’osais pas « téléphoner » ; maintenant j’appelle moi-même la commune et mon fils me regarde : il est fier."
	for _, text := range []string{"un deux trois quatre cinq six sept huit neuf dix", long} {
		seen := map[string]bool{}
		for _, k := range append(Kinds(), Lookalikes()...) {
			if seen[k.Name] {
				t.Errorf("%q is listed twice", k.Name)
			}
			seen[k.Name] = true
			for range 50 {
				made := k.Make(e, text)
				if made == "" {
					t.Errorf("%s leaves nothing", k.Name)
				}
				if !strings.HasPrefix(k.Name, "excerpt of 8 words") {
					continue
				}
				if n := anchor.CountWords(made); n < excerptWords || !strings.Contains(text, made) {
					t.Errorf("%s: %d words, %q", k.Name, n, made)
				}
			}
		}
	}
}
