package repeats

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"florilege/backend/corpus"
)

// talk is a source of n words as people repeat them: the commoner the sooner
// (Zipf), so that runs of a few words come back by themselves.
func talk(rng *rand.Rand, id, n int) Source {
	zipf := rand.NewZipf(rng, 1.1, 8, 60000)
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "mot%d", zipf.Uint64())
		if i%14 == 13 {
			b.WriteString(". ")
		} else {
			b.WriteByte(' ')
		}
	}
	text := b.String()
	return Source{Testimony: corpus.ID(fmt.Sprintf("t-%04d", id)), Text: text, Spans: []corpus.Span{{Start: 0, End: len(text)}}}
}

// 2,000 testimonies of 10,000 words; one in twenty answers with a passage of
// another's.
func BenchmarkPassages(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	var sources []Source
	words := 0
	for i := range 2000 {
		s := talk(rng, i, 10000)
		if i%20 == 19 {
			other := sources[rng.IntN(i)].Text
			s.Text = other[:len(other)/50] + s.Text
			s.Spans[0].End = len(s.Text)
		}
		sources = append(sources, s)
		words += 10000
	}
	for b.Loop() {
		start := time.Now()
		got, err := FindPassages(context.Background(), sources, UsualPassage)
		if err != nil || len(got) < 90 {
			b.Fatalf("%d passages, %v", len(got), err)
		}
		b.ReportMetric(float64(words)/1e6/time.Since(start).Seconds(), "Mwords/s")
		b.ReportMetric(float64(len(got)), "passages")
	}
}
