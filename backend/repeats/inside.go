package repeats

import (
	"slices"

	"florilege/backend/corpus"
)

// Inside is something that one item says several times.
type Inside struct {
	Item  int           // index of the item
	Spans []corpus.Span // bytes in the item's text, each time it is said, in order
}

const (
	// sentenceWords is how many words a sentence has at least to count as said
	// again: "c'est comme ça" comes back by itself.
	sentenceWords = 5
	// phraseWords is the same for words that are not a sentence: anaphora
	// ("tu n'as pas le droit de…") is shorter.
	phraseWords = 12
	// variedWords is how many different words must be among them.
	variedWords = 4
)

// FindInside returns what items say several times within themselves, by item
// and place: whole sentences of sentenceWords words or more, and phrases of
// phraseWords or more, whether a mark ends them or not. Words count as in Find.
// The spans hold the marks that end a sentence and never overlap.
func FindInside(items []Item) []Inside {
	var out []Inside
	f := insideFinder{lex: newLexicon(), places: map[uint64][]int{}, windows: map[uint64]int{}}
	for i, item := range items {
		for _, spans := range f.find(item.Text) {
			out = append(out, Inside{i, spans})
		}
	}
	return out
}

// insideFinder finds repeats in one text after another.
type insideFinder struct {
	lex     *lexicon
	text    string
	words   []uint32
	spans   []corpus.Span
	taken   []bool           // by word, it stands in a repeated sentence
	places  map[uint64][]int // by hash of a sentence, its numbers
	windows map[uint64]int   // by hash of phraseWords words, where they stand first
}

func (f *insideFinder) find(text string) [][]corpus.Span {
	f.text = text
	f.words, f.spans = f.lex.spoken(text)
	if len(f.words) < 2*sentenceWords {
		return nil
	}
	f.taken = make([]bool, len(f.words))
	out := append(f.sentences(), f.phrases()...)
	slices.SortFunc(out, func(a, b []corpus.Span) int { return a[0].Start - b[0].Start })
	return out
}

// sentences returns the sentences that are said again, and takes their words.
func (f *insideFinder) sentences() [][]corpus.Span {
	clear(f.places)
	all := sentences(f.text, f.spans)
	for n, s := range all {
		if words := f.words[s.Start:s.End]; len(words) >= sentenceWords && varied(words) {
			hash := f.lex.hash(words)
			f.places[hash] = append(f.places[hash], n)
		}
	}
	var out [][]corpus.Span
	for _, places := range f.places {
		if len(places) < 2 {
			continue
		}
		var spans []corpus.Span
		for _, n := range places {
			spans = append(spans, f.span(all[n].Start, all[n].End))
			for w := all[n].Start; w < all[n].End; w++ {
				f.taken[w] = true
			}
		}
		out = append(out, spans)
	}
	return out
}

// phrases returns the phrases that are said again among the words not taken.
func (f *insideFinder) phrases() [][]corpus.Span {
	clear(f.windows)
	var firsts []int         // where phrases stand first
	again := map[int][]int{} // and where they stand again
	shared := map[int]int{}  // how many words all of these places share
	for i := 0; i+phraseWords <= len(f.words); {
		hash := f.lex.hash(f.words[i : i+phraseWords])
		first, known := f.windows[hash]
		n := 0
		if known {
			n = f.alike(first, i)
		}
		if n < phraseWords {
			f.windows[hash] = i
			i++
			continue
		}
		if again[first] == nil {
			firsts = append(firsts, first)
			shared[first] = n
		}
		// A phrase that follows itself at once is alike for several rounds.
		step := min(n, i-first)
		for at := i; at+step <= i+n; at += step {
			again[first] = append(again[first], at)
		}
		shared[first] = min(shared[first], step)
		i += n
	}
	var out [][]corpus.Span
	for _, first := range firsts {
		n := shared[first]
		if n < sentenceWords || !varied(f.words[first:first+n]) {
			continue
		}
		spans := []corpus.Span{f.span(first, first+n)}
		for _, at := range again[first] {
			spans = append(spans, f.span(at, at+n))
		}
		out = append(out, spans)
	}
	return out
}

// alike returns how many words are the same from i as from first, up to a word
// that is taken.
func (f *insideFinder) alike(first, i int) int {
	n := 0
	for i+n < len(f.words) && f.words[first+n] == f.words[i+n] && !f.taken[first+n] && !f.taken[i+n] {
		n++
	}
	return n
}

// span returns the bytes from word i up to word j, with the marks that close them.
func (f *insideFinder) span(i, j int) corpus.Span {
	return corpus.Span{Start: f.spans[i].Start, End: closing(f.text, f.spans[j-1].End)}
}

// varied reports whether there are variedWords different words among words.
func varied(words []uint32) bool {
	var seen []uint32
	for _, w := range words {
		if !slices.Contains(seen, w) {
			seen = append(seen, w)
		}
		if len(seen) == variedWords {
			return true
		}
	}
	return false
}
