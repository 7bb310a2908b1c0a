package store

import "strings"

// ProblemCode names a kind of problem. The interface has a sentence for each.
type ProblemCode string

// The kinds of problem that Check finds.
const (
	BadPages      ProblemCode = "pages"       // of the file, or of the journal: they make no sense
	LostPages     ProblemCode = "lost_pages"  // pages that are neither used nor free
	Torn          ProblemCode = "torn"        // one of the two first pages
	Unreadable    ProblemCode = "unreadable"  // a record whose bytes are not those that were written
	Misnamed      ProblemCode = "misnamed"    // a record under another's key
	Absent        ProblemCode = "absent"      // what must be there and is not
	NoText        ProblemCode = "no_text"     // a testimony's text cannot be read
	NoOriginal    ProblemCode = "no_original" // nor the file it was imported from
	NoLayout      ProblemCode = "no_layout"
	Altered       ProblemCode = "altered" // a text or an original is not what was imported
	NoTestimony   ProblemCode = "no_testimony"
	NoSpeaker     ProblemCode = "no_speaker"
	NoCode        ProblemCode = "no_code"
	NoParent      ProblemCode = "no_parent"
	Circle        ProblemCode = "circle" // a code stands under itself
	NoQuote       ProblemCode = "no_quote"
	NoStandsFor   ProblemCode = "no_stands_for"
	BadTurn       ProblemCode = "bad_turn"
	BadHeading    ProblemCode = "bad_heading"
	BadTime       ProblemCode = "bad_time"
	NoAttribute   ProblemCode = "no_attribute"
	NoParticipant ProblemCode = "no_participant"
	BadEdit       ProblemCode = "bad_edit"    // of a revision
	OtherWords    ProblemCode = "other_words" // a quote's words are not those of its text
	KeyTooMany    ProblemCode = "key_too_many"
	KeyMissing    ProblemCode = "key_missing"
	NoEntry       ProblemCode = "no_entry" // of the journal
	BadHead       ProblemCode = "bad_head"
	NoUndo        ProblemCode = "no_undo"
	NoRedo        ProblemCode = "no_redo"
	OutOfStep     ProblemCode = "out_of_step" // a record is not what the journal says
	SetAside      ProblemCode = "set_aside"   // a damaged part of the journal that is kept
	Elsewhere     ProblemCode = "elsewhere"   // a record that is not in its place, and can be saved
	Gone          ProblemCode = "gone"        // a record of which nothing is left
)

// problemSentences are in English; {detail} stands for the problem's own.
var problemSentences = map[ProblemCode]string{
	BadPages:      "{detail}",
	LostPages:     "pages that are neither used nor free: {detail}",
	Torn:          "one of its two first pages cannot be read: the last change may be missing",
	Unreadable:    "{detail}",
	Misnamed:      "it says that its ID is {detail}",
	Absent:        "{detail}",
	NoText:        "{detail}",
	NoOriginal:    "{detail}",
	NoLayout:      "its layout is missing",
	Altered:       "{detail}",
	NoTestimony:   "its testimony {detail} is not there",
	NoSpeaker:     "its speaker {detail} is not there",
	NoCode:        "its code {detail} is not there",
	NoParent:      "its parent {detail} is not there",
	Circle:        "it stands under itself",
	NoQuote:       "its quote {detail} is not there",
	NoStandsFor:   "the quote that stands for the others, {detail}, is not one of them",
	BadTurn:       "its turn {detail} does not fit the text",
	BadHeading:    "its heading {detail} does not fit the text",
	BadTime:       "its time {detail} does not fit the text",
	NoAttribute:   "its attribute {detail} is not there",
	NoParticipant: "its participant {detail} is not there",
	BadEdit:       "its edit {detail} does not fit the text",
	OtherWords:    "its words are not those of its testimony {detail}",
	KeyTooMany:    "the key {detail} has no record",
	KeyMissing:    "the key {detail} is missing",
	NoEntry:       "the entry {detail} is missing",
	BadHead:       "{detail}",
	NoUndo:        "the entry {detail} cannot be undone",
	NoRedo:        "the entry {detail} cannot be redone",
	OutOfStep:     "it is not what the journal says",
	Elsewhere:     "it is not in its place any more, and can be saved",
	Gone:          "nothing is left of it",
	SetAside:      "what was damaged is kept aside, and {detail} of its entries can be read",
}

// Problem is something wrong in a file, about one record or about the file.
type Problem struct {
	Record string // "quotes 0198…", "journal", "project", or "file"
	What   string // in English

	Code   ProblemCode
	Kind   string // the first word of Record
	ID     string // of the record, where there is one
	Name   string // what people know it by: a title, a code's name, for a quote its testimony's title; "" where that cannot be told
	Detail string // what the code speaks of: an ID, a number, a page; may be ""
}

func newProblem(code ProblemCode, record, detail string) Problem {
	kind, id, _ := strings.Cut(record, " ")
	sentence := strings.ReplaceAll(problemSentences[code], "{detail}", detail)
	return Problem{
		Record: record, What: strings.ReplaceAll(sentence, "  ", " "), Code: code, Kind: kind, ID: id, Detail: detail,
	}
}

// ProblemCodes returns every code, in no order.
func ProblemCodes() []ProblemCode {
	out := make([]ProblemCode, 0, len(problemSentences))
	for c := range problemSentences {
		out = append(out, c)
	}
	return out
}
