package store

import (
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// Amendment is a change that leaves nothing of what was there before.
type Amendment struct {
	Change Change
	Anew   bool // the journal begins with this change; otherwise it keeps its entries
	// Retell returns what an older entry tells from now on: who did it and to
	// what. nil leaves both.
	Retell func(tx *Tx, e corpus.Entry, steps []Step) (by, subject string)
}

// Step is a record before and after an entry of the journal, in bytes that its
// Table parses. nil says that it was not there.
type Step struct {
	Touched
	Before, After []byte
}

// Amend runs f in one transaction, like Update, and then takes away whatever
// tells of the past: the journal loses the records that its entries hold, texts
// and originals that no testimony and no revision names go. Undo does not go
// behind it, and an index made before is not followed. It is for a file that is
// being written anew: what it frees still holds what it held.
func (s *Store) Amend(a Amendment, f func(*Tx) error) error {
	_, err := s.update(func(tx *Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		tx.changes = nil
		if err := tx.retell(a); err != nil {
			return err
		}
		if err := tx.sweep(); err != nil {
			return err
		}
		h, err := tx.head()
		if err != nil {
			return err
		}
		if a.Anew {
			h = head{}
		}
		c := a.Change
		e := entry{By: c.By, At: c.At, Action: c.Action, Subject: c.Subject, Count: max(c.Count, 1)}
		if err := tx.append(&h, e); err != nil {
			return err
		}
		if err := tx.putHead(h); err != nil {
			return err
		}
		return tx.floor()
	})
	return err
}

// retell rewrites the entries without their records, or drops them.
func (t *Tx) retell(a Amendment) error {
	if a.Anew {
		return t.dropJournal()
	}
	for _, key := range t.keys(kindJournal) {
		seq := seqOf(key)
		e, err := t.entry(seq)
		if err != nil {
			return err
		}
		if a.Retell != nil {
			steps, err := t.steps(e)
			if err != nil {
				return err
			}
			e.By, e.Subject = a.Retell(t, e.shown(seq), steps)
		}
		e.Changes = nil
		data, err := t.store.codec.encode(kindJournal, key, e)
		if err != nil {
			return err
		}
		if err := t.put(kindJournal, key, data); err != nil {
			return err
		}
	}
	return nil
}

// dropJournal makes the journal an empty one. A bucket emptied key by key is
// not one yet: in that transaction bbolt looks for its last key for ever.
func (t *Tx) dropJournal() error {
	t.wrote = true
	if err := t.tx.DeleteBucket(kindJournal.name()); err != nil {
		return err
	}
	t.buckets[kindJournal] = nil
	_, err := t.tx.CreateBucket(kindJournal.name())
	return err
}

// sweep removes the texts and originals that only an undo could have reached.
func (t *Tx) sweep() error {
	wanted := map[slot]bool{}
	for m, err := range t.Testimonies().All() {
		if err != nil {
			return err
		}
		wanted[slot{kindText, string(textKey(m.ID, m.Revision))}] = true
		wanted[slot{kindOriginal, t.store.codec.name(m.Original)}] = true
	}
	for r, err := range t.Revisions().All() {
		if err != nil {
			return err
		}
		wanted[slot{kindText, string(textKey(r.Testimony, r.Number))}] = true
		wanted[slot{kindOriginal, t.store.codec.name(r.Original)}] = true
	}
	for _, k := range []kind{kindText, kindOriginal} {
		for _, key := range t.keys(k) {
			if wanted[slot{k, string(key)}] {
				continue
			}
			if err := t.remove(k, key); err != nil {
				return err
			}
		}
	}
	return nil
}

// keys returns a copy of every key of a bucket, so that it may change meanwhile.
func (t *Tx) keys(k kind) [][]byte {
	var out [][]byte
	c := t.bucket(k).Cursor()
	for key, _ := c.First(); key != nil; key, _ = c.Next() {
		out = append(out, slices.Clone(key))
	}
	return out
}

func (t *Tx) remove(k kind, key []byte) error {
	t.wrote = true
	return t.bucket(k).Delete(key)
}

// Tale calls f with every entry of the journal, the oldest first, and the
// records that it changed. It stops after the first error.
func (t *Tx) Tale(f func(e corpus.Entry, steps []Step) error) error {
	for _, key := range t.keys(kindJournal) {
		seq := seqOf(key)
		e, err := t.entry(seq)
		if err != nil {
			return err
		}
		steps, err := t.steps(e)
		if err != nil {
			return err
		}
		if err := f(e.shown(seq), steps); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tx) steps(e entry) ([]Step, error) {
	out := make([]Step, len(e.Changes))
	for i, c := range e.Changes {
		before, err := t.side(c, c.Before)
		if err != nil {
			return nil, err
		}
		after, err := t.side(c, c.After)
		if err != nil {
			return nil, err
		}
		out[i] = Step{Touched{c.Kind.String(), corpus.ID(c.Key)}, before, after}
	}
	return out, nil
}

// side returns the payload of a record inside an entry.
func (t *Tx) side(c change, record []byte) ([]byte, error) {
	if record == nil {
		return nil, nil
	}
	payload, err := t.store.codec.open(c.Kind, []byte(c.Key), record)
	if err != nil {
		return nil, t.damaged(c.Kind, c.Key, err)
	}
	return payload, nil
}

// Texts returns every revision of a testimony's text that the file holds, the
// oldest first: of one that was deleted too, as long as that can be undone.
func (t *Tx) Texts(testimony corpus.ID) ([]string, error) {
	out := []string{}
	prefix := string(testimony) + keySeparator
	c := t.bucket(kindText).Cursor()
	for key, _ := c.Seek([]byte(prefix)); strings.HasPrefix(string(key), prefix); key, _ = c.Next() {
		text, err := t.blob(kindText, key)
		if err != nil {
			return nil, err
		}
		out = append(out, string(text))
	}
	return out, nil
}
