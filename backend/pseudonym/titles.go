package pseudonym

// isArticle tells the articles that a name of a place or an organisation begins with.
func isArticle(folded string) bool {
	switch folded {
	case "le", "la", "les", "l":
		return true
	}
	return false
}

// isTitle tells what stands before the name of a person.
func isTitle(folded string) bool {
	switch folded {
	case "m", "mr", "monsieur", "mme", "madame", "mlle", "mademoiselle", "maitre",
		"dr", "docteur", "docteure", "pr", "professeur", "professeure",
		"mrs", "ms", "miss", "mevrouw", "mevr", "mijnheer", "meneer", "dhr",
		"tante", "tonton", "soeur", "frere", "pere", "imam":
		return true
	}
	return false
}

// untitled returns the words of a name without the titles it begins with; one
// that is nothing but titles stays.
func untitled(words []string) []string {
	for i, w := range words {
		if !isTitle(w) {
			return words[i:]
		}
	}
	return words
}
