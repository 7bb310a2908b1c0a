package planted

import (
	"slices"
	"strings"
)

// Lookalikes lists the ways in which a text can look like another that says
// something else. None must be found.
func Lookalikes() []Kind {
	return []Kind{
		{Name: "same topic, other words", Make: sameTopic},
		{Name: "same formula, other content", Make: sameFormula},
		{Name: "same words, other order", Make: otherOrder},
	}
}

// topical is how many letters a word has from which it tells what a text is about.
const topical = 5

// sameTopic keeps the words of a topic, in another order, among others.
func sameTopic(e *Editor, text string) string {
	var kept []string
	words := strings.Fields(text)
	for _, w := range words {
		if len(w) >= topical && len(kept) < len(words)/2 {
			kept = append(kept, w)
		}
	}
	all := append(e.words(len(words)-len(kept)), kept...)
	e.Rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return strings.Join(all, " ")
}

// sameFormula keeps how a text begins: as many words as the longest formulas of
// speech have ("ce que je veux dire c'est que"), and no more than a quarter.
func sameFormula(e *Editor, text string) string {
	words := strings.Fields(text)
	n := min(7, len(words)/4)
	return strings.Join(append(slices.Clone(words[:n]), e.words(len(words)-n)...), " ")
}

func otherOrder(e *Editor, text string) string {
	words := strings.Fields(text)
	e.Rand.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return strings.Join(words, " ")
}
