package corpus

// What a project keeps beside its material. All of it is written with the
// project's own record: these are few and small.

// Dimension is a way in which an impact can be qualified: direct or indirect,
// positive or negative, intended or unexpected, lasting or passing.
type Dimension struct {
	ID     ID               `cbor:"1,keyasint"`
	Name   string           `cbor:"2,keyasint"`
	Values []DimensionValue `cbor:"3,keyasint"` // in the order they are offered
}

// DimensionValue is one side of a dimension.
type DimensionValue struct {
	ID   ID     `cbor:"1,keyasint"`
	Name string `cbor:"2,keyasint"`
}

// Stance is what a coding says in a dimension. One whose dimension or value is
// not in the project any more says nothing.
type Stance struct {
	Dimension ID `cbor:"1,keyasint"`
	Value     ID `cbor:"2,keyasint"`
}

// StanceName returns what a stance says, or "" where that is not in the project
// any more.
func (p Project) StanceName(s Stance) string {
	for _, d := range p.Dimensions {
		for _, v := range d.Values {
			if d.ID == s.Dimension && v.ID == s.Value {
				return v.Name
			}
		}
	}
	return ""
}

// SavedSearch is a search under a name, made again whenever it is opened.
type SavedSearch struct {
	ID    ID     `cbor:"1,keyasint"`
	Name  string `cbor:"2,keyasint"` // one in the project, accents and case ignored
	Query string `cbor:"3,keyasint"` // as it is typed
}

// SynonymSet is words that a search takes for one another.
type SynonymSet struct {
	ID    ID       `cbor:"1,keyasint"`
	Words []string `cbor:"2,keyasint"` // two or more
}

// ExportPreset is an export under a name, with what was chosen for it.
type ExportPreset struct {
	ID         ID        `cbor:"1,keyasint"`
	Name       string    `cbor:"2,keyasint"`           // one in the project, accents and case ignored
	Format     string    `cbor:"3,keyasint"`           // "docx", "pdf-cards"…
	Collection ID        `cbor:"4,keyasint,omitempty"` // "" for every quote
	Settings   []Setting `cbor:"5,keyasint,omitempty"` // in the order of their names
}

// Setting is one choice of an export, as the format names it.
type Setting struct {
	Name  string `cbor:"1,keyasint"`
	Value string `cbor:"2,keyasint"`
}

// Consent is what the person who speaks agreed to.
type Consent string

// The degrees of consent.
const (
	ConsentUnsaid   Consent = ""
	ConsentPublic   Consent = "public"   // may be published
	ConsentInternal Consent = "internal" // may be quoted inside the team and its partners
	ConsentWithheld Consent = "withheld" // may not be quoted
)

// Consents returns every degree of consent.
func Consents() []Consent {
	return []Consent{ConsentUnsaid, ConsentPublic, ConsentInternal, ConsentWithheld}
}

// Permits reports whether a quote may leave the program, for the team or for the
// public. Where nothing was said it may: whoever exports is told.
func (c Consent) Permits(public bool) bool {
	return c != ConsentWithheld && !(public && c == ConsentInternal)
}
