package workspace

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/repeats"
	"florilege/backend/store"
)

const (
	// echoWords is how many words a quote has at least to be looked for elsewhere:
	// fewer are said again by chance.
	echoWords = 6
	// echoRun is how many words are looked for at once, at three places of a quote.
	echoRun = 8
	// mostEchoes bounds what is told: beyond, the passages of the project tell more.
	mostEchoes = 8
)

// Echoes returns where else the testimonies say the words of a quote, or of a
// run of them, those that are quotes already first, then the longest. What is said by those who ask
// the questions is left out, and quotes of which it was decided that they are one
// with it, or are not. It asks the index, so that it can be called at
// every coding.
func (w *Workspace) Echoes(ctx context.Context, id corpus.ID) ([]PassagePlace, error) {
	q, err := w.quote(id)
	if err != nil {
		return nil, err
	}
	places := map[corpus.ID][]corpus.Span{}
	for _, run := range runsOf(q.Exact) {
		hits, _, err := w.Search(ctx, SearchRequest{Query: `"` + run + `"`, In: []index.Kind{index.Testimonies}, Unasked: true, Limit: 2 * mostEchoes})
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			found, err := saidAgain(ctx, q.Exact, h)
			if err != nil {
				return nil, err
			}
			for _, s := range found {
				if h.Testimony != q.Testimony || s.Overlap(q.Span) == 0 {
					places[h.Testimony] = append(places[h.Testimony], s)
				}
			}
		}
	}
	out := []PassagePlace{}
	err = w.store.View(func(tx *store.Tx) error {
		t := newTeller(tx)
		for testimony, spans := range places {
			m, err := t.testimony(testimony)
			if gone(err) {
				continue
			}
			if err != nil {
				return err
			}
			for _, s := range apart(spans) {
				if s.Within(len(m.text)) {
					out = append(out, m.place(s))
				}
			}
		}
		out, err = undecided(tx, id, out)
		return err
	})
	slices.SortFunc(out, func(a, b PassagePlace) int {
		return cmp.Or(
			cmp.Compare(min(1, len(b.Quote)), min(1, len(a.Quote))), cmp.Compare(b.Span.Len(), a.Span.Len()),
			cmp.Compare(a.Testimony, b.Testimony), cmp.Compare(a.Span.Start, b.Span.Start),
		)
	})
	return out[:min(len(out), mostEchoes)], err
}

// undecided returns the places that are no quotes with which one stands in a
// verdict.
func undecided(tx *store.Tx, quote corpus.ID, places []PassagePlace) ([]PassagePlace, error) {
	if !slices.ContainsFunc(places, func(p PassagePlace) bool { return p.Quote != "" }) {
		return places, nil
	}
	for v, err := range tx.Verdicts().All() {
		if err != nil {
			return nil, err
		}
		if slices.Contains(v.Quotes, quote) {
			places = slices.DeleteFunc(places, func(p PassagePlace) bool { return slices.Contains(v.Quotes, p.Quote) })
		}
	}
	return places, nil
}

// runsOf returns the first, the middle and the last run of a quote's words, or
// all of them where they are few.
func runsOf(text string) []string {
	spans := anchor.Words(text)
	words := make([]string, len(spans))
	for i, s := range spans {
		words[i] = s.Of(text)
	}
	switch n := len(words); {
	case n < echoWords:
		return nil
	case n <= echoRun:
		return []string{strings.Join(words, " ")}
	default:
		var out []string
		for _, at := range []int{0, (n - echoRun) / 2, n - echoRun} {
			out = append(out, strings.Join(words[at:at+echoRun], " "))
		}
		return slices.Compact(out)
	}
}

// saidAgain returns the stretches of a hit's testimony that a quote says again.
func saidAgain(ctx context.Context, quote string, h Hit) ([]corpus.Span, error) {
	whole := func(text string) []corpus.Span { return []corpus.Span{{Start: 0, End: len(text)}} }
	found, err := repeats.FindPassages(ctx, []repeats.Source{
		{Text: quote, Spans: whole(quote)}, {Text: h.Text, Spans: whole(h.Text)},
	}, repeats.LeastPassage)
	if err != nil {
		return nil, cancelled(err)
	}
	spans := slices.Clone(h.Matches)
	for _, p := range found {
		for _, place := range p.Places {
			if place.Source == 1 {
				spans = append(spans, place.Span)
			}
		}
	}
	for i := range spans {
		spans[i] = corpus.Span{Start: h.Span.Start + spans[i].Start, End: h.Span.Start + spans[i].End}
	}
	return apart(spans), nil
}

// apart joins spans that meet.
func apart(spans []corpus.Span) []corpus.Span {
	slices.SortFunc(spans, func(a, b corpus.Span) int { return cmp.Compare(a.Start, b.Start) })
	var out []corpus.Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
