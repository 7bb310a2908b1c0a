package store

import (
	"bytes"
	"encoding/binary"
	"path/filepath"
	"strings"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/corpus"
)

// Tx is a transaction: every read sees one moment of the project, and in an
// Update every write becomes durable together or not at all. It is valid only
// inside the function it is given to, in that goroutine.
type Tx struct {
	tx      *bolt.Tx
	store   *Store
	changes []change
	blobs   bool // something was written that no journal holds
}

// View runs f on one moment of the project.
func (s *Store) View(f func(*Tx) error) error {
	return s.guard(func() error {
		return s.db.View(func(tx *bolt.Tx) error { return f(&Tx{tx: tx, store: s}) })
	})
}

// Project returns the project's own record.
func (t *Tx) Project() (corpus.Project, error) {
	return t.projects().Get("project")
}

// PutProject writes the project's own record.
func (t *Tx) PutProject(p corpus.Project) error { return t.projects().Put("project", p) }

func (t *Tx) projects() Table[corpus.Project] { return Table[corpus.Project]{t, kindProject} }

// Testimonies returns the table of testimonies.
func (t *Tx) Testimonies() Table[corpus.Testimony] {
	return Table[corpus.Testimony]{t, kindTestimony}
}

// Layouts returns the table of layouts, by testimony.
func (t *Tx) Layouts() Table[corpus.Layout] { return Table[corpus.Layout]{t, kindLayout} }

// Codes returns the codebook.
func (t *Tx) Codes() Table[corpus.Code] { return Table[corpus.Code]{t, kindCode} }

// Quotes returns the table of quotes.
func (t *Tx) Quotes() Table[corpus.Quote] { return Table[corpus.Quote]{t, kindQuote} }

// Verdicts returns what was decided about repeats.
func (t *Tx) Verdicts() Table[corpus.Verdict] { return Table[corpus.Verdict]{t, kindVerdict} }

// Collections returns the collections.
func (t *Tx) Collections() Table[corpus.Collection] {
	return Table[corpus.Collection]{t, kindCollection}
}

func (t *Tx) bucket(k kind) *bolt.Bucket { return t.tx.Bucket(k.name()) }

// QuotesOf returns the IDs of a testimony's quotes, in the order of its text.
func (t *Tx) QuotesOf(testimony corpus.ID) []corpus.ID {
	return t.suffixes(kindQuoteByTestimony, string(testimony)+keySeparator, 8+len(keySeparator))
}

// QuotesFrom returns the IDs of a testimony's quotes that begin at that byte.
func (t *Tx) QuotesFrom(testimony corpus.ID, start int) []corpus.ID {
	prefix := binary.BigEndian.AppendUint64([]byte(string(testimony)+keySeparator), uint64(start))
	return t.suffixes(kindQuoteByTestimony, string(prefix)+keySeparator, 0)
}

// QuotesWith returns the IDs of the quotes that carry a code, in the order they were made.
func (t *Tx) QuotesWith(code corpus.ID) []corpus.ID {
	return t.suffixes(kindQuoteByCode, string(code)+keySeparator, 0)
}

// ByOriginal returns the testimonies imported from bytes of that SHA-256.
func (t *Tx) ByOriginal(hash string) []corpus.ID {
	return t.suffixes(kindByOriginal, hash+keySeparator, 0)
}

// suffixes returns what follows prefix and skip bytes in the keys of a derived bucket.
func (t *Tx) suffixes(k kind, prefix string, skip int) []corpus.ID {
	out := []corpus.ID{}
	p := []byte(prefix)
	c := t.bucket(k).Cursor()
	for key, _ := c.Seek(p); bytes.HasPrefix(key, p); key, _ = c.Next() {
		out = append(out, corpus.ID(key[len(p)+skip:]))
	}
	return out
}

// EachCoding calls f with every pair of code and quote, by code. It reads keys only.
func (t *Tx) EachCoding(f func(code, quote corpus.ID)) {
	c := t.bucket(kindQuoteByCode).Cursor()
	for key, _ := c.First(); key != nil; key, _ = c.Next() {
		code, quote, _ := strings.Cut(string(key), keySeparator)
		f(corpus.ID(code), corpus.ID(quote))
	}
}

// EachPlace calls f with every pair of testimony and quote, by testimony and
// position. It reads keys only.
func (t *Tx) EachPlace(f func(testimony, quote corpus.ID)) {
	c := t.bucket(kindQuoteByTestimony).Cursor()
	for key, _ := c.First(); key != nil; key, _ = c.Next() {
		testimony, rest, _ := strings.Cut(string(key), keySeparator)
		f(corpus.ID(testimony), corpus.ID(rest[8+len(keySeparator):]))
	}
}

const keySeparator = "|"

func testimonyKey(q corpus.Quote) []byte {
	key := append([]byte(q.Testimony), keySeparator...)
	key = binary.BigEndian.AppendUint64(key, uint64(q.Span.Start))
	return append(append(key, keySeparator...), q.ID...)
}

func codeKey(code, quote corpus.ID) []byte {
	return []byte(string(code) + keySeparator + string(quote))
}

func originalKey(t corpus.Testimony) []byte {
	return []byte(t.Original + keySeparator + string(t.ID))
}

// derived returns the keys that a record stands under beside its own.
func (t *Tx) derived(k kind, record []byte) ([]derivedKey, error) {
	if record == nil {
		return nil, nil
	}
	switch k {
	case kindQuote:
		var q corpus.Quote
		if err := t.store.codec.decode(record, &q); err != nil {
			return nil, err
		}
		return quoteKeys(q), nil
	case kindTestimony:
		var m corpus.Testimony
		if err := t.store.codec.decode(record, &m); err != nil {
			return nil, err
		}
		return []derivedKey{{kindByOriginal, originalKey(m)}}, nil
	}
	return nil, nil
}

type derivedKey struct {
	kind kind
	key  []byte
}

func quoteKeys(q corpus.Quote) []derivedKey {
	out := []derivedKey{{kindQuoteByTestimony, testimonyKey(q)}}
	for _, c := range q.Codings {
		out = append(out, derivedKey{kindQuoteByCode, codeKey(c.Code, q.ID)})
	}
	return out
}

// set writes a record (or removes it, where after is nil) and its derived keys.
func (t *Tx) set(k kind, key, before, after []byte) error {
	old, err := t.derived(k, before)
	if err != nil {
		return t.damaged(k, string(key), err)
	}
	now, err := t.derived(k, after)
	if err != nil {
		return t.damaged(k, string(key), err)
	}
	for _, d := range old {
		if holdsKey(now, d) {
			continue
		}
		if err := t.bucket(d.kind).Delete(d.key); err != nil {
			return err
		}
	}
	for _, d := range now {
		if holdsKey(old, d) {
			continue
		}
		if err := t.bucket(d.kind).Put(d.key, []byte{}); err != nil {
			return err
		}
	}
	if after == nil {
		return t.bucket(k).Delete(key)
	}
	return t.bucket(k).Put(key, after)
}

func holdsKey(keys []derivedKey, d derivedKey) bool {
	for _, k := range keys {
		if k.kind == d.kind && bytes.Equal(k.key, d.key) {
			return true
		}
	}
	return false
}

func (t *Tx) damaged(k kind, key string, err error) error {
	return &corpus.Error{
		Code: corpus.Damaged, Subject: filepath.Base(t.store.path),
		Detail: k.String() + " " + key + ": " + err.Error(), Err: err,
	}
}
