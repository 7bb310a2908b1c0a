package corpus

import "time"

// Revision is what a correction of a testimony's text replaced. The text that
// was corrected stays in the project, under its number.
type Revision struct {
	ID        ID        `cbor:"1,keyasint"`
	Testimony ID        `cbor:"2,keyasint"`
	Number    int       `cbor:"3,keyasint"` // of the text that was corrected
	Next      int       `cbor:"4,keyasint"` // of the text that came of it
	Edits     []Edit    `cbor:"5,keyasint"` // that turn one into the other, in the order of the text
	Layout    Layout    `cbor:"6,keyasint"` // of the text that was corrected
	Original  string    `cbor:"7,keyasint"` // that it was imported from, as in Testimony
	Reason    string    `cbor:"8,keyasint,omitempty"`
	At        time.Time `cbor:"9,keyasint"`
	By        string    `cbor:"10,keyasint"`
}

// Edit puts other words in the place of some: none cuts a passage, an empty span
// adds words.
type Edit struct {
	Span Span   `cbor:"1,keyasint"` // bytes of the text before all edits
	Text string `cbor:"2,keyasint"`
}

// InOrder reports whether edits lie in a text of size bytes, one after the other.
func InOrder(edits []Edit, size int) bool {
	at := 0
	for _, e := range edits {
		if !e.Span.Within(size) || e.Span.Start < at {
			return false
		}
		at = e.Span.End
	}
	return true
}
