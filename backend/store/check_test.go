package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// Each case spoils a sound project in one way, past the store's own care.
func TestCheckFinds(t *testing.T) {
	editQuote := func(f func(*corpus.Quote)) func(*Tx) error {
		return func(tx *Tx) error {
			q, err := tx.Quotes().Get("quote-1")
			if err != nil {
				return err
			}
			f(&q)
			return tx.Quotes().Put(q.ID, q)
		}
	}
	editTestimony := func(f func(*corpus.Testimony)) func(*Tx) error {
		return func(tx *Tx) error {
			m, err := tx.Testimonies().Get("testimony-01")
			if err != nil {
				return err
			}
			f(&m)
			return tx.Testimonies().Put(m.ID, m)
		}
	}
	editLayout := func(f func(*corpus.Layout)) func(*Tx) error {
		return func(tx *Tx) error {
			l, err := tx.Layouts().Get("testimony-01")
			if err != nil {
				return err
			}
			f(&l)
			return tx.Layouts().Put("testimony-01", l)
		}
	}
	reseal := func(tx *Tx, k kind, key string, data []byte) error {
		return tx.put(k, []byte(key), tx.store.codec.seal(k, []byte(key), data))
	}
	hash := Hash([]byte(strings.ReplaceAll(sampleText(1), "\n", "\r\n")))
	text := string(textKey("testimony-01", 1))

	for name, test := range map[string]struct {
		spoil func(*Tx) error
		want  string // of the problem: "record: what"
	}{
		"a quote that says something else": {editQuote(func(q *corpus.Quote) { q.Exact = "j’ai repris coeur" }), "quotes quote-1: its words are not those of its testimony"},
		"a quote that moved":               {editQuote(func(q *corpus.Quote) { q.Span.Start++; q.Span.End++ }), "quotes quote-1: its words are not those"},
		"a quote past the end":             {editQuote(func(q *corpus.Quote) { q.Span.End = 1000 }), "quotes quote-1: its words are not those"},
		"a quote without a testimony":      {editQuote(func(q *corpus.Quote) { q.Testimony = "nobody" }), "quotes quote-1: its testimony nobody is not there"},
		"a quote without a speaker":        {editQuote(func(q *corpus.Quote) { q.Speaker = 2 }), "quotes quote-1: its speaker 2 is not there"},
		"a quote with a false speaker":     {editQuote(func(q *corpus.Quote) { q.Speaker = -2 }), "quotes quote-1: its speaker -2 is not there"},
		"a quote with a code that is gone": {func(tx *Tx) error { return tx.Codes().Delete("code-3") }, "quotes quote-1: its code code-3 is not there"},
		"a code whose parent is gone":      {func(tx *Tx) error { return tx.Codes().Delete("code-1") }, "codes code-2: its parent code-1 is not there"},
		"a code under itself":              {func(tx *Tx) error { return tx.Codes().Put("code-1", corpus.Code{ID: "code-1", Parent: "code-2"}) }, "codes code-1: it stands under itself"},
		"a verdict on a quote that is gone": {func(tx *Tx) error {
			return tx.Verdicts().Put("v", corpus.Verdict{ID: "v", Quotes: []corpus.ID{"quote-1", "quote-9"}})
		}, "verdicts v: its quote quote-9 is not there"},
		"a verdict for another quote": {func(tx *Tx) error {
			return tx.Verdicts().Put("v", corpus.Verdict{ID: "v", Same: true, Quotes: []corpus.ID{"quote-1"}, Stands: "quote-2"})
		}, "verdicts v: the quote that stands for the others"},
		"a collection with a quote gone": {func(tx *Tx) error { return tx.Quotes().Delete("quote-1") }, "collections collection-1: its quote quote-1 is not there"},
		"a record under another's ID":    {func(tx *Tx) error { return tx.Codes().Put("code-4", corpus.Code{ID: "code-5"}) }, "codes code-4: it says that its ID is code-5"},
		"a turn past the end":            {editLayout(func(l *corpus.Layout) { l.Turns[1].Words.End = 1000 }), "testimonies testimony-01: its turn 2 does not fit the text"},
		"turns that overlap":             {editLayout(func(l *corpus.Layout) { l.Turns[1].Words.Start = 0 }), "testimonies testimony-01: its turn 2 does not fit the text"},
		"a turn of nobody":               {editLayout(func(l *corpus.Layout) { l.Turns[0].Speaker = 7 }), "testimonies testimony-01: its turn 1 does not fit the text"},
		"a heading past the end":         {editLayout(func(l *corpus.Layout) { l.Headings = []corpus.Heading{{Span: corpus.Span{Start: 5, End: 1000}}} }), "its heading 1 does not fit the text"},
		"a time past the end":            {editLayout(func(l *corpus.Layout) { l.Times = []corpus.Timed{{Span: corpus.Span{Start: 5, End: 1000}}} }), "its time 1 does not fit the text"},
		"times out of order": {editLayout(func(l *corpus.Layout) {
			l.Times = []corpus.Timed{{Span: corpus.Span{Start: 5, End: 9}}, {Span: corpus.Span{Start: 8, End: 12}}}
		}), "its time 2 does not fit the text"},
		"a time that ends before it begins": {editLayout(func(l *corpus.Layout) {
			l.Times = []corpus.Timed{{Span: corpus.Span{Start: 5, End: 9}, Start: 2000, End: 1000}}
		}), "its time 1 does not fit the text"},
		"a layout that is gone":         {func(tx *Tx) error { return tx.Layouts().Delete("testimony-01") }, "testimonies testimony-01: its layout is missing"},
		"a layout of nothing":           {func(tx *Tx) error { return tx.Layouts().Put("nobody", corpus.Layout{}) }, "layouts nobody: its testimony is not there"},
		"a testimony of another length": {editTestimony(func(m *corpus.Testimony) { m.Bytes++ }), "testimonies testimony-01: its text is not what was imported"},
		"a revision that is not there":  {editTestimony(func(m *corpus.Testimony) { m.Revision = 2 }), "testimonies testimony-01: texts testimony-01 revision 2: it is missing"},
		"an original that is not there": {func(tx *Tx) error { return drop(tx, kindOriginal, hash) }, "testimonies testimony-01: originals " + hash + ": it is missing"},
		"an original that changed":      {func(tx *Tx) error { return reseal(tx, kindOriginal, hash, []byte("autre")) }, "originals " + hash + ": it changed"},
		"a text that changed": {func(tx *Tx) error {
			return reseal(tx, kindText, text, []byte(sampleText(1)[:90]+"x"+sampleText(1)[91:]))
		}, "testimonies testimony-01: its text is not what"},
		"a text that is not normal": {func(tx *Tx) error {
			return reseal(tx, kindText, text, []byte(strings.ReplaceAll(sampleText(1), "\n", "\r")))
		}, "testimonies testimony-01: its text is not what"},
		"a text under another's key": {func(tx *Tx) error {
			return tx.put(kindText, textKey("testimony-01", 1), bytes.Clone(tx.bucket(kindText).Get(textKey("testimony-02", 1))))
		}, "texts testimony-01 revision 1"},
		"a key of a testimony missing": {func(tx *Tx) error {
			return drop(tx, kindQuoteByTestimony, quoteKeys(sampleQuote("quote-1", 1, "j’ai repris cœur"))[0].key)
		}, "file: the key "},
		"a key of a code missing":           {func(tx *Tx) error { return drop(tx, kindQuoteByCode, "code-3|quote-1") }, `file: the key "code-3|quote-1" of the quotes-by-code is missing`},
		"a key of an original missing":      {func(tx *Tx) error { return drop(tx, kindByOriginal, hash+"|testimony-01") }, "file: the key "},
		"a key too many":                    {func(tx *Tx) error { return tx.put(kindQuoteByCode, []byte("code-3|quote-9"), nil) }, `file: the key "code-3|quote-9" of the quotes-by-code has no record`},
		"a key that is not one":             {func(tx *Tx) error { return tx.put(kindQuoteByTestimony, []byte("x"), nil) }, `file: the key "x" of the quotes-by-testimony has no record`},
		"a key with a value":                {func(tx *Tx) error { return tx.put(kindQuoteByCode, []byte("code-3|quote-1"), []byte("x")) }, `file: the key "code-3|quote-1"`},
		"no project":                        {func(tx *Tx) error { return drop(tx, kindProject, projectKey) }, "project: project project: it is missing"},
		"a gap in the journal":              {func(tx *Tx) error { return drop(tx, kindJournal, string(seqKey(4))) }, "journal: the entry 4 is missing"},
		"a journal without its last entry":  {func(tx *Tx) error { return drop(tx, kindJournal, string(seqKey(9))) }, "journal: its head is not its last entry"},
		"a journal with a key that is none": {func(tx *Tx) error { return tx.put(kindJournal, []byte("x"), []byte("x")) }, "journal: the entry 10 is missing"},
		"a change that nobody journalled": {func(tx *Tx) error {
			return reseal(tx, kindCode, "code-3", mustEncode(tx, corpus.Code{ID: "code-3", Name: "Autre"}))
		}, "journal: the entry 3 cannot be undone"},
		"a record that is another's": {func(tx *Tx) error {
			return tx.put(kindCode, []byte("code-3"), bytes.Clone(tx.bucket(kindCode).Get([]byte("code-2"))))
		}, "codes code-3: its checksum does not match"},
		"a record that is cut":               {func(tx *Tx) error { return tx.put(kindCode, []byte("code-3"), []byte{1, 2}) }, "codes code-3: it is cut short"},
		"a record of an unknown envelope":    {func(tx *Tx) error { return tx.put(kindCode, []byte("code-3"), []byte{9, 0, 0, 0, 0, 1}) }, "codes code-3: its envelope is of version 9"},
		"a record that is no record":         {func(tx *Tx) error { return reseal(tx, kindCode, "code-3", []byte("\xff\xff")) }, "codes code-3: cbor"},
		"an undo that goes round in circles": {func(tx *Tx) error { return resealEntry(tx, 9, func(e *entry) { e.Prev, e.Changes = 9, nil }) }, "journal: the entry 9 cannot be undone"},
		"an undo of what is no record":       {func(tx *Tx) error { return resealEntry(tx, 9, func(e *entry) { e.Changes[0].Kind = kindText }) }, "journal: journal 9: it changes what is no record"},
		"a head of another journal": {func(tx *Tx) error {
			h, err := tx.head()
			h.ID = "another"
			return errors.Join(err, tx.putHead(h))
		}, "journal: its head is not its last entry"},
		"a redo that does not fit": {func(tx *Tx) error {
			h, err := tx.head()
			h.Redo = []uint64{5}
			return errors.Join(err, tx.putHead(h))
		}, "journal: the entry 5 cannot be redone"},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := newSample(t)
			wantSound(t, s)
			commit(t, s, Change{}, test.spoil)
			s = reopened(t, s)
			problems, err := s.Check()
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range problems {
				if strings.Contains(p.Record+": "+p.What, test.want) {
					return
				}
			}
			t.Errorf("found %v, want %q", problems, test.want)
		})
	}
}

func mustEncode(tx *Tx, v any) []byte {
	data, err := tx.store.codec.enc.Marshal(v)
	if err != nil {
		panic(err)
	}
	return data
}

func resealEntry(tx *Tx, seq uint64, f func(*entry)) error {
	e, err := tx.entry(seq)
	if err != nil {
		return err
	}
	f(&e)
	return tx.put(kindJournal, seqKey(seq), tx.store.codec.seal(kindJournal, seqKey(seq), mustEncode(tx, e)))
}
