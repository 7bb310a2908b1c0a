package corpus

import "time"

// Collection is an ordered choice of quotes with headings and comments.
type Collection struct {
	ID      ID        `cbor:"1,keyasint"`
	Name    string    `cbor:"2,keyasint"`
	Intro   string    `cbor:"3,keyasint,omitempty"`
	Items   []Item    `cbor:"4,keyasint"`
	Created time.Time `cbor:"5,keyasint"`
}

// ItemKind says what an item of a collection is.
type ItemKind string

// The kinds of item.
const (
	ItemHeading ItemKind = "heading"
	ItemQuote   ItemKind = "quote"
	ItemComment ItemKind = "comment"
)

// Item is one line of a collection.
type Item struct {
	ID    ID       `cbor:"1,keyasint"`
	Kind  ItemKind `cbor:"2,keyasint"`
	Quote ID       `cbor:"3,keyasint,omitempty"` // of an ItemQuote
	Code  ID       `cbor:"4,keyasint,omitempty"` // of an ItemHeading made from a code
	Text  string   `cbor:"5,keyasint,omitempty"` // of a heading or comment
	Level int      `cbor:"6,keyasint,omitempty"` // of a heading, from 1
}

// Quotes counts the quotes of the collection; one that stands under two
// headings counts once.
func (c Collection) Quotes() int {
	seen := map[ID]bool{}
	for _, it := range c.Items {
		if it.Kind == ItemQuote {
			seen[it.Quote] = true
		}
	}
	return len(seen)
}
