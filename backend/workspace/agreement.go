package workspace

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"florilege/backend/corpus"
	"florilege/backend/stats"
	"florilege/backend/store"
)

// Agreement is how two people coded the same testimonies, in characters.
type Agreement struct {
	Testimonies int // that both put a code in: only these are compared
	Characters  int // of them
	Codes       []CodeAgreement
	All         stats.Pair // over all codes together
}

// CodeAgreement is how two people put one code, in characters.
type CodeAgreement struct {
	Code corpus.ID
	stats.Pair
}

// Agreement compares what two people coded: each code that either put, in the order of
// the tree. What rules put counts for nobody. A character counts once for a code and a
// person, however many of their quotes hold it.
func (w *Workspace) Agreement(a, b string) (out Agreement, err error) {
	if a == b {
		return out, corpus.Fail(corpus.Invalid, "the agreement of "+a, "two people are compared")
	}
	err = w.store.View(func(tx *store.Tx) error {
		codes, err := codesOf(tx)
		if err != nil {
			return err
		}
		pairs := map[corpus.ID]stats.Pair{}
		for m, err := range tx.Testimonies().All() {
			if err != nil {
				return err
			}
			spans, both, err := handSpans(tx, m.ID, a, b)
			if err != nil {
				return err
			}
			if !both {
				continue
			}
			text, err := tx.Text(m.ID, m.Revision)
			if err != nil {
				return err
			}
			count := countOf(text)
			out.Testimonies++
			out.Characters += count(corpus.Span{End: len(text)})
			for code, by := range spans {
				p := overlap(by[0], by[1], count)
				pairs[code] = pairs[code].Add(p)
			}
		}
		out.Codes = []CodeAgreement{}
		for _, c := range inTreeOrder(codes) {
			p, ok := pairs[c.ID]
			if !ok {
				continue
			}
			// Where neither put the code, of all that is compared.
			p.Neither = out.Characters - p.Both - p.OnlyA - p.OnlyB
			out.Codes = append(out.Codes, CodeAgreement{c.ID, p})
			out.All = out.All.Add(p)
		}
		return nil
	})
	return out, err
}

// handSpans returns what two people coded in a testimony, by code, and whether both
// coded anything there.
func handSpans(tx *store.Tx, testimony corpus.ID, a, b string) (map[corpus.ID][2][]corpus.Span, bool, error) {
	out, did := map[corpus.ID][2][]corpus.Span{}, [2]bool{}
	for _, id := range tx.QuotesOf(testimony) {
		q, err := tx.Quotes().Get(id)
		if err != nil {
			return nil, false, err
		}
		for _, c := range q.Codings {
			for i, by := range []string{a, b} {
				if c.Auto != "" || !c.Of(by) {
					continue
				}
				spans := out[c.Code]
				spans[i] = append(spans[i], q.Span)
				out[c.Code], did[i] = spans, true
			}
		}
	}
	return out, did[0] && did[1], nil
}

// overlap measures two lists of spans against one another. What neither holds is left
// at 0.
func overlap(a, b []corpus.Span, count func(corpus.Span) int) (p stats.Pair) {
	a, b = merged(a), merged(b)
	total := func(list []corpus.Span) (n int) {
		for _, s := range list {
			n += count(s)
		}
		return n
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if s := (corpus.Span{Start: max(a[i].Start, b[j].Start), End: min(a[i].End, b[j].End)}); s.Start < s.End {
			p.Both += count(s)
		}
		if a[i].End < b[j].End {
			i++
		} else {
			j++
		}
	}
	p.OnlyA, p.OnlyB = total(a)-p.Both, total(b)-p.Both
	return p
}

// merged returns spans in their order, those that touch or overlap as one.
func merged(list []corpus.Span) []corpus.Span {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b corpus.Span) int { return cmp.Compare(a.Start, b.Start) })
	out := list[:0]
	for _, s := range list {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// countOf returns a function that counts the characters of a span of text.
func countOf(text string) func(corpus.Span) int {
	return func(s corpus.Span) int { return utf8.RuneCountInString(text[s.Start:s.End]) }
}
