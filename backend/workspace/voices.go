package workspace

import (
	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// voices tells the quotes of who speaks and of where, reading each testimony once.
type voices struct {
	*matcher
	speaker     string // folded, "" for all
	participant corpus.ID
	idle        bool // everything passes
	testimonies map[corpus.ID]corpus.Testimony
}

func newVoices(tx *store.Tx, f Filter) (*voices, error) {
	if f.Participant != "" {
		if _, err := participant(tx, f.Participant); err != nil {
			return nil, err
		}
	}
	m, err := newMatcher(tx, f.Where)
	v := &voices{matcher: m, speaker: anchor.Fold(f.Speaker), participant: f.Participant, testimonies: map[corpus.ID]corpus.Testimony{}}
	v.idle = v.speaker == "" && v.participant == "" && len(f.Where) == 0
	return v, err
}

func (v *voices) pass(q corpus.Quote) (bool, error) {
	if v.idle {
		return true, nil
	}
	t, ok := v.testimonies[q.Testimony]
	if !ok {
		var err error
		if t, err = testimony(v.tx, q.Testimony); err != nil {
			return false, err
		}
		v.testimonies[t.ID] = t
	}
	if v.speaker != "" && anchor.Fold(t.SpeakerName(q.Speaker)) != v.speaker {
		return false, nil
	}
	if v.participant != "" && t.ParticipantOf(q.Speaker) != v.participant {
		return false, nil
	}
	return v.passes(t, q.Speaker), nil
}
