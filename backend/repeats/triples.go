package repeats

import "florilege/backend/anchor"

// words returns the folded words of text without its hesitations.
func words(text string) []string {
	lex := newLexicon()
	_, spans := lex.spoken(text)
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = anchor.Fold(s.Of(text))
	}
	return out
}

// dictionary numbers words and triples of words.
type dictionary struct {
	words map[string]uint32
	runs  map[uint64]uint32
}

// triples returns the numbers of the different triples of w, ascending.
func (d dictionary) triples(w []string) []uint32 {
	numbers := make([]uint64, len(w))
	for i, s := range w {
		n, known := d.words[s]
		if !known {
			n = uint32(len(d.words))
			d.words[s] = n
		}
		numbers[i] = uint64(n)
	}
	var out []uint32
	for i := 2; i < len(numbers); i++ {
		key := numbers[i-2]<<42 | numbers[i-1]<<21 | numbers[i]
		n, known := d.runs[key]
		if !known {
			n = uint32(len(d.runs))
			d.runs[key] = n
		}
		out = append(out, n)
	}
	return sortedSet(out)
}
