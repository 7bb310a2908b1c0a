package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"iter"

	"florilege/backend/corpus"
	"florilege/backend/seal"
	"florilege/backend/store"
)

// moment is the last entry of a journal, by number and ID.
type moment = store.Moment

// state is what a project holds at a moment.
type state struct {
	At  moment
	Sum string // of every record, text, original and recent entry of the journal
}

// recent is how many entries of the journal a state holds: more than one action
// writes.
const recent = 40

// stateOf reads the project at path, which nobody has open.
func stateOf(path string, u unlocking) (state, error) {
	s, err := store.OpenReadOnly(path, u.options())
	if err != nil {
		return state{}, err
	}
	return stateIn(s, s.Close)
}

// stateBeside reads the project at path while it is open for writing, from a
// private copy in the folder cache.
func stateBeside(path, cache string, u unlocking) (state, error) {
	s, end, err := store.Snapshot(path, cache, u.options())
	if err != nil {
		return state{}, err
	}
	return stateIn(s, end)
}

// unlocking opens a project that may be sealed: with its key where it is known.
type unlocking struct {
	secret string
	key    *seal.Key
}

// orOpen is u, without a passphrase where there is no key.
func (u unlocking) orOpen() unlocking {
	if u.key == nil {
		u.secret = ""
	}
	return u
}

func (u unlocking) options() store.Options {
	return store.Options{NewID: noID, Secret: u.secret, Key: u.key}
}

func noID() corpus.ID { return "" }

func stateIn(s *store.Store, end func() error) (st state, err error) {
	err = s.View(func(tx *store.Tx) error {
		st, err = readState(tx)
		return err
	})
	return st, errors.Join(err, end())
}

func readState(tx *store.Tx) (st state, err error) {
	if st.At, err = tx.Moment(); err != nil {
		return st, err
	}
	p, err := tx.Project()
	if err != nil {
		return st, err
	}
	last, err := tx.History(0, recent)
	if err != nil {
		return st, err
	}
	sum := sha256.New()
	out := json.NewEncoder(sum)
	if err := errors.Join(out.Encode(p), out.Encode(last)); err != nil {
		return st, err
	}
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return st, err
		}
		text, err := tx.Text(m.ID, m.Revision)
		if err != nil {
			return st, err
		}
		original, err := tx.Original(m.Original)
		if err != nil {
			return st, err
		}
		sum.Write([]byte(text))
		sum.Write(original)
		if err := out.Encode(m); err != nil {
			return st, err
		}
	}
	for r, err := range tx.Revisions().All() {
		if err != nil {
			return st, err
		}
		text, err := tx.Text(r.Testimony, r.Number)
		if err != nil {
			return st, err
		}
		sum.Write([]byte(text))
	}
	err = errors.Join(
		add(sum, "layouts", tx.Layouts().All()), add(sum, "codes", tx.Codes().All()), add(sum, "quotes", tx.Quotes().All()),
		add(sum, "verdicts", tx.Verdicts().All()), add(sum, "collections", tx.Collections().All()),
		add(sum, "participants", tx.Participants().All()), add(sum, "attributes", tx.Attributes().All()),
		add(sum, "pseudonyms", tx.Pseudonyms().All()), add(sum, "revisions", tx.Revisions().All()),
		add(sum, "erasures", unmarked(tx.Erasures().All())),
	)
	st.Sum = hex.EncodeToString(sum.Sum(nil))
	return st, err
}

// unmarked yields erasures without their marks, which are made with chance.
func unmarked(all iter.Seq2[corpus.Erasure, error]) iter.Seq2[corpus.Erasure, error] {
	return func(yield func(corpus.Erasure, error) bool) {
		for e, err := range all {
			e.Mark, e.Salt = nil, nil
			if !yield(e, err) {
				return
			}
		}
	}
}

func add[T any](sum hash.Hash, table string, records iter.Seq2[T, error]) error {
	out := json.NewEncoder(sum)
	sum.Write([]byte(table))
	for v, err := range records {
		if err != nil {
			return err
		}
		if err := out.Encode(v); err != nil {
			return err
		}
	}
	return nil
}
