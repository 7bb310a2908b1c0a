package workspace

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// SpeakerAt is a speaker of a testimony.
type SpeakerAt struct {
	Testimony corpus.ID
	Speaker   int // index in its speakers
}

// Proposal is a person who may be the speakers of one name in several
// testimonies.
type Proposal struct {
	Name        string
	Participant corpus.ID // the one of that name, "" where there is none yet
	Speakers    []SpeakerAt
}

// ProposeParticipants returns who the speakers that nobody linked may be: those
// of equal names, accents and case ignored, are one person. Interviewers are
// none.
func (w *Workspace) ProposeParticipants() (out []Proposal, err error) {
	out = []Proposal{}
	err = w.store.View(func(tx *store.Tx) error {
		all, err := participantsOf(tx)
		if err != nil {
			return err
		}
		known := map[string]corpus.Participant{}
		for _, p := range all {
			known[anchor.Fold(p.Name)] = p
		}
		at := map[string]int{}
		for m, err := range tx.Testimonies().All() {
			if err != nil {
				return err
			}
			for i, s := range m.Speakers {
				key := anchor.Fold(s.Name)
				if s.Participant != "" || s.Interviewer || strings.TrimSpace(key) == "" {
					continue
				}
				j, ok := at[key]
				if !ok {
					j = len(out)
					at[key] = j
					p := Proposal{Name: s.Name}
					if k, ok := known[key]; ok {
						p.Name, p.Participant = k.Name, k.ID
					}
					out = append(out, p)
				}
				out[j].Speakers = append(out[j].Speakers, SpeakerAt{m.ID, i})
			}
		}
		slices.SortStableFunc(out, func(a, b Proposal) int { return strings.Compare(anchor.Fold(a.Name), anchor.Fold(b.Name)) })
		return nil
	})
	return out, err
}

// LinkSpeakers says who speakers are, and adds the participants that are not
// there yet, as one step to undo.
func (w *Workspace) LinkSpeakers(a Author, links []Proposal) error {
	if len(links) == 0 {
		return nil
	}
	c := store.Change{Action: corpus.ActParticipantEdit, Subject: anchor.Name(links[0].Name), Count: len(links)}
	if slices.ContainsFunc(links, func(p Proposal) bool { return p.Participant == "" }) {
		c.Action = corpus.ActParticipantAdd
	}
	records := []string{store.Participants, store.Testimonies, store.Quotes}
	return w.update(a, c, records, func(tx *store.Tx) error {
		who := map[SpeakerAt]corpus.ID{}
		for _, l := range links {
			id := l.Participant
			if id == "" {
				p, err := addParticipant(tx, w.opts, l.Name)
				if err != nil {
					return err
				}
				id = p.ID
			} else if _, err := participant(tx, id); err != nil {
				return err
			}
			for _, at := range l.Speakers {
				m, err := testimony(tx, at.Testimony)
				if err != nil {
					return err
				}
				if at.Speaker < 0 || at.Speaker >= len(m.Speakers) {
					return corpus.Fail(corpus.NotFound, "speaker of «"+m.Title+"»", "")
				}
				who[at] = id
			}
		}
		return relink(tx, func(testimony corpus.ID, i int, s corpus.Speaker) corpus.ID {
			if id, ok := who[SpeakerAt{testimony, i}]; ok {
				return id
			}
			return s.Participant
		})
	})
}
