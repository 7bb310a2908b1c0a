package likeness

import (
	"cmp"
	"math"
	"slices"
)

// Like is a text that is like the examples.
type Like struct {
	Text   int      // its index
	Score  float64  // comparable within one answer
	Shared []string // the words in common, the rarest first
}

const (
	leastShared = 2    // words in common
	commonShare = 0.05 // of all texts, above which a word is common
	alwaysRare  = 10   // texts that may have a word, however few there are in all
	usualLength = 8    // words; longer texts need more in common
)

// Rank returns the texts that are like the examples, the most alike first and
// equals in their order. Both are words of a Reader. skip says which texts are not
// wanted; they count all the same for how common a word is.
func Rank(texts, examples [][]string, skip func(int) bool) []Like {
	idf := rarity(texts)
	weight := map[string]float64{}
	for _, e := range examples {
		for _, w := range e {
			if idf[w] > 0 {
				weight[w]++
			}
		}
	}
	for w, n := range weight {
		weight[w] = idf[w] * math.Sqrt(n)
	}
	out := []Like{}
	for i, text := range texts {
		if skip(i) {
			continue
		}
		l := Like{Text: i}
		for _, w := range text {
			if weight[w] > 0 {
				l.Shared = append(l.Shared, w)
				l.Score += weight[w]
			}
		}
		if len(l.Shared) < leastShared {
			continue
		}
		l.Score /= math.Sqrt(float64(max(len(text), usualLength)))
		slices.SortFunc(l.Shared, func(a, b string) int { return cmp.Or(cmp.Compare(idf[b], idf[a]), cmp.Compare(a, b)) })
		out = append(out, l)
	}
	slices.SortStableFunc(out, func(a, b Like) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// rarity weighs the words by how few texts have them; one that is common has none.
func rarity(texts [][]string) map[string]float64 {
	in := map[string]int{}
	for _, t := range texts {
		for _, w := range t {
			in[w]++
		}
	}
	common := max(float64(len(texts))*commonShare, alwaysRare)
	out := make(map[string]float64, len(in))
	for w, n := range in {
		if float64(n) <= common {
			out[w] = math.Log(1 + float64(len(texts))/float64(n))
		}
	}
	return out
}
