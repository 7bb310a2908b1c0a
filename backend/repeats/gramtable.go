package repeats

import "math/bits"

// gramTable counts the texts that hold each 3-gram of a shard: an open-addressing
// table of keys, since a map is several times slower.
type gramTable struct{ slots []gramSlot }

type gramSlot struct {
	key     uint64 // 0 where the slot is free
	holders uint32 // the texts that hold the 3-gram
	last    uint32 // of these, the last that was counted, from 1; then the 3-gram's number
}

// number replaces the keys of a shard by their 3-grams' numbers, from next on, and
// ranks, packed; texts says which text holds each. The number of a 3-gram is where
// its list begins in holders, which holds up to maxHolders texts of each.
func (g *gramTable) number(keys []uint64, texts []uint32, next uint32, holders []uint32) {
	size := 1 << bits.Len(uint(len(keys)+len(keys)/3))
	if len(g.slots) < size {
		g.slots = make([]gramSlot, size)
	} else {
		clear(g.slots)
	}
	for i, key := range keys {
		at := g.slot(key)
		slot := &g.slots[at]
		if slot.last == texts[i]+1 {
			keys[i] = pack(again, 0)
			continue
		}
		slot.last = texts[i] + 1
		keys[i] = pack(at, slot.holders)
		slot.holders++
	}
	for i := range g.slots {
		slot := &g.slots[i]
		slot.last = alone
		if slot.holders > 1 {
			slot.last = next
			next += min(slot.holders, maxHolders)
		}
	}
	for i, packed := range keys {
		at, rank := unpack(packed)
		if at == again {
			continue
		}
		number := g.slots[at].last
		keys[i] = pack(number, uint32(rank))
		if number != alone && rank < maxHolders {
			holders[number+uint32(rank)] = texts[i]
		}
	}
}

// slot returns where the 3-gram stands in the table, and adds it.
func (g *gramTable) slot(key uint64) uint32 {
	mask := uint64(len(g.slots) - 1)
	for at := key >> 1 & mask; ; at = (at + 1) & mask {
		slot := &g.slots[at]
		if slot.key == key {
			return uint32(at)
		}
		if slot.key == 0 {
			slot.key = key
			return uint32(at)
		}
	}
}

// pack makes one of a number and of a rank, which it bounds.
func pack(number, rank uint32) uint64 {
	return uint64(number)<<8 | uint64(min(rank, maxHolders))
}

func unpack(packed uint64) (number uint32, rank uint8) { return uint32(packed >> 8), uint8(packed) }
