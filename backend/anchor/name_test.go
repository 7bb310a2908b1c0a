package anchor

import (
	"testing"
	"unicode/utf8"
)

func TestNamesHideAndReorderNothing(t *testing.T) {
	for in, want := range map[string]string{
		"":                               "",
		"  Amina\t\n Bruno ":             "Amina Bruno",
		"Amina  B":                       "Amina B",
		"e\u0301tude":                    "étude",
		"a\u202Egpj.exe":                 "agpj.exe",
		"\u2067x\u2069 \u200By\u2060":    "x y",
		"line\u2028other\u0000\u001b[2J": "line other[2J",
		"می\u200cخواهم 👩\u200d🌾":         "می\u200cخواهم 👩\u200d🌾",
		"אמינה":                          "אמינה",
		"\u202E":                         "",
		"a\xffb":                         "a\uFFFDb",
		"co\u00adopérative":              "coopérative",
	} {
		if got := Name(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
		if twice := Name(want); twice != want {
			t.Errorf("%q became %q the second time", want, twice)
		}
	}
}

func FuzzName(f *testing.F) {
	f.Add("Amina \u202E x")
	f.Fuzz(func(t *testing.T, s string) {
		got := Name(s)
		if !utf8.ValidString(got) || Name(got) != got {
			t.Fatalf("%q became %q, then %q", s, got, Name(got))
		}
		for _, r := range got {
			if r < ' ' || r == 0x7f || Unseen(r) && r != '\u200c' && r != '\u200d' {
				t.Fatalf("%q kept %U", s, r)
			}
		}
	})
}
