package main

import (
	"fmt"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// people are the actions on participants, on attributes and on their values.
func people() []action {
	return []action{
		{name: "add participants", weight: 2, covers: "AddParticipants", do: func(h *hand) error {
			var names []string
			for i := range 1 + h.rng.IntN(3) {
				names = append(names, fmt.Sprintf("Farida %s, %d", h.name(), i))
			}
			_, err := h.w.AddParticipants(author, names)
			return err
		}},
		{name: "edit a participant", weight: 2, covers: "EditParticipant", do: func(h *hand) error {
			p, err := h.participant()
			if err != nil {
				return err
			}
			return h.w.EditParticipant(author, p.ID, "Nadia "+h.name(), h.words(h.rng.IntN(20)))
		}},
		{name: "delete participants", weight: 1, covers: "DeleteParticipants", do: func(h *hand) error {
			all, err := h.w.Participants()
			if err != nil {
				return err
			}
			gone, err := some(h, all, 2)
			if err != nil {
				return err
			}
			return h.w.DeleteParticipants(author, ids(gone, func(p workspace.ParticipantInfo) corpus.ID { return p.ID }))
		}},
		{name: "link speakers", weight: 2, covers: "LinkSpeakers", do: func(h *hand) error {
			links, err := h.w.ProposeParticipants()
			if err == nil && len(links) == 0 { // all are: one is somebody else
				links, err = h.otherLink()
			}
			if err != nil {
				return err
			}
			return h.w.LinkSpeakers(author, links)
		}},
		{name: "add an attribute", weight: 2, covers: "AddAttribute", do: func(h *hand) error {
			a := corpus.Attribute{Of: corpus.OfTestimony, Name: h.name(), Memo: h.words(h.rng.IntN(9))}
			if h.rng.IntN(2) == 0 {
				a.Of = corpus.OfParticipant
			}
			types := []corpus.AttributeType{corpus.TypeText, corpus.TypeNumber, corpus.TypeDate, corpus.TypeYesNo, corpus.TypeChoice}
			if a.Type = types[h.rng.IntN(len(types))]; a.Type == corpus.TypeChoice {
				a.Choices, a.Groups = []string{"Bois", "Cuisine", h.name()}, a.Of == corpus.OfTestimony
			}
			_, err := h.w.AddAttribute(author, a)
			return err
		}},
		{name: "edit an attribute", weight: 2, covers: "EditAttribute", do: editAttribute},
		{name: "move an attribute", weight: 1, covers: "MoveAttribute", do: func(h *hand) error {
			a, err := h.attribute()
			if err != nil {
				return err
			}
			return h.w.MoveAttribute(author, a.ID, h.rng.IntN(4))
		}},
		{name: "delete an attribute", weight: 1, covers: "DeleteAttribute", do: func(h *hand) error {
			a, err := h.attribute()
			if err != nil {
				return err
			}
			return h.w.DeleteAttribute(author, a.ID)
		}},
		{name: "set values", weight: 3, covers: "SetValues", do: setValues},
	}
}

// otherLink makes a speaker another participant than it is.
func (h *hand) otherLink() ([]workspace.Proposal, error) {
	p, err := h.participant()
	if err != nil {
		return nil, err
	}
	r, err := h.testimony()
	if err != nil {
		return nil, err
	}
	if len(r.Speakers) == 0 {
		return nil, errNothing
	}
	at := workspace.SpeakerAt{Testimony: r.ID, Speaker: h.rng.IntN(len(r.Speakers))}
	return []workspace.Proposal{{Name: p.Name, Participant: p.ID, Speakers: []workspace.SpeakerAt{at}}}, nil
}

// editAttribute renames an attribute, and mostly gives it another type: its
// values are converted, or go.
func editAttribute(h *hand) error {
	a, err := h.attribute()
	if err != nil {
		return err
	}
	edit := workspace.AttributeEdit{Attribute: a.Attribute, Drop: true}
	edit.Name, edit.Memo = h.name(), h.words(h.rng.IntN(9))
	switch {
	case a.Type == corpus.TypeChoice && len(a.Choices) > 0 && h.rng.IntN(2) == 0:
		edit.Renamed = map[string]string{a.Choices[0]: h.name()}
		edit.Choices = append([]string{edit.Renamed[a.Choices[0]]}, a.Choices[1:]...)
	case a.Type == corpus.TypeChoice:
		edit.Type, edit.Choices, edit.Groups = corpus.TypeText, nil, false
	default:
		edit.Type = corpus.TypeChoice // of what its values say
	}
	return h.w.EditAttribute(author, edit)
}

// setValues fills some cells of a few attributes.
func setValues(h *hand) error {
	all, err := h.w.Attributes()
	if err != nil {
		return err
	}
	columns, err := some(h, all, 3)
	if err != nil {
		return err
	}
	testimonies, err := h.w.Testimonies()
	if err != nil {
		return err
	}
	participants, err := h.w.Participants()
	if err != nil {
		return err
	}
	bearers := map[corpus.Bearer][]corpus.ID{
		corpus.OfTestimony:   ids(testimonies, func(m workspace.TestimonyInfo) corpus.ID { return m.ID }),
		corpus.OfParticipant: ids(participants, func(p workspace.ParticipantInfo) corpus.ID { return p.ID }),
	}
	var cells []workspace.Cell
	for _, a := range columns {
		for _, id := range bearers[a.Of] {
			if h.rng.IntN(3) > 0 {
				cells = append(cells, workspace.Cell{Record: id, Attribute: a.ID, Text: h.value(a.Type)})
			}
		}
	}
	if len(cells) == 0 {
		return errNothing
	}
	return h.w.SetValues(author, cells, true)
}

// value is one as a person writes it, blank now and then.
func (h *hand) value(t corpus.AttributeType) string {
	n := h.rng.IntN(100)
	switch {
	case n%9 == 0:
		return ""
	case t == corpus.TypeNumber:
		return fmt.Sprintf("%d,5", n)
	case t == corpus.TypeDate:
		return fmt.Sprintf("%d/3/2024", 1+n%28)
	case t == corpus.TypeYesNo:
		return []string{"oui", "non"}[n%2]
	case t == corpus.TypeChoice:
		return []string{"Bois", "Cuisine", "Couture"}[n%3]
	}
	return h.words(1 + n%6)
}

func (h *hand) participant() (workspace.ParticipantInfo, error) {
	all, err := h.w.Participants()
	return one(h, all, err)
}

func (h *hand) attribute() (workspace.AttributeInfo, error) {
	all, err := h.w.Attributes()
	return one(h, all, err)
}
