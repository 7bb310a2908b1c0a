package repeats

import (
	"iter"
	"math/bits"
	"slices"
)

// aligner finds longest common subsequences of words, 64 words at a time: the
// bit-parallel recurrence of H. Hyyrö, "Bit-parallel LCS-length computation
// revisited" (2004). A bit of a row is 0 where the subsequence grows.
type aligner struct {
	block  []uint32 // by word, which block of masks is its own, while round agrees
	round  []uint32
	now    uint32
	masks  []uint64 // the positions of each word in the first text
	width  int      // uint64s in a row
	length int      // words of the first text
	row    []uint64
}

// newAligner returns an aligner of words numbered below words.
func newAligner(words int) *aligner {
	return &aligner{block: make([]uint32, words), round: make([]uint32, words)}
}

// set makes a the first text.
func (al *aligner) set(a []uint32) {
	al.now++
	al.length, al.width = len(a), (len(a)+63)/64
	al.masks = al.masks[:0]
	for i, w := range a {
		if al.round[w] != al.now {
			al.round[w] = al.now
			al.block[w] = uint32(len(al.masks))
			al.masks = append(al.masks, make([]uint64, al.width)...)
		}
		al.masks[int(al.block[w])+i/64] |= 1 << (i % 64)
	}
}

// start returns the row before any word of the second text.
func (al *aligner) start() []uint64 {
	al.row = al.row[:0]
	for range al.width {
		al.row = append(al.row, ^uint64(0))
	}
	return al.row
}

// step moves row past a word of the second text.
func (al *aligner) step(row []uint64, w uint32) {
	if al.round[w] != al.now {
		return
	}
	masks := al.masks[al.block[w]:][:len(row)]
	carry := uint64(0)
	for i, v := range row {
		u := v & masks[i]
		sum, c := bits.Add64(v, u, carry)
		row[i], carry = sum|v&^u, c
	}
}

// common yields the positions in the first text, ascending, of the words with
// which its longest common subsequence with b grows: as many as that has.
func (al *aligner) common(b []uint32) iter.Seq[int] {
	row := al.start()
	for _, w := range b {
		al.step(row, w)
	}
	return func(yield func(int) bool) {
		for i, v := range row {
			if last := al.length - i*64; last < 64 {
				v |= ^uint64(0) << last
			}
			for grown := ^v; grown != 0; grown &= grown - 1 {
				if !yield(i*64 + bits.TrailingZeros64(grown)) {
					return
				}
			}
		}
	}
}

// matched returns the pairs of positions, in the first text and in b, of a
// longest common subsequence. It takes len(first)·len(b)/8 bytes while it runs.
func (al *aligner) matched(b []uint32) [][2]int {
	rows := append(make([]uint64, 0, (len(b)+1)*al.width), al.start()...)
	for _, w := range b {
		al.step(al.row, w)
		rows = append(rows, al.row...)
	}
	grows := func(row, i int) bool { return rows[row*al.width+i/64]>>(i%64)&1 == 0 }
	var out [][2]int
	for i, j := al.length, len(b); i > 0 && j > 0; {
		switch {
		case !grows(j, i-1):
			i--
		case grows(j-1, i-1):
			j--
		default:
			i, j = i-1, j-1
			out = append(out, [2]int{i, j})
		}
	}
	slices.Reverse(out)
	return out
}
