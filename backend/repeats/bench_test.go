package repeats

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

func benchmark(b *testing.B, all []Item) []Pair {
	b.Helper()
	words := 0
	for _, item := range all {
		words += len(strings.Fields(item.Text))
	}
	b.ReportAllocs()
	var pairs []Pair
	for b.Loop() {
		var err error
		if pairs, err = Find(context.Background(), all, UsualNear); err != nil {
			b.Fatal(err)
		}
		Groups(all, pairs)
	}
	b.ReportMetric(float64(words), "words")
	b.ReportMetric(float64(len(pairs)), "pairs")
	return pairs
}

// BenchmarkStudy measures Find and Groups on quotes a tenth of which repeat
// others.
func BenchmarkStudy(b *testing.B) {
	for _, n := range []int{1500, 8000, 40000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmark(b, study(n)) })
	}
}

// BenchmarkHard measures what could cost most: everything alike.
func BenchmarkHard(b *testing.B) {
	s := newSpeaker(2)
	base := s.words(40)
	passage := s.words(5040)
	long := join(passage[:5000])
	for _, c := range []struct {
		name  string
		count int
		make  func(i int) string
	}{
		{"40,000 times one quote", 40000, func(int) string { return join(base) }},
		{"40,000 quotes with one word changed", 40000, func(int) string { return s.Change(join(base), 1) }},
		{"40,000 loops of one word", 40000, func(i int) string { return strings.Repeat("la ", 1+i%400) }},
		{"40,000 windows of one passage", 40000, func(i int) string { return join(passage[i%5000:][:40]) + " " + s.word() }},
		{"40,000 quotes of twelve words", 40000, func(int) string {
			few := s.little[:12]
			words := make([]string, 40)
			for i := range words {
				words[i] = few[s.r.IntN(len(few))]
			}
			return join(words)
		}},
		{"400 versions of 5,000 words", 400, func(int) string { return s.Change(long, 50) }},
		{"400 others of 5,000 words", 400, func(int) string { return join(s.words(5000)) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			texts := make([]string, c.count)
			for i := range texts {
				texts[i] = c.make(i)
			}
			benchmark(b, items(texts...))
		})
	}
}

func BenchmarkFindInside(b *testing.B) {
	all := study(40000)
	b.ReportAllocs()
	for b.Loop() {
		FindInside(all)
	}
}

func BenchmarkDiff(b *testing.B) {
	for _, n := range []int{40, 5000} {
		b.Run(fmt.Sprint(n, " words"), func(b *testing.B) {
			s := newSpeaker(6)
			left := join(s.words(n))
			right := s.Change(left, n/5)
			for b.Loop() {
				Diff(left, right)
			}
		})
	}
}

// BenchmarkScale measures what a quote costs as there are more of them: of 10 to
// 200 words, a tenth of them repeats.
func BenchmarkScale(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			all, of := studyOf(n, 10, 200)
			pairs := benchmark(b, all)
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/quote")
			found := 0
			for _, p := range pairs {
				if of[p.B] == p.A {
					found++
				}
			}
			b.ReportMetric(float64(found)/float64(n/10), "recall")
		})
	}
}
