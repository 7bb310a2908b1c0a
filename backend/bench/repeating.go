package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"

	"florilege/backend/corpus"
	"florilege/backend/repeats"
	"florilege/backend/repeats/planted"
)

// repeatingResult is how long it takes to find the quotes that say the same words
// again, and to group them, and what is found: of 10 to 200 words, a tenth of which
// are edits of another, and a tenth only look like another.
type repeatingResult struct {
	Quotes    int     `json:"quotes"`
	Seconds   float64 `json:"seconds"`
	Processor float64 `json:"processorSeconds"`
	PerQuote  float64 `json:"processorMicrosecondsPerQuote"`
	PeakMB    float64 `json:"peakMB"` // the texts included
	Ratio     float64 `json:"perQuoteOfTheFirst"`
	repeatsFound
}

// repeatsFound is what was found of what was planted.
type repeatsFound struct {
	Recall     []kindFound `json:"recall"`     // by kind of edit
	Lookalikes []kindFound `json:"lookalikes"` // by kind; none should be found
	Precision  float64     `json:"precision"`  // of what was found, the share that is no lookalike
}

// kindFound is what was found of one kind.
type kindFound struct {
	Kind    string  `json:"kind"`
	Planted int     `json:"planted"`
	Found   int     `json:"found"`
	Share   float64 `json:"share"`
	Least   float64 `json:"least,omitzero"` // the share that must be
}

// repeating measures the sizes, each in a process of its own.
func repeating(seed uint64) (out []repeatingResult, err error) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		var r repeatingResult
		if err := child("repeats", &r, strconv.Itoa(n), strconv.FormatUint(seed, 10)); err != nil {
			return nil, err
		}
		r.Ratio = 1
		if len(out) > 0 {
			r.Ratio = r.PerQuote / out[0].PerQuote
		}
		out = append(out, r)
	}
	return out, nil
}

// repeatQuotes finds and groups the repeats of so many quotes.
func repeatQuotes(count, seed string) error {
	n, g, err := childArgs(count, seed)
	if err != nil {
		return err
	}
	quotes, all := g.quotes(n)
	var pairs []repeats.Pair
	took, err := measured(func() (err error) {
		pairs, err = repeats.Find(context.Background(), quotes, repeats.UsualNear)
		repeats.Groups(quotes, pairs)
		return err
	})
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(repeatingResult{
		Quotes: n, Seconds: took.Seconds, Processor: took.Processor, PeakMB: peakMB(),
		PerQuote: took.Processor * 1e6 / float64(n), repeatsFound: foundOf(all, pairs),
	})
}

// plantedQuote is a quote that was made of another.
type plantedQuote struct {
	quote, of int
	kind      string
	alike     bool // but says something else
}

// quotes returns n quotes, each of a testimony of its own, and which were made of
// another.
func (g *generator) quotes(n int) (out []repeats.Item, made []plantedQuote) {
	out = make([]repeats.Item, n)
	editor := planted.Editor{Rand: g.rng, Word: func() string { return g.words[g.rng.IntN(len(g.words))] }}
	plant := func(i int, kinds []planted.Kind, alike bool) string {
		of := g.rng.IntN(i/10+1) * 10 // never made of another itself
		k := kinds[i/10%len(kinds)]
		made = append(made, plantedQuote{i, of, k.Name, alike})
		return k.Make(&editor, out[of].Text)
	}
	edits, lookalikes := planted.Kinds(), planted.Lookalikes()
	for i := range out {
		text := ""
		switch i % 10 {
		case 9:
			text = plant(i, edits, false)
		case 4:
			text = plant(i, lookalikes, true)
		default:
			text = g.say(10 + g.rng.IntN(191))
		}
		id := corpus.ID(fmt.Sprintf("q%07d", i))
		out[i] = repeats.Item{ID: id, Testimony: "of " + id, Span: corpus.Span{End: len(text)}, Text: text}
	}
	return out, made
}

// foundOf counts what is found of what was made of another.
func foundOf(made []plantedQuote, pairs []repeats.Pair) repeatsFound {
	paired := make(map[[2]int]bool, len(pairs))
	for _, p := range pairs {
		paired[[2]int{p.A, p.B}] = true
	}
	count := func(kinds []planted.Kind, alike bool) (out []kindFound, found int) {
		for _, k := range kinds {
			out = append(out, kindFound{Kind: k.Name, Least: k.Least})
		}
		for _, m := range made {
			if m.alike != alike {
				continue
			}
			k := &out[slices.IndexFunc(out, func(k kindFound) bool { return k.Kind == m.kind })]
			k.Planted++
			if paired[[2]int{m.of, m.quote}] {
				k.Found++
				found++
			}
			k.Share = float64(k.Found) / float64(k.Planted)
		}
		return out, found
	}
	var res repeatsFound
	right, wrong := 0, 0
	res.Recall, right = count(planted.Kinds(), false)
	res.Lookalikes, wrong = count(planted.Lookalikes(), true)
	res.Precision = float64(right) / float64(max(1, right+wrong))
	return res
}
