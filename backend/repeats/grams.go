package repeats

import (
	"math"
	"math/bits"
	"slices"
)

const (
	gramWords = 3              // words in a 3-gram
	alone     = 0              // stands for a 3-gram that no other text holds
	again     = math.MaxUint32 // stands for a 3-gram that the text has held before
	// maxHolders is how many texts a 3-gram leads to, the longest ones. A text
	// that holds only more common 3-grams meets those of them that it repeats.
	maxHolders = math.MaxUint8
)

// gramCount returns how many 3-grams a text of so many words has: none where it has
// fewer than leastWords.
func gramCount(words int) int {
	if words < leastWords {
		return 0
	}
	return words - gramWords + 1
}

// gramsOf calls do with the key of every 3-gram of a text of leastWords or more.
// Keys do not depend on the order in which words were read.
func (r *reading) gramsOf(t *text, do func(key uint64)) {
	if len(t.words) < leastWords {
		return
	}
	a, b := r.words[t.words[0]].hash, r.words[t.words[1]].hash
	for _, w := range t.words[2:] {
		c := r.words[w].hash
		do(mix(mix(a^bits.RotateLeft64(b, 21)) ^ c))
		a, b = b, c
	}
}

// sum says what the words and 3-grams of a text come to.
func (r *reading) sum(t *text, grams []uint32) {
	t.all.words = len(t.words)
	for _, w := range t.words {
		t.all.weight += r.weight(w)
	}
	for _, g := range grams {
		if g != again {
			t.kinds++
			if g != alone {
				t.shared++
			}
		}
	}
	t.kept = r.stretch(t, len(grams), func(at int) bool { return grams[at] != again })
	if len(grams) <= manyGrams {
		return
	}
	t.sorted = make([]uint32, 0, t.shared)
	for _, g := range grams {
		if g != again && g != alone {
			t.sorted = append(t.sorted, g)
		}
	}
	slices.Sort(t.sorted)
}
