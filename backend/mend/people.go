package mend

import (
	"fmt"
	"maps"
	"slices"

	"florilege/backend/corpus"
)

// participants makes a participant that speakers name, and that is lost, anew by
// the name of the first of them.
func (m *mender) participants() {
	for _, id := range slices.Sorted(maps.Keys(m.Participants)) {
		if p := m.Participants[id]; p.ID != id {
			p.ID = id
			m.Participants[id] = p
		}
	}
	for _, id := range slices.Sorted(maps.Keys(m.Testimonies)) {
		for _, s := range m.Testimonies[id].Speakers {
			if _, there := m.Participants[s.Participant]; there || s.Participant == "" {
				continue
			}
			m.Participants = put(m.Participants, s.Participant, corpus.Participant{ID: s.Participant, Name: s.Name, Created: m.o.Now})
			m.note(ParticipantRemade, s.Participant, s.Name, 1)
		}
	}
}

// attributes makes an attribute that has values, and that is lost, anew without
// its name; its values are text.
func (m *mender) attributes() {
	wanted := map[corpus.ID]corpus.Bearer{}
	for _, p := range m.Participants {
		for _, v := range p.Values {
			wanted[v.Attribute] = corpus.OfParticipant
		}
	}
	for _, t := range m.Testimonies {
		for _, v := range t.Values {
			wanted[v.Attribute] = corpus.OfTestimony
		}
	}
	for id, a := range m.Attributes {
		if a.ID != id {
			a.ID = id
			m.Attributes[id] = a
		}
	}
	n := 0
	for _, id := range slices.Sorted(maps.Keys(wanted)) {
		if _, there := m.Attributes[id]; there {
			continue
		}
		n++
		a := corpus.Attribute{
			ID: id, Of: wanted[id], Name: fmt.Sprint(m.words().attribute, " ", n), Type: corpus.TypeText,
			Order: len(m.Attributes), Created: m.o.Now,
		}
		m.Attributes = put(m.Attributes, id, a)
		m.note(AttributeRemade, id, a.Name, 1)
	}
}

// revisions drops what tells of an earlier text that is lost.
func (m *mender) revisions() {
	for _, id := range slices.Sorted(maps.Keys(m.Revisions)) {
		r := m.Revisions[id]
		t, there := m.Testimonies[r.Testimony]
		text, hasText := m.rest.Text(r.Testimony, r.Number)
		fits := hasText && !slices.ContainsFunc(r.Edits, func(e corpus.Edit) bool { return !e.Span.Within(len(text)) })
		if !there || !fits {
			delete(m.Revisions, id)
			m.note(RevisionLost, id, t.Title, 1)
			continue
		}
		if lost := r.Original != "" && !m.rest.HasOriginal(r.Original); lost || r.ID != id {
			r.ID = id
			if told := (Note{OriginalLost, r.Testimony, t.Title, 1}); lost && !slices.Contains(m.notes, told) {
				m.notes = append(m.notes, told)
			}
			if lost {
				r.Original = ""
			}
			m.Revisions[id] = r
		}
	}
}

func put[T any](all map[corpus.ID]T, id corpus.ID, v T) map[corpus.ID]T {
	if all == nil {
		all = map[corpus.ID]T{}
	}
	all[id] = v
	return all
}
