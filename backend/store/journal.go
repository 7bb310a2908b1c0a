package store

import (
	"encoding/binary"
	"errors"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/corpus"
)

var errMissing = errors.New("it is missing")

// Change says who does what: what the journal tells of an Update.
type Change struct {
	By      string
	At      time.Time
	Action  corpus.Action
	Subject string
	Count   int       // 0 stands for 1
	Group   corpus.ID // entries of one group are undone together; "" for none
}

// Moment names a state of the project: the last journal entry by number and
// ID, so that two copies of a file that went their own ways differ.
type Moment struct {
	Seq uint64
	ID  corpus.ID
}

// change is one record before and after. A nil side says that it was not there.
type change struct {
	Kind   kind   `cbor:"1,keyasint"`
	Key    string `cbor:"2,keyasint"`
	Before []byte `cbor:"3,keyasint"`
	After  []byte `cbor:"4,keyasint"`
}

// entry is a record of the journal.
type entry struct {
	ID      corpus.ID     `cbor:"1,keyasint"`
	At      time.Time     `cbor:"2,keyasint"`
	By      string        `cbor:"3,keyasint"`
	Action  corpus.Action `cbor:"4,keyasint"`
	Subject string        `cbor:"5,keyasint"`
	Count   int           `cbor:"6,keyasint"`
	Group   corpus.ID     `cbor:"7,keyasint,omitempty"`
	Undoes  uint64        `cbor:"8,keyasint,omitempty"`
	Redoes  uint64        `cbor:"9,keyasint,omitempty"`
	Prev    uint64        `cbor:"10,keyasint,omitempty"` // what undo takes back after this one
	Changes []change      `cbor:"11,keyasint"`
}

// head is where the journal stands.
type head struct {
	Seq  uint64    `cbor:"1,keyasint"`
	ID   corpus.ID `cbor:"2,keyasint"`
	Undo uint64    `cbor:"3,keyasint"` // the entry that undo takes back, 0 for none
	Redo []uint64  `cbor:"4,keyasint"` // the undone entries, the next to redo last
}

// Update runs f in one transaction, writes its changes to the journal, and
// returns when all of it is on the disk. Where f changes no record nothing is
// written, and the moment is the one before. An error of f leaves everything as
// it was.
func (s *Store) Update(c Change, f func(*Tx) error) (Moment, error) {
	return s.update(func(tx *Tx) error {
		if err := f(tx); err != nil || len(tx.changes) == 0 {
			return err
		}
		h, err := tx.head()
		if err != nil {
			return err
		}
		h.Redo = nil
		e := entry{By: c.By, At: c.At, Action: c.Action, Subject: c.Subject, Count: max(c.Count, 1), Group: c.Group, Prev: h.Undo}
		if err := tx.append(&h, e); err != nil {
			return err
		}
		h.Undo = h.Seq
		return tx.putHead(h)
	})
}

var errNothing = errors.New("nothing changed")

// update runs f, which appends to the journal what it does.
func (s *Store) update(f func(*Tx) error) (m Moment, err error) {
	err = s.guard(func() error {
		return s.db.Update(func(btx *bolt.Tx) error {
			tx := &Tx{tx: btx, store: s}
			if err := f(tx); err != nil {
				return err
			}
			if m, err = tx.Moment(); err != nil {
				return err
			}
			if len(tx.changes) == 0 && !tx.blobs {
				return errNothing // rolls back, which writes nothing
			}
			return nil
		})
	})
	if errors.Is(err, errNothing) {
		err = nil
	}
	var e *corpus.Error
	if err != nil && !errors.As(err, &e) {
		err = corpus.FailWith(corpus.Unwritable, filepath.Base(s.path), err)
	}
	return m, err
}

// Moment returns the moment that the transaction sees.
func (t *Tx) Moment() (Moment, error) {
	h, err := t.head()
	return Moment{h.Seq, h.ID}, err
}

func (t *Tx) head() (h head, err error) {
	data := t.bucket(kindMeta).Get(keyHead)
	if data == nil {
		return h, nil
	}
	if err := t.store.codec.decode(data, &h); err != nil {
		return h, t.damaged(kindMeta, string(keyHead), err)
	}
	return h, nil
}

// append writes e with the transaction's changes as the next entry.
func (t *Tx) append(h *head, e entry) error {
	h.Seq++
	e.ID = t.store.ids()
	h.ID = e.ID
	e.Changes = t.changes
	data, err := t.store.codec.encode(e)
	if err != nil {
		return err
	}
	b := t.bucket(kindJournal)
	b.FillPercent = 0.9 // keys only ever grow
	return b.Put(seqKey(h.Seq), data)
}

func (t *Tx) putHead(h head) error {
	data, err := t.store.codec.encode(h)
	if err != nil {
		return err
	}
	return t.bucket(kindMeta).Put(keyHead, data)
}

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

func (t *Tx) entry(seq uint64) (e entry, err error) {
	data := t.bucket(kindJournal).Get(seqKey(seq))
	if data == nil {
		return e, t.damaged(kindJournal, "entry", errMissing)
	}
	if err := t.store.codec.decode(data, &e); err != nil {
		return e, t.damaged(kindJournal, "entry", err)
	}
	return e, nil
}

func (e entry) shown(seq uint64) corpus.Entry {
	return corpus.Entry{
		Seq: seq, ID: e.ID, At: e.At, By: e.By, Action: e.Action, Subject: e.Subject,
		Count: e.Count, Undoes: e.Undoes, Redoes: e.Redoes,
	}
}

// History returns up to limit entries, the newest first, from the one before
// the given number (0 for the newest of all).
func (t *Tx) History(before uint64, limit int) ([]corpus.Entry, error) {
	h, err := t.head()
	if err != nil {
		return nil, err
	}
	if before == 0 || before > h.Seq {
		before = h.Seq + 1
	}
	out := []corpus.Entry{}
	for seq := before - 1; seq > 0 && len(out) < limit; seq-- {
		e, err := t.entry(seq)
		if err != nil {
			return nil, err
		}
		out = append(out, e.shown(seq))
	}
	return out, nil
}

// Touched names a record that changed.
type Touched struct {
	Kind string // "quotes"…: the name of its table
	ID   corpus.ID
}

// Knows reports whether a moment is of this file's past. A copy that went its
// own way has moments of the same numbers that it does not know.
func (t *Tx) Knows(m Moment) (bool, error) {
	h, err := t.head()
	if err != nil || m.Seq > h.Seq {
		return false, err
	}
	if m.Seq == 0 {
		return true, nil
	}
	e, err := t.entry(m.Seq)
	return e.ID == m.ID, err
}

// Since returns the records that changed after a moment that it Knows, once
// each, in the order they first did.
func (t *Tx) Since(m Moment) ([]Touched, error) {
	h, err := t.head()
	if err != nil {
		return nil, err
	}
	seen := map[Touched]bool{}
	var out []Touched
	for seq := m.Seq + 1; seq <= h.Seq; seq++ {
		e, err := t.entry(seq)
		if err != nil {
			return nil, err
		}
		for _, c := range e.Changes {
			k := Touched{c.Kind.String(), corpus.ID(c.Key)}
			if !seen[k] {
				seen[k] = true
				out = append(out, k)
			}
		}
	}
	return out, nil
}
