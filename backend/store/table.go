package store

import (
	"bytes"
	"iter"

	"florilege/backend/corpus"
)

// Table is the records of one kind, by ID.
type Table[T any] struct {
	tx   *Tx
	kind kind
}

// Get returns a record, or an error of code NotFound.
func (t Table[T]) Get(id corpus.ID) (T, error) {
	data := t.tx.bucket(t.kind).Get([]byte(id))
	if data == nil {
		var none T
		return none, corpus.Fail(corpus.NotFound, string(id), "")
	}
	return t.decode([]byte(id), data)
}

func (t Table[T]) decode(key, data []byte) (v T, err error) {
	if err = t.tx.store.codec.decode(t.kind, key, data, &v); err != nil {
		err = t.tx.damaged(t.kind, string(key), err)
	}
	return v, err
}

// Has reports whether there is a record of that ID.
func (t Table[T]) Has(id corpus.ID) bool {
	return t.tx.bucket(t.kind).Get([]byte(id)) != nil
}

// All yields every record in the order of the IDs, which is that of their
// making. It stops after the first error. The loop may change the table: what
// it removes or adds further on is seen.
func (t Table[T]) All() iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		c := t.tx.bucket(t.kind).Cursor()
		for key, data := c.First(); key != nil; {
			v, err := t.decode(key, data)
			before := len(t.tx.changes)
			if !yield(v, err) || err != nil {
				return
			}
			if len(t.tx.changes) > before {
				// The cursor lost its place.
				at, there := c.Seek(key)
				if !bytes.Equal(at, key) {
					key, data = at, there
					continue
				}
			}
			key, data = c.Next()
		}
	}
}

// Count returns how many records there are. It reads keys only.
func (t Table[T]) Count() int {
	n := 0
	c := t.tx.bucket(t.kind).Cursor()
	for key, _ := c.First(); key != nil; key, _ = c.Next() {
		n++
	}
	return n
}

// Put writes a record. Writing what is there already changes nothing.
func (t Table[T]) Put(id corpus.ID, v T) error {
	after, err := t.tx.store.codec.encode(t.kind, []byte(id), v)
	if err != nil {
		return err
	}
	return t.write(id, after)
}

// Delete removes a record. Removing what is not there changes nothing.
func (t Table[T]) Delete(id corpus.ID) error { return t.write(id, nil) }

func (t Table[T]) write(id corpus.ID, after []byte) error {
	key := []byte(id)
	before := t.tx.bucket(t.kind).Get(key)
	if same(before, after) {
		return nil
	}
	t.tx.changes = append(t.tx.changes, change{t.kind, string(id), before, after})
	return t.tx.set(t.kind, key, before, after)
}
