package index

import (
	"fmt"

	"florilege/backend/corpus"
)

// Query is a parsed search. Its zero value finds nothing; Parse makes it.
type Query struct {
	clauses []clause
}

// clause is one condition: a text meets a query when it meets every clause that
// is not an exclusion, and no exclusion.
type clause struct {
	how     how
	exclude bool
	words   []form // at least one; several make a compound or a phrase
}

// how says what a clause asks of its words.
type how int

const (
	inflected how = iota // the word in any inflection; of a compound, its words side by side
	exactly              // the words as they stand, side by side
	beginning            // one word that begins so
)

// Reason names what is wrong with a search. The interface has a sentence for
// each in its languages, under the same name.
type Reason string

// The reasons a search is refused.
const (
	Empty          Reason = "empty"            // there is no word to look for
	OnlyExclusions Reason = "only_exclusions"  // there are only words to leave out
	OpenQuote      Reason = "open_quote"       // a quotation mark is never closed
	MisplacedStar  Reason = "misplaced_star"   // * stands elsewhere than at the end of a word
	StarInPhrase   Reason = "star_in_phrase"   // * inside quotation marks
	StarOnCompound Reason = "star_on_compound" // * after several words in one, such as rendez-vous
	ShortPrefix    Reason = "short_prefix"     // fewer than MinPrefix letters before *
	TooLong        Reason = "too_long"         // more than MaxWords words
)

// Limits of a search.
const (
	MinPrefix = 2  // letters before a star
	MaxWords  = 64 // words in all
)

// Fault says why a search cannot be understood. It is the cause of the
// corpus.Error that Parse returns.
type Fault struct {
	Reason Reason
	At     corpus.Span // of the search as it was given, bytes; empty where it is about the whole
	Column int         // of At's start, in characters from 1
	Words  string      // what stands there
}

// Error returns one English clause.
func (f *Fault) Error() string {
	switch f.Reason {
	case Empty:
		return "there is no word to look for"
	case OnlyExclusions:
		return "there are only words to leave out; add one to look for"
	case OpenQuote:
		return fmt.Sprintf("the quotation mark at character %d is never closed", f.Column)
	case MisplacedStar:
		return fmt.Sprintf("the star in %s at character %d must stand at the end of a word", f.Words, f.Column)
	case StarInPhrase:
		return fmt.Sprintf("the star inside quotation marks at character %d; put it after a word outside them", f.Column)
	case StarOnCompound:
		return fmt.Sprintf("the star after %s at character %d stands after several words; put it after one", f.Words, f.Column)
	case ShortPrefix:
		return fmt.Sprintf("the star after %s at character %d needs at least %d letters before it", f.Words, f.Column, MinPrefix)
	case TooLong:
		return fmt.Sprintf("there are more than %d words", MaxWords)
	}
	return string(f.Reason)
}
