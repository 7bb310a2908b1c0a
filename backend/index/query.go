package index

import (
	"fmt"

	"florilege/backend/corpus"
)

// Query is a parsed search. Its zero value finds nothing; Parse makes it.
type Query struct {
	clauses []clause
	filters []Filter
	text    string // as it was typed
}

// Filter is a condition on what a text belongs to. What it names is for the
// caller to know: the index holds none of it.
type Filter struct {
	Name   string // of an attribute; "" for a group
	Value  string // "" for none
	Except bool
	At     corpus.Span // bytes of the search
}

// Filters returns the conditions that stand among the words.
func (q Query) Filters() []Filter { return q.filters }

// Refuse returns the error of a search of which the part at a place, such as a
// filter's, cannot be used.
func (q Query) Refuse(r Reason, at corpus.Span) error {
	return refuse(q.text, &Fault{Reason: r, At: at})
}

// clause is one condition: words that stand side by side. A text meets a query
// when it meets every clause that is not an exclusion, and no exclusion.
type clause struct {
	exclude bool
	words   []word // at least one
}

// word is a word that is looked for.
type word struct {
	form
	how how
}

// how says which words of a text a word of a query means.
type how int

const (
	inflected how = iota // it in any inflection
	exactly              // it alone
	beginning            // all that begin so
)

// Reason names what is wrong with a search. The interface has a sentence for
// each in its languages, under the same name.
type Reason string

// The reasons for which a search is refused.
const (
	Empty          Reason = "empty"           // there is no word to look for
	OnlyExclusions Reason = "only_exclusions" // there are only words to leave out
	OpenQuote      Reason = "open_quote"      // a quotation mark is never closed
	MisplacedStar  Reason = "misplaced_star"  // * stands elsewhere than right after a word
	ShortPrefix    Reason = "short_prefix"    // fewer than MinPrefix letters before *
	TooLong        Reason = "too_long"        // more than MaxWords words
	OnlyFilters    Reason = "only_filters"    // there are only filters

	UnknownGroup     Reason = "unknown_group"     // no group has that name
	UnknownAttribute Reason = "unknown_attribute" // no attribute has that name
	UnknownValue     Reason = "unknown_value"     // the attribute cannot have that value
)

// Reasons returns every reason.
func Reasons() []Reason {
	return []Reason{
		Empty, OnlyExclusions, OpenQuote, MisplacedStar, ShortPrefix, TooLong,
		OnlyFilters, UnknownGroup, UnknownAttribute, UnknownValue,
	}
}

// Limits of a search.
const (
	MinPrefix = 2  // letters before a star
	MaxWords  = 64 // words in all
)

// Fault says why a search cannot be understood. It is the cause of the
// corpus.Error that Parse returns.
type Fault struct {
	Reason Reason
	At     corpus.Span // bytes of the search as it was given; empty where it is about the whole
	Column int         // of At's start, in characters from 1
	Words  string      // what stands at At
}

// Error returns one English clause.
func (f *Fault) Error() string {
	switch f.Reason {
	case Empty:
		return "there is no word to look for"
	case OnlyExclusions:
		return "there are only words to leave out; add one to look for"
	case OpenQuote:
		return fmt.Sprintf("the quotation mark %s at character %d is never closed", f.Words, f.Column)
	case MisplacedStar:
		return fmt.Sprintf("the star in %s at character %d must stand right after the beginning of a word", f.Words, f.Column)
	case ShortPrefix:
		return fmt.Sprintf("the star in %s at character %d needs at least %d letters before it", f.Words, f.Column, MinPrefix)
	case TooLong:
		return fmt.Sprintf("there are more than %d words", MaxWords)
	case OnlyFilters:
		return "there are only filters; add a word to look for"
	case UnknownGroup:
		return fmt.Sprintf("«%s» names no group", f.Words)
	case UnknownAttribute:
		return fmt.Sprintf("«%s» names no attribute", f.Words)
	case UnknownValue:
		return fmt.Sprintf("«%s» is no value of the attribute", f.Words)
	}
	return string(f.Reason)
}
