package store

import (
	"bytes"
	"errors"
	"slices"
	"time"

	"florilege/backend/corpus"
)

var errOutOfStep = errors.New("the record is not what the journal says")

// Undo takes back the last change that is not taken back yet, with those of
// its group, and returns them, the newest first. It writes entries of its own,
// so that it can be redone and the journal keeps everything.
func (s *Store) Undo(by string, at time.Time) ([]corpus.Entry, Moment, error) {
	var done []corpus.Entry
	m, err := s.update(func(tx *Tx) error {
		done = nil
		h, err := tx.head()
		if err != nil {
			return err
		}
		for h.Undo > 0 {
			seq := h.Undo
			e, err := tx.entry(seq)
			if err != nil {
				return err
			}
			// The making of the project is where undo ends.
			if e.Action == corpus.ActProjectNew || len(done) > 0 && !sameGroup(tx, done, e) {
				break
			}
			back := entry{By: by, At: at, Action: e.Action, Subject: e.Subject, Count: e.Count, Group: e.Group, Undoes: seq}
			if err := tx.apply(&h, back, inverse(e.Changes)); err != nil {
				return err
			}
			h.Undo, h.Redo = e.Prev, append(h.Redo, seq)
			done = append(done, e.shown(seq))
			if e.Group == "" {
				break
			}
		}
		if len(done) == 0 {
			return corpus.Fail(corpus.NothingToUndo, "", "")
		}
		return tx.putHead(h)
	})
	return done, m, err
}

// Redo does again what was undone last, with its group, and returns it.
func (s *Store) Redo(by string, at time.Time) ([]corpus.Entry, Moment, error) {
	var done []corpus.Entry
	m, err := s.update(func(tx *Tx) error {
		done = nil
		h, err := tx.head()
		if err != nil {
			return err
		}
		for len(h.Redo) > 0 {
			seq := h.Redo[len(h.Redo)-1]
			e, err := tx.entry(seq)
			if err != nil {
				return err
			}
			if len(done) > 0 && !sameGroup(tx, done, e) {
				break
			}
			again := entry{By: by, At: at, Action: e.Action, Subject: e.Subject, Count: e.Count, Group: e.Group, Redoes: seq, Prev: h.Undo}
			if err := tx.apply(&h, again, e.Changes); err != nil {
				return err
			}
			h.Undo, h.Redo = h.Seq, h.Redo[:len(h.Redo)-1]
			done = append(done, e.shown(seq))
			if e.Group == "" {
				break
			}
		}
		if len(done) == 0 {
			return corpus.Fail(corpus.NothingToRedo, "", "")
		}
		return tx.putHead(h)
	})
	return done, m, err
}

// Next returns what Undo and Redo would take, nil for nothing; Count adds up a group.
func (t *Tx) Next() (undo, redo *corpus.Entry, err error) {
	h, err := t.head()
	if err != nil {
		return nil, nil, err
	}
	if undo, err = t.gather(h.Undo, func(e entry) uint64 { return e.Prev }); err != nil {
		return nil, nil, err
	}
	if undo != nil && undo.Action == corpus.ActProjectNew {
		undo = nil
	}
	left := slices.Clone(h.Redo)
	pop := func(entry) uint64 {
		if len(left) == 0 {
			return 0
		}
		seq := left[len(left)-1]
		left = left[:len(left)-1]
		return seq
	}
	redo, err = t.gather(pop(entry{}), pop)
	return undo, redo, err
}

// gather adds up the group that begins at seq.
func (t *Tx) gather(seq uint64, next func(entry) uint64) (*corpus.Entry, error) {
	if seq == 0 {
		return nil, nil
	}
	e, err := t.entry(seq)
	if err != nil {
		return nil, err
	}
	out := e.shown(seq)
	for group := e.Group; group != ""; {
		if seq = next(e); seq == 0 {
			break
		}
		if e, err = t.entry(seq); err != nil {
			return nil, err
		}
		if e.Group != group {
			break
		}
		out.Count += e.Count
	}
	return &out, nil
}

func sameGroup(tx *Tx, done []corpus.Entry, e entry) bool {
	last, err := tx.entry(done[len(done)-1].Seq)
	return err == nil && last.Group == e.Group
}

// apply does changes and appends e with them.
func (t *Tx) apply(h *head, e entry, changes []change) error {
	t.changes = changes
	for _, c := range changes {
		now := t.bucket(c.Kind).Get([]byte(c.Key))
		if !bytes.Equal(now, c.Before) || (now == nil) != (c.Before == nil) {
			return t.damaged(c.Kind, c.Key, errOutOfStep)
		}
		if err := t.set(c.Kind, []byte(c.Key), c.Before, c.After); err != nil {
			return err
		}
	}
	return t.append(h, e)
}

// inverse returns changes that take the given ones back.
func inverse(changes []change) []change {
	out := make([]change, len(changes))
	for i, c := range changes {
		out[len(changes)-1-i] = change{c.Kind, c.Key, c.After, c.Before}
	}
	return out
}
