package repeats

import (
	"hash/fnv"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// lexicon numbers words as comparisons see them, from 0.
type lexicon struct {
	written map[string]uint32 // as it stands in a text
	folded  map[string]uint32
	little  map[string]bool
	words   []word // by number
}

type word struct {
	hash   uint64 // of the folded letters, so that an order by hash is always the same
	pause  bool   // a hesitation
	weight uint8  // what it tells: 1 for a little word, else 2
}

func newLexicon() *lexicon {
	return &lexicon{written: map[string]uint32{}, folded: map[string]uint32{}, little: littleWords()}
}

// number returns the number of a word as written.
func (l *lexicon) number(written string) uint32 {
	if n, known := l.written[written]; known {
		return n
	}
	folded := anchor.Fold(written)
	n, known := l.folded[folded]
	if !known {
		n = uint32(len(l.words))
		h := fnv.New64a()
		h.Write([]byte(folded))
		weight := uint8(2)
		if l.little[folded] {
			weight = 1
		}
		l.words = append(l.words, word{h.Sum64(), hesitation(folded), weight})
		l.folded[folded] = n
	}
	l.written[written] = n
	return n
}

// appendSpoken appends the words of text that are no hesitations.
func (l *lexicon) appendSpoken(numbers []uint32, text string) []uint32 {
	for s := range anchor.EachWord(text) {
		if n := l.number(s.Of(text)); !l.words[n].pause {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// spoken returns the words of text that are no hesitations, with their spans.
func (l *lexicon) spoken(text string) (numbers []uint32, spans []corpus.Span) {
	for s := range anchor.EachWord(text) {
		if n := l.number(s.Of(text)); !l.words[n].pause {
			numbers, spans = append(numbers, n), append(spans, s)
		}
	}
	return numbers, spans
}

// adopt gives the words of another lexicon numbers of this one: by those there.
func (l *lexicon) adopt(other *lexicon) []uint32 {
	out := make([]uint32, len(other.words))
	for folded, n := range other.folded {
		here, known := l.folded[folded]
		if !known {
			here = uint32(len(l.words))
			l.words = append(l.words, other.words[n])
			l.folded[folded] = here
		}
		out[n] = here
	}
	return out
}

// hesitation reports whether a folded word is a mere sound of hesitation,
// however long it is drawn out: "euh", "heuuu", "hmmm". One m is the elided
// pronoun and two are millimetres.
func hesitation(word string) bool {
	if len(word) > 2 && strings.Trim(word, "m") == "" {
		return true
	}
	switch string(slices.Compact([]byte(word))) {
	case "euh", "heu", "heuh", "hum", "hm", "mh", "mhm", "uh", "uhm", "um", "erm":
		return true
	}
	return false
}
