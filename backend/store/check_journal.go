package store

import (
	"encoding/binary"
	"hash/maphash"
	"slices"

	"florilege/backend/corpus"
)

// journal reads every entry, without gaps after the floor, compares what they
// come to with the records, and tries the undo and the redo of everything that
// the head promises.
func (c *checker) journal() {
	var h head
	if err := c.tx.readHead(&h); err != nil {
		c.report(BadHead, "journal", "its head cannot be read: %s", reason(err))
		h, _ = c.tx.head()
	}
	if c.tx.tx.Bucket([]byte(asideBucket)) != nil {
		c.report(SetAside, "journal", "%d", len(c.tx.aside().order))
	}
	last := c.entries(h)
	if last.Seq != h.Seq || last.ID != h.ID {
		c.report(BadHead, "journal", "its head is not its last entry")
	}
	undo := rewound{c.tx, map[slot][]byte{}}
	for seq := h.Undo; seq != 0; {
		e, err := c.tx.entry(seq)
		if err != nil || !undo.take(inverse(e.Changes)) {
			c.report(NoUndo, "journal", "%d", seq)
			break
		}
		seq = e.Prev
	}
	redo := rewound{c.tx, map[slot][]byte{}}
	for _, seq := range slices.Backward(h.Redo) {
		e, err := c.tx.entry(seq)
		if err != nil || !redo.take(e.Changes) {
			c.report(NoRedo, "journal", "%d", seq)
			break
		}
	}
}

// entries reads every entry and returns the last. Where none is missing after
// the floor, the records must be what the entries come to.
func (c *checker) entries(h head) (last Moment) {
	b := c.tx.journal()
	if b == nil {
		return Moment{h.Seq, h.ID} // its pages were told
	}
	last = Moment{Seq: h.Floor}
	if h.Floor == h.Seq {
		last.ID = h.ID
	}
	tale := account{seed: maphash.MakeSeed(), after: map[slot]uint64{}}
	_ = b.ForEach(func(key, data []byte) error {
		if !c.meter.add(int64(len(data))) {
			return c.meter.ctx.Err()
		}
		if len(key) != 8 {
			c.report(NoEntry, "journal", "%d", last.Seq+1)
			return errMissing
		}
		seq := binary.BigEndian.Uint64(key)
		if seq > h.Floor && seq != last.Seq+1 {
			c.report(NoEntry, "journal", "%d", last.Seq+1)
			tale.forget()
		}
		e, err := c.tx.entry(seq)
		switch {
		case err != nil:
			c.report(Unreadable, "journal", "%s", reason(err))
			tale.forget()
		case seq > h.Floor:
			tale.take(e.Changes)
		}
		last = Moment{seq, e.ID}
		return nil
	})
	c.compare(tale)
	return last
}

// account is what the last entry that changed a record made of it.
type account struct {
	seed  maphash.Seed
	after map[slot]uint64 // 0 where it was removed
}

// forget is for an entry that cannot be read: what it changed is not known.
func (a account) forget() { clear(a.after) }

func (a account) take(changes []change) {
	for _, c := range changes {
		a.after[slot{c.Kind, c.Key}] = a.sum(c.After)
	}
}

func (a account) sum(record []byte) uint64 {
	if record == nil {
		return 0
	}
	return maphash.Bytes(a.seed, record) | 1
}

// compare finds records that are not what the journal made them: of a page that
// never reached the disk, the one before it may be sound and old.
func (c *checker) compare(a account) {
	for s, want := range a.after {
		if a.sum(c.tx.bucket(s.kind).Get([]byte(s.key))) != want {
			c.report(OutOfStep, s.kind.String()+" "+s.key, "")
		}
	}
}

// rewound is the records as they would be after changes that are only tried.
type rewound struct {
	tx *Tx
	at map[slot][]byte
}

// take tries changes, and returns false where a record is not what they say.
func (r rewound) take(changes []change) bool {
	for _, c := range changes {
		k := slot{c.Kind, c.Key}
		now, ok := r.at[k]
		if !ok {
			now = r.tx.bucket(c.Kind).Get([]byte(c.Key))
		}
		if !same(now, c.Before) {
			return false
		}
		r.at[k] = c.After
	}
	return true
}

// name says by what people know the records that problems are about. Of one
// that cannot be read the journal tells what it was.
func (c *checker) name() {
	missing := map[slot][]int{}
	for i, p := range c.problems {
		if c.problems[i].Name = c.known(p.Kind, corpus.ID(p.ID)); c.problems[i].Name == "" && p.ID != "" {
			if k, ok := kindOf(p.Kind); ok {
				missing[slot{k, p.ID}] = append(missing[slot{k, p.ID}], i)
			}
		}
	}
	if len(missing) == 0 {
		return
	}
	h, _ := c.tx.head()
	for seq := h.Seq; seq > 0 && len(missing) > 0; seq = c.tx.prior(seq) {
		e, err := c.tx.entry(seq)
		if err != nil {
			continue
		}
		for _, ch := range e.Changes {
			s := slot{ch.Kind, ch.Key}
			record := ch.After
			if record == nil {
				record = ch.Before
			}
			for _, i := range missing[s] {
				c.problems[i].Name = c.read(s, record)
			}
			delete(missing, s)
		}
	}
}

// known returns what people know a record by that can be read.
func (c *checker) known(kind string, id corpus.ID) string {
	switch kind {
	case Testimonies, Layouts:
		return c.testimonies[id].Title
	case Codes:
		return c.codes[id].Name
	case Collections:
		return c.collections[id].Name
	case Quotes:
		return c.testimonies[c.quotes[id].Testimony].Title
	case Attributes:
		return c.attributes[id].Name
	case kindText.String():
		for m := range c.testimonies {
			if len(id) > len(m) && id[:len(m)] == m {
				return c.testimonies[m].Title
			}
		}
	case kindOriginal.String():
		for _, m := range c.testimonies {
			if c.tx.store.codec.name(m.Original) == string(id) {
				return m.Title
			}
		}
	}
	return ""
}

// read returns what people know a record by, of its bytes in the journal.
func (c *checker) read(s slot, record []byte) string {
	key := []byte(s.key)
	switch s.kind {
	case kindTestimony:
		m, _ := c.tx.Testimonies().decode(key, record)
		return m.Title
	case kindCode:
		v, _ := c.tx.Codes().decode(key, record)
		return v.Name
	case kindCollection:
		v, _ := c.tx.Collections().decode(key, record)
		return v.Name
	case kindQuote:
		q, _ := c.tx.Quotes().decode(key, record)
		return c.testimonies[q.Testimony].Title
	}
	return ""
}

// kindOf returns the kind of record of that name.
func kindOf(name string) (kind, bool) {
	for k := range kinds {
		if k.isRecord() && k.String() == name {
			return k, true
		}
	}
	return 0, false
}
