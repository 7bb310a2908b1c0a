package anchor

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestNormalize(t *testing.T) {
	for in, want := range map[string]string{
		"":                                    "",
		"Un.\r\nDeux.\rTrois.\n\r\n":          "Un.\nDeux.\nTrois.\n\n",
		"un\u2028deux\u2029trois":             "un\ndeux\ntrois",
		"une page\fl'autre\vligne\u0085fin":   "une page\nl'autre\nligne\nfin",
		"e\u0301te\u0301, c\u0327a, u\u0302":  "été, ça, û",
		"\ufeffBonjour":                       "Bonjour",
		"\ufeff\ufeff\ufeff\x01\ufeffBonjour": "Bonjour",
		"un\ufeffdeux":                        "un\ufeffdeux",
		"a\x00b\x1bc\x7fd\u0090e":             "abcde",
		"tab\tet fin":                         "tab\tet fin",
		"e\x01\u0301":                         "é",
		"bon\xffjour":                         "bon\ufffdjour",
		"cœur, «\u202fça\u00a0!\u202f», ﬁn":   "cœur, «\u202fça\u00a0!\u202f», ﬁn",
		"👩🏽‍🚀 🇧🇪 👍\ufe0f":                     "👩🏽‍🚀 🇧🇪 👍\ufe0f",
	} {
		if got := Normalize(in); got != want {
			t.Errorf("Normalize(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzNormalize(f *testing.F) {
	for _, s := range []string{"", "\ufeff\ufeff\ufeffa", "a\r\r\n\n\rb", "e\x01\u0301", "\u0344\u0958\u212b", "\u1100\x00\u1161", "\xff\xfe", "a\u2028\u0301", "\x85\u0085\f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Normalize(s)
		if !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) {
			t.Fatalf("Normalize(%q) = %q is no valid NFC", s, got)
		}
		if strings.HasPrefix(got, "\ufeff") || strings.ContainsAny(got, "\r\v\f\x00\u0085\u2028\u2029") {
			t.Fatalf("Normalize(%q) = %q keeps signs that no text holds", s, got)
		}
		if again := Normalize(got); again != got {
			t.Fatalf("Normalize(%q) = %q, and again %q", s, got, again)
		}
	})
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Élève, ÊTRE, près":     "eleve, etre, pres",
		"e\u0301cole":           "ecole",
		"Œuvre et cœur, Æsope":  "oeuvre et coeur, aesope",
		"l’école aujourd‘hui":   "l'ecole aujourd'hui",
		"peut‑être":             "peut-etre",
		"ça\u202f: un\u00a0mot": "ca : un mot",
		"ﬁn, Straße, ŀ":         "fin, strasse, l·",
		"İstanbul":              "istanbul",
		"BRUNO":                 "bruno",
		"a\tb\nc":               "a b c",
		"👩🏽‍🚀":                  "👩🏽‍🚀",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldIsIdempotent(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		got := Fold(string(r))
		if again := Fold(got); again != got {
			t.Errorf("Fold(%q) = %q, and again %q", r, got, again)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Élève", "İ", "ǅ", "ﬁ", "\u1e9e", "Œ’‑\u202f", "\u0130\u0307", "ϒ\u0301", "℀", "ª", "ᴭ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Fold(s)
		if again := Fold(got); again != got {
			t.Fatalf("Fold(%q) = %q, and again %q", s, got, again)
		}
	})
}
