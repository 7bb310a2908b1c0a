package corpus

import (
	"sort"
	"time"
)

// ID names a record: a UUIDv7 in lower case, so that records sort by the time
// they were made and two machines never make the same one.
type ID string

// Project is the study that a file holds.
type Project struct {
	ID       ID        `cbor:"1,keyasint"`
	Name     string    `cbor:"2,keyasint"`
	Language string    `cbor:"3,keyasint"` // BCP 47 language of the testimonies: "fr", "en", "nl"
	Memo     string    `cbor:"4,keyasint,omitempty"`
	Created  time.Time `cbor:"5,keyasint"`

	Dimensions []Dimension    `cbor:"6,keyasint,omitempty"`
	Searches   []SavedSearch  `cbor:"7,keyasint,omitempty"`
	Synonyms   []SynonymSet   `cbor:"8,keyasint,omitempty"`
	Presets    []ExportPreset `cbor:"9,keyasint,omitempty"`
}

// Testimony describes one imported interview, focus group or set of answers.
// Its text, layout and original bytes are kept apart, so that a list of
// testimonies costs nothing to read.
type Testimony struct {
	ID         ID        `cbor:"1,keyasint"`
	Title      string    `cbor:"2,keyasint"`
	Path       string    `cbor:"3,keyasint"` // name of the imported file, without its folder
	Format     string    `cbor:"4,keyasint"` // "txt", "docx"…
	Encoding   string    `cbor:"5,keyasint"` // of the original: "utf-8", "windows-1252"…
	Original   string    `cbor:"6,keyasint"` // SHA-256 of the original bytes, in hexadecimal; "" where they were left out of a copy
	Revision   int       `cbor:"7,keyasint"` // of the text, from 1
	Bytes      int       `cbor:"8,keyasint"` // length of the text
	Words      int       `cbor:"9,keyasint"`
	Turns      int       `cbor:"10,keyasint"`
	Speakers   []Speaker `cbor:"11,keyasint"` // a Turn's Speaker indexes this list
	Memo       string    `cbor:"12,keyasint,omitempty"`
	Imported   time.Time `cbor:"13,keyasint"`
	ImportedBy string    `cbor:"14,keyasint"`
	Values     []Value   `cbor:"15,keyasint,omitempty"` // of its attributes
	Media      string    `cbor:"16,keyasint,omitempty"` // path of its recording, with slashes from the project's folder where it lies in it; "" for none
	Consent    Consent   `cbor:"17,keyasint,omitempty"`
}

// SpeakerName returns the name of speaker i, or "" where i is NoSpeaker.
func (t Testimony) SpeakerName(i int) string {
	if i < 0 || i >= len(t.Speakers) {
		return ""
	}
	return t.Speakers[i].Name
}

// Interviews reports whether speaker i asks the questions, so that the words
// are not evidence.
func (t Testimony) Interviews(i int) bool {
	return i >= 0 && i < len(t.Speakers) && t.Speakers[i].Interviewer
}

// ParticipantOf returns who speaker i is, or "" where i is NoSpeaker or nobody
// says who it is.
func (t Testimony) ParticipantOf(i int) ID {
	if i < 0 || i >= len(t.Speakers) {
		return ""
	}
	return t.Speakers[i].Participant
}

// Speaker is a person who talks in a testimony.
type Speaker struct {
	Name        string `cbor:"1,keyasint"`
	Interviewer bool   `cbor:"2,keyasint,omitempty"`
	Participant ID     `cbor:"3,keyasint,omitempty"` // "" where nobody says who it is
}

// NoSpeaker stands for "nobody named" where a speaker's index is expected.
const NoSpeaker = -1

// Turn is what one speaker says until another speaks.
type Turn struct {
	Label   Span `cbor:"1,keyasint"` // the speaker's label with its colon and spaces; empty where there is none
	Words   Span `cbor:"2,keyasint"` // what is said
	Speaker int  `cbor:"3,keyasint"` // index in Testimony.Speakers, or NoSpeaker
}

// Heading is a title inside a testimony.
type Heading struct {
	Span  Span `cbor:"1,keyasint"` // the words of the title, without its markup
	Level int  `cbor:"2,keyasint"` // from 1
}

// Layout is what was recognised in a testimony's text, in the order of the text.
type Layout struct {
	Turns    []Turn    `cbor:"1,keyasint"`
	Headings []Heading `cbor:"2,keyasint"`
	Times    []Timed   `cbor:"3,keyasint,omitempty"` // where the recording is known to be, disjoint; none where the text has no times
}

// Turn returns the index of the turn that shares most with s, the first of
// equals, or -1 where none does.
func (l Layout) Turn(s Span) int {
	first := sort.Search(len(l.Turns), func(i int) bool { return l.Turns[i].Words.End > s.Start })
	best, most := -1, 0
	for i, t := range l.Turns[first:] {
		if t.Words.Start >= s.End {
			break
		}
		if n := t.Words.Overlap(s); n > most {
			best, most = first+i, n
		}
	}
	return best
}

// Speaker returns the speaker who says most of s, or NoSpeaker.
func (l Layout) Speaker(s Span) int {
	if i := l.Turn(s); i >= 0 {
		return l.Turns[i].Speaker
	}
	return NoSpeaker
}
