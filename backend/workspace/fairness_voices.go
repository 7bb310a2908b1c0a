package workspace

import (
	"slices"
	"strconv"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// voicing gives quotes the keys that they are compared by, and keys their names.
type voicing struct {
	b           *balance
	testimonies map[corpus.ID]corpus.Testimony
	people      map[corpus.ID]corpus.Participant
	attributes  []corpus.Attribute // whose values make groups
}

// groupsAtMost bounds the values of an attribute that can be compared: a name or a
// date of birth of each person makes no groups.
const groupsAtMost = 12

func newVoicing(tx *store.Tx, b *balance) (*voicing, error) {
	v := &voicing{b: b, testimonies: map[corpus.ID]corpus.Testimony{}, people: map[corpus.ID]corpus.Participant{}}
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return nil, err
		}
		v.testimonies[m.ID] = m
		key := "testimony " + string(m.ID)
		b.named[key] = Heard{ID: m.ID, Name: m.Title}
		b.order = append(b.order, key)
	}
	for p, err := range tx.Participants().All() {
		if err != nil {
			return nil, err
		}
		v.people[p.ID] = p
	}
	all, err := attributesOf(tx)
	if err != nil {
		return nil, err
	}
	for _, a := range all {
		values := v.values(a)
		if a.Type == corpus.TypeNumber || len(values) < 2 || len(values) > groupsAtMost {
			continue
		}
		v.attributes = append(v.attributes, a)
		for _, value := range values {
			key := partOf(a.ID, value)
			b.named[key] = Heard{ID: a.ID, Name: value, Of: a.Name}
			b.order = append(b.order, key)
		}
	}
	return v, nil
}

// values returns the values of an attribute, in the order of its choices.
func (v *voicing) values(a corpus.Attribute) []string {
	there := map[string]bool{}
	if a.Of == corpus.OfParticipant {
		for _, p := range v.people {
			there[corpus.ValueOf(p.Values, a.ID)] = true
		}
	} else {
		for _, m := range v.testimonies {
			there[corpus.ValueOf(m.Values, a.ID)] = true
		}
	}
	delete(there, "")
	var out, others []string
	for _, c := range a.Choices {
		if there[c] {
			out = append(out, c)
		}
		delete(there, c)
	}
	for value := range there {
		others = append(others, value)
	}
	slices.Sort(others)
	return append(out, others...)
}

func partOf(attribute corpus.ID, value string) string {
	return "value " + string(attribute) + " " + value
}

// voice returns the key of who speaks: one for a participant in all testimonies.
func (v *voicing) voice(m corpus.Testimony, speaker int) string {
	if p, ok := v.people[m.ParticipantOf(speaker)]; ok {
		key := "participant " + string(p.ID)
		v.b.named[key] = Heard{Name: p.Name}
		return key
	}
	key := "speaker " + string(m.ID) + " " + strconv.Itoa(speaker)
	v.b.named[key] = Heard{Name: m.SpeakerName(speaker), Of: m.Title}
	return key
}

// parts returns the other keys of what a speaker says.
func (v *voicing) parts(m corpus.Testimony, speaker int) []string {
	out := []string{"testimony " + string(m.ID)}
	for _, a := range v.attributes {
		values := m.Values
		if a.Of == corpus.OfParticipant {
			values = v.people[m.ParticipantOf(speaker)].Values
		}
		if value := corpus.ValueOf(values, a.ID); value != "" {
			out = append(out, partOf(a.ID, value))
		}
	}
	return out
}
