package corpus

import (
	"strings"
	"time"
)

// Code is one category of the codebook.
type Code struct {
	ID         ID        `cbor:"1,keyasint"`
	Name       string    `cbor:"2,keyasint"`
	Parent     ID        `cbor:"3,keyasint,omitempty"` // "" at the top
	Color      string    `cbor:"4,keyasint"`           // "#rrggbb", from Palette or chosen
	Definition string    `cbor:"5,keyasint,omitempty"`
	Order      int       `cbor:"6,keyasint"` // among its siblings, ascending
	Memo       string    `cbor:"7,keyasint,omitempty"`
	Created    time.Time `cbor:"8,keyasint"`
	Inclusion  string    `cbor:"9,keyasint,omitempty"`  // what belongs to it
	Exclusion  string    `cbor:"10,keyasint,omitempty"` // what does not
	Example    ID        `cbor:"11,keyasint,omitempty"` // the quote that shows it best
	Archived   bool      `cbor:"12,keyasint,omitempty"` // not offered any more; its codings stay
	Refused    []Refusal `cbor:"13,keyasint,omitempty"` // passages that were suggested for it and are not its
}

// Refusal keeps a passage from being suggested again, whatever becomes of its place.
type Refusal struct {
	Testimony ID     `cbor:"1,keyasint"`
	Mark      string `cbor:"2,keyasint"` // of its words; they cannot be read from it
}

// Palette returns the colours that top codes are given in turn: 3:1 or more on
// light paper, and told apart by colour-blind readers.
func Palette() []string {
	return []string{
		"#2a73b0", "#da7306", "#4f26b0", "#bd247b", "#3f3950", "#795625",
		"#5c010b", "#021e7c", "#a071fc", "#a3899c", "#5e56de", "#bd615c",
	}
}

// PathSeparator joins the names of a code and its parents in a code path.
const PathSeparator = "/"

// Path returns the code's name after those of its parents: "Estime de soi/Prendre confiance".
func Path(codes map[ID]Code, id ID) string {
	var names []string
	for depth := 0; id != "" && depth <= len(codes); depth++ {
		c, ok := codes[id]
		if !ok {
			break
		}
		names = append([]string{c.Name}, names...)
		id = c.Parent
	}
	return strings.Join(names, PathSeparator)
}

// Under reports whether id is root or one of its descendants.
func Under(codes map[ID]Code, id, root ID) bool {
	for depth := 0; id != "" && depth <= len(codes); depth++ {
		if id == root {
			return true
		}
		id = codes[id].Parent
	}
	return false
}
