package seal

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestSuggestions(t *testing.T) {
	for locale, list := range map[string]string{"fr": french, "en": english} {
		words := strings.Fields(list)
		if bits := suggested * math.Log2(float64(len(words))); bits < 50 {
			t.Errorf("%s: %.0f bits", locale, bits)
		}
		if sorted := slices.Compact(slices.Sorted(slices.Values(words))); len(sorted) != len(words) {
			t.Errorf("%s: words stand twice", locale)
		}
		seen := map[string]bool{}
		for range 100 {
			s := Suggest(locale)
			seen[s] = true
			if !LongEnough(s) || len(strings.Fields(s)) != suggested {
				t.Errorf("%q", s)
			}
			for _, w := range strings.Fields(s) {
				if !slices.Contains(words, w) {
					t.Errorf("%q is no word of the list", w)
				}
			}
		}
		if len(seen) != 100 {
			t.Errorf("%s: %d of 100 are different", locale, len(seen))
		}
	}
}
