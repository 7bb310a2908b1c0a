package store

import (
	"slices"
	"strconv"
	"time"

	"florilege/backend/corpus"
)

// Behind returns what going back to an entry would take back, the newest first:
// everything that was done after it and is not taken back yet. 0 stands for
// before everything that can be undone. It is an error where undo does not lead
// to that entry: because it is taken back itself, or lies where undo does not go.
func (t *Tx) Behind(seq uint64) ([]corpus.Entry, error) {
	h, err := t.head()
	if err != nil {
		return nil, err
	}
	out := []corpus.Entry{}
	err = t.behind(&h, seq, func(at uint64, e entry) error {
		out = append(out, e.shown(at))
		h.Undo = e.Prev
		return nil
	})
	return out, err
}

// GoBack takes back everything that was done after an entry, as Behind tells it,
// in one transaction and as undo would one step after the other: each can be done
// again. It returns what was taken back, the newest first.
func (s *Store) GoBack(seq uint64, by string, at time.Time) ([]corpus.Entry, Moment, error) {
	done := []corpus.Entry{}
	m, err := s.update(func(tx *Tx) error {
		done = done[:0]
		h, err := tx.head()
		if err != nil {
			return err
		}
		if err := tx.behind(&h, seq, func(at0 uint64, e entry) error {
			done = append(done, e.shown(at0))
			return tx.takeBack(&h, at0, e, by, at)
		}); err != nil {
			return err
		}
		if len(done) == 0 {
			return nil
		}
		return tx.putHead(h)
	})
	return done, m, err
}

// behind calls step with each entry that undo leads to before it comes to the one
// of that number; step moves h.Undo on. Entries of that one's group stay with it.
func (t *Tx) behind(h *head, seq uint64, step func(uint64, entry) error) error {
	group := corpus.ID("")
	if seq != 0 {
		target, err := t.entry(seq)
		if err != nil {
			return noWayBack(seq)
		}
		group = target.Group
	}
	for h.Undo > seq {
		e, err := t.entry(h.Undo)
		if err != nil {
			return err
		}
		if group != "" && e.Group == group {
			return nil
		}
		if err := step(h.Undo, e); err != nil {
			return err
		}
	}
	if seq != 0 && h.Undo != seq {
		return noWayBack(seq)
	}
	return nil
}

func noWayBack(seq uint64) error {
	return corpus.Fail(corpus.NotFound, "change "+strconv.FormatUint(seq, 10)+" to go back to", "")
}

// takeBack undoes one entry, the one that h tells to undo next.
func (t *Tx) takeBack(h *head, seq uint64, e entry, by string, at time.Time) error {
	back := e.by(by, at)
	back.Undoes = seq
	h.Undo, h.Redo = e.Prev, append(slices.Clone(h.Redo), seq)
	return t.apply(h, back, inverse(e.Changes))
}
