package store

import (
	"bytes"
	"errors"
	"time"

	"florilege/backend/corpus"
)

var errOutOfStep = errors.New("the record is not what the journal says")

// Undo takes back the last change that is not taken back yet, with those of
// its group, and returns them, the newest first. It writes entries of its own,
// so that it can be redone and the journal keeps everything. The making of the
// project cannot be undone.
func (s *Store) Undo(by string, at time.Time) ([]corpus.Entry, Moment, error) {
	next := func(h head) uint64 { return h.Undo }
	return s.turn(corpus.NothingToUndo, next, func(tx *Tx, h *head, seq uint64, e entry) error {
		return tx.takeBack(h, seq, e, by, at)
	})
}

// Redo does again what was undone last, with its group, and returns it, the
// oldest first.
func (s *Store) Redo(by string, at time.Time) ([]corpus.Entry, Moment, error) {
	next := func(h head) uint64 {
		if len(h.Redo) == 0 {
			return 0
		}
		return h.Redo[len(h.Redo)-1]
	}
	return s.turn(corpus.NothingToRedo, next, func(tx *Tx, h *head, seq uint64, e entry) error {
		again := e.by(by, at)
		again.Redoes, again.Prev = seq, h.Undo
		h.Redo = h.Redo[:len(h.Redo)-1]
		err := tx.apply(h, again, e.Changes)
		h.Undo = h.Seq
		return err
	})
}

// turn runs step on the next entry and on those after it that are of the same
// group, in one transaction.
func (s *Store) turn(none corpus.ErrorCode, next func(head) uint64, step func(*Tx, *head, uint64, entry) error) ([]corpus.Entry, Moment, error) {
	var done []corpus.Entry
	m, err := s.update(func(tx *Tx) error {
		h, err := tx.head()
		if err != nil {
			return err
		}
		var group corpus.ID
		for seq := next(h); seq != 0 && (len(done) == 0 || group != ""); seq = next(h) {
			e, err := tx.entry(seq)
			if corpus.CodeOf(err) == corpus.Damaged {
				break // nothing leads behind it any more
			}
			if err != nil {
				return err
			}
			if len(done) > 0 && e.Group != group {
				break
			}
			if err := step(tx, &h, seq, e); err != nil {
				return err
			}
			done, group = append(done, e.shown(seq)), e.Group
		}
		if len(done) == 0 {
			return corpus.Fail(none, "", "")
		}
		return tx.putHead(h)
	})
	if err != nil {
		return nil, m, err
	}
	return done, m, nil
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
	left := h.Redo
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
	var out *corpus.Entry
	for group := corpus.ID(""); seq != 0 && (out == nil || group != ""); {
		e, err := t.entry(seq)
		if corpus.CodeOf(err) == corpus.Damaged {
			break
		}
		if err != nil {
			return nil, err
		}
		switch {
		case out == nil:
			first := e.shown(seq)
			out, group = &first, e.Group
		case e.Group == group:
			out.Count += e.Count
		default:
			return out, nil
		}
		seq = next(e)
	}
	return out, nil
}

// settle makes the present moment one that undo does not go behind.
func (t *Tx) settle() error {
	h, err := t.head()
	if err != nil {
		return err
	}
	h.Undo, h.Redo = 0, nil
	return t.putHead(h)
}

// floor settles, and says that the records are no longer what the journal made
// of them.
func (t *Tx) floor() error {
	if err := t.settle(); err != nil {
		return err
	}
	h, err := t.head()
	if err != nil {
		return err
	}
	h.Floor = h.Seq
	return t.putHead(h)
}

// by returns a new entry that tells the same action.
func (e entry) by(by string, at time.Time) entry {
	return entry{By: by, At: at, Action: e.Action, Subject: e.Subject, Count: e.Count, Group: e.Group}
}

// apply does changes and appends e with them.
func (t *Tx) apply(h *head, e entry, changes []change) error {
	t.changes = changes
	for _, c := range changes {
		now := t.bucket(c.Kind).Get([]byte(c.Key))
		if !same(now, c.Before) {
			return t.damaged(c.Kind, c.Key, errOutOfStep)
		}
		if err := t.set(c.Kind, []byte(c.Key), c.Before, c.After); err != nil {
			return err
		}
	}
	return t.append(h, e)
}

// same compares two records in their envelopes, of which nil is none.
func same(a, b []byte) bool { return (a == nil) == (b == nil) && bytes.Equal(a, b) }

// inverse returns changes that take the given ones, of a record each, back.
func inverse(changes []change) []change {
	out := make([]change, len(changes))
	for i, c := range changes {
		out[i] = change{c.Kind, c.Key, c.After, c.Before}
	}
	return out
}
