package attribute

import (
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

const (
	mostChoices  = 12 // more different values are text
	leastRepeats = 2  // a choice is made so many times on average
)

// Guess returns the type that every value of a column has, the most exact one,
// and the choices of a TypeChoice in the order they first come. Blank values say
// nothing; a column of nothing else is text.
func Guess(values []string) (t corpus.AttributeType, choices []string) {
	said := []string{}
	for _, v := range values {
		if v = anchor.Name(v); v != "" {
			said = append(said, v)
		}
	}
	if len(said) == 0 {
		return corpus.TypeText, nil
	}
	for _, t := range []corpus.AttributeType{corpus.TypeYesNo, corpus.TypeNumber, corpus.TypeDate} {
		if all(said, func(s string) bool { _, ok := Read(t, nil, s); return ok && !ambiguous(t, s) }) {
			return t, nil
		}
	}
	seen := map[string]bool{}
	for _, v := range said {
		if key := anchor.Fold(v); !seen[key] {
			seen[key] = true
			choices = append(choices, v)
		}
	}
	if len(choices) <= mostChoices && len(choices)*leastRepeats <= len(said) && all(choices, short) {
		return corpus.TypeChoice, choices
	}
	return corpus.TypeText, nil
}

// ambiguous reports whether a value that can be read as that type more likely
// is of another: figures are numbers, not ticks or years.
func ambiguous(t corpus.AttributeType, s string) bool {
	_, isNumber := number(s)
	return isNumber && t != corpus.TypeNumber
}

// longestChoice is the length of a choice in bytes, past which it is an answer.
const longestChoice = 60

func short(s string) bool { return len(s) <= longestChoice }

func all(values []string, f func(string) bool) bool {
	return !slices.ContainsFunc(values, func(s string) bool { return !f(s) })
}
