package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// sizes are those of a project that begins, a large and an extreme one.
var sizes = []struct{ testimonies, quotes int }{{1, 0}, {80, 8_000}, {400, 40_000}}

// benchID is an ID of the length of a UUID, in order.
func benchID(kind string, n int) corpus.ID {
	return corpus.ID(fmt.Sprintf("0198c0de-0000-7000-8000-%s%07d", kind, n))
}

// benchSentence is what the texts of a large project are made of.
const benchSentence = "Depuis l’été, j’ai repris cœur. "

// benchText is the text of testimony n, of 60 kB.
func benchText(n int) string {
	return fmt.Sprintf("%06d ", n) + strings.TrimSpace(strings.Repeat(benchSentence, 60_000/len(benchSentence)))
}

// benchQuote is quote n, of about 300 bytes, somewhere in a project of that many testimonies.
func benchQuote(n, testimonies int) corpus.Quote {
	at := clock(n)
	start := len("000000 ") + n*7919%1500*len(benchSentence)
	q := corpus.Quote{
		ID: benchID("quote", n), Testimony: benchID("testi", n%testimonies), Span: corpus.Span{Start: start, End: start + 8*len(benchSentence) - 1},
		Speaker: 1, Created: at, CreatedBy: "Zoé", Codings: []corpus.Coding{{Code: benchID("codes", n%40), By: "Zoé", At: at}},
	}
	anchor.Describe(&q, benchText(n%testimonies))
	return q
}

// grown makes a project with texts and originals of 60 kB and returns its path.
func grown(b *testing.B, testimonies, quotes int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "grand.florilege")
	n := 0
	s, err := Create(path, sampleProject, "Zoé", Options{NewID: func() corpus.ID { n++; return benchID("entry", n) }})
	if err != nil {
		b.Fatal(err)
	}
	s.db.NoSync = true // only while it is made
	for i := range testimonies {
		commit(b, s, Change{By: "Zoé", At: clock(i), Action: corpus.ActImport}, func(tx *Tx) error {
			id := benchID("testi", i)
			text := benchText(i)
			data := []byte(text)
			return errors.Join(tx.PutOriginal(data), tx.PutText(id, 1, text), tx.Layouts().Put(id, corpus.Layout{Turns: make([]corpus.Turn, 200)}),
				tx.Testimonies().Put(id, corpus.Testimony{ID: id, Original: Hash(data), Revision: 1, Bytes: len(text), Speakers: make([]corpus.Speaker, 2)}))
		})
	}
	for i := range 40 {
		commit(b, s, Change{By: "Zoé", At: clock(i), Action: corpus.ActCodeAdd}, func(tx *Tx) error {
			return tx.Codes().Put(benchID("codes", i), corpus.Code{ID: benchID("codes", i), Name: fmt.Sprint("Code ", i)})
		})
	}
	for i := 0; i < quotes; i++ {
		commit(b, s, Change{By: "Zoé", At: clock(i), Action: corpus.ActQuoteCode, Subject: "Estime de soi"}, func(tx *Tx) error {
			q := benchQuote(i, testimonies)
			return tx.Quotes().Put(q.ID, q)
		})
	}
	if err := errors.Join(s.db.Sync(), s.Close()); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkUpdateQuote codes quotes until each is on the disk, in turn with a
// bare bbolt Update that puts the same keys and as many bytes into the same
// buckets of a copy of the file. Both medians and their ratio are reported.
func BenchmarkUpdateQuote(b *testing.B) {
	for _, size := range sizes {
		b.Run(fmt.Sprintf("quotes=%d", size.quotes), func(b *testing.B) {
			path := grown(b, size.testimonies, size.quotes)
			bare := bareUpdates(b, sparseCopy(b, path), size.testimonies, size.quotes)
			path = sparseCopy(b, path)
			n := size.quotes
			s, err := Open(path, Options{NewID: func() corpus.ID { return benchID("again", n) }})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			var ours, theirs []time.Duration
			for b.Loop() {
				q := benchQuote(n, size.testimonies)
				start := time.Now()
				commit(b, s, Change{By: "Zoé", At: q.Created, Action: corpus.ActQuoteCode, Subject: "Estime de soi"}, func(tx *Tx) error {
					return tx.Quotes().Put(q.ID, q)
				})
				ours = append(ours, time.Since(start))
				theirs = append(theirs, bare(n))
				n++
			}
			store, plain := median(ours), median(theirs)
			b.ReportMetric(float64(store.Microseconds()), "store-µs")
			b.ReportMetric(float64(plain.Microseconds()), "bare-µs")
			b.ReportMetric(float64(store)/float64(plain), "ratio")
		})
	}
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

// sparseCopy copies a project as the store would have made it, with room to
// grow that takes no space yet: a file system writes to such room more slowly.
func sparseCopy(b *testing.B, path string) string {
	b.Helper()
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	to := filepath.Join(b.TempDir(), "copie.florilege")
	if err := errors.Join(os.WriteFile(to, trimmed(b, path), 0o600), os.Truncate(to, info.Size())); err != nil {
		b.Fatal(err)
	}
	return to
}

// bareUpdates returns a function that writes quote n to the file with bbolt
// alone, and says how long that took.
func bareUpdates(b *testing.B, path string, testimonies, quotes int) func(n int) time.Duration {
	b.Helper()
	// One real change tells how long its values are.
	s, err := Open(path, Options{NewID: func() corpus.ID { return benchID("again", quotes) }})
	if err != nil {
		b.Fatal(err)
	}
	q := benchQuote(quotes, testimonies)
	m := commit(b, s, Change{By: "Zoé", At: q.Created, Action: corpus.ActQuoteCode, Subject: "Estime de soi"}, func(tx *Tx) error {
		return tx.Quotes().Put(q.ID, q)
	})
	var record, journal, head []byte
	view(b, s, func(tx *Tx) error {
		record = bytes.Clone(tx.bucket(kindQuote).Get([]byte(q.ID)))
		journal = bytes.Clone(tx.bucket(kindJournal).Get(seqKey(m.Seq)))
		head = bytes.Clone(tx.bucket(kindMeta).Get(keyHead))
		return nil
	})
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	db, err := bolt.Open(path, 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType, InitialMmapSize: mapBytes})
	if err != nil {
		b.Fatal(err)
	}
	db.AllocSize = growBytes
	b.Cleanup(func() { _ = db.Close() })
	seq := m.Seq
	return func(n int) time.Duration {
		q := benchQuote(n+1, testimonies)
		keys := quoteKeys(q)
		start := time.Now()
		seq++
		err := db.Update(func(tx *bolt.Tx) error {
			put := func(k kind, key, value []byte) error { return tx.Bucket(k.name()).Put(key, value) }
			tx.Bucket(kindQuote.name()).FillPercent = 0.9
			tx.Bucket(kindJournal.name()).FillPercent = 0.9
			return errors.Join(
				put(keys[0].kind, []byte(keys[0].key), nil), put(keys[1].kind, []byte(keys[1].key), nil),
				put(kindQuote, []byte(q.ID), record), put(kindJournal, seqKey(seq), journal), put(kindMeta, keyHead, head),
			)
		})
		if err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
}

// BenchmarkOpen opens a project for writing and closes it again.
func BenchmarkOpen(b *testing.B) {
	for _, size := range sizes {
		b.Run(fmt.Sprintf("testimonies=%d/quotes=%d", size.testimonies, size.quotes), func(b *testing.B) {
			path := grown(b, size.testimonies, size.quotes)
			for b.Loop() {
				s, err := Open(path, options(0))
				if err != nil {
					b.Fatal(err)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(trimmed(b, path))>>20), "MB")
		})
	}
}

// worked makes changes to codes until the journal has that many entries, many
// in a transaction.
func worked(b *testing.B, s *Store, until uint64) {
	b.Helper()
	for done := false; !done; {
		_, err := s.update(func(tx *Tx) error {
			for range 10_000 {
				m, err := tx.Moment()
				if done = m.Seq >= until; done || err != nil {
					return err
				}
				code := corpus.Code{ID: benchID("codes", int(m.Seq)%40), Name: fmt.Sprint(s.path, m.Seq)}
				if err := tx.Codes().Put(code.ID, code); err != nil {
					return err
				}
				if err := tx.record(Change{By: "Zoé", At: clock(int(m.Seq)), Action: corpus.ActCodeRename, Subject: code.Name}); err != nil {
					return err
				}
				tx.changes = nil
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDiverge compares two files of 100,000 changes and 8,000 quotes that
// parted ten changes ago, or half of them.
func BenchmarkDiverge(b *testing.B) {
	const changes = 100_000
	path := grown(b, 80, 8_000)
	for _, apart := range []int{10, changes / 2} {
		b.Run(fmt.Sprintf("apart=%d", apart), func(b *testing.B) {
			s, err := Open(sparseCopy(b, path), options(0))
			if err != nil {
				b.Fatal(err)
			}
			worked(b, s, changes-uint64(apart))
			left, right := copied(b, s, 900_000)
			worked(b, left, changes)
			worked(b, right, changes)
			for b.Loop() {
				if d, _ := differences(b, left, right); int(d.Shared.Seq) != changes-apart {
					b.Fatalf("they meet at %v", d.Shared)
				}
			}
		})
	}
}
