package export

import (
	"testing"
	"time"
)

func TestQuoted(t *testing.T) {
	for _, c := range []struct{ language, words, want string }{
		{"fr", "Oui.", "«\u202fOui.\u202f»"},
		{"en", "Yes.", "“Yes.”"},
		{"fr-BE", "Oui.", "«\u202fOui.\u202f»"},
		{"nl", "Ja.", "“Ja.”"},
		{"fr", "«\u00a0Oui.\u00a0»", "«\u00a0Oui.\u00a0»"},
		{"fr", "« Oui. »", "« Oui. »"},
		{"fr", "“Oui.”", "“Oui.”"},
		{"fr", `"Oui."`, `"Oui."`},
		{"en", "« Oui. »", "« Oui. »"},
		{"fr", "Il m’a dit « viens ».", "«\u202fIl m’a dit “viens”.\u202f»"},
		{"fr", "« Viens », il disait, « reviens »", "«\u202f“Viens”, il disait, “reviens”\u202f»"},
		{"fr", "« Il a dit « viens » »", "« Il a dit « viens » »"},
		{"fr", `"Viens", "reviens"`, "«\u202f\"Viens\", \"reviens\"\u202f»"},
		{"fr", "« Viens", "«\u202f« Viens\u202f»"},
		{"fr", `"`, "«\u202f\"\u202f»"},
		{"fr", "", "«\u202f\u202f»"},
	} {
		if got := languageOf(c.language).quoted(c.words); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.language, c.words, got, c.want)
		}
	}
}

func TestAttribution(t *testing.T) {
	for _, c := range []struct {
		language string
		quote    Quote
		options  Options
		want     string
	}{
		{"fr", Quote{Speaker: "Bruno", Title: "chantier bois", Turn: 12, Said: 2, People: 2}, Options{}, "Bruno, chantier bois · tour\u00a012 · dit 2\u00a0fois, par 2\u00a0personnes"},
		{"en", Quote{Speaker: "Bruno", Title: "timber yard", Turn: 12, Said: 3, People: 2}, Options{}, "Bruno, timber yard · turn\u00a012 · said 3\u00a0times, by 2\u00a0people"},
		{"en", Quote{Speaker: "Bruno", Said: 2}, Options{}, "Bruno · said twice, by the same person"},
		{"fr", Quote{Speaker: "Bruno", Title: "chantier bois", Turn: 12, Said: 1}, Options{HideTurns: true}, "Bruno, chantier bois"},
		{"fr", Quote{Speaker: "Bruno", Title: "chantier bois", Turn: 12, Time: "00:12:31", Said: 2}, Options{}, "Bruno, chantier bois · tour\u00a012 · 00:12:31 · dit 2\u00a0fois, par la même personne"},
		{"en", Quote{Speaker: "Bruno", Turn: 12, Time: "00:12:31"}, Options{HideTurns: true}, "Bruno"},
		{"fr", Quote{Title: "réponse 3"}, Options{}, "réponse 3"},
		{"fr", Quote{Speaker: "Bruno", Title: "Bruno, chantier bois"}, Options{}, "Bruno, chantier bois"},
		{"fr", Quote{Speaker: "Bruno", Title: "Bruno"}, Options{}, "Bruno"},
		{"fr", Quote{Speaker: "P1", Title: "P10 – entretien"}, Options{}, "P1, P10 – entretien"},
		{"fr", Quote{Speaker: "A", Title: "Atelier de mars"}, Options{}, "A, Atelier de mars"},
		{"fr", Quote{Speaker: "Marie", Title: "Marie-Lou"}, Options{}, "Marie, Marie-Lou"},
		{"fr", Quote{Turn: 4}, Options{}, "tour\u00a04"},
		{"fr", Quote{}, Options{}, ""},
	} {
		if got := languageOf(c.language).attribution(c.quote, c.options); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.quote, got, c.want)
		}
	}
}

func TestAbout(t *testing.T) {
	d := quoteOnly("Oui.")
	d.Made = time.Date(2026, time.August, 1, 23, 0, 0, 0, time.UTC)
	if got, want := languageOf("fr").about(d), "Les mots du CISP · 1\u00a0extrait · 1er\u00a0août 2026"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	d.Blocks, d.Project = nil, d.Title
	if got, want := languageOf("en").about(d), "0\u00a0quotes · 1\u00a0August 2026"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"œuvre, 5\u202f%, e\u0301, 👩‍💻": "œuvre, 5\u202f%, e\u0301, 👩‍💻",
		"a\r\nb\rc\n\td":                "a\nb\nc\n\td",
		"a\x00b\x1bc\x7fd\u0085e":       "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe",
		"a\uFFFEb\uFFFFc":               "a\uFFFDb\uFFFDc",
		"a\xffb":                        "a\uFFFDb",
	} {
		if got := printable(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
