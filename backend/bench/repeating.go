package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/repeats"
)

// repeatingResult is how long it takes to find the quotes that say the same words
// again, and to group them: of 10 to 200 words, a tenth of which have a tenth of
// the words of another one changed.
type repeatingResult struct {
	Quotes    int     `json:"quotes"`
	Seconds   float64 `json:"seconds"`
	Processor float64 `json:"processorSeconds"`
	PerQuote  float64 `json:"processorMicrosecondsPerQuote"`
	PeakMB    float64 `json:"peakMB"` // the texts included
	Ratio     float64 `json:"perQuoteOfTheFirst"`
}

// repeating measures the sizes, each in a process of its own.
func repeating(seed uint64) (out []repeatingResult, err error) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		var took childResult
		if err := child("repeats", &took, strconv.Itoa(n), strconv.FormatUint(seed, 10)); err != nil {
			return nil, err
		}
		r := repeatingResult{Quotes: n, Seconds: took.Seconds, Processor: took.Processor, PeakMB: took.PeakMB,
			PerQuote: took.Processor * 1e6 / float64(n)}
		r.Ratio = 1
		if len(out) > 0 {
			r.Ratio = r.PerQuote / out[0].PerQuote
		}
		out = append(out, r)
	}
	return out, nil
}

// repeatQuotes finds and groups the repeats of so many quotes.
func repeatQuotes(count, seed string) (took childResult, err error) {
	n, g, err := childArgs(count, seed)
	if err != nil {
		return took, err
	}
	quotes := g.quotes(n)
	return measured(func() error {
		pairs, err := repeats.Find(context.Background(), quotes, repeats.UsualNear)
		if err == nil && len(pairs) < n/11 {
			err = fmt.Errorf("%d pairs among %d quotes", len(pairs), n)
		}
		repeats.Groups(quotes, pairs)
		return err
	})
}

// quotes returns n quotes, each of a testimony of its own.
func (g *generator) quotes(n int) []repeats.Item {
	out := make([]repeats.Item, n)
	for i := range out {
		text := ""
		if i%10 == 9 {
			words := strings.Fields(out[g.rng.IntN(i)].Text)
			for range (len(words) + 5) / 10 {
				words[g.rng.IntN(len(words))] = g.words[g.rng.IntN(len(g.words))]
			}
			text = strings.Join(words, " ")
		} else {
			text = g.say(10 + g.rng.IntN(191))
		}
		id := corpus.ID(fmt.Sprintf("q%07d", i))
		out[i] = repeats.Item{ID: id, Testimony: "of " + id, Span: corpus.Span{End: len(text)}, Text: text}
	}
	return out
}
