package mend

import (
	"fmt"
	"maps"
	"slices"

	"florilege/backend/corpus"
)

// codes makes the codebook whole: a code that something names is there, and the
// tree has a top.
func (m *mender) codes() {
	wanted := map[corpus.ID]bool{}
	for _, q := range m.Quotes {
		for _, c := range q.Codings {
			wanted[c.Code] = true
		}
	}
	for id, c := range m.Codes {
		wanted[c.Parent] = true
		if c.ID == id && (c.Example == "" || m.Quotes[c.Example].ID != "") {
			continue
		}
		c.ID = id
		if m.Quotes[c.Example].ID == "" {
			c.Example = ""
		}
		m.Codes[id] = c
	}
	delete(wanted, "")
	palette, n := corpus.Palette(), 0
	for _, id := range slices.Sorted(maps.Keys(wanted)) {
		if _, there := m.Codes[id]; there {
			continue
		}
		n++
		c := corpus.Code{
			ID: id, Name: fmt.Sprint(m.words().code, " ", n), Color: palette[n%len(palette)], Order: len(m.Codes), Created: m.o.Now,
		}
		m.Codes[id] = c
		m.note(CodeRemade, id, c.Name, 1)
	}
	for _, id := range slices.Sorted(maps.Keys(m.Codes)) {
		c := m.Codes[id]
		above := c.Parent
		for n := 0; above != "" && above != id && n < len(m.Codes); n++ {
			above = m.Codes[above].Parent
		}
		if above == id { // once one of a circle is at the top, the others hang under it
			c.Parent = ""
			m.Codes[id] = c
			m.note(CodeToTop, id, c.Name, 1)
		}
	}
}

// verdicts keeps of each verdict the quotes that are left.
func (m *mender) verdicts() {
	for _, id := range slices.Sorted(maps.Keys(m.Verdicts)) {
		v := m.Verdicts[id]
		left := slices.DeleteFunc(slices.Clone(v.Quotes), func(q corpus.ID) bool { return m.Quotes[q].ID == "" })
		stands := !v.Same || slices.Contains(left, v.Stands)
		if v.ID == id && len(left) == len(v.Quotes) && stands {
			continue
		}
		if len(left) < 2 {
			delete(m.Verdicts, id)
			m.note(VerdictDropped, id, m.titleOf(left), 1)
			continue
		}
		v.ID, v.Quotes = id, left
		if !stands {
			v.Stands = left[0]
		}
		m.Verdicts[id] = v
		m.note(VerdictNarrowed, id, m.titleOf(left), 1)
	}
}

// titleOf returns the title of the testimony that the first of quotes is from.
func (m *mender) titleOf(quotes []corpus.ID) string {
	if len(quotes) == 0 {
		return ""
	}
	return m.Testimonies[m.Quotes[quotes[0]].Testimony].Title
}

// collections says in each collection where a quote is missing.
func (m *mender) collections() {
	for _, id := range slices.Sorted(maps.Keys(m.Collections)) {
		c := m.Collections[id]
		lost := map[corpus.ID]bool{}
		for _, q := range c.Names() {
			if m.Quotes[q].ID == "" {
				lost[q] = true
			}
		}
		items := slices.Clone(c.Items)
		misplaced := false
		for i, item := range items {
			switch q := m.Quotes[item.Quote]; {
			case item.Kind != corpus.ItemQuote:
			case q.ID == "":
				items[i] = corpus.Item{ID: item.ID, Kind: corpus.ItemComment, Text: m.words().quote}
			case item.Sum == corpus.SumOf(q.Exact) && !corpus.InOrder(item.Edits, len(q.Exact)):
				items[i].Edits, items[i].Sum, misplaced = nil, 0, true
			}
		}
		if len(lost) > 0 || misplaced || c.ID != id {
			c.ID, c.Items = id, items
			m.Collections[id] = c.Without(func(q corpus.ID) bool { return lost[q] })
		}
		if len(lost) > 0 {
			m.note(ItemLost, id, c.Name, len(lost))
		}
	}
}
