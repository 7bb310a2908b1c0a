// Package stats counts quotes: by code, by testimony and by speaker, each time
// they are said or once for every confirmed repeat. Pure functions; counts are
// whole numbers, so that nothing is ever NaN or infinite.
package stats

import (
	"iter"
	"slices"

	"florilege/backend/corpus"
)

// Quote is what is counted of a quote.
type Quote struct {
	Testimony corpus.ID
	Speaker   int         // index in the testimony's speakers, or corpus.NoSpeaker
	Codes     []corpus.ID // a code that stands twice counts once
	Group     string      // the confirmed repeats that it belongs to, or ""
}

// Speaker is a speaker of one testimony.
type Speaker struct {
	Testimony corpus.ID
	Index     int // in the testimony's speakers, or corpus.NoSpeaker
}

// Count is the quotes of a code.
type Count struct {
	Own   int // with the code itself
	Total int // with the code or one under it
}

// ByCode counts the quotes of each code; a code of no quote is left out. A
// quote counts once in a total, however many codes under it the quote carries.
// With once, the quotes of a group count as one that carries the codes of all.
// A code that is not in codes counts as one at the top.
func ByCode(quotes iter.Seq[Quote], codes map[corpus.ID]corpus.Code, once bool) map[corpus.ID]Count {
	t := newTree(codes)
	groups := map[string][]int{}
	for q := range quotes {
		if !once || q.Group == "" {
			t.count(q.Codes)
			continue
		}
		carried := groups[q.Group]
		for _, id := range q.Codes {
			if n := t.number(id); !slices.Contains(carried, n) {
				carried = append(carried, n)
			}
		}
		groups[q.Group] = carried
	}
	for _, carried := range groups {
		t.begin()
		for _, n := range carried {
			t.carry(n)
		}
	}
	out := make(map[corpus.ID]Count, len(t.ids))
	for n, count := range t.counts {
		if count.Total > 0 {
			out[t.ids[n]] = count
		}
	}
	return out
}

// ByTestimony counts the quotes of each testimony that has any. With once, the
// quotes of a group count as one for each testimony that says it.
func ByTestimony(quotes iter.Seq[Quote], once bool) map[corpus.ID]int {
	return by(quotes, once, func(q Quote) corpus.ID { return q.Testimony })
}

// BySpeaker counts the quotes of each speaker who has any. With once, the
// quotes of a group count as one for each speaker who says it.
func BySpeaker(quotes iter.Seq[Quote], once bool) map[Speaker]int {
	return by(quotes, once, func(q Quote) Speaker { return Speaker{q.Testimony, q.Speaker} })
}

func by[K comparable](quotes iter.Seq[Quote], once bool, key func(Quote) K) map[K]int {
	type said struct {
		key   K
		group string
	}
	out, counted := map[K]int{}, map[said]bool{}
	for q := range quotes {
		k := key(q)
		if once && q.Group != "" {
			if counted[said{k, q.Group}] {
				continue
			}
			counted[said{k, q.Group}] = true
		}
		out[k]++
	}
	return out
}
