package corpus

import "time"

// Erasure stands for a testimony that was erased at somebody's request. It
// holds none of its words, nor its title or its speakers.
type Erasure struct {
	ID     ID        `cbor:"1,keyasint"` // that the testimony had
	At     time.Time `cbor:"2,keyasint"`
	By     string    `cbor:"3,keyasint"`
	Reason string    `cbor:"4,keyasint,omitempty"` // as the user put it
	Quotes int       `cbor:"5,keyasint"`           // how many went with it
	Words  int       `cbor:"6,keyasint"`           // how many words it had
	// Mark is the HMAC-SHA-256, with Salt as its key, of the SHA-256 in hexadecimal
	// of the imported file: it tells whoever has the same file that it was this
	// one, and tells nothing else. Both are empty where no file was kept.
	Mark []byte `cbor:"7,keyasint,omitempty"`
	Salt []byte `cbor:"8,keyasint,omitempty"`
}
