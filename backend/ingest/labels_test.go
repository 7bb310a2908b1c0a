package ingest

import (
	"strings"
	"testing"
)

// turnsIn shows a draft's turns, one a line: the speaker, a star where he or
// she interviews, and the words with line feeds as slashes.
func turnsIn(d Draft) string {
	var b strings.Builder
	for _, t := range d.Layout.Turns {
		s := d.Speakers[t.Speaker]
		b.WriteString(s.Name)
		if s.Interviewer {
			b.WriteByte('*')
		}
		b.WriteString("> " + strings.ReplaceAll(t.Words.Of(d.Text), "\n", "/") + "\n")
	}
	return b.String()
}

func read(t testing.TB, name, text string) Draft {
	t.Helper()
	d, err := Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLabelsInText(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"colon with any blank before it": {
			"Enquêtrice : Oui ?\nAmina\u00a0: Un.\nEnquêtrice: Et ?\nAmina\u202f: Deux.\n",
			"Enquêtrice*> Oui ?\nAmina> Un.\nEnquêtrice*> Et ?\nAmina> Deux.\n"},
		"a name seen once is text, an interviewer is not": {
			"Enquêtrice : Parlez.\nParis : une fête.\n",
			"Enquêtrice*> Parlez./Paris : une fête.\n"},
		"a name seen once before a quotation": {
			"Kelly : « Avant je ne vous aurais pas dit ça. »\n\nEnsuite le texte va.\n",
			"Kelly> « Avant je ne vous aurais pas dit ça. »\n"},
		"straight and curly quotation marks": {
			"Kelly: \"Oui, avant.\"\nLionel : “Non, après.”\n",
			"Kelly> \"Oui, avant.\"\nLionel> “Non, après.”\n"},
		"bold, the colon inside or outside": {
			"**Enquêtrice :** Oui ?\n\n**Sabrina** : Non.\n\n__Enquêtrice__: Ah.\n\n**Sabrina :** Si.\n",
			"Enquêtrice*> Oui ?\nSabrina> Non.\nEnquêtrice*> Ah.\nSabrina> Si.\n"},
		"bold without a blank after": {
			"**Amina :**Bonjour.\n**Amina :**Encore.\n",
			"Amina> Bonjour.\nAmina> Encore.\n"},
		"capitals": {
			"ENQ : On est bien ?\nBRUNO : Oui.\nENQ : Bon.\nBRUNO : Bon.\n",
			"ENQ*> On est bien ?\nBruno> Oui.\nENQ*> Bon.\nBruno> Bon.\n"},
		"capitals alone on a line": {
			"ENQ\nTu préfères ?\n\nMEHDI\nTu, tranquille.\nVraiment.\n\nENQ\nBon.\n\nMEHDI\nOui.\n",
			"ENQ*> Tu préfères ?\nMehdi> Tu, tranquille./Vraiment.\nENQ*> Bon.\nMehdi> Oui.\n"},
		"capitals alone without an interviewer need three turns each": {
			"ANNE\nUn.\n\nPAUL\nDeux.\n\nANNE\nTrois.\n\nPAUL\nQuatre.\n\nANNE\nCinq.\n\nPAUL\nSix.\n",
			"Anne> Un.\nPaul> Deux.\nAnne> Trois.\nPaul> Quatre.\nAnne> Cinq.\nPaul> Six.\n"},
		"capitals alone that head sections": {
			"LE BOIS\nUn.\n\nLE JARDIN\nDeux.\n\nLE BOIS\nTrois.\n\nLE JARDIN\nQuatre.\n", ""},
		"brackets, with and without a colon": {
			"[Enquêtrice]\nOn s'assied ?\n\n[Joseph] : Non.\n\n[Enquêtrice] Bon.\n\n[Joseph]\nBon.\n\nEt deux paragraphes.\n",
			"Enquêtrice*> On s'assied ?\nJoseph> Non.\nEnquêtrice*> Bon.\nJoseph> Bon.//Et deux paragraphes.\n"},
		"remarks in brackets are not people": {
			"[Rires]\nOui.\n[Silence]\nNon.\n[Rires]\nBon.\n[Silence]\nVoilà.\n", ""},
		"one remark in brackets, often": {
			"[Sonnerie]\nOui.\n[Sonnerie]\nNon.\n", ""},
		"times of the recording": {
			"[00:01] Enquêtrice : Oui ?\n00:00:12 Amina : Un.\nEnquêtrice [00:30] : Et ?\nAmina (01:02) : Deux.\n",
			"Enquêtrice*> Oui ?\nAmina> Un.\nEnquêtrice*> Et ?\nAmina> Deux.\n"},
		"names beside times on their own line": {
			"Amina Benali   0:12\nBonjour.\n\nPaul Maes   0:15\nBonjour.\n\nAmina Benali   0:19\nOn y va.\n\nPaul Maes   0:23\nOui.\n",
			"Amina Benali> Bonjour.\nPaul Maes> Bonjour.\nAmina Benali> On y va.\nPaul Maes> Oui.\n"},
		"a remark after the name": {
			"Sophie (enquêtrice) : Oui ?\nAmina (rires) : Non.\nSophie (enquêtrice) : Ah.\nAmina : Si.\n",
			"Sophie*> Oui ?\nAmina> Non.\nSophie*> Ah.\nAmina> Si.\n"},
		"numbered speakers": {
			"Interviewer 1: Hello?\nP1: Yes.\nP2: No.\nInterviewer 1: Well.\nP1: Hm.\nP2: Hm.\n",
			"Interviewer 1*> Hello?\nP1> Yes.\nP2> No.\nInterviewer 1*> Well.\nP1> Hm.\nP2> Hm.\n"},
		"letters": {
			"Q : Oui ?\nR : Non.\nQ : Ah.\nR : Si.\n",
			"Q*> Oui ?\nR> Non.\nQ*> Ah.\nR> Si.\n"},
		"one speaker in several spellings": {
			"LEILA : Un.\nLeïla : Deux.\nLEÏLA: Trois.\nLeila : Quatre.\n",
			"Leïla> Un.\nLeïla> Deux.\nLeïla> Trois.\nLeïla> Quatre.\n"},
		"the spelling with accents wins": {
			"Leila : Un.\nLeïla : Deux.\nLeila : Trois.\n",
			"Leïla> Un.\nLeïla> Deux.\nLeïla> Trois.\n"},
		"hyphens and particles": {
			"MARIE-ANGE : Un.\nMme Van den Berghe : Deux.\nMARIE‑ANGE : Trois.\nMme Van den Berghe : Quatre.\n",
			"Marie-Ange> Un.\nMme Van den Berghe> Deux.\nMarie-Ange> Trois.\nMme Van den Berghe> Quatre.\n"},
		"roles": {
			"La formatrice : Un.\nUne stagiaire : Deux.\nLa formatrice : Trois.\nUne stagiaire : Quatre.\n",
			"La formatrice> Un.\nUne stagiaire> Deux.\nLa formatrice> Trois.\nUne stagiaire> Quatre.\n"},
		"words that begin notes": {
			"Exemple : un.\nExemple : deux.\nSource : un.\nSource: deux.\nNote : un.\nNote : deux.\nTableau 1 : un.\nTableau 2 : deux.\nDurée : un.\nDurée : deux.\n", ""},
		"a colon that heads a list": {
			"Chantiers :\n- Le bois\n\nChantiers :\n\n• Le jardin\n", ""},
		"addresses, times and sentences": {
			"https://exemple.be\nhttps://exemple.be\n10:30 début\n10:30 fin\nElle a dit : oui.\nElle a dit : non.\nA:B\nA:B\n", ""},
		"a person seen once among speakers in bold": {
			"**Anne :** Un.\n\n**Paul :** Deux.\n\n**Anne :** Trois.\n\n**Paul :** Quatre.\n\n**Zoé :** Cinq.\n\n**Paul :** Six.\n",
			"Anne> Un.\nPaul> Deux.\nAnne> Trois.\nPaul> Quatre.\nZoé> Cinq.\nPaul> Six.\n"},
		"bold words seen once among speakers who are not all in bold": {
			"Anne : Un.\n\n**Paul :** Deux.\n\nAnne : Trois.\n\n**Paul :** Quatre.\n\n**Saison :** Cinq.\n",
			"Anne> Un.\nPaul> Deux.\nAnne> Trois.\nPaul> Quatre.//**Saison :** Cinq.\n"},
		"a table of two columns": {
			"Enquêtrice\tOui ?\nNadine\tNon.\nEnquêtrice\tAh.\nNadine\tSi.\n",
			"Enquêtrice*> Oui ?\nNadine> Non.\nEnquêtrice*> Ah.\nNadine> Si.\n"},
		"a table with numbered rows": {
			"1\tEnquêtrice\tOui ?\n2\tNadine\tNon.\n3\tEnquêtrice\tAh.\n4\tNadine\tSi.\n",
			"Enquêtrice*> Oui ?\nNadine> Non.\nEnquêtrice*> Ah.\nNadine> Si.\n"},
		"a table of figures": {
			"Bruxelles\t12\nLiège\t15\nBruxelles\t13\nLiège\t16\n", ""},
		"dashes, bullets and marks of quotation before the label": {
			"- Enquêteur : Un.\n– Amina : Deux.\n> Enquêteur : Trois.\n• Amina : Quatre.\n",
			"Enquêteur*> Un.\nAmina> Deux.\nEnquêteur*> Trois.\nAmina> Quatre.\n"},
		"a label alone with its colon": {
			"Enquêtrice :\nOui ?\n\nAmina :\n\nNon.\nVraiment.\n\nEnquêtrice :\nAh.\n\nAmina :\nSi.\n",
			"Enquêtrice*> Oui ?\nAmina> Non./Vraiment.\nEnquêtrice*> Ah.\nAmina> Si.\n"},
		"a label with nothing behind it": {
			"Amina : Un.\nEnquêtrice :\nAmina : Deux.\n",
			"Amina> Un.\nEnquêtrice*> \nAmina> Deux.\n"},
		"headings end a turn": {
			"Amina : Un.\n\n## Le travail\n\nLa scène change.\n\nAmina : Deux.\n\nLA SUITE DU TRAVAIL\n\nAutre scène.\n",
			"Amina> Un.\nAmina> Deux.\n"},
		"interviewers": {
			"Enquêteur : 1\nENQUÊTRICE : 2\nEnq. : 3\nE : 4\nInterviewer: 5\nInt. : 6\nIntervieweur·euse : 7\nAnimatrice : 8\nModerator: 9\nI: 10\nenq : 11\n",
			"Enquêteur*> 1\nEnquêtrice*> 2\nEnq.*> 3\nE*> 4\nInterviewer*> 5\nInt.*> 6\nIntervieweur·euse*> 7\nAnimatrice*> 8\nModerator*> 9\nI*> 10\nEnq.*> 11\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := turnsIn(read(t, "a.txt", c.text)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestLabelSpans(t *testing.T) {
	for text, want := range map[string][]string{
		"Amina\u00a0:\u00a0Un.\nAmina : Deux.\n":                        {"Amina\u00a0:\u00a0", "Amina : "},
		"  **Amina :** Un.\n**Amina** : Deux.\n":                        {"**Amina :** ", "**Amina** : "},
		"[Amina] Un.\n[Paul]\nDeux.\n[Amina]: Trois.\n[Paul] Quatre.\n": {"[Amina] ", "[Paul]\n", "[Amina]: ", "[Paul] "},
		"- Amina : Un.\nAmina :\n\n Deux.\n":                            {"- Amina : ", "Amina :\n\n "},
	} {
		d := read(t, "a.txt", text)
		var got []string
		for _, turn := range d.Layout.Turns {
			got = append(got, turn.Label.Of(d.Text))
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q: labels %q, want %q", text, got, want)
		}
	}
}
