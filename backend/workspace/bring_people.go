package workspace

import (
	"errors"
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// needParticipant returns the participant here that stands for one there: of the
// same ID or name, or the one brought over. What is written about one who is
// here is taken over too where that is asked for.
func (b *bringing) needParticipant(id corpus.ID, written bool) (corpus.ID, error) {
	theirs, err := b.there.Participants().Get(id)
	if err != nil {
		return "", LeftAlone
	}
	ours, here := corpus.Participant{ID: id, Name: theirs.Name, Created: theirs.Created}, false
	for p, err := range b.here.Participants().All() {
		if err != nil {
			return "", err
		}
		if p.ID == id || !here && anchor.Fold(p.Name) == anchor.Fold(theirs.Name) {
			ours, here = p, true
		}
	}
	if here && !written {
		return ours.ID, nil
	}
	if ours.ID == id {
		ours.Name, ours.Memo = theirs.Name, theirs.Memo
	} else {
		ours.Memo = memo(ours.Memo, theirs.Memo)
	}
	if ours.Values, err = b.values(ours.Values, theirs.Values); err != nil {
		return "", err
	}
	return ours.ID, b.here.Participants().Put(ours.ID, ours)
}

// needAttribute is needParticipant for an attribute.
func (b *bringing) needAttribute(id corpus.ID, written bool) (corpus.ID, error) {
	theirs, err := b.there.Attributes().Get(id)
	if err != nil {
		return "", LeftAlone
	}
	ours, here := theirs, false
	for a, err := range b.here.Attributes().All() {
		if err != nil {
			return "", err
		}
		if a.ID == id || !here && a.Of == theirs.Of && anchor.Fold(a.Name) == anchor.Fold(theirs.Name) {
			ours, here = a, true
		}
	}
	switch {
	case here && (!written || ours.ID != id):
		return ours.ID, nil
	case here:
		order := ours.Order
		ours = theirs
		ours.Order = order
	default:
		ours.Order = b.here.Attributes().Count()
	}
	return ours.ID, b.here.Attributes().Put(ours.ID, ours)
}

// values returns ours with theirs over them.
func (b *bringing) values(ours, theirs []corpus.Value) ([]corpus.Value, error) {
	for _, v := range theirs {
		id, err := b.needAttribute(v.Attribute, false)
		if err != nil {
			return nil, err
		}
		ours = corpus.WithValue(ours, id, v.Text)
	}
	return ours, nil
}

// lacking returns ours with those of theirs for which ours has nothing.
func (b *bringing) lacking(ours, theirs []corpus.Value) ([]corpus.Value, error) {
	for _, v := range theirs {
		id, err := b.needAttribute(v.Attribute, false)
		if errors.Is(err, LeftAlone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if corpus.ValueOf(ours, id) == "" {
			ours = corpus.WithValue(ours, id, v.Text)
		}
	}
	return ours, nil
}

// linked returns ours with who they are, where only theirs says it of the speaker
// of that name.
func (b *bringing) linked(ours, theirs []corpus.Speaker) ([]corpus.Speaker, error) {
	if !linksMore(theirs, ours) {
		return ours, nil
	}
	out := slices.Clone(ours)
	for i, o := range out {
		n := slices.IndexFunc(theirs, func(s corpus.Speaker) bool { return s.Name == o.Name && s.Participant != "" })
		if n < 0 || o.Participant != "" {
			continue
		}
		id, err := b.needParticipant(theirs[n].Participant, false)
		if err != nil {
			return nil, err
		}
		out[i].Participant = id
	}
	return out, nil
}

// speakers returns speakers there as they are here.
func (b *bringing) speakers(theirs []corpus.Speaker) ([]corpus.Speaker, error) {
	out := make([]corpus.Speaker, len(theirs))
	for i, s := range theirs {
		if s.Participant != "" {
			id, err := b.needParticipant(s.Participant, false)
			if err != nil {
				return nil, err
			}
			s.Participant = id
		}
		out[i] = s
	}
	return out, nil
}

func (b *bringing) pseudonym(id corpus.ID) error {
	theirs, err := b.there.Pseudonyms().Get(id)
	if err != nil {
		return LeftAlone
	}
	for p, err := range b.here.Pseudonyms().All() {
		if err != nil {
			return err
		}
		if p.ID != id && anchor.Fold(p.Name) == anchor.Fold(theirs.Name) {
			return LeftTaken
		}
	}
	return b.here.Pseudonyms().Put(id, theirs)
}
