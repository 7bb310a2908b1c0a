package repeats

import (
	"cmp"
	"slices"
)

// meetings counts how often texts are met: a small table, since those met by one
// text are few (maxVisits, and a last list) and a count for each of a million would
// be fetched from memory.
type meetings struct {
	slots [meetingSlots]meeting
	order []uint16 // of the slots in use, the first met first
	// What most makes, kept for the next time.
	best    []meeting
	weights [heavy + 1]uint16 // by weight, how many were met
	texts   []uint32
}

// heavy is the weight from which meetings are not told apart at first.
const heavy = 63

// golden is 2³² divided by the golden ratio: times it, near numbers go far apart.
const golden = 0x9e3779b1

const (
	meetingBits  = 10
	meetingSlots = 1 << meetingBits // more than maxVisits + maxHolders
)

type meeting struct {
	text  uint32 // from 1; 0 where the slot is free
	times uint16
	// weight is how much these times tell together.
	weight uint16
}

// add counts a text once more, with a weight.
func (m *meetings) add(text uint32, weight uint16) {
	at := text * golden >> (32 - meetingBits)
	for m.slots[at].text != text+1 {
		if m.slots[at].text == 0 {
			m.slots[at].text = text + 1
			m.order = append(m.order, uint16(at))
			break
		}
		at = (at + 1) % meetingSlots
	}
	m.slots[at].times++
	m.slots[at].weight += weight
}

// most returns the texts that were met that many times or more, up to limit, those
// of most weight first, of equals the longest; and forgets all. What it returns stands
// until it is called again.
func (m *meetings) most(least, limit int) []uint32 {
	best := m.best[:0]
	clear(m.weights[:])
	for _, at := range m.order {
		if met := m.slots[at]; int(met.times) >= least {
			best = append(best, met)
			m.weights[min(met.weight, heavy)]++
		}
		m.slots[at] = meeting{}
	}
	m.order = m.order[:0]
	if len(best) > limit {
		best = m.heaviest(best, limit)
	}
	slices.SortFunc(best, func(a, b meeting) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.text, b.text))
	})
	m.best, m.texts = best, m.texts[:0]
	for _, met := range best[:min(limit, len(best))] {
		m.texts = append(m.texts, met.text-1)
	}
	return m.texts
}

// heaviest leaves out meetings that stand behind limit others whatever their order,
// so that few must be sorted.
func (m *meetings) heaviest(best []meeting, limit int) []meeting {
	least, n := uint16(heavy), int(m.weights[heavy])
	for ; n < limit; n += int(m.weights[least]) {
		least--
	}
	return slices.DeleteFunc(best, func(met meeting) bool { return met.weight < least })
}
