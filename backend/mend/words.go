package mend

import "strings"

// words are what stands in a mended project in the language of its testimonies.
type words struct {
	testimony string // title of a testimony whose own is lost
	speaker   string // name of a speaker whose own is lost
	code      string // name of a code whose own is lost
	attribute string // name of an attribute whose own is lost
	loose     string // name of the collection of words that stand nowhere
	quote     string // in a collection, where a quote is missing
	gap       string // in a text, where words are missing; ASCII
}

func (m *mender) words() words {
	if strings.HasPrefix(m.Project.Language, "fr") || m.Project.Language == "" {
		return words{
			testimony: "Témoignage retrouvé", speaker: "Personne", code: "Code retrouvé", attribute: "Attribut retrouvé",
			loose: "Mots retrouvés", quote: "[extrait perdu]", gap: "texte perdu",
		}
	}
	return words{
		testimony: "Recovered testimony", speaker: "Person", code: "Recovered code", attribute: "Recovered attribute",
		loose: "Recovered words", quote: "[lost quote]", gap: "lost text",
	}
}
