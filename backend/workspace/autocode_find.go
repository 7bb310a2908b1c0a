package workspace

import (
	"context"
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// searchPage is how many hits of a search are read at a time.
const searchPage = 2000

// bySearch finds passages by the index.
func (w *Workspace) bySearch(ctx context.Context, r Rule, query string) ([]foundPassage, error) {
	var out []foundPassage
	request := SearchRequest{
		Query: query, In: []index.Kind{index.Testimonies}, Testimony: r.Testimony, Unasked: r.Unasked, Limit: searchPage,
	}
	if err := w.whole(ctx); err != nil {
		return nil, err
	}
	for {
		hits, total, err := w.Search(ctx, request)
		if err != nil {
			return nil, err
		}
		if total > mostAuto {
			return nil, tooMany()
		}
		for _, h := range hits {
			matches := make([]corpus.Span, len(h.Matches))
			for i, s := range h.Matches {
				matches[i] = corpus.Span{Start: h.Span.Start + s.Start, End: h.Span.Start + s.End}
			}
			out = append(out, r.cut(h.Testimony, h.Span, h.Text, matches)...)
		}
		request.Offset += len(hits)
		if len(hits) == 0 || request.Offset >= total {
			return out, nil
		}
	}
}

func tooMany() error {
	return corpus.Fail(corpus.TooLarge, "the rule", "more than 20,000 passages")
}

// reading is a testimony while a rule reads it.
type reading struct {
	corpus.Testimony
	layout corpus.Layout
	text   string
}

// under reports whether a span stands under a heading of these words: after it, and
// before the next of its level or above.
func (t reading) under(heading string, s corpus.Span) bool {
	wanted := anchor.Fold(anchor.Name(heading))
	level := 0 // of the heading that holds, 0 for none
	for _, h := range t.layout.Headings {
		if h.Span.Start > s.Start {
			break
		}
		switch {
		case anchor.Fold(anchor.Name(h.Span.Of(t.text))) == wanted:
			level = h.Level
		case level > 0 && h.Level <= level:
			level = 0
		}
	}
	return level > 0
}

// byText finds passages by reading every text. match returns what it finds in a
// passage, in bytes of the testimony.
func (w *Workspace) byText(ctx context.Context, r Rule, match func(reading, corpus.Passage, string) []corpus.Span) (out []foundPassage, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		for m, err := range tx.Testimonies().All() {
			if err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return cancelled(err)
			}
			if r.Testimony != "" && m.ID != r.Testimony {
				continue
			}
			t := reading{Testimony: m}
			if t.text, err = tx.Text(m.ID, m.Revision); err != nil {
				return err
			}
			if t.layout, err = w.layouts.get(tx, m.ID); err != nil {
				return err
			}
			for _, p := range corpus.Passages(t.text, t.layout.Turns) {
				if r.Unasked && m.Interviews(p.Speaker) {
					continue
				}
				words := p.Span.Of(t.text)
				if matches := match(t, p, words); len(matches) > 0 {
					out = append(out, r.cut(m.ID, p.Span, words, matches)...)
				}
				if len(out) > mostAuto {
					return tooMany()
				}
			}
		}
		return nil
	})
	return out, err
}

// isHeading reports whether a span is of a heading and no more: nobody said that.
func isHeading(l corpus.Layout, s corpus.Span) bool {
	return slices.ContainsFunc(l.Headings, func(h corpus.Heading) bool {
		return h.Span.Overlap(s) > 0 && s.Len() <= h.Span.Len()+len("###### ")
	})
}

// over returns what the sentences that share bytes with a span cover, the span included.
func over(sentences []corpus.Span, s corpus.Span) corpus.Span {
	out := s
	for _, one := range sentences {
		if one.Overlap(s) > 0 {
			out = corpus.Span{Start: min(out.Start, one.Start), End: max(out.End, one.End)}
		}
	}
	return out
}

// cut makes passages of one that holds matches, as much as the unit says. All spans
// are bytes of the testimony; words are those of the passage.
func (r Rule) cut(testimony corpus.ID, passage corpus.Span, words string, matches []corpus.Span) []foundPassage {
	var units, sentences []corpus.Span
	if r.Unit != UnitTurn {
		for _, s := range anchor.Sentences(words) {
			sentences = append(sentences, corpus.Span{Start: passage.Start + s.Start, End: passage.Start + s.End})
		}
	}
	switch r.Unit {
	case UnitTurn:
		units = []corpus.Span{passage}
	case UnitMatch:
		units = matches
	default:
		units = sentences
	}
	var out []foundPassage
	for _, u := range units {
		if t, ok := anchor.Trim(corpus.Span{Start: u.Start - passage.Start, End: u.End - passage.Start}, words); ok {
			u = corpus.Span{Start: passage.Start + t.Start, End: passage.Start + t.End}
		} else {
			continue // the match cuts a character in two
		}
		f := foundPassage{testimony: testimony, span: u}
		if r.Unit == UnitMatch {
			f.around = over(sentences, u)
		}
		for _, m := range matches {
			if m.Overlap(u) > 0 {
				f.matches = append(f.matches, m)
			}
		}
		if len(f.matches) > 0 {
			out = append(out, f)
		}
	}
	return out
}
