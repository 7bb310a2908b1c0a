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

// gramsOf calls do with the key of every 3-gram of a text of leastWords or more.
// 64 bits stand for three words: among a million 3-grams two are confused once in
// 30 million projects, and then count as one. Keys do not depend on the order in
// which words were read, and none is 0.
func (r *reading) gramsOf(t *text, do func(key uint64)) {
	if len(t.words) < leastWords {
		return
	}
	a, b := r.words[t.words[0]].hash, r.words[t.words[1]].hash
	for _, w := range t.words[2:] {
		c := r.words[w].hash
		do(mix(mix(a^bits.RotateLeft64(b, 21))^c) | 1)
		a, b = b, c
	}
}

// sum says what the 3-grams of a text come to.
func (r *reading) sum(t *text) {
	shared := 0
	for _, g := range t.grams {
		if g != again {
			t.kinds++
			if g != alone {
				shared++
			}
		}
	}
	t.kept = r.stretch(t, func(gram uint32) bool { return gram != again })
	t.shared = make([]uint32, 0, shared)
	for _, g := range t.grams {
		if g != again && g != alone {
			t.shared = append(t.shared, g)
		}
	}
	slices.Sort(t.shared)
}
