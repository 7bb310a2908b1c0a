package lexicon

import (
	"strings"
	"unicode"
)

// Languages whose words searches know how to inflect, as BCP 47 writes them.
const (
	FrenchText  = "fr"
	EnglishText = "en"
	DutchText   = "nl"
)

// enough is how many telling words decide on a language.
const enough = 4

// Language returns the language that a text is in: French, English or Dutch, or
// otherwise where the text does not tell. It counts short words that one of them
// has and the others have not.
func Language(text, otherwise string) string {
	votes := map[string]int{}
	words := strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) })
	for w := range words {
		if len(w) <= 6 {
			if l := tells(strings.ToLower(w)); l != "" {
				votes[l]++
			}
		}
	}
	best, second := "", 0
	for _, l := range []string{FrenchText, EnglishText, DutchText} {
		if n := votes[l]; best == "" || n > votes[best] {
			if best != "" {
				second = votes[best]
			}
			best = l
		} else {
			second = max(second, n)
		}
	}
	if votes[best] < enough || votes[best] < 2*second {
		return otherwise
	}
	return best
}

func tells(word string) string {
	switch word {
	case "le", "la", "les", "des", "du", "un", "une", "et", "est", "que", "qui", "je", "il", "elle", "nous", "vous", "ils",
		"pas", "dans", "pour", "avec", "sur", "ça", "mais", "plus", "ne", "ce", "au", "aux", "ai", "était", "on":
		return FrenchText
	case "the", "and", "of", "to", "that", "it", "you", "they", "he", "she", "my", "this", "with", "have", "not", "but",
		"are", "at", "from", "i'm", "what", "there", "because", "when":
		return EnglishText
	case "het", "een", "ik", "niet", "van", "dat", "ze", "wij", "zijn", "maar", "ook", "voor", "met", "op", "er", "aan",
		"heb", "heeft", "mijn", "naar", "bij", "nog", "dan", "wel", "als":
		return DutchText
	}
	return ""
}
