package repeats

import (
	"fmt"
	"strings"
	"testing"
)

// shown writes pieces as [-left-]{+right+} around what is the same.
func shown(a, b string) string {
	var out strings.Builder
	for _, p := range Diff(a, b) {
		switch p.Kind {
		case Left:
			fmt.Fprintf(&out, "[-%s-]", p.A.Of(a))
		case Right:
			fmt.Fprintf(&out, "{+%s+}", p.B.Of(b))
		default:
			out.WriteString(p.A.Of(a))
		}
	}
	return out.String()
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"nothing", "", "", ""},
		{"the same", "J'ai repris confiance.", "J'ai repris confiance.", "J'ai repris confiance."},
		{"only signs differ", "Élève, chef-d'œuvre !", "eleve chef d’oeuvre", "Élève, chef-d'œuvre !"},
		{"one word changed", "un grand chien dort", "un petit chien dort", "un [-grand-]{+petit+} chien dort"},
		{"words side by side change as one", "un très grand chien dort", "un tout petit chien dort", "un [-très grand-]{+tout petit+} chien dort"},
		{"a word more", "je suis là", "je suis euh là", "je suis{+euh+} là"},
		{"a word less at the start", "Alors je suis là.", "Je suis là.", "[-Alors-] je suis là."},
		{"a word less at the end", "je suis là aussi", "je suis là", "je suis là [-aussi-]"},
		{"words against none", "bonjour.", "…", "[-bonjour-]."},
		{"none against words", "", "bonjour", "{+bonjour+}"},
		{"wholly different", "un deux", "trois", "[-un deux-]{+trois+}"},
		{"moved", "le matin je marche", "je marche le matin", "{+je marche+}le matin [-je marche-]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(c.a, c.b); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			covers(t, c.a, c.b)
		})
	}
}

// covers checks what Diff promises of its pieces.
func covers(t *testing.T, a, b string) {
	t.Helper()
	var left, right strings.Builder
	var last DiffKind
	for _, p := range Diff(a, b) {
		left.WriteString(p.A.Of(a))
		right.WriteString(p.B.Of(b))
		if p.Kind == last || p.Kind == Left && last == Right || p.Kind == Left && !p.B.Empty() || p.Kind == Right && !p.A.Empty() || p.A.Empty() && p.B.Empty() {
			t.Errorf("piece %+v after %q in the comparison of %q and %q", p, last, a, b)
		}
		last = p.Kind
	}
	if left.String() != a || right.String() != b {
		t.Errorf("the pieces give %q and %q, want %q and %q", left.String(), right.String(), a, b)
	}
}

func FuzzDiff(f *testing.F) {
	f.Add("un grand chien", "un petit chien, euh")
	f.Add("«\u202fÉlève\u00a0!\u202f»", "e\u0301le\u0300ve")
	f.Add("a b c d e", "e d c b a")
	f.Add("", "\xff mot \xf0\x9f")
	f.Fuzz(func(t *testing.T, a, b string) { covers(t, a, b) })
}
