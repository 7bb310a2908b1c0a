package store

import (
	"bytes"
	"encoding/binary"
	"slices"

	"florilege/backend/corpus"
)

// keySeparator stands between the parts of a key. No ID holds it; the bytes of
// a position may.
const keySeparator = "|"

// placeBytes is the length of a position in a key: big endian, so that keys
// sort by it.
const placeBytes = 8

// slot is where something stands: a key in a bucket.
type slot struct {
	kind kind
	key  string
}

func quotePrefix(testimony corpus.ID, start int) string {
	place := binary.BigEndian.AppendUint64(nil, uint64(start))
	return string(testimony) + keySeparator + string(place) + keySeparator
}

// quoteKeys returns where a quote stands beside its own key.
func quoteKeys(q corpus.Quote) []slot {
	out := make([]slot, 0, 1+len(q.Codings))
	out = append(out, slot{kindQuoteByTestimony, quotePrefix(q.Testimony, q.Span.Start) + string(q.ID)})
	for _, c := range q.Codings {
		out = append(out, slot{kindQuoteByCode, string(c.Code) + keySeparator + string(q.ID)})
	}
	return out
}

// testimonyKeys returns where a testimony stands beside its own key.
func (c *codec) testimonyKeys(m corpus.Testimony) []slot {
	if m.Original == "" {
		return nil
	}
	return []slot{{kindByOriginal, c.name(m.Original) + keySeparator + string(m.ID)}}
}

// derived returns the derived keys of a record in its envelope; nil has none.
func (t *Tx) derived(k kind, key, record []byte) ([]slot, error) {
	if record == nil {
		return nil, nil
	}
	switch k {
	case kindQuote:
		q, err := t.Quotes().decode(key, record)
		return quoteKeys(q), err
	case kindTestimony:
		m, err := t.Testimonies().decode(key, record)
		return t.store.codec.testimonyKeys(m), err
	}
	return nil, nil
}

// set writes a record (or removes it, where after is nil) and its derived keys.
// It is for the caller to journal that.
func (t *Tx) set(k kind, key, before, after []byte) error {
	old, err := t.derived(k, key, before)
	if err != nil {
		return err
	}
	now, err := t.derived(k, key, after)
	if err != nil {
		return err
	}
	for _, d := range old {
		if slices.Contains(now, d) {
			continue
		}
		if err := t.bucket(d.kind).Delete([]byte(d.key)); err != nil {
			return err
		}
	}
	for _, d := range now {
		if slices.Contains(old, d) {
			continue
		}
		if err := t.bucket(d.kind).Put([]byte(d.key), nil); err != nil {
			return err
		}
	}
	if after == nil {
		return t.bucket(k).Delete(key)
	}
	return t.bucket(k).Put(key, after)
}

// QuotesOf returns the IDs of a testimony's quotes, in the order of its text.
func (t *Tx) QuotesOf(testimony corpus.ID) []corpus.ID {
	return t.suffixes(kindQuoteByTestimony, string(testimony)+keySeparator, placeBytes+len(keySeparator))
}

// QuotesFrom returns the IDs of a testimony's quotes that begin at that byte.
func (t *Tx) QuotesFrom(testimony corpus.ID, start int) []corpus.ID {
	return t.suffixes(kindQuoteByTestimony, quotePrefix(testimony, start), 0)
}

// QuotesWith returns the IDs of the quotes that carry a code, in the order they were made.
func (t *Tx) QuotesWith(code corpus.ID) []corpus.ID {
	return t.suffixes(kindQuoteByCode, string(code)+keySeparator, 0)
}

// ByOriginal returns the testimonies imported from bytes of that SHA-256.
func (t *Tx) ByOriginal(hash string) []corpus.ID {
	return t.suffixes(kindByOriginal, t.store.codec.name(hash)+keySeparator, 0)
}

// WithoutOriginal returns the testimonies that no original is kept of, in the
// order of their making. It reads keys only.
func (t *Tx) WithoutOriginal() []corpus.ID {
	kept := map[corpus.ID]bool{}
	t.pairs(kindByOriginal, 0, func(_, testimony corpus.ID) { kept[testimony] = true })
	out := []corpus.ID{}
	c := t.bucket(kindTestimony).Cursor()
	for key, _ := c.First(); key != nil; key, _ = c.Next() {
		if id := corpus.ID(key); !kept[id] {
			out = append(out, id)
		}
	}
	return out
}

// suffixes returns what follows prefix and skip bytes in the keys of a derived bucket.
func (t *Tx) suffixes(k kind, prefix string, skip int) []corpus.ID {
	out := []corpus.ID{}
	p := []byte(prefix)
	c := t.bucket(k).Cursor()
	for key, _ := c.Seek(p); bytes.HasPrefix(key, p); key, _ = c.Next() {
		if rest := key[len(p):]; len(rest) > skip {
			out = append(out, corpus.ID(rest[skip:]))
		}
	}
	return out
}

// EachCoding calls f with every pair of code and quote, by code. It reads keys only.
func (t *Tx) EachCoding(f func(code, quote corpus.ID)) { t.pairs(kindQuoteByCode, 0, f) }

// EachPlace calls f with every pair of testimony and quote, by testimony and
// position. It reads keys only.
func (t *Tx) EachPlace(f func(testimony, quote corpus.ID)) {
	t.pairs(kindQuoteByTestimony, placeBytes+len(keySeparator), f)
}

// pairs calls f with what stands before the first separator and what follows
// it after skip bytes. A key that is damaged is left to Check.
func (t *Tx) pairs(k kind, skip int, f func(first, second corpus.ID)) {
	c := t.bucket(k).Cursor()
	for key, _ := c.First(); key != nil; key, _ = c.Next() {
		first, rest, _ := bytes.Cut(key, []byte(keySeparator))
		if len(rest) > skip {
			f(corpus.ID(first), corpus.ID(rest[skip:]))
		}
	}
}
