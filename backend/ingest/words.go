package ingest

import (
	"strings"
	"unicode"

	"florilege/backend/anchor"
)

// The lists below are folded and hold letters only, as keyOf returns them.

// interviewers are the labels under which questions are asked.
var interviewers = set(`enqueteur enquetrice enqueteurs enquetrices enqueteurtrice enqueteurice enq e q i
	interviewer interviewers int intervieweur intervieweuse intervieweureuse intervieweurs
	animateur animatrice animateurtrice animateurice anim moderateur moderatrice moderator mod
	facilitateur facilitatrice facilitator evaluateur evaluatrice evaluator chercheur chercheuse
	researcher journaliste question vraag interviewster onderzoeker`)

// notNames begin lines with a colon, or stand between brackets, and name nobody.
var notNames = set(`exemple exemples parexemple ex pex example note notes nb nota notabene remarque remarques
	source sources attention important rappel objectif objectifs but buts enjeu enjeux action actions
	resultat resultats result results impact impacts effet effets conclusion conclusions resume summary
	contexte context introduction methode methodologie constat constats definition definitions
	article art annexe annexes tableau table figure fig graphique schema encadre photo image legende
	date dates lieu place duree heure heures horaire theme themes sujet titre title soustitre objet
	nom noms prenom prenoms age sexe genre profession metier adresse telephone tel gsm fax email mail courriel
	site web http https www url lien contact structure organisation commune ville pays langue statut
	formation niveau code codes mot mots motcle motscles motsclefs keywords abstract reference references ref
	bibliographie chapitre section partie point points page pages etape etapes phase phases item
	ordredujour present presents presente presentes absent absents excuse excuses participants
	participantes proposition decision decisions pointdattention total soustotal moyenne nombre
	oui non si mais et ou or car donc puis ensuite enfin alors bref voila bon ben bah euh ah oh hein
	dabord premierement deuxiemement troisiemement finalement autrement autrementdit cestadire
	parcontre enresume engros enfait aufond resultatdescourses moralite preuve consigne consignes
	depasser reagir asseoir evaluer yes no but so then also because ps
	avantages inconvenients forces faiblesses opportunites menaces pistes piste projet projets
	public publiccible besoin besoins solution solutions probleme problemes reponses slogan devise
	citation proverbe verbatim verbatims temoignage temoignages quote quotes texte traduction
	rire rires sourire sourires soupir soupirs silence pause pauses inaudible incomprehensible
	bruit bruits musique applaudissements coupure interruption brouhaha pleurs larmes toux sic
	laughter laughs laugh sighs crosstalk unclear debut fin suite`)

// roles are common nouns that stand for a speaker.
var roles = set(`participant participante stagiaire stagiaires formateur formatrice directeur directrice
	president presidente responsable coordinateur coordinatrice homme femme monsieur madame dame
	voix salle public animateur animatrice enqueteur enquetrice travailleur travailleuse interprete
	beneficiaire usager usagere conseiller conseillere assistant assistante sociale social employeur
	mere pere fille fils soeur frere mari epouse epoux jeune habitant habitante voisin voisine
	speaker respondent interviewee man woman trainer`)

// particles may stand in lower case inside a name.
var particles = set("d de du des la le les l van von der den ten ter el al ben bin et and en")

// saying are the verbs with which an article says that somebody speaks.
var saying = set(`dit disait affirme ajoute assure avoue commente confie confirme conclut constate declare
	declarait decrit deplore estime explique expliquait exprime indique insiste juge lance note observe
	poursuit precise raconte racontait rapporte rappelle reconnait regrette releve repete repond resume
	sourit souligne soutient souvient rejouit exclame interroge temoigne temoignait temoignent disent
	racontent expliquent says said explains explained recalls recalled adds added tells told reports
	notes noted remembers writes ecrit`)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// keyOf returns s as labels are compared: folded, letters and digits only.
func keyOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, anchor.Fold(s))
}

// undigited returns key without the number at its end.
func undigited(key string) string { return strings.TrimRight(key, "0123456789") }

// asks reports whether a label's key is one that interviewers bear. A letter
// with a number is a person of a list: E1, Q2.
func asks(key string) bool {
	word := undigited(key)
	return interviewers[key] || len(word) > 1 && interviewers[word]
}
