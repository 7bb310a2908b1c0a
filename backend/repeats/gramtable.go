package repeats

import (
	"math/bits"
	"slices"
)

// gramTable counts the texts that hold each 3-gram of a shard: an open-addressing
// table of keys, since a map is several times slower.
type gramTable struct {
	holder int // bits of a place that tell a text
	slots  []gramSlot
	texts  []uint32 // by place, which text holds the 3-gram
}

type gramSlot struct {
	key     uint64 // of the 3-gram, from 1; 0 where the slot is free
	holders uint32 // the texts that hold the 3-gram
	last    uint32 // of these, the last that was counted, from 1; then the 3-gram's number
}

// number replaces the keys and texts of a shard by the 3-grams' numbers, from next
// on, and ranks, packed. The number of a 3-gram is where its list begins in holders,
// which holds up to maxHolders texts of each.
func (g *gramTable) number(places []uint64, next uint32, holders []uint32) {
	size := 1 << bits.Len(uint(len(places)+len(places)/5))
	if len(g.slots) < size {
		g.slots = make([]gramSlot, size)
	} else {
		clear(g.slots)
	}
	g.texts = slices.Grow(g.texts[:0], len(places))[:len(places)]
	for i, place := range places {
		text := uint32(place & (1<<g.holder - 1))
		g.texts[i] = text
		at := g.slot(place>>g.holder + 1)
		slot := &g.slots[at]
		if slot.last == text+1 {
			places[i] = pack(again, 0)
			continue
		}
		slot.last = text + 1
		places[i] = pack(at, slot.holders)
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
	for i, packed := range places {
		at, rank := unpack(packed)
		if at == again {
			continue
		}
		number := g.slots[at].last
		places[i] = pack(number, uint32(rank))
		if number != alone && rank < maxHolders {
			holders[number+uint32(rank)] = g.texts[i]
		}
	}
}

// slot returns where the 3-gram stands in the table, and adds it.
func (g *gramTable) slot(key uint64) uint32 {
	mask := uint64(len(g.slots) - 1)
	for at := key & mask; ; at = (at + 1) & mask {
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
