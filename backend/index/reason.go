package index

import "fmt"

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
	UnknownAnswer    Reason = "unknown_answer"    // it is none of yes, no and once
)

// clause is a reason with what it says in English, where {words} stands for the
// words at fault and {column} for the character at which they begin.
type clause struct {
	reason Reason
	says   string
}

func clauses() []clause {
	return []clause{
		{Empty, "there is no word to look for"},
		{OnlyExclusions, "there are only words to leave out; add one to look for"},
		{OpenQuote, "the quotation mark {words} at character {column} is never closed"},
		{OpenParenthesis, "the parenthesis {words} at character {column} is never closed"},
		{StrayParenthesis, "the parenthesis {words} at character {column} closes none"},
		{TooDeep, fmt.Sprintf("more than %d parentheses stand in one another", MaxDepth)},
		{DanglingOr, "{words} at character {column} needs something on both sides"},
		{MisplacedStar, "the star in {words} at character {column} must stand right before or after letters"},
		{ShortPrefix, fmt.Sprintf("the star in {words} at character {column} needs at least %d letters before it", MinPrefix)},
		{ShortSuffix, fmt.Sprintf("the star in {words} at character {column} needs at least %d letters after it", MinSuffix)},
		{ShortFuzzy, fmt.Sprintf("the sign ~ in {words} at character {column} needs at least %d letters before it", MinFuzzy)},
		{BadDistance, fmt.Sprintf("{words} at character {column} is no distance: 1 or 2 after a word, up to %d after a phrase", MaxDistance)},
		{TooLong, fmt.Sprintf("there are more than %d words", MaxWords)},
		{TooWide, fmt.Sprintf("{words} at character {column} means more than %d words of the project", MaxMeant)},
		{UnknownFilter, "«{words}» is no filter"},
		{UnknownGroup, "«{words}» names no group"},
		{UnknownAttribute, "«{words}» names no attribute"},
		{UnknownValue, "«{words}» is no value of the attribute"},
		{UnknownCode, "«{words}» names no code"},
		{UnknownSpeaker, "«{words}» names nobody who speaks"},
		{UnknownTestimony, "«{words}» names no testimony"},
		{UnknownPlace, "«{words}» is no place to search in: testimonies, quotes, codes or memos"},
		{UnknownAnswer, "«{words}» is none of yes, no and once"},
	}
}

// Reasons returns every reason.
func Reasons() []Reason {
	var out []Reason
	for _, c := range clauses() {
		out = append(out, c.reason)
	}
	return out
}
