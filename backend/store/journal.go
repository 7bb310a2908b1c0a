package store

import (
	"encoding/binary"
	"errors"
	"slices"
	"strconv"
	"time"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/corpus"
)

var (
	errMissing = errors.New("it is missing")
	errCircle  = errors.New("what it follows comes after it")
	errPages   = errors.New("its pages make no sense")
	errKind    = errors.New("it changes what is no record")
)

// Change says who does what: what the journal tells of an Update.
type Change struct {
	By      string
	At      time.Time
	Action  corpus.Action
	Subject string
	Count   int       // 0 stands for 1
	Group   corpus.ID // entries of one group are undone together; "" for none
}

// change is one record before and after, each in its envelope. A nil side says
// that it was not there.
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
	// Floor is the entry up to which the journal may have gaps and need not tell
	// what became of the records; 0 where it tells everything.
	Floor uint64 `cbor:"5,keyasint,omitempty"`
	// Version is the schema once more, which here has a checksum; 0 in a file that
	// was last written before heads told it.
	Version int `cbor:"6,keyasint,omitempty"`
}

// Update runs f in one transaction, writes its changes to the journal, and
// returns when all of it is on the disk. Where every record ends as it was
// nothing is written, and the moment is the one before. An error of f is returned as it is
// and leaves everything as it was.
func (s *Store) Update(c Change, f func(*Tx) error) (Moment, error) {
	return s.update(func(tx *Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		return tx.record(c)
	})
}

// errNothing rolls a transaction back in which nothing was written.
var errNothing = errors.New("nothing was written")

// update runs f, which journals what it does, in one transaction.
func (s *Store) update(f func(*Tx) error) (m Moment, err error) {
	var failed error // of f
	err = s.guard(func() error {
		s.writing.Lock()
		defer s.writing.Unlock()
		if err := s.mayWrite(); err != nil {
			return err
		}
		var number uint64
		err := s.db.Update(func(btx *bolt.Tx) error {
			number = uint64(btx.ID())
			if failed = s.follows(number); failed != nil {
				return failed
			}
			tx := &Tx{tx: btx, store: s}
			if failed = f(tx); failed == nil {
				m, failed = tx.Moment()
			}
			if failed == nil && !tx.wrote {
				failed = errNothing
			}
			return failed
		})
		if failed != nil {
			return failed
		}
		return errors.Join(s.ended(number, err), s.InPlace())
	})
	switch {
	case err == nil || failed == errNothing:
		return m, nil
	case failed != nil:
		return Moment{}, failed
	}
	return Moment{}, unwritable(s.name(), err)
}

// record writes what the transaction changed to the journal, as something that
// can be undone and after which nothing can be redone.
func (t *Tx) record(c Change) error {
	t.changes = net(t.changes)
	if len(t.changes) == 0 {
		return nil
	}
	h, err := t.head()
	if err != nil {
		return err
	}
	e := entry{By: c.By, At: c.At, Action: c.Action, Subject: c.Subject, Count: max(c.Count, 1), Group: c.Group, Prev: h.Undo}
	if err := t.append(&h, e); err != nil {
		return err
	}
	h.Undo, h.Redo = h.Seq, nil
	return t.putHead(h)
}

// net returns what changes come to: each record once, from what it was first to
// what it is last. It reuses the memory of changes.
func net(changes []change) []change {
	at := make(map[slot]int, len(changes))
	out := changes[:0]
	for _, c := range changes {
		if i, again := at[slot{c.Kind, c.Key}]; again {
			out[i].After = c.After
			continue
		}
		at[slot{c.Kind, c.Key}] = len(out)
		out = append(out, c)
	}
	return slices.DeleteFunc(out, func(c change) bool { return same(c.Before, c.After) })
}

// append writes e with the transaction's changes as the next entry. What stands
// there already, past a head that lags behind, is left alone.
func (t *Tx) append(h *head, e entry) error {
	if t.journal() == nil {
		if err := t.setAside(h); err != nil {
			return err
		}
	}
	if there := t.prior(1<<64 - 1); there > h.Seq {
		h.Seq = there
	}
	h.Seq++
	e.ID = t.store.ids()
	h.ID = e.ID
	e.Changes = t.changes
	key := seqKey(h.Seq)
	data, err := t.store.codec.encode(kindJournal, key, e)
	if err != nil {
		return err
	}
	return t.put(kindJournal, key, data)
}

func (t *Tx) head() (h head, err error) {
	if t.at != nil {
		return *t.at, nil
	}
	if err := t.readHead(&h); err != nil {
		h, t.remade = t.remake(), true
	}
	t.at = &h
	return h, nil
}

// readHead reads the head as it was written.
func (t *Tx) readHead(h *head) error {
	data := t.bucket(kindMeta).Get(keyHead)
	if data == nil {
		return errMissing
	}
	return t.store.codec.decode(kindMeta, keyHead, data, h)
}

func (t *Tx) putHead(h head) error {
	if t.remade {
		if err := t.putAside(t.bucket(kindMeta).Get(keyHead)); err != nil {
			return err
		}
		t.remade = false
	}
	h.Version = t.store.version
	data, err := t.store.codec.encode(kindMeta, keyHead, h)
	if err != nil {
		return err
	}
	t.at = &h
	return t.put(kindMeta, keyHead, data)
}

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

func (t *Tx) entry(seq uint64) (e entry, err error) {
	key := seqKey(seq)
	data := t.entryAt(seq)
	if data == nil {
		return e, t.damaged(kindJournal, strconv.FormatUint(seq, 10), errMissing)
	}
	if err := t.store.codec.decode(kindJournal, key, data, &e); err != nil {
		return e, t.damaged(kindJournal, strconv.FormatUint(seq, 10), err)
	}
	if e.Prev >= seq {
		return e, t.damaged(kindJournal, strconv.FormatUint(seq, 10), errCircle)
	}
	for _, c := range e.Changes {
		if !c.Kind.isRecord() {
			return e, t.damaged(kindJournal, strconv.FormatUint(seq, 10), errKind)
		}
	}
	return e, nil
}

func seqOf(key []byte) uint64 {
	if len(key) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key)
}
