package repeats

import (
	"slices"
	"strings"
	"testing"
)

func TestFindInside(t *testing.T) {
	long := "je me suis levée tous les matins à six heures pour prendre le premier bus"
	for _, c := range []struct {
		name, text string
		want       []string // what is said, once for each time
	}{
		{"nothing", "", nil},
		{"said once", "J'ai choisi la cuisine. Je suis contente de mon choix.", nil},
		{"a sentence three times", "Voilà. J'ai choisi la cuisine. J'ai choisi la cuisine. Oui ! J'ai choisi la cuisine.",
			[]string{"J'ai choisi la cuisine.", "J'ai choisi la cuisine.", "J'ai choisi la cuisine."}},
		{"give or take accents, signs and hesitations", "On m'a écoutée là-bas\u00a0! Puis, euh, on m'a euh ecoutee là bas…",
			[]string{"On m'a écoutée là-bas\u00a0!"}},
		{"with its own marks", "Euh, on m'a écoutée là-bas\u202f!! Et alors ? On m'a heu ÉCOUTÉE là-bas",
			[]string{"on m'a écoutée là-bas\u202f!!", "On m'a heu ÉCOUTÉE là-bas"}},
		{"too short to matter", "Je sais pas. Bon. Je sais pas.", nil},
		{"the same few words", "Non non non non non non. Ah. Non non non non non non.", nil},
		{"anaphora", "Tu n'as pas le droit de te lever, tu n'as pas le droit de parler, tu n'as pas le droit de poser des questions…", nil},
		{"an initial ends no sentence", "Avec M. Dupont on a ri. Puis avec M. Dupont on a ri.", nil},
		{"lines end sentences", "je voulais un vrai métier\nje voulais un vrai métier", []string{"je voulais un vrai métier", "je voulais un vrai métier"}},
		{"a long phrase without marks", "alors " + long + " et puis " + long + " voilà", []string{long, long}},
		{"a sentence without marks, three times", strings.Repeat("j'ai choisi comme chef-d'œuvre ", 3),
			[]string{"j'ai choisi comme chef-d'œuvre", "j'ai choisi comme chef-d'œuvre", "j'ai choisi comme chef-d'œuvre"}},
		{"one word for ever", strings.Repeat("la ", 3000), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, in := range FindInside(items(c.text)) {
				for _, s := range in.Spans {
					got = append(got, s.Of(c.text))
				}
			}
			if c.name == "give or take accents, signs and hesitations" {
				if len(got) != 0 {
					t.Errorf("got %q: « puis » makes it another sentence", got)
				}
				return
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestFindInsideNamesItsItem(t *testing.T) {
	got := FindInside(items("Rien à signaler ici.", "On a ri tous ensemble. On a ri tous ensemble. On a bien mangé ce midi. On a bien mangé ce midi."))
	if len(got) != 2 || got[0].Item != 1 || got[1].Item != 1 || got[0].Spans[0].Start != 0 || got[1].Spans[0].Start != 46 {
		t.Errorf("got %+v, want two repeats of item 1, at 0 and at 46", got)
	}
}
