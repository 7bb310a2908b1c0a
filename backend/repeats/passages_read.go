package repeats

import (
	"cmp"
	"context"
	"slices"

	"florilege/backend/corpus"
)

const (
	// printWords is how many words a fingerprint stands for, and printWindow among
	// how many that follow one another one is kept: every run of printWords +
	// printWindow - 1 = LeastPassage same words shares one.
	printWords  = 5
	printWindow = 4
	// shards is how many parts fingerprints are sorted in.
	shards = 256
)

// winnowed is a fingerprint of printWords words.
type winnowed struct {
	hash uint64
	at   int
}

// read hashes the words of the sources, and puts those in an order that does not
// depend on how they came.
func (f *passages) read(ctx context.Context) error {
	all := make([][]uint32, len(f.sources))
	hashes := make([]uint64, len(f.sources))
	each(len(f.sources), func() func(int) {
		lex := newLexicon()
		return func(i int) {
			if ctx.Err() == nil {
				all[i] = hashed(lex, f.sources[i])
				for _, w := range all[i] {
					hashes[i] = mix(hashes[i] ^ uint64(w))
				}
			}
		}
	})
	total := 0
	for i, words := range all {
		f.order = append(f.order, i)
		total += len(words)
	}
	slices.SortFunc(f.order, func(a, b int) int {
		return cmp.Or(cmp.Compare(len(all[a]), len(all[b])), cmp.Compare(hashes[a], hashes[b]))
	})
	f.words = make([]uint32, 0, total)
	for _, i := range f.order {
		f.from = append(f.from, len(f.words))
		f.words = append(f.words, all[i]...)
		all[i] = nil
	}
	f.from = append(f.from, len(f.words))
	return ctx.Err()
}

// hashed returns the words of a source that are compared, as hashes that two
// lexicons agree on. Two words of 100,000 share one in three projects of five.
func hashed(lex *lexicon, s Source) []uint32 {
	var out []uint32
	for _, span := range s.Spans {
		out = lex.appendSpoken(out, span.Of(s.Text))
	}
	for i, n := range out {
		out[i] = uint32(lex.words[n].hash >> 32)
	}
	return out
}

// fingerprint keeps of each window of words the fingerprint of least hash, the
// last of equals.
func (f *passages) fingerprint(ctx context.Context) error {
	parts := make([][shards][]winnowed, len(f.order))
	each(len(f.order), func() func(int) {
		return func(i int) {
			if ctx.Err() == nil {
				f.winnow(i, &parts[i])
			}
		}
	})
	f.prints = make([][]winnowed, shards)
	each(shards, func() func(int) {
		return func(s int) {
			var all []winnowed
			for i := range parts {
				all = append(all, parts[i][s]...)
			}
			slices.SortFunc(all, func(x, y winnowed) int { return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.at, y.at)) })
			f.prints[s] = all
		}
	})
	return ctx.Err()
}

func (f *passages) winnow(i int, out *[shards][]winnowed) {
	words := f.words[f.from[i]:f.from[i+1]]
	if len(words) < printWords {
		return
	}
	hashes := make([]uint64, len(words)-printWords+1)
	for at := range hashes {
		var h uint64
		for _, w := range words[at : at+printWords] {
			h = mix(h ^ uint64(w))
		}
		hashes[at] = h
	}
	kept := -1
	for end := min(printWindow, len(hashes)); end <= len(hashes); end++ {
		least := max(0, end-printWindow)
		if kept >= least && hashes[end-1] > hashes[kept] {
			continue
		}
		for at := least + 1; at < end; at++ {
			if hashes[at] <= hashes[least] {
				least = at
			}
		}
		if least != kept {
			kept = least
			shard := &out[hashes[kept]>>56]
			*shard = append(*shard, winnowed{hashes[kept], f.from[i] + kept})
		}
	}
}

// seeds returns, for each fingerprint of several places, each of these with the
// next.
func (f *passages) seeds(ctx context.Context) ([]run, error) {
	var out []run
	for _, shard := range f.prints {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for i := 1; i < len(shard); i++ {
			x, y := shard[i-1], shard[i]
			if x.hash == y.hash {
				out = append(out, run{a: x.at, b: y.at, of: f.source(x.at), with: f.source(y.at)})
			}
		}
	}
	f.prints = nil
	return out, nil
}

// source returns the place in order of the source that a word is of.
func (f *passages) source(at int) int {
	i, found := slices.BinarySearch(f.from, at)
	if !found {
		return i - 1
	}
	for f.from[i+1] == at { // a source without words
		i++
	}
	return i
}

// spansOf returns where the compared words of a source stand.
func spansOf(s Source) []corpus.Span {
	lex := newLexicon()
	var out []corpus.Span
	for _, span := range s.Spans {
		_, words := lex.spoken(span.Of(s.Text))
		for _, w := range words {
			out = append(out, corpus.Span{Start: span.Start + w.Start, End: span.Start + w.End})
		}
	}
	return out
}

// bytes returns the span of a stretch, with the mark that closes it; words are
// those of its source.
func (f *passages) bytes(words []corpus.Span, s side) corpus.Span {
	first := s.at - f.from[s.of]
	text := f.sources[f.order[s.of]].Text
	return corpus.Span{Start: words[first].Start, End: closing(text, words[first+s.words-1].End)}
}
