package index

// grammatical reports whether a word, in lower case with its accents, is one of
// the French words that make up half of what is said and have no inflection to
// find them by. They are left out of the field of stems, which is smaller and
// quicker for it; the field of exact words holds them all.
func grammatical(word string) bool {
	switch word {
	case "à", "ai", "as", "au", "aux", "c", "ça", "car", "ce", "cela", "ces",
		"cet", "cette", "comme", "d", "dans", "de", "des", "donc", "dont", "du",
		"elle", "elles", "en", "es", "est", "et", "eux", "il", "ils", "j", "je",
		"l", "la", "là", "le", "les", "leur", "leurs", "lui", "m", "ma", "mais",
		"me", "mes", "moi", "mon", "n", "ne", "ni", "nos", "notre", "nous", "on",
		"ont", "ou", "où", "par", "pas", "plus", "pour", "qu", "quand", "que",
		"qui", "quoi", "s", "sa", "sans", "se", "ses", "si", "sont", "sur", "t",
		"ta", "te", "tes", "toi", "tu", "un", "une", "vos", "votre", "vous", "y",
		"a", "avec", "euh":
		return true
	}
	return false
}

// elides reports whether a word, in lower case, is what is left of one before
// an apostrophe: the l of « l'autonomie ».
func elides(word string) bool {
	switch word {
	case "c", "d", "j", "l", "m", "n", "s", "t", "qu":
		return true
	}
	return false
}
