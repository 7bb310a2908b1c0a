package index

import (
	"strings"
	"testing"
	"unicode"

	"florilege/backend/anchor"
	"florilege/backend/lexicon"
)

// FuzzTokens holds whatever text comes: its tokens lie apart in order, between whole
// characters, each found by the letters that it marks.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{
		"L’élève, aujourd'hui : 1 000 € (12,5 %).", "formateur·rice·s, étudiant(e)s, travailleur.euse.s, ouvrier-ère-s/euses",
		"C.P.A.S. O.N.E.M. a.b.c M. A.", "peut-être rendez‑vous c’est-à-dire qu’en-dira-t-on", "1.000.000,25 12.05.2024 081 234 567",
		"garc\u0327on auto\u00adnomie 👩‍👩‍👧 e\u0301(e)s", "\xff\xfe·s (", "a·b·c·d·e·f", "été(", "(e)s", "A.\u0301B.",
	} {
		f.Add(s)
	}
	t := tokenizer{lexicon.French()}
	f.Fuzz(func(test *testing.T, s string) {
		end := 0
		for _, k := range t.all(s) {
			if k.span.Start < end || k.span.Empty() || k.span.End > len(s) {
				test.Fatalf("%q: a token at %v after %d", s, k.span, end)
			}
			end = k.span.End
			if strings.ToValidUTF8(s, "") == s && !newer(s) {
				if trimmed, ok := anchor.Trim(k.span, s); !ok || trimmed != k.span {
					test.Errorf("%q: the token %v cuts a character", s, k.span)
				}
			}
			for _, term := range k.terms {
				if term == "" || strings.TrimSuffix(term, partSign) == "" {
					test.Errorf("%q: an empty term at %v", s, k.span)
				}
			}
		}
	})
}

// newer reports whether a text has a character that Unicode got after Go's tables were
// made; those that tell characters apart may know it.
func newer(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cn, r) })
}

func TestFuzzyWordsShareTheirWork(t *testing.T) {
	words := []string{"apprenti", "apprentissage", "apprentissages", "aprentissage", "ete", "etes", "maison", "maisons", "mison", "raison", "œuf"}
	for _, typed := range []string{"maison", "apprentissage", "ete", "", "xyz"} {
		for edits := 1; edits <= 2; edits++ {
			var got, want []string
			eachAlike(typed, edits, words, func(w string) { got = append(got, w) })
			for _, w := range words {
				if distance([]rune(typed), []rune(w), edits+1) <= edits {
					want = append(want, w)
				}
			}
			if strings.Join(got, " ") != strings.Join(want, " ") {
				t.Errorf("%s~%d: got %q, want %q", typed, edits, got, want)
			}
		}
	}
}
