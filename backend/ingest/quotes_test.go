package ingest

import (
	"strings"
	"testing"
)

// foundIn shows what FindQuotes finds, one a line: reason, speaker, heading, words.
func foundIn(d Draft) string {
	var b strings.Builder
	for _, f := range FindQuotes(d) {
		words := strings.ReplaceAll(f.Span.Of(d.Text), "\n", "/")
		b.WriteString(string(f.Reason) + "|" + f.Speaker + "|" + f.Heading + "|" + words + "\n")
	}
	return b.String()
}

func TestFindQuotes(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a deck": {
			"# Effets\n\n**Prendre confiance**\nElia : « J'ose. »\n\nEt « oser », c'est déjà changer.\n\n**Créer des liens**\nYann: \"Oui, des amis.\"\n",
			"attributed|Elia|Prendre confiance|J'ose.\nshort||Prendre confiance|oser\nattributed|Yann|Créer des liens|Oui, des amis.\n"},
		"no-break spaces inside the marks": {
			"Elia\u202f: «\u202fJ’ose.\u202f»\nPaul\u00a0: «\u00a0Moi aussi.\u00a0»\n",
			"attributed|Elia||J’ose.\nattributed|Paul||Moi aussi.\n"},
		"marks inside marks": {
			"Elia : « Il m'a dit “vas-y” et puis « encore » et voilà. »\n",
			"attributed|Elia||Il m'a dit “vas-y” et puis « encore » et voilà.\n"},
		"several lines, and a next speaker": {
			"Elia : « J'ose\nparler. »\nPaul : « Moi aussi,\nun peu. »\nVoilà.\n",
			"attributed|Elia||J'ose/parler.\nattributed|Paul||Moi aussi,/un peu.\n"},
		"several paragraphs between one pair of marks": {
			"Elia : « J'ose parler.\n\nEt j'ose me taire. »\n\nLe groupe écoute.\n",
			"attributed|Elia||J'ose parler.//Et j'ose me taire.\n"},
		"a mark that is never closed": {
			"Elia : « J'ose parler.\nPaul : « Moi aussi. »\n",
			"attributed|Paul||Moi aussi.\n"},
		"straight marks pair within a paragraph": {
			"Un écran de 15\" et un \"mot\" seul.\n\nUn \"autre sans fin.\n\nEt \"un dernier\" mot.\n",
			"short|||mot\nshort|||un dernier\n"},
		"signed behind, after a dash or in parentheses": {
			"« Je me sens utile. » — Martine, 54 ans\n\n« On m'a dit bonjour. » (Karim, stagiaire)\n\n« Et voilà tout ce que je sais. »\n– Anne\n",
			"attributed|Martine||Je me sens utile.\nattributed|Karim||On m'a dit bonjour.\nattributed|Anne||Et voilà tout ce que je sais.\n"},
		"a table": {
			"Action\tParole\tImpact\nMise en relation →\t« Je ne l'aurais jamais engagé, et j'aurais eu tort. »\t→ recul\n",
			"sentences||Mise en relation|Je ne l'aurais jamais engagé, et j'aurais eu tort.\n"},
		"a quotation ends in its cell": {
			"Un « mot\tet un autre » mot\t« fin »\n", "short||Un « mot|fin\n"},
		"paragraphs of an article": {
			"« Je me sens utile depuis que je viens ici », explique Martine. Le projet « Ensemble » a dix ans.\n\nKarim raconte : « On m'a appris à lire le bus et les horaires. »\n",
			"reported|||Je me sens utile depuis que je viens ici\nshort|||Ensemble\nreported|||On m'a appris à lire le bus et les horaires.\n"},
		"a quotation alone in its paragraph": {
			"« J'ai retrouvé le goût de me lever le matin. »\n\n*« Ensemble vers un avenir plus juste »*\n",
			"sentences|||J'ai retrouvé le goût de me lever le matin.\nslogan|||Ensemble vers un avenir plus juste\n"},
		"law and programmes": {
			"Article 23 : « Chacun a le droit de mener une vie conforme à la dignité humaine. »\n\n" +
				"Le décret prévoit « un accompagnement social (...) adapté aux besoins de chaque personne » dès l'entrée.\n\n" +
				"« La santé est un état de complet bien-être physique, mental et social » (OMS, 1946).\n\n" +
				"Contribution à l'ODD 11 : « (...) assurer l'accès de tous à des transports sûrs, (...), et des personnes âgées »\n",
			"citation|||Chacun a le droit de mener une vie conforme à la dignité humaine.\n" +
				"citation|||un accompagnement social (...) adapté aux besoins de chaque personne\n" +
				"citation|||La santé est un état de complet bien-être physique, mental et social\n" +
				"citation|||(...) assurer l'accès de tous à des transports sûrs, (...), et des personnes âgées\n"},
		"an evaluator's own cut": {
			"Elia : « J'étais seule (...) et maintenant ça va. »\n\n« Avant je restais chez moi (…) et maintenant je sors. »\n",
			"attributed|Elia||J'étais seule (...) et maintenant ça va.\nsentences|||Avant je restais chez moi (…) et maintenant je sors.\n"},
		"minutes": {
			"Présents : Anne, Paul\n\nMme Dupont : le service « taxi social » reprend en mars.\nM. Leroy : nous parlons d'« émancipation » sans la mesurer.\nMme Dupont : en effet.\nM. Leroy : bien.\n",
			"inline|Mme Dupont||taxi social\ninline|M. Leroy||émancipation\n"},
		"an interview": {
			"ENQ : Vous avez dit « demain » ?\nAMINA : Il m'a dit : « Raconte-moi ce qui s'est passé. » Et j'ai raconté.\nENQ : « Raconte-moi ce qui s'est passé. »\nAMINA : « Bon, c'est bien comme ça. »\n",
			"question|ENQ||demain\ninline|Amina||Raconte-moi ce qui s'est passé.\nquestion|ENQ||Raconte-moi ce qui s'est passé.\nattributed|Amina||Bon, c'est bien comme ça.\n"},
		"English": {
			"“I feel useful since I have been coming here,” says Martha.\n\nKelly: “Before, I would not have told you that.”\n",
			"reported|||I feel useful since I have been coming here,\nattributed|Kelly||Before, I would not have told you that.\n"},
		"German and Dutch marks": {
			"Jan: „Ik durf nu te bellen.”\n\nAnke: „Ich traue mich jetzt.“\n",
			"attributed|Jan||Ik durf nu te bellen.\nattributed|Anke||Ich traue mich jetzt.\n"},
		"nothing between the marks": {"Un « » vide et \"\" aussi.\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := foundIn(read(t, "a.txt", c.text)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestTakenFollowsReason(t *testing.T) {
	d := read(t, "a.txt", "Elia : « J'ose. »\n\n« Avant je restais seule chez moi. »\n\n« Je me sens utile ici, vraiment », dit-elle.\n\nUn « mot ».\n")
	var taken []Reason
	for _, f := range FindQuotes(d) {
		if f.Taken {
			taken = append(taken, f.Reason)
		}
	}
	if len(taken) != 3 || taken[0] != Attributed || taken[1] != Sentences || taken[2] != Reported {
		t.Errorf("taken for %v", taken)
	}
}
