package corpus

import "time"

// Pseudonym stands for a real name wherever the project's words are shown or
// leave it, if the user says so. The stored words keep the real name.
type Pseudonym struct {
	ID        ID        `cbor:"1,keyasint"`
	Kind      NameKind  `cbor:"2,keyasint"`
	Name      string    `cbor:"3,keyasint"`           // as it is said: "Fatima Benali"
	Forms     []string  `cbor:"4,keyasint,omitempty"` // other ways of saying it: "Madame Benali", "Fati"
	Pseudonym string    `cbor:"5,keyasint"`           // "" where it was decided that the name stays as it is
	Memo      string    `cbor:"6,keyasint,omitempty"`
	Created   time.Time `cbor:"7,keyasint"`
}

// NameKind says what a name is of.
type NameKind string

// The kinds of names.
const (
	NameOfPerson       NameKind = "person"
	NameOfPlace        NameKind = "place"
	NameOfOrganisation NameKind = "organisation"
	NameOfOther        NameKind = "other"
)
