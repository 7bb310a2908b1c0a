package corpus

import (
	"slices"
	"time"
)

// Attribute is a typed variable of the testimonies or of the participants of a
// project: structure, wave, age, commune.
type Attribute struct {
	ID      ID            `cbor:"1,keyasint"`
	Of      Bearer        `cbor:"2,keyasint"`
	Name    string        `cbor:"3,keyasint"` // one among those of its bearer, accents and case ignored
	Type    AttributeType `cbor:"4,keyasint"`
	Choices []string      `cbor:"5,keyasint,omitempty"` // of a choice, in the order they are offered
	Groups  bool          `cbor:"6,keyasint,omitempty"` // a choice whose values are groups of testimonies
	Order   int           `cbor:"7,keyasint"`           // among those of its bearer, ascending
	Memo    string        `cbor:"8,keyasint,omitempty"`
	Created time.Time     `cbor:"9,keyasint"`
}

// Bearer is what an attribute says something of.
type Bearer string

// What bears attributes.
const (
	OfTestimony   Bearer = "testimony"
	OfParticipant Bearer = "participant"
)

// AttributeType says how the values of an attribute are written.
type AttributeType string

// The types of attributes, with how their values are stored.
const (
	TypeText   AttributeType = "text"
	TypeNumber AttributeType = "number" // decimal, with a point: "-12.5"
	TypeDate   AttributeType = "date"   // ISO 8601, as exact as it is known: "2024", "2024-03", "2024-03-01"
	TypeYesNo  AttributeType = "yesno"  // "yes" or "no"
	TypeChoice AttributeType = "choice" // one of Choices
)

// Value is what a testimony or a participant has for an attribute. One that has
// nothing has no Value.
type Value struct {
	Attribute ID     `cbor:"1,keyasint"`
	Text      string `cbor:"2,keyasint"` // as AttributeType says
}

// ValueOf returns the value of an attribute, or "".
func ValueOf(values []Value, attribute ID) string {
	for _, v := range values {
		if v.Attribute == attribute {
			return v.Text
		}
	}
	return ""
}

// WithValue returns values with another one for an attribute, none where text is
// "". They are in the order of the attributes' IDs; values is left as it is.
func WithValue(values []Value, attribute ID, text string) []Value {
	out := slices.DeleteFunc(slices.Clone(values), func(v Value) bool { return v.Attribute == attribute })
	if text == "" {
		return out
	}
	at, _ := slices.BinarySearchFunc(out, attribute, func(v Value, id ID) int {
		switch {
		case v.Attribute < id:
			return -1
		case v.Attribute > id:
			return 1
		}
		return 0
	})
	return slices.Insert(out, at, Value{attribute, text})
}

// Participant is a person of the study, who may speak in several testimonies.
type Participant struct {
	ID      ID        `cbor:"1,keyasint"`
	Name    string    `cbor:"2,keyasint"` // one in the project, accents and case ignored
	Values  []Value   `cbor:"3,keyasint,omitempty"`
	Memo    string    `cbor:"4,keyasint,omitempty"`
	Created time.Time `cbor:"5,keyasint"`
}
