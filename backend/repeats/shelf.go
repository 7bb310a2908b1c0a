package repeats

import "slices"

// Shelf holds what whole texts say, to find one that says the same again. It
// keeps a sample of their 3-grams, some 20 kB for 10,000 words, and no words.
type Shelf struct {
	lex    *lexicon
	texts  []print
	bySpot map[uint64][]int32 // the texts that hold each of the rarest sampled 3-grams
	byHash map[uint64]int     // of all words, the first text that says them
}

// print is what is kept of a text.
type print struct {
	words int
	hash  uint64   // of its words
	grams []uint64 // the 3-grams of the sample, ascending, each once
}

// Of the 3-grams of a text one in oneIn is kept, and one in spotted leads to
// it. A text with fewer than leastSample of them is found by all its words only.
const (
	oneIn       = 4
	spotted     = 64
	leastSample = 50
)

// Whole is a text of the shelf that says what another text says.
type Whole struct {
	Index int     // on the shelf
	Same  bool    // word for word, hesitations aside
	In    float64 // share of the text looked for that stands in it, from 0 to 1
	Holds float64 // share of it that stands in the text looked for
}

// NewShelf returns an empty shelf.
func NewShelf() *Shelf {
	return &Shelf{lex: newLexicon(), bySpot: map[uint64][]int32{}, byHash: map[uint64]int{}}
}

// Add puts a text on the shelf and returns its index, from 0.
func (s *Shelf) Add(text string) int { return s.add(s.read(text)) }

// FindOrAdd returns what Find returns, and adds the text after.
func (s *Shelf) FindOrAdd(text string, least float64) (w Whole, found bool, index int) {
	p := s.read(text)
	w, found = s.find(p, least)
	return w, found, s.add(p)
}

// Find returns the text of the shelf that is most alike: of the same words, or
// such that of the one at least that share stands in the other.
func (s *Shelf) Find(text string, least float64) (Whole, bool) { return s.find(s.read(text), least) }

func (s *Shelf) add(p print) int {
	index := len(s.texts)
	s.texts = append(s.texts, p)
	if _, taken := s.byHash[p.hash]; !taken {
		s.byHash[p.hash] = index
	}
	for _, g := range p.grams {
		if g%spotted == 0 {
			s.bySpot[g] = append(s.bySpot[g], int32(index))
		}
	}
	return index
}

// read samples the 3-grams of a text by their hashes, so that the same 3-grams
// are kept of every text.
func (s *Shelf) read(text string) print {
	words := s.lex.appendSpoken(nil, text)
	p := print{words: len(words), hash: s.lex.hash(words)}
	for i := 0; i+gramWords <= len(words); i++ {
		g := s.lex.hash(words[i : i+gramWords])
		if g%oneIn == 0 {
			p.grams = append(p.grams, g)
		}
	}
	slices.Sort(p.grams)
	p.grams = slices.Clip(slices.Compact(p.grams))
	return p
}

func (s *Shelf) find(p print, least float64) (best Whole, found bool) {
	if i, ok := s.byHash[p.hash]; ok && p.words >= leastWords {
		return Whole{Index: i, Same: true, In: 1, Holds: 1}, true
	}
	if len(p.grams) < leastSample {
		return best, false
	}
	near := map[int32]bool{}
	for _, g := range p.grams {
		for _, i := range s.bySpot[g] {
			near[i] = true
		}
	}
	for i := range s.texts { // in order, so that equals are always told the same way
		other := s.texts[i].grams
		if !near[int32(i)] || len(other) < leastSample {
			continue
		}
		enough := int(least * float64(min(len(p.grams), len(other))))
		both := float64(common(p.grams, other, enough))
		w := Whole{Index: i, In: both / float64(len(p.grams)), Holds: both / float64(len(other))}
		if max(w.In, w.Holds) >= least && (!found || w.In+w.Holds > best.In+best.Holds) {
			best, found = w, true
		}
	}
	return best, found
}
