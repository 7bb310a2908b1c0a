package corpus

import (
	"slices"
	"time"
)

// Quote is a span of a testimony that matters, word for word.
type Quote struct {
	ID        ID        `cbor:"1,keyasint"`
	Testimony ID        `cbor:"2,keyasint"`
	Span      Span      `cbor:"3,keyasint"`
	Exact     string    `cbor:"4,keyasint"`           // the words, equal to the text under Span
	Before    string    `cbor:"5,keyasint,omitempty"` // a little of the text before, to find the quote again
	After     string    `cbor:"6,keyasint,omitempty"` // and after
	Speaker   int       `cbor:"7,keyasint"`           // index in Testimony.Speakers, or NoSpeaker
	Codings   []Coding  `cbor:"8,keyasint"`
	Memo      string    `cbor:"9,keyasint,omitempty"`
	Created   time.Time `cbor:"10,keyasint"`
	CreatedBy string    `cbor:"11,keyasint"`
	Consent   Consent   `cbor:"12,keyasint,omitempty"` // where it is not that of the testimony
}

// Coding is the fact that a coder put a code on a quote.
type Coding struct {
	Code    ID        `cbor:"1,keyasint"`
	By      string    `cbor:"2,keyasint"`
	At      time.Time `cbor:"3,keyasint"`
	Stances []Stance  `cbor:"4,keyasint,omitempty"` // one of a dimension at most
	Auto    AutoKind  `cbor:"5,keyasint,omitempty"` // the rule that put it; "" for a person
	Also    []Hand    `cbor:"6,keyasint,omitempty"` // others who put the same code there, in the order of time
}

// AutoKind says by what kind of rule codings are put.
type AutoKind string

// The kinds of rules.
const (
	AutoQuery   AutoKind = "query"   // a search
	AutoRegexp  AutoKind = "regexp"  // a regular expression
	AutoSpeaker AutoKind = "speaker" // who speaks
	AutoHeading AutoKind = "heading" // what stands under a heading
	AutoWords   AutoKind = "words"   // a list of words
)

// Joined returns one coding of two of the same code on the same quote: a person's
// before a rule's, the earlier of equals, with what both say of it and everybody
// who put it.
func Joined(a, b Coding) Coding {
	if (a.Auto == "") != (b.Auto == "") && a.Auto != "" || (a.Auto == "") == (b.Auto == "") && b.At.Before(a.At) {
		a, b = b, a
	}
	if b.Auto == "" {
		a = a.with(b.Hands())
	}
	stances := slices.Clone(a.Stances)
	for _, s := range b.Stances {
		if !slices.ContainsFunc(stances, func(has Stance) bool { return has.Dimension == s.Dimension }) {
			stances = append(stances, s)
		}
	}
	a.Stances = stances
	return a
}

// HasCode reports whether the quote carries the code.
func (q Quote) HasCode(code ID) bool {
	return slices.ContainsFunc(q.Codings, func(c Coding) bool { return c.Code == code })
}

// Codes returns the quote's codes, in the order they were put.
func (q Quote) Codes() []ID {
	out := make([]ID, len(q.Codings))
	for i, c := range q.Codings {
		out[i] = c.Code
	}
	return out
}

// Verdict is what the user decided about quotes that look like one another.
type Verdict struct {
	ID     ID        `cbor:"1,keyasint"`
	Same   bool      `cbor:"2,keyasint"` // true: one thing said again; false: different things
	Quotes []ID      `cbor:"3,keyasint"` // sorted
	Stands ID        `cbor:"4,keyasint"` // the quote that stands for the others; "" unless Same
	At     time.Time `cbor:"5,keyasint"`
	By     string    `cbor:"6,keyasint"`
}
