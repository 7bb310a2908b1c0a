package store

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"florilege/backend/corpus"
)

// BenchmarkUpdateBesideBackup codes quotes in a project of 200 MB without a
// pause to speak of, in turn alone and while it is backed up to the same disk:
// one backup and one time as long without, each operation. It reports how long
// a change took until it was on the disk, in milliseconds.
func BenchmarkUpdateBesideBackup(b *testing.B) {
	const testimonies, quotes = 1500, 8000
	path := grown(b, testimonies, quotes)
	n := quotes
	s, err := Open(path, Options{NewID: func() corpus.ID { return benchID("again", n) }})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	code := func() time.Duration {
		q := benchQuote(n, testimonies)
		start := time.Now()
		commit(b, s, Change{By: "Zoé", At: q.Created, Action: corpus.ActQuoteCode, Subject: "Estime de soi"}, func(tx *Tx) error {
			return tx.Quotes().Put(q.ID, q)
		})
		n++
		return time.Since(start)
	}
	// codeUntil codes until done is closed.
	codeUntil := func(done <-chan struct{}) (took []time.Duration) {
		for {
			select {
			case <-done:
				return took
			case <-time.After(5 * time.Millisecond):
				took = append(took, code())
			}
		}
	}
	dir, made := b.TempDir(), 0
	var alone, beside, backups []time.Duration
	for b.Loop() {
		done := make(chan struct{})
		start := time.Now()
		go func() {
			defer close(done)
			if _, _, err := s.Backup(context.Background(), dir, func(Moment, bool) string { return fmt.Sprint(made) }); err != nil {
				b.Error(err)
			}
		}()
		beside = append(beside, codeUntil(done)...)
		took := time.Since(start)
		backups = append(backups, took)
		made++
		ctx, stop := context.WithTimeout(context.Background(), took)
		alone = append(alone, codeUntil(ctx.Done())...)
		stop()
	}
	report := func(name string, took []time.Duration) {
		slices.Sort(took)
		for what, at := range map[string]int{"p50": len(took) / 2, "p95": len(took) * 95 / 100, "p99": len(took) * 99 / 100, "max": len(took) - 1} {
			b.ReportMetric(float64(took[at].Microseconds())/1000, name+"-"+what+"-ms")
		}
	}
	report("alone", alone)
	report("beside", beside)
	b.ReportMetric(median(backups).Seconds(), "s/backup")
	b.ReportMetric(float64(len(trimmed(b, path))>>20), "MB")
}
