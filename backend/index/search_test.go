package index

import (
	"context"
	"slices"
	"testing"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// filled returns an index in memory that holds the documents.
func filled(t testing.TB, docs ...Doc) *Index {
	t.Helper()
	x, err := Memory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := x.Apply(Batch{Put: docs}); err != nil {
		t.Fatal(err)
	}
	return x
}

// found returns the result of a search, which must be well formed.
func found(t testing.TB, x *Index, search string, r Request) Result {
	t.Helper()
	var err error
	if r.Query, err = Parse(search); err != nil {
		t.Fatalf("%s: %v", search, err)
	}
	out, err := x.Search(context.Background(), r)
	if err != nil {
		t.Fatalf("%s: %v", search, err)
	}
	return out
}

func passage(text string) Doc {
	return Doc{Kind: Testimonies, ID: id("aa", 1), Testimony: id("aa", 1), Span: corpus.Span{End: len(text)}, Text: text}
}

func TestSearchFindsFrenchAsItIsTyped(t *testing.T) {
	tests := []struct {
		text, search string
		want         []string // the words highlighted; none where the text is not found
	}{
		// Inflections.
		{"Je travaillais à la ferme.", "travailler", []string{"travaillais"}},
		{"Ils ont travaillé, elles travaillent.", "travaille", []string{"travaillé", "travaillent"}},
		{"Elles parlent souvent.", "parler", []string{"parlent"}},
		{"Il parle", "parlent", []string{"parle"}},
		{"Les étrangers", "étranger", []string{"étrangers"}},
		{"Un métier étranger", "métiers étrangers", []string{"métier", "étranger"}},
		{"Les présents", "présent", []string{"présents"}},
		{"Tout près", "présent", nil},
		{"Des formations utiles.", "formation", []string{"formations"}},
		{"Une formation utile.", "formations utiles", []string{"formation", "utile"}},
		{"Elle a changé de maison.", "maisons changer", []string{"changé", "maison"}},
		{"Il marche seul.", "travailler", nil},
		// Accents and case.
		{"L’élève était inquiète.", "eleve inquiete", []string{"élève", "inquiète"}},
		{"LES ÉLÈVES", "élève", []string{"ÉLÈVES"}},
		{"Un ete tres long", "été très", []string{"ete", "tres"}},
		{"Un été très long", "ete tres", []string{"été", "très"}},
		{"Du maïs à Liège", "mais liege", []string{"maïs", "Liège"}},
		{"Du maïs", "mai\u0308s", []string{"maïs"}},
		{"Le garc\u0327on", "garçon", []string{"garc\u0327on"}},
		// Ligatures.
		{"Une œuvre de cœur", "oeuvre coeur", []string{"œuvre", "cœur"}},
		{"Une oeuvre", "ŒUVRES", []string{"oeuvre"}},
		{"Lætitia est venue", "laetitia", []string{"Lætitia"}},
		// Elision.
		{"J'ai gagné l'autonomie.", "autonomie", []string{"autonomie"}},
		{"J’ai gagné d’autonomie.", "l'autonomie", []string{"autonomie"}},
		{"Plus d'autonomie", "L’AUTONOMIE", []string{"autonomie"}},
		{"Je crois qu'il vient", "qu’il", []string{"il"}},
		{"Il n'y est pas", "l'", nil},
		{"l'eau", "l'", []string{"l"}},
		// Words of several words.
		{"Aujourd’hui je viens.", "aujourd'hui", []string{"Aujourd’hui"}},
		{"aujourd'hui", "aujourd’hui", []string{"aujourd'hui"}},
		{"Hui, aujourd", "aujourd'hui", nil},
		{"Un rendez-vous, rendez vous, vous rendez", "rendez-vous", []string{"rendez-vous", "rendez vous"}},
		{"Des chefs‑d’œuvre", "chef-d'oeuvre", []string{"chefs‑d’œuvre"}},
		{"Ma grand-mère", "grands-mères", []string{"grand-mère"}},
		{"C’est-à-dire que peut-être", "c'est-à-dire", []string{"est-à-dire"}},
		{"Quelqu'un est venu", "quelqu’un", []string{"Quelqu'un"}},
		{"La personne formateur·rice·s", "formatrice", nil},
		{"Un·e bénéficiaire·s content", "bénéficiaire", []string{"bénéficiaire"}},
		{"khi² = 18,55", "18,55", []string{"18,55"}},
		{"au CPAS de Liège", "cpas", []string{"CPAS"}},
		// Grammatical words.
		{"Oui, je viens.", "je", []string{"je"}},
		{"J’y vais.", "y", []string{"y"}},
		{"Où est-il ?", "ou est il ?", []string{"Où", "est", "il"}},
		// Phrases.
		{"Je sais. Non, je ne sais pas, pas du tout.", `"je ne sais pas"`, []string{"je ne sais pas"}},
		{"Je ne le sais pas.", `"je ne sais pas"`, nil},
		{"Je ne savais pas.", `"je ne sais pas"`, nil},
		{"je ne\u202fsais… pas", `« je ne sais pas »`, []string{"je ne\u202fsais… pas"}},
		{"J’ai peur", "“j'ai peur”", []string{"J’ai peur"}},
		{"Ça t'ai peur", `"j'ai peur"`, nil},
		{"Le travail, les travaux", `"travail"`, []string{"travail"}},
		{"Il dit oui oui oui", `"oui oui"`, []string{"oui oui oui"}},
		{"prendre sa confiance, prendre confiance", `"prendre confiance" prendre`, []string{"prendre", "prendre confiance"}},
		// Exclusions.
		{"La formation à l'école", "formation -école", nil},
		{"La formation à l'école", "formation -écoles", nil},
		{"La formation à l'école", "formation -usine", []string{"formation"}},
		{"La formation à l'école", `formation -"l'école"`, nil},
		{"La formation de l'école", `formation -"à l'école"`, []string{"formation"}},
		{"La formation à l'école", "formation -éco*", nil},
		// Prefixes.
		{"Autonome, l’autonomie", "autono*", []string{"Autonome", "autonomie"}},
		{"L’œuvre, un œuf", "oeu*", []string{"œuvre", "œuf"}},
		{"Des écoliers à l'école", "ECOL*", []string{"écoliers", "école"}},
		{"Un col", "éco*", nil},
		{"Un rendez-vous voulu", "rendez-vo*", []string{"rendez-vous"}},
		{"Je savais, je sais pas", `"je sa* pas"`, []string{"je sais pas"}},
		{"j’oublie", "l'oubl*", []string{"oublie"}},
		// Other signs.
		{"👍🏽 l’autonomie 👩‍👩‍👧 d'élèves ❤️fières", "autonomie eleve fiere", []string{"autonomie", "élèves", "fières"}},
		{"Enquêtrice\u202f: « Oui\u00a0! »", "oui !", []string{"Oui"}},
		{"une auto\u00adnomie", "autonomie", []string{"auto\u00adnomie"}},
		{"Привет, l’été", "привет été", []string{"Привет", "été"}},
	}
	for _, tt := range tests {
		t.Run(tt.search+" in "+tt.text, func(t *testing.T) {
			r := found(t, filled(t, passage(tt.text)), tt.search, Request{Limit: 10})
			if r.Total != len(r.Hits) {
				t.Errorf("a total of %d with %d hits", r.Total, len(r.Hits))
			}
			var got []string
			for _, h := range r.Hits {
				for _, m := range h.Matches {
					if trimmed, ok := anchor.Trim(m, tt.text); !ok || trimmed != m {
						t.Errorf("match %v does not lie between characters", m)
					}
					got = append(got, m.Of(tt.text))
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q in %q: got %q, want %q", tt.search, tt.text, got, tt.want)
			}
		})
	}
}
