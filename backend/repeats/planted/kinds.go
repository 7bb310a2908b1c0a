package planted

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
)

// Kind is one way in which a text of ten words or more comes back.
type Kind struct {
	Name string
	// Least is the share of such edits that must be found, whatever the length of
	// the texts; 0 where nothing is promised.
	Least float64
	Make  func(e *Editor, text string) string
}

// excerptWords is how many words an excerpt has at least that must be found.
const excerptWords = 8

// Kinds lists the ways in which texts come back.
func Kinds() []Kind {
	return []Kind{
		{"1 word changed", 0.99, func(e *Editor, text string) string { return e.Change(text, 1) }},
		{"2 words changed", 0, func(e *Editor, text string) string { return e.Change(text, 2) }},
		{"3 words changed", 0, func(e *Editor, text string) string { return e.Change(text, 3) }},
		{"10 % changed", 0.99, func(e *Editor, text string) string { return e.Change(text, (count(text)+5)/10) }},
		{"25 % changed", 0.95, func(e *Editor, text string) string { return e.Change(text, (count(text)+2)/4) }},
		{"excerpt of 8 words", 0.99, func(e *Editor, text string) string { return e.run(text, excerptWords) }},
		{"excerpt of 8 words or more", 0.99, func(e *Editor, text string) string {
			return e.run(text, excerptWords+e.Rand.IntN(max(1, count(text)-excerptWords)))
		}},
		{"excerpt of 40 %", 0, func(e *Editor, text string) string { return e.Excerpt(text, 0.4) }},
		{"excerpt of 70 %", 0, func(e *Editor, text string) string { return e.Excerpt(text, 0.7) }},
		{"excerpt of 70 %, 10 % changed", 0, func(e *Editor, text string) string {
			part := e.Excerpt(text, 0.7)
			return e.Change(part, (count(part)+5)/10)
		}},
		{"window shifted by half", 0, shifted},
		{"merged with another", 0.99, func(e *Editor, text string) string {
			return text + " " + strings.Join(e.words(count(text)), " ")
		}},
		{"hesitations added", 0.99, hesitating},
		{"accents, case and marks lost", 0.99, bare},
		{"sentence moved", 0.99, func(_ *Editor, text string) string {
			all := strings.Fields(text)
			third := len(all) / 3
			return strings.Join(slices.Concat(all[third:], all[:third]), " ")
		}},
		{"2 words out of order", 0, func(e *Editor, text string) string {
			all := strings.Fields(text)
			for range 2 {
				at := e.Rand.IntN(len(all) - 1)
				all[at], all[at+1] = all[at+1], all[at]
			}
			return strings.Join(all, " ")
		}},
	}
}

func count(text string) int { return anchor.CountWords(text) }

func shifted(e *Editor, text string) string {
	all := strings.Fields(text)
	return strings.Join(append(all[len(all)/2:], e.words(len(all)/2)...), " ")
}

func hesitating(e *Editor, text string) string {
	all := strings.Fields(text)
	for range 1 + len(all)/8 {
		all = slices.Insert(all, e.Rand.IntN(len(all)), []string{"euh", "heu,", "hmm", "Euuuh…"}[e.Rand.IntN(4)])
	}
	return strings.Join(all, " ")
}

func bare(_ *Editor, text string) string {
	letters := strings.NewReplacer("é", "e", "è", "e", "ê", "e", "ô", "o", "ç", "c", "à", "a", "ù", "u", "œ", "oe", ",", "", ".", "", "'", "’")
	return strings.ToUpper(letters.Replace(text))
}
