package pseudonym

import (
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// Forms returns other ways in which a name may be said, for the user to choose
// from: of Fatima Benali, her first name, her surname, and that after a title.
func Forms(name string, kind corpus.NameKind) []string {
	words := strings.Fields(name)
	folded := make([]string, len(words))
	f := newFolder()
	for i, w := range words {
		folded[i] = strings.Join(foldedWords(f, w), "")
	}
	bare := words[len(words)-len(untitled(folded)):]
	var out []string
	switch {
	case kind == corpus.NameOfPerson && len(bare) >= 2:
		surname := strings.Join(bare[1:], " ")
		out = []string{bare[0], surname, "Mme " + surname, "M. " + surname}
	case kind == corpus.NameOfPerson && len(bare) < len(words):
		out = []string{strings.Join(bare, " ")}
	case kind == corpus.NameOfOrganisation && len(words) >= 2 && isAcronym(words[0]):
		out = []string{words[0]}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == name })
}

// isAcronym tells names like CPAS and ONEM.
func isAcronym(s string) bool {
	return len(s) >= 2 && len(s) <= 7 && strings.ToUpper(s) == s && strings.ToLower(s) != s && !strings.ContainsAny(s, ".-")
}
