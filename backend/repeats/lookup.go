package repeats

import (
	"math/bits"
	"slices"
)

// lookup finds the 3-grams of one text among those of others, which are read once,
// in order: most are held off by a bit of their hash, the others are looked for in an
// open-addressing table. Both stay in the processor's nearest cache.
type lookup struct {
	grams []uint32 // of the text, by position
	slots []gramPlace
	shift uint     // of a hash, that leaves a slot
	bits  []uint64 // by more of the hash, whether there is such a 3-gram
	seen  []uint32 // by position, the last meeting in which the 3-gram was held by the other
	now   uint32   // which meeting it is
}

// slotBits is the logarithm of how many bits there are for each slot, at most half of
// which are in use.
const slotBits = 4

// gramPlace is a 3-gram and where it stands in the text; gram is alone where the
// slot is free.
type gramPlace struct{ gram, at uint32 }

// set makes the text of these 3-grams the one that others meet.
func (l *lookup) set(grams []uint32) {
	l.grams, l.now = grams, 0
	width := bits.Len(uint(2 * len(grams)))
	l.shift = uint(32 - width)
	l.slots = slices.Grow(l.slots[:0], 1<<width)[:1<<width]
	clear(l.slots)
	words := max(1, 1<<(width+slotBits)/64)
	l.bits = slices.Grow(l.bits[:0], words)[:words]
	clear(l.bits)
	l.seen = slices.Grow(l.seen[:0], len(grams))[:len(grams)]
	clear(l.seen)
	for at, g := range grams {
		if g != alone && g != again {
			*l.slot(g) = gramPlace{g, uint32(at)}
			bit := l.bit(g)
			l.bits[bit/64] |= 1 << (bit % 64)
		}
	}
}

// slot returns where the 3-gram stands, or the free slot where it would.
func (l *lookup) slot(gram uint32) *gramPlace {
	mask := uint32(len(l.slots) - 1)
	for at := gram * golden >> l.shift; ; at = (at + 1) & mask {
		if slot := &l.slots[at]; slot.gram == gram || slot.gram == alone {
			return slot
		}
	}
}

// bit returns which bit stands for the 3-gram.
func (l *lookup) bit(gram uint32) uint32 { return gram * golden >> (l.shift - slotBits) }

// meet counts the 3-grams of the text that another holds.
func (l *lookup) meet(others []uint32) int {
	l.now++
	n := 0
	for _, g := range others {
		bit := l.bit(g)
		if l.bits[bit/64]>>(bit%64)&1 == 0 {
			continue
		}
		if slot := l.slot(g); slot.gram == g && g != alone {
			l.seen[slot.at] = l.now
			n++
		}
	}
	return n
}

// meetSorted is meet with a text so long that the shorter's 3-grams are rather
// looked up in its own, ascending.
func (l *lookup) meetSorted(others []uint32) int {
	l.now++
	n := 0
	for at, g := range l.grams {
		if g == alone || g == again {
			continue
		}
		if _, held := slices.BinarySearch(others, g); held {
			l.seen[at] = l.now
			n++
		}
	}
	return n
}

// met reports whether the 3-gram at a position was held by the last text met.
func (l *lookup) met(at int) bool { return l.seen[at] == l.now }
