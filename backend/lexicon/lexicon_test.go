package lexicon

import (
	"slices"
	"strings"
	"testing"
)

func lemmas(list []Lemma) string {
	var out []string
	for _, l := range list {
		out = append(out, l.Word+"/"+string(l.Class))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestLemmas(t *testing.T) {
	for form, want := range map[string]string{
		"travaux":      "travail/n",
		"mangent":      "manger/v",
		"mangeait":     "manger/v",
		"yeux":         "œil/n",
		"messieurs":    "monsieur/n",
		"étaient":      "étayer/v être/v",
		"formatrices":  "formateur/n",
		"travailleuse": "travailleur/n",
		"aujourd'hui":  "aujourd'hui/n",
		"grands-mères": "grand-mère/n",
		"du":           "du/g",
		"vieilles":     "vieux/n",
		"liège":        "liège/n liège/p liéger/v",
		"xyzzy":        "",
		"eleves":       "",
	} {
		if got := lemmas(French().Lemmas(form)); got != want {
			t.Errorf("%s: got %s, want %s", form, got, want)
		}
	}
}

func TestLooseLooksBehindAccents(t *testing.T) {
	for folded, want := range map[string]string{
		"eleves":  "élever/v élève/n",
		"oeil":    "œil/n",
		"coeurs":  "cœur/n",
		"etaient": "étayer/v être/v",
		"ca":      "ça/g çà/n",
		"":        "",
		"привет":  "",
	} {
		if got := lemmas(French().Loose(folded)); got != want {
			t.Errorf("%s: got %s, want %s", folded, got, want)
		}
	}
}

func TestRulesLeadBack(t *testing.T) {
	for _, tt := range []struct {
		form  string
		lemma Lemma
	}{{"yeux", Lemma{"œil", Noun}}, {"étés", Lemma{"été", Noun}}, {"suis", Lemma{"être", Verb}}, {"où", Lemma{"où", Grammar}}} {
		r, err := ParseRule(RuleOf(tt.form, tt.lemma).String())
		if err != nil || r.Of(tt.form) != tt.lemma {
			t.Errorf("%s: the rule %v, %v, leads to %v", tt.form, r, err, r.Of(tt.form))
		}
	}
	for _, s := range []string{"", "n", "x3n"} {
		if _, err := ParseRule(s); err == nil {
			t.Errorf("%q was read as a rule", s)
		}
	}
}

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"Je ne sais pas si le projet me plaît, mais on y va avec les autres.":           "fr",
		"I think that they have the feeling it was not for them, but you never know.":   "en",
		"Ik denk dat het niet voor mij was, maar de mensen zijn er ook met een project": "nl",
		"Oui oui.":                      "??",
		"De en de en de en de en de en": "??",
		"Le the la the les the des the un the une the et the et": "??",
	} {
		if got := Language(text, "??"); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}
