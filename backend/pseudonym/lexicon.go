package pseudonym

import "florilege/backend/corpus"

// headOf returns the kind of names that begin with a word, or "".
func headOf(folded string) corpus.NameKind {
	switch folded {
	case "rue", "avenue", "boulevard", "place", "quai", "chaussee", "impasse", "allee", "chemin", "square", "sentier",
		"quartier", "gare", "parc", "faubourg", "clos", "pont", "cite", "hameau", "commune", "village":
		return corpus.NameOfPlace
	case "ecole", "lycee", "college", "athenee", "institut", "universite", "hopital", "clinique", "maison", "centre",
		"mission", "foyer", "asbl", "association", "mutuelle", "boulangerie", "garage", "cafe", "restaurant", "entreprise",
		"usine", "ferme", "creche", "service", "cabinet", "paroisse", "eglise", "mosquee", "club", "federation", "fondation":
		return corpus.NameOfOrganisation
	}
	return ""
}

// isRole tells what speakers are called by what they do.
func isRole(folded string) bool {
	switch folded {
	case "enqueteur", "enquetrice", "intervieweur", "intervieweuse", "interviewer", "animateur", "animatrice", "moderateur",
		"moderatrice", "participant", "participante", "personne", "locuteur", "locutrice", "speaker", "question", "reponse",
		"moi", "homme", "femme", "voix", "public", "groupe", "tous", "toutes", "inconnu", "inconnue", "respondent", "interviewee",
		"moderator", "facilitator", "observateur", "observatrice", "chercheur", "chercheuse", "evaluateur", "evaluatrice",
		"beneficiaire", "temoin", "deelnemer", "spreker", "q", "r":
		return true
	}
	return false
}

// isSmall tells words that transcripts write with a capital anywhere, and that a
// small corpus may never show without.
func isSmall(folded string) bool {
	switch folded {
	case "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "ca", "cela", "c", "j", "l", "d", "m", "n", "s", "t", "qu",
		"oui", "non", "ouais", "euh", "heu", "hein", "ah", "oh", "eh", "ben", "bah", "bof", "hum", "mmh", "mhm", "pff", "voila", "bon", "bien",
		"merci", "bonjour", "bonsoir", "salut", "pardon", "ok", "okay", "allez", "tiens", "dieu", "mon", "ma", "mes", "ton", "ta", "son", "sa",
		"et", "ou", "mais", "donc", "or", "ni", "car", "puis", "alors", "apres", "avant", "ensuite", "enfin", "parce", "que", "quand", "si",
		"le", "la", "les", "un", "une", "des", "de", "du", "au", "aux", "en", "dans", "sur", "sous", "avec", "sans", "pour", "par", "chez", "a",
		"i", "yes", "no", "well", "so", "and", "but", "the", "monsieur", "madame", "internet", "facebook", "whatsapp", "google", "youtube",
		"noel", "paques", "ramadan", "covid", "gsm", "tv", "sms", "pc", "cv", "facetime", "skype", "zoom", "teams",
		"francais", "francaise", "belge", "anglais", "anglaise", "neerlandais", "arabe", "etat", "rires", "silence", "inaudible",
		"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}
