package ingest

import (
	"fmt"
	"strings"
	"testing"
)

func TestHeadingsInText(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"number signs":                {"# Un\n\n### Trois ###\n\n#pas un titre\n\n####### ni celui-ci\n", "1 Un\n3 Trois\n"},
		"a sharp that closes nothing": {"# Le langage C#\n\n#  #\n", "1 Le langage C#\n"},
		"signs inside":                {"# MIRE *pour un emploi*\n", "1 MIRE *pour un emploi*\n"},
		"bold lines":                  {"## Effets\n\n**Prendre confiance**  \nElle ose.\n\n**Un mot** gras.\n\n**Un** et **deux**\n", "2 Effets\n3 Prendre confiance\n"},
		"bold and slanted":            {"***Prendre confiance***\n\n** Oser **\n", "2 Prendre confiance\n2 Oser\n"},
		"bold over two lines":         {"**MERCI POUR VOTRE\nATTENTION**\n", "2 MERCI POUR VOTRE\n"},
		"bold sentences":              {"**Elle est venue un mardi, et elle a parlé.**\n", ""},
		"capitals":                    {"COHÉSION SOCIALE\n\nTexte.\n\nTexte\nSUITE DU TEXTE\n\nOK\n\n(RIRES)\n\nA\tB\n", "2 COHÉSION SOCIALE\n"},
		"labels are none":             {"**Anne :**\nOui.\n\n**Anne :**\nNon.\n\nENQ\nOui ?\n\nENQ\nNon ?\n", ""},
		"a very long bold one":        {"**un deux trois quatre cinq six sept huit neuf dix onze douze treize**\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := read(t, "a.txt", c.text)
			var b strings.Builder
			for _, h := range d.Layout.Headings {
				fmt.Fprintf(&b, "%d %s\n", h.Level, h.Span.Of(d.Text))
			}
			if b.String() != c.want {
				t.Errorf("got\n%swant\n%s", b.String(), c.want)
			}
		})
	}
}

func TestTitle(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"01-amina_bureautique.txt", "Bonjour.\n", "01 amina bureautique"},
		{"Entretien.Amina.TXT", "Bonjour.\n", "Entretien.Amina"},
		{`C:\études\amina.txt`, "Bonjour.\n", "amina"},
		{"études/ame\u0301lie.txt", "Bonjour.\n", "amélie"},
		{"a.txt", "# Sabrina, *cuisine*\n\nBonjour.\n", "Sabrina, cuisine"},
		{"a.txt", "Fiction.\n\n# Sabrina\n\nBonjour.\n", "Sabrina"},
		{"a.txt", "SABRINA EN CUISINE\n\nBonjour.\n", "SABRINA EN CUISINE"},
		{"a.txt", "Un.\n\nGRAND TITRE\n\nDeux.\n", "a"},
		{"a.txt", "1\n2\n3\n4\n5\n# Tard\n", "a"},
		{"a.txt", "Anne : oui.\n# Après\nAnne : non.\n", "a"},
		{"a.txt", "# →\n", "a"},
		{"---.txt", "Bonjour.\n", "---.txt"},
	} {
		if d := read(t, c.name, c.text); d.Title != c.want {
			t.Errorf("%s, %q: title %q, want %q", c.name, c.text, d.Title, c.want)
		}
	}
}
