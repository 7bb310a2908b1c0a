package store

import (
	"encoding/binary"
	"slices"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/corpus"
)

// A journal can be damaged and the records be whole. Then the project opens and
// is worked on: undo goes back to what cannot be read and no further, and what
// cannot be read stays where it is. A journal whose very pages are damaged,
// which bbolt must not walk, is set aside with the first change, and goes on
// being read with a gleaner.

// asideBucket holds what was set aside: by a number, buckets that hold a
// journal, and heads that could not be read.
const asideBucket = "aside"

// Notice is something that a user should know of a file that opens all the same.
type Notice string

// What there is to know.
const (
	JournalDamaged Notice = "journal_damaged" // undo goes back no further than the journal can be read
	LastChange     Notice = "last_change"     // one of the two first pages cannot be read: the last change may be missing
)

// Notices returns what was to be known of the file when it was opened.
func (s *Store) Notices() []Notice { return slices.Clone(s.notices) }

// notice looks at the end of the journal.
func (t *Tx) notice(torn bool) (out []Notice) {
	if torn {
		out = append(out, LastChange)
	}
	h, err := t.head()
	if err != nil {
		return out
	}
	wrong := t.remade || t.journal() == nil
	for _, seq := range append([]uint64{h.Seq, h.Undo}, h.Redo[max(0, len(h.Redo)-1):]...) {
		if _, err := t.entry(seq); err != nil && seq > h.Floor {
			wrong = true
		}
	}
	if wrong {
		out = append(out, JournalDamaged)
	}
	return out
}

// journal returns the bucket of the journal, or nil where its pages make no sense.
func (t *Tx) journal() *bolt.Bucket {
	b := t.bucket(kindJournal)
	if lost := t.store.lostJournal; lost != 0 && uint64(b.Root()) == lost {
		return nil
	}
	return b
}

// entryAt returns an entry in its envelope, nil where there is none.
func (t *Tx) entryAt(seq uint64) []byte {
	if b := t.journal(); b != nil {
		if data := b.Get(seqKey(seq)); data != nil {
			return data
		}
	}
	return t.aside().get(seq)
}

// prior returns the greatest number below seq under which an entry stands, 0
// for none.
func (t *Tx) prior(seq uint64) uint64 {
	last := t.aside().prior(seq)
	b := t.journal()
	if b == nil {
		return last
	}
	c := b.Cursor()
	// Where this transaction took every entry away bbolt would look for the last
	// one for ever.
	if key, _ := c.First(); key == nil {
		return last
	}
	key, _ := c.Seek(seqKey(seq))
	if key == nil {
		key, _ = c.Last()
	} else {
		key, _ = c.Prev()
	}
	if len(key) == 8 {
		last = max(last, binary.BigEndian.Uint64(key))
	}
	return last
}

// remake returns a head made anew from the entries: from the last that is no
// undo nor redo, those that follow are done again.
func (t *Tx) remake() (h head) {
	h.Seq = t.prior(1<<64 - 1)
	last, err := t.entry(h.Seq)
	if err == nil {
		h.ID = last.ID
	}
	var turns []entry // the newest first
	seq := h.Seq
	for ; err == nil && last.Undoes+last.Redoes > 0; last, err = t.entry(seq) {
		turns = append(turns, last)
		seq--
	}
	if err == nil && last.Action != corpus.ActProjectNew {
		h.Undo = seq
	}
	for i, e := range slices.Backward(turns) {
		at := h.Seq - uint64(i)
		switch n := len(h.Redo); {
		case e.Undoes > 0:
			undone, err := t.entry(e.Undoes)
			if h.Undo = undone.Prev; err != nil {
				h.Undo = 0
			}
			h.Redo = append(h.Redo, e.Undoes)
		case n > 0:
			h.Undo, h.Redo = at, h.Redo[:n-1]
		default:
			h.Undo = at
		}
	}
	return h
}

// putAside keeps a head that cannot be read.
func (t *Tx) putAside(damaged []byte) error {
	b, key, err := t.newAside()
	if err != nil || damaged == nil {
		return err
	}
	return b.Put(key, damaged)
}

// setAside puts a journal whose pages make no sense out of the way of a new
// one, which goes on counting.
func (t *Tx) setAside(h *head) error {
	outer, key, err := t.newAside()
	if err != nil {
		return err
	}
	inner, err := outer.CreateBucket(key)
	if err != nil {
		return err
	}
	t.aside() // while it is known where the journal stands
	if err := t.tx.MoveBucket(kindJournal.name(), nil, inner); err != nil {
		return err
	}
	t.buckets[kindJournal] = nil
	h.Floor = h.Seq
	_, err = t.tx.CreateBucket(kindJournal.name())
	return err
}

func (t *Tx) newAside() (*bolt.Bucket, []byte, error) {
	b, err := t.tx.CreateBucketIfNotExists([]byte(asideBucket))
	if err != nil {
		return nil, nil, err
	}
	n, err := b.NextSequence()
	return b, seqKey(n), err
}

// leftovers are the entries of journals whose pages are damaged, by where they
// stand in the file: nothing there is written any more.
type leftovers struct {
	g      *gleaner
	pieces map[uint64]piece
	order  []uint64 // ascending
}

func (l *leftovers) get(seq uint64) []byte {
	if p, ok := l.pieces[seq]; ok {
		if data, ok := l.g.value(p); ok {
			return data
		}
	}
	return nil
}

func (l *leftovers) prior(seq uint64) uint64 {
	if i, _ := slices.BinarySearch(l.order, seq); i > 0 {
		return l.order[i-1]
	}
	return 0
}

// aside returns what can be read of damaged journals. It reads them once.
func (t *Tx) aside() *leftovers {
	s := t.store
	s.reading.Do(func() {
		var roots []uint64
		if s.lostJournal != 0 {
			roots = append(roots, s.lostJournal)
		}
		if b := t.tx.Bucket([]byte(asideBucket)); b != nil {
			_ = b.ForEachBucket(func(key []byte) error {
				if j := b.Bucket(key).Bucket(kindJournal.name()); j != nil {
					roots = append(roots, uint64(j.Root()))
				}
				return nil
			})
		}
		s.leftovers = s.glean(roots)
	})
	return s.leftovers
}

func (s *Store) glean(roots []uint64) *leftovers {
	l := &leftovers{pieces: map[uint64]piece{}}
	if len(roots) == 0 {
		return l
	}
	info, err := s.file.Stat()
	if err != nil {
		return l
	}
	l.g = newGleaner(s.file, info.Size(), int64(s.db.Info().PageSize), s.codec)
	for _, root := range roots {
		found := l.g.tree(root, s.codec.vouch(kindJournal))
		for _, p := range found.pieces {
			seq := binary.BigEndian.Uint64(p.key)
			if _, there := l.pieces[seq]; !there {
				l.pieces[seq] = p
				l.order = append(l.order, seq)
			}
		}
	}
	slices.Sort(l.order)
	return l
}
