package workspace

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// ParticipantInfo is a participant with where they speak.
type ParticipantInfo struct {
	corpus.Participant
	Testimonies []corpus.ID // where a speaker is linked to them, in the order of import
	Quotes      int         // of those speakers
}

// Participants returns every participant, by name.
func (w *Workspace) Participants() (out []ParticipantInfo, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		speaks := map[corpus.ID][]corpus.ID{}
		testimonies := map[corpus.ID]corpus.Testimony{}
		for m, err := range tx.Testimonies().All() {
			if err != nil {
				return err
			}
			testimonies[m.ID] = m
			for _, s := range m.Speakers {
				if s.Participant != "" && !slices.Contains(speaks[s.Participant], m.ID) {
					speaks[s.Participant] = append(speaks[s.Participant], m.ID)
				}
			}
		}
		quotes := map[corpus.ID]int{}
		said, err := w.quotes.all(tx)
		if err != nil {
			return err
		}
		for _, q := range said {
			quotes[testimonies[q.Testimony].ParticipantOf(q.Speaker)]++
		}
		all, err := participantsOf(tx)
		if err != nil {
			return err
		}
		out = make([]ParticipantInfo, len(all))
		for i, p := range all {
			out[i] = ParticipantInfo{p, speaks[p.ID], quotes[p.ID]}
		}
		return nil
	})
	return out, err
}

// participantsOf lists the participants by name.
func participantsOf(tx *store.Tx) ([]corpus.Participant, error) {
	out := []corpus.Participant{}
	for p, err := range tx.Participants().All() {
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b corpus.Participant) int {
		return strings.Compare(anchor.Fold(a.Name), anchor.Fold(b.Name))
	})
	return out, nil
}

func participant(tx *store.Tx, id corpus.ID) (corpus.Participant, error) {
	p, err := tx.Participants().Get(id)
	return p, named(err, "participant", id)
}

// AddParticipants adds participants of those names, as one step to undo.
func (w *Workspace) AddParticipants(a Author, names []string) (out []corpus.Participant, err error) {
	if len(names) == 0 {
		return nil, nil
	}
	c := store.Change{Action: corpus.ActParticipantAdd, Subject: anchor.Name(names[0]), Count: len(names)}
	err = w.update(a, c, []string{store.Participants}, func(tx *store.Tx) error {
		out = nil
		for _, name := range names {
			p, err := addParticipant(tx, w.opts, name)
			if err != nil {
				return err
			}
			out = append(out, p)
		}
		return nil
	})
	return out, err
}

func addParticipant(tx *store.Tx, o Options, name string) (corpus.Participant, error) {
	name, err := freeParticipant(tx, name, "")
	if err != nil {
		return corpus.Participant{}, err
	}
	p := corpus.Participant{ID: o.NewID(), Name: name, Created: o.Now()}
	return p, tx.Participants().Put(p.ID, p)
}

// freeParticipant returns the name as stored, or an error where it is empty or
// somebody other than self bears it.
func freeParticipant(tx *store.Tx, name string, self corpus.ID) (string, error) {
	name, err := usable("the name of the participant", name)
	if err != nil {
		return "", err
	}
	all, err := participantsOf(tx)
	if err != nil {
		return "", err
	}
	for _, p := range all {
		if p.ID != self && anchor.Fold(p.Name) == anchor.Fold(name) {
			return "", corpus.Fail(corpus.Exists, "the participant "+p.Name, "")
		}
	}
	return name, nil
}

// EditParticipant writes the name and the memo of a participant.
func (w *Workspace) EditParticipant(a Author, id corpus.ID, name, memo string) error {
	c := store.Change{Action: corpus.ActParticipantEdit, Subject: anchor.Name(name)}
	return w.update(a, c, []string{store.Participants}, func(tx *store.Tx) error {
		p, err := participant(tx, id)
		if err != nil {
			return err
		}
		if p.Name, err = freeParticipant(tx, name, id); err != nil {
			return err
		}
		p.Memo = noted(memo)
		return tx.Participants().Put(id, p)
	})
}

// DeleteParticipants removes participants with their values, as one step to
// undo. Their speakers stay, linked to nobody.
func (w *Workspace) DeleteParticipants(a Author, ids []corpus.ID) error {
	if len(ids) == 0 {
		return nil
	}
	var first corpus.Participant
	err := w.store.View(func(tx *store.Tx) (err error) {
		first, err = participant(tx, ids[0])
		return err
	})
	if err != nil {
		return err
	}
	c := store.Change{Action: corpus.ActParticipantDelete, Subject: first.Name, Count: len(ids)}
	return w.update(a, c, []string{store.Participants, store.Testimonies, store.Quotes}, func(tx *store.Tx) error {
		for _, id := range ids {
			if _, err := participant(tx, id); err != nil {
				return err
			}
			if err := tx.Participants().Delete(id); err != nil {
				return err
			}
		}
		return relink(tx, func(_ corpus.ID, _ int, s corpus.Speaker) corpus.ID {
			if slices.Contains(ids, s.Participant) {
				return ""
			}
			return s.Participant
		})
	})
}

// relink gives every speaker of the project the participant that who says.
func relink(tx *store.Tx, who func(testimony corpus.ID, i int, s corpus.Speaker) corpus.ID) error {
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return err
		}
		speakers := slices.Clone(m.Speakers)
		for i := range speakers {
			speakers[i].Participant = who(m.ID, i, speakers[i])
		}
		if slices.Equal(speakers, m.Speakers) {
			continue
		}
		m.Speakers = speakers
		if err := tx.Testimonies().Put(m.ID, m); err != nil {
			return err
		}
	}
	return nil
}
