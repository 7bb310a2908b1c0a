package pseudonym

import (
	"fmt"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// Propose returns a pseudonym for a name that nothing taken says, folded. A
// person gets a first name that women and men bear, so that it claims nothing of
// whoever it is; never with an initial of the name, since that and a story are
// enough for those who know. Other names get a word for their kind and a number,
// in the language of the texts.
func Propose(name string, kind corpus.NameKind, language string, taken func(folded string) bool) string {
	if kind == corpus.NameOfPerson {
		if first := firstName(name, taken); first != "" {
			return first
		}
	}
	french := strings.HasPrefix(language, "fr")
	word := map[bool]map[corpus.NameKind]string{
		true: {
			corpus.NameOfPerson: "Personne", corpus.NameOfPlace: "Lieu", corpus.NameOfOrganisation: "Organisme", corpus.NameOfOther: "Nom",
		},
		false: {
			corpus.NameOfPerson: "Person", corpus.NameOfPlace: "Place", corpus.NameOfOrganisation: "Organisation", corpus.NameOfOther: "Name",
		},
	}[french][kind]
	for n := 1; ; n++ {
		if p := fmt.Sprintf("%s %d", word, n); !taken(anchor.Fold(p)) {
			return p
		}
	}
}

// firstName returns the first name of the list that is free and begins with
// another letter than the name and each of its words.
func firstName(name string, taken func(folded string) bool) string {
	initials := ""
	for _, w := range foldedWords(newFolder(), name) {
		initials += w[:1]
	}
	for _, n := range strings.Fields(epicene) {
		if folded := anchor.Fold(n); !taken(folded) && !strings.Contains(initials, folded[:1]) {
			return n
		}
	}
	return ""
}

// epicene is first names that women and men bear.
const epicene = `
Camille Dominique Sacha Nour Alix Claude Maxime Lou Noa Morgan Charlie Andrea Eden Robin Yaël Gaby Kim Joan Swann Billie
Alex Taylor Hyacinthe Isa Océan Vanja Quinn Yannick Leslie Mika Ariel Zola Gwen Elie Sam Noor Loïs Harley Imani Jessy
Karol Nima Ollie Riley Shams Tal Dany Ange Nicky Viv Yoni Wynn Mahé Kelly Amal Chams Lin Jo Pat Uli Xin
`
