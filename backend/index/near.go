package index

import (
	"cmp"
	"slices"
)

// event is a place of a word of one of the slots.
type event struct {
	span
	position uint64
	slot     int
	near     bool // it stands where all slots meet
}

// windows returns the places of the words wherever a word of each slot stands with
// at most that many other words among them.
func (m *meeting) windows(doc uint32, others int) ([]span, error) {
	m.events = m.events[:0]
	for i, r := range m.readers {
		places, err := r.at(doc)
		if err != nil {
			return nil, err
		}
		for _, p := range places {
			m.events = append(m.events, event{spanOf(p), p.Pos(), i, false})
		}
	}
	slices.SortFunc(m.events, func(a, b event) int {
		return cmp.Or(cmp.Compare(a.position, b.position), cmp.Compare(a.slot, b.slot))
	})
	wide := uint64(len(m.readers) + others)
	for i := range m.events {
		end := i
		for end < len(m.events) && m.events[end].position < m.events[i].position+wide {
			end++
		}
		if window := m.events[i:end]; m.complete(window) {
			for k := range window {
				window[k].near = true
			}
		}
	}
	m.spans = m.spans[:0]
	for _, e := range m.events {
		if e.near {
			m.spans = append(m.spans, e.span)
		}
	}
	return m.spans, nil
}

// complete reports whether the slots have a word of their own each.
func (m *meeting) complete(window []event) bool {
	taken := map[uint64]int{} // by position
	var give func(slot int, seen map[uint64]bool) bool
	give = func(slot int, seen map[uint64]bool) bool {
		for _, e := range window {
			if e.slot != slot || seen[e.position] {
				continue
			}
			seen[e.position] = true
			if other, ok := taken[e.position]; !ok || give(other, seen) {
				taken[e.position] = slot
				return true
			}
		}
		return false
	}
	if len(window) < len(m.readers) {
		return false
	}
	for i := range m.readers {
		if !give(i, map[uint64]bool{}) {
			return false
		}
	}
	return true
}
