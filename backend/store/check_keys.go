package store

import (
	"encoding/binary"
	"slices"

	"florilege/backend/corpus"
)

// blobs reads every text and original, those of testimonies that were undone too.
func (c *checker) blobs() {
	for _, k := range []kind{kindText, kindOriginal} {
		_ = c.tx.bucket(k).ForEach(func(key, _ []byte) error {
			if err := c.ctx.Err(); err != nil {
				return err
			}
			record := k.String() + " " + blobName(k, key)
			data, err := c.tx.blob(k, key)
			if err != nil {
				c.report(record, "%s", reason(err))
			} else if k == kindOriginal && c.tx.store.codec.name(Hash(data)) != string(key) {
				c.report(record, "it changed")
			}
			return nil
		})
	}
}

// keys compares the derived keys with those that the records want.
func (c *checker) keys() {
	want := map[slot]bool{}
	for _, q := range c.quotes {
		for _, d := range quoteKeys(q) {
			want[d] = true
		}
	}
	for _, m := range c.testimonies {
		for _, d := range c.tx.store.codec.testimonyKeys(m) {
			want[d] = true
		}
	}
	for _, k := range []kind{kindQuoteByTestimony, kindQuoteByCode, kindByOriginal} {
		_ = c.tx.bucket(k).ForEach(func(key, value []byte) error {
			d := slot{k, string(key)}
			if !want[d] || len(value) > 0 {
				c.report("file", "the key %q of the %s has no record", key, k)
			}
			delete(want, d)
			return nil
		})
	}
	for d := range want {
		c.report("file", "the key %q of the %s is missing", d.key, d.kind)
	}
}

// journal reads every entry, without gaps, and tries the undo and the redo of
// everything that the head promises.
func (c *checker) journal() {
	h, err := c.tx.head()
	if err != nil {
		c.report("journal", "%s", reason(err))
		return
	}
	var last corpus.ID
	count := uint64(0)
	_ = c.tx.bucket(kindJournal).ForEach(func(key, _ []byte) error {
		count++
		if len(key) != 8 || binary.BigEndian.Uint64(key) != count {
			c.report("journal", "the entry %d is missing", count)
			return errMissing
		}
		e, err := c.tx.entry(count)
		if err != nil {
			c.report("journal", "%s", reason(err))
		}
		last = e.ID
		return nil
	})
	if count != h.Seq || last != h.ID {
		c.report("journal", "its head is not its last entry")
	}
	undo := rewound{c.tx, map[slot][]byte{}}
	for seq := h.Undo; seq != 0; {
		e, err := c.tx.entry(seq)
		if err != nil || e.Prev >= seq || !undo.take(inverse(e.Changes)) {
			c.report("journal", "the entry %d cannot be undone", seq)
			break
		}
		seq = e.Prev
	}
	redo := rewound{c.tx, map[slot][]byte{}}
	for _, seq := range slices.Backward(h.Redo) {
		e, err := c.tx.entry(seq)
		if err != nil || !redo.take(e.Changes) {
			c.report("journal", "the entry %d cannot be redone", seq)
			break
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
