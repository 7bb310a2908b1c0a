// Package fairness tells who is heard in a choice of quotes, compared with all
// that was coded: who too often, who not at all, and what could stand in the
// place of what. Pure functions, and rules that fit in a sentence each.
//
// The measure is the location quotient (P. Sargant Florence, Investment, Location,
// and Size of Plant, 1948, p. 34): the share of somebody in the choice, divided by
// their share in what was coded. 1 is the share that they have there; 2 twice that.
package fairness

import (
	"cmp"
	"slices"

	"florilege/backend/corpus"
)

// Bounds of what is heard too often: half as much again as among what was coded,
// and at least two quotes more, so that small choices are left in peace.
const (
	mostQuotient = 1.5
	leastExcess  = 2
)

// Quote is what is compared of a quote.
type Quote struct {
	ID      corpus.ID
	Voice   string      // who speaks: one key for one person
	Parts   []string    // other keys that it counts under: its testimony, values of attributes
	Codes   []corpus.ID // with those above them
	Group   string      // of confirmed repeats, or ""
	Length  int         // in bytes
	Refused bool        // it may not be proposed
}

// Count is how often somebody is heard, or something said.
type Count struct {
	Key  string
	Here int // quotes of the choice
	All  int // coded quotes
}

// Often says whether a count of a choice of here quotes, among all that were coded,
// is too much: the quotient is 1.5 or more and there are two quotes more than its
// share.
func (c Count) Often(here, all int) bool {
	if c.All == 0 || all == 0 || here == 0 {
		return false
	}
	fair := float64(c.All) * float64(here) / float64(all)
	return float64(c.Here) >= mostQuotient*fair && float64(c.Here)-fair >= leastExcess
}

// Quotient returns the location quotient of a count, 0 where nothing is compared.
func (c Count) Quotient(here, all int) float64 {
	if c.All == 0 || all == 0 || here == 0 {
		return 0
	}
	return (float64(c.Here) / float64(here)) / (float64(c.All) / float64(all))
}

// Missing says whether it was coded and is not in the choice.
func (c Count) Missing() bool { return c.Here == 0 && c.All > 0 }

// Report compares a choice with what was coded.
type Report struct {
	Here, All int     // quotes
	Voices    []Count // the highest quotient first, then the most coded
	Parts     []Count // by key
	Codes     []Count // by key, which is the code's ID
	Repeats   int     // quotes of the choice that say what another one of it says
}

// Compare compares the quotes of a choice, each once, with all that were coded.
func Compare(here, all []Quote) Report {
	voices, parts, codes := counter{}, counter{}, counter{}
	for _, q := range all {
		voices.add(q.Voice, false)
		for _, p := range q.Parts {
			parts.add(p, false)
		}
		for _, c := range q.Codes {
			codes.add(string(c), false)
		}
	}
	r := Report{Here: len(here), All: len(all)}
	said := map[string]bool{}
	for _, q := range here {
		voices.add(q.Voice, true)
		for _, p := range q.Parts {
			parts.add(p, true)
		}
		for _, c := range q.Codes {
			codes.add(string(c), true)
		}
		if q.Group != "" && said[q.Group] {
			r.Repeats++
		}
		said[q.Group] = true
	}
	r.Voices, r.Parts, r.Codes = voices.list(), parts.list(), codes.list()
	slices.SortStableFunc(r.Voices, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.Quotient(r.Here, r.All), a.Quotient(r.Here, r.All)), cmp.Compare(b.All, a.All))
	})
	return r
}

type counter map[string]*Count

func (c counter) add(key string, here bool) {
	if c[key] == nil {
		c[key] = &Count{Key: key}
	}
	if here {
		c[key].Here++
	} else {
		c[key].All++
	}
}

func (c counter) list() []Count {
	out := make([]Count, 0, len(c))
	for _, n := range c {
		out = append(out, *n)
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Compare(a.Key, b.Key) })
	return out
}
