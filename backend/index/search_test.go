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
		{"La personne formateur·rice·s", "formatrice", []string{"formateur·rice·s"}},
		{"Un·e bénéficiaire·s content", "bénéficiaire", []string{"bénéficiaire·s"}},
		{"khi² = 18,55", "18,55", []string{"18,55"}},
		{"au CPAS de Liège", "cpas", []string{"CPAS"}},
		// The lexicon.
		{"Mes yeux, un œil, des travaux", "œil travail", []string{"yeux", "œil", "travaux"}},
		{"Nous mangions, ils mangent, manger", "mange", []string{"mangions", "mangent", "manger"}},
		{"Ils étaient là, je suis là", "être", []string{"étaient", "suis"}},
		{"Une belle vieille maison", "beau vieux", []string{"belle", "vieille"}},
		{"Les formatrices et le formateur", "formatrice", []string{"formatrices", "formateur"}},
		{"Je suis allée, j'irai", "aller", []string{"allée", "irai"}},
		{"Les marchés, je marche", "marché", []string{"marchés", "marche"}},
		{"Il doit du temps", "du", []string{"du"}},
		{"Il doit son dû", "du", []string{"dû"}},
		{"C'est sûr et certain, des choses sûres", "sur", []string{"sûr"}},
		{"Une pêche, des pêches", "pecher", []string{"pêche", "pêches"}},
		{"Un slameur et deux slameuses", "slameuse", []string{"slameur", "slameuses"}},
		{"Messieurs, monsieur", "monsieur", []string{"Messieurs", "monsieur"}},
		// Words whose parts mean nothing.
		{"Peut-être, il peut être là", "peut-être", []string{"Peut-être", "peut être"}},
		{"Je peux peut-être", "pouvoir", []string{"peux"}},
		{"Rendez-vous demain, rendre la clé", "rendre", []string{"rendre"}},
		{"Un rendez-vous", "vous", nil},
		{"Un rendez-vous", "rendez vous", []string{"rendez-vous"}},
		{"Peut-être. Il peut être là.", "peut être", []string{"Peut-être", "peut être"}},
		{"Peut-être demain", "peut ET être", nil},
		{"C'est-à-dire ? Vous rendez tout", "rendez vous", []string{"Vous", "rendez"}},
		{"On a rendez-vous, on a rendez vous", `"a rendez-vous"`, []string{"a rendez-vous", "a rendez vous"}},
		{"Elle peut-être", "=peut", nil},
		{"Ma grand-mère, mes grands‑mères, ma grande mère", "grand-mère", []string{"grand-mère", "grands‑mères"}},
		{"Est-ce que tu viens, ce que c'est", "est-ce que", []string{"Est-ce", "que", "que"}},
		{"Dis-le-moi, dis le moi, il le dit à moi", "dis-le-moi", []string{"Dis-le-moi", "dis le moi"}},
		{"Dites-le", "dire", []string{"Dites"}},
		// Inclusive writing.
		{"Les formateur·rice·s sont là", "formateurs", []string{"formateur·rice·s"}},
		{"Les formateur.rice.s sont là", "formatrice", []string{"formateur.rice.s"}},
		{"Un.e travailleur.euse.s", "travailleuses", []string{"travailleur.euse.s"}},
		{"Les étudiant(e)s", "étudiantes", []string{"étudiant(e)s"}},
		{"Les ouvrier-ère-s", "ouvrière", []string{"ouvrier-ère-s"}},
		{"Les travailleurs/euses", "travailleuse", []string{"travailleurs/euses"}},
		{"Les formatrices", "formateur·rice·s", []string{"formatrices"}},
		{"Un bénéficiaire", "bénéficiaire·s", []string{"bénéficiaire"}},
		{"C'est un·e ami·e, tou·te·s", `"un ami"`, []string{"un·e ami·e"}},
		{"toutes et tou·te·s", "toutes", []string{"toutes", "tou·te·s"}},
		{"C'est fini.Elle part", "fini", []string{"fini"}},
		{"Un acteur/actrice", "actrice", []string{"acteur", "actrice"}},
		// Numbers and acronyms.
		{"Il gagne 1 000 euros, 1 000, 1.000, 1000", "1000", []string{"1 000", "1 000", "1.000", "1000"}},
		{"1 250,50 €", "1 250,50", []string{"1 250,50"}},
		{"12,5 % et 12", "12", []string{"12"}},
		{"12.5 et 12,5", "12,5", []string{"12.5", "12,5"}},
		{"Le 12.05.2024 et 2019 200 personnes", "200", []string{"200"}},
		{"081 234 567", "234", []string{"234"}},
		{"Au C.P.A.S. de Liège, au CPAS, à l'O.N.E.M", "cpas onem", []string{"C.P.A.S.", "CPAS", "O.N.E.M"}},
		{"Le CPAS", "C.P.A.S.", []string{"CPAS"}},
		// Accents that were typed come first, and others are not forgotten.
		{"Le marché, la marche", "=marche", []string{"marche"}},
		{"LE MARCHÉ, la marche", "=Marché", []string{"MARCHÉ"}},
		{"le marche du marché", `="le marché"`, nil},
		// Near, fuzzy, ends of words.
		{"Le travail, c'est surtout la confiance", `"confiance travaux"~5`, []string{"travail", "confiance"}},
		{"Le travail, c'est surtout la confiance", `"confiance travail"~2`, nil},
		{"Un travail", `"travail travail"~5`, nil},
		{"L'aprentissage, un apprentissage", "apprentissage~", []string{"aprentissage", "apprentissage"}},
		{"La phobie, l'agoraphobie", "*phobie", []string{"phobie", "agoraphobie"}},
		// Boolean.
		{"Un boulot", "travail OU boulot", []string{"boulot"}},
		{"Un travail en équipe", "(travail équipe) OU (travail usine)", []string{"travail", "équipe"}},
		{"Un boulot seul", "(boulot OU travail) équipe", nil},
		{"Un travail à l'école", "travail -(école OU usine)", nil},
		{"Un travail", "travail SAUF (école usine)", []string{"travail"}},
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

func TestOtherLanguagesHaveTheirOwnInflections(t *testing.T) {
	for _, tt := range []struct {
		language, text, search string
		want                   bool
	}{
		{"en", "They were working on stories", "work story", true},
		{"en", "They worked", "working", true},
		{"fr", "They worked", "working", false},
		{"nl", "De kinderen werken samen", "kinder werk", true},
		{"nl", "De huizen", "huizen", true},
		{"en", "Le travail", "travaux", false},
		{"en", "don't stop", `"don't stop"`, true},
	} {
		d := passage(tt.text)
		d.Language = tt.language
		if r := found(t, filled(t, d), tt.search, Request{Limit: 1}); (r.Total == 1) != tt.want {
			t.Errorf("%s: %q in %q: found %d", tt.language, tt.search, tt.text, r.Total)
		}
	}
}

func TestSynonymsAreFound(t *testing.T) {
	sets := [][]string{{"boulot", "travail", "job"}, {"AS", "assistant social"}}
	for _, tt := range []struct{ text, search, want string }{
		{"Un job", "boulots", "job"},
		{"Des travaux", "job", "travaux"},
		{"L'assistante sociale", "AS", "assistante sociale"},
		{"Une AS", "\"assistant social\"", "AS"},
		{"Un job", "=boulot", ""},
		{"Un job", "-boulot un", ""},
		{"Un jobs", "boulo*", ""},
	} {
		r := found(t, filled(t, passage(tt.text)), tt.search, Request{Limit: 1, Synonyms: sets})
		got := ""
		if r.Total > 0 {
			got = r.Hits[0].Matches[0].Of(tt.text)
		}
		if got != tt.want {
			t.Errorf("%q in %q: got %q, want %q", tt.search, tt.text, got, tt.want)
		}
	}
}

func TestAccentsThatWereTypedComeFirst(t *testing.T) {
	texts := []string{"la peche ici", "le péché ici", "la pêche ici", "les pêches ici"}
	var docs []Doc
	for i, text := range texts {
		docs = append(docs, Doc{Kind: Testimonies, ID: id("aa", i), Testimony: id("aa", i), Span: corpus.Span{End: len(text)}, Text: text})
	}
	x := filled(t, docs...)
	order := func(search string) (out []string) {
		for _, h := range found(t, x, search, Request{Limit: 9}).Hits {
			for i := range docs {
				if docs[i].ID == h.ID {
					out = append(out, texts[i])
				}
			}
		}
		return out
	}
	if got := order("pêche"); !slices.Equal(got, []string{"la pêche ici", "la peche ici", "les pêches ici"}) {
		t.Errorf("pêche: %q", got)
	}
	if got := order("peche"); len(got) != 4 {
		t.Errorf("peche: %q", got)
	}
}
