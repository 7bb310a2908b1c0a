package repeats

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// Inside is a sentence that one item says again.
type Inside struct {
	Item  int
	Spans []corpus.Span // bytes in the item's text, from first word to last, each time it is said
}

// shortestSentence is how many words a sentence has at least to be a repeat:
// « Oui, oui » is how people talk.
const shortestSentence = 3

// FindInside returns, item by item, the sentences that stand several times in
// one text, the same after folding and without hesitations. Sentences that only
// begin alike are not the same.
func FindInside(items []Item) []Inside {
	var out []Inside
	for i, it := range items {
		for _, spans := range saidAgain(it.Text) {
			out = append(out, Inside{i, spans})
		}
	}
	return out
}

// saidAgain returns the places of each sentence that text says more than once,
// by first place.
func saidAgain(text string) [][]corpus.Span {
	places := map[string][]corpus.Span{}
	var order []string
	for _, s := range sentences(text) {
		w := words(s.Of(text))
		if len(w) < shortestSentence {
			continue
		}
		key := strings.Join(w, " ")
		if places[key] == nil {
			order = append(order, key)
		}
		places[key] = append(places[key], s)
	}
	var out [][]corpus.Span
	for _, key := range order {
		if len(places[key]) > 1 {
			out = append(out, places[key])
		}
	}
	return out
}

// sentences returns the spans between full stops, question and exclamation
// marks, ellipses and line ends, from first word to last.
func sentences(text string) []corpus.Span {
	var out []corpus.Span
	spans := anchor.Words(text)
	for i := 0; i < len(spans); {
		j := i + 1
		for j < len(spans) && !strings.ContainsAny(text[spans[j-1].End:spans[j].Start], ".?!…;\n") {
			j++
		}
		out = append(out, corpus.Span{Start: spans[i].Start, End: spans[j-1].End})
		i = j
	}
	return slices.Clip(out)
}
