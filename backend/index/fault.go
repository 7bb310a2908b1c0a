package index

import (
	"fmt"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// Reason names what is wrong with a search. The interface has a sentence for
// each in its languages, under the same name.
type Reason string

// The reasons for which a search is refused.
const (
	Empty            Reason = "empty"             // there is no word to look for
	OnlyExclusions   Reason = "only_exclusions"   // there are only words to leave out
	OpenQuote        Reason = "open_quote"        // a quotation mark is never closed
	OpenParenthesis  Reason = "open_parenthesis"  // a parenthesis is never closed
	StrayParenthesis Reason = "stray_parenthesis" // a parenthesis is closed that was never open
	TooDeep          Reason = "too_deep"          // more than MaxDepth parentheses in one another
	DanglingOr       Reason = "dangling_or"       // nothing stands before or after an OR
	MisplacedStar    Reason = "misplaced_star"    // * stands elsewhere than right before or after a word
	ShortPrefix      Reason = "short_prefix"      // fewer than MinPrefix letters before *
	ShortSuffix      Reason = "short_suffix"      // fewer than MinSuffix letters after *
	ShortFuzzy       Reason = "short_fuzzy"       // fewer than MinFuzzy letters before ~
	BadDistance      Reason = "bad_distance"      // what follows ~ is no distance
	TooLong          Reason = "too_long"          // more than MaxWords words
	TooWide          Reason = "too_wide"          // a word means more than MaxMeant words of the project

	UnknownFilter    Reason = "unknown_filter"    // no filter has that name
	UnknownGroup     Reason = "unknown_group"     // no group has that name
	UnknownAttribute Reason = "unknown_attribute" // no attribute has that name
	UnknownValue     Reason = "unknown_value"     // the attribute cannot have that value
	UnknownCode      Reason = "unknown_code"      // no code has that name
	UnknownSpeaker   Reason = "unknown_speaker"   // nobody of that name speaks
	UnknownTestimony Reason = "unknown_testimony" // no testimony has that title
	UnknownPlace     Reason = "unknown_place"     // there is no such place to search in
	UnknownAnswer    Reason = "unknown_answer"    // it is neither yes nor no
)

// Reasons returns every reason.
func Reasons() []Reason {
	return []Reason{
		Empty, OnlyExclusions, OpenQuote, OpenParenthesis, StrayParenthesis, TooDeep, DanglingOr, MisplacedStar, ShortPrefix,
		ShortSuffix, ShortFuzzy, BadDistance, TooLong, TooWide, UnknownFilter, UnknownGroup, UnknownAttribute, UnknownValue,
		UnknownCode, UnknownSpeaker, UnknownTestimony, UnknownPlace, UnknownAnswer,
	}
}

// Limits of a search.
const (
	MinPrefix   = 2    // letters before a star
	MinSuffix   = 3    // letters after a star
	MinFuzzy    = 4    // letters before a ~
	MaxWords    = 64   // words in all
	MaxDepth    = 16   // parentheses in one another
	MaxDistance = 100  // words that may stand among those of a near
	MaxMeant    = 2000 // words of the project that one with a star before it, or a ~ after it, means
)

// Fault says why a search cannot be understood. It is the cause of the
// corpus.Error that Parse returns.
type Fault struct {
	Reason Reason
	At     corpus.Span // bytes of the search as it was given; empty where it is about the whole
	Column int         // of At's start, in characters from 1
	Words  string      // what stands at At
	Fix    string      // the whole search, put right as far as can be told; "" for none
}

func refuse(search string, fault *Fault) error {
	fault.Column = utf8.RuneCountInString(search[:fault.At.Start]) + 1
	fault.Words = fault.At.Of(search)
	return &corpus.Error{Code: corpus.BadQuery, Subject: search, Detail: fault.Error(), Err: fault}
}

// Error returns one English clause, and what would be understood.
func (f *Fault) Error() string {
	s := f.clause()
	if f.Fix != "" {
		s += fmt.Sprintf(" (try: %s)", f.Fix)
	}
	return s
}

func (f *Fault) clause() string {
	at := func(s string) string { return fmt.Sprintf(s, f.Words, f.Column) }
	switch f.Reason {
	case Empty:
		return "there is no word to look for"
	case OnlyExclusions:
		return "there are only words to leave out; add one to look for"
	case OpenQuote:
		return at("the quotation mark %s at character %d is never closed")
	case OpenParenthesis:
		return at("the parenthesis %s at character %d is never closed")
	case StrayParenthesis:
		return at("the parenthesis %s at character %d closes none")
	case TooDeep:
		return fmt.Sprintf("more than %d parentheses stand in one another", MaxDepth)
	case DanglingOr:
		return at("%s at character %d needs something on both sides")
	case MisplacedStar:
		return at("the star in %s at character %d must stand right before or after letters")
	case ShortPrefix:
		return at("the star in %s at character %d") + fmt.Sprintf(" needs at least %d letters before it", MinPrefix)
	case ShortSuffix:
		return at("the star in %s at character %d") + fmt.Sprintf(" needs at least %d letters after it", MinSuffix)
	case ShortFuzzy:
		return at("the sign ~ in %s at character %d") + fmt.Sprintf(" needs at least %d letters before it", MinFuzzy)
	case BadDistance:
		return at("%s at character %d is no distance") + fmt.Sprintf(": 1 or 2 after a word, up to %d after a phrase", MaxDistance)
	case TooLong:
		return fmt.Sprintf("there are more than %d words", MaxWords)
	case TooWide:
		return at("%s at character %d") + fmt.Sprintf(" means more than %d words of the project", MaxMeant)
	}
	return f.unknown()
}

func (f *Fault) unknown() string {
	switch f.Reason {
	case UnknownFilter:
		return fmt.Sprintf("«%s» is no filter", f.Words)
	case UnknownGroup:
		return fmt.Sprintf("«%s» names no group", f.Words)
	case UnknownAttribute:
		return fmt.Sprintf("«%s» names no attribute", f.Words)
	case UnknownValue:
		return fmt.Sprintf("«%s» is no value of the attribute", f.Words)
	case UnknownCode:
		return fmt.Sprintf("«%s» names no code", f.Words)
	case UnknownSpeaker:
		return fmt.Sprintf("«%s» names nobody who speaks", f.Words)
	case UnknownTestimony:
		return fmt.Sprintf("«%s» names no testimony", f.Words)
	case UnknownPlace:
		return fmt.Sprintf("«%s» is no place to search in: testimonies, quotes, codes or memos", f.Words)
	case UnknownAnswer:
		return fmt.Sprintf("«%s» says neither yes nor no", f.Words)
	}
	return string(f.Reason)
}
