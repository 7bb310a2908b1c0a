package index

import (
	"bytes"
	"encoding/hex"
	"errors"
	"strings"

	"florilege/backend/corpus"
)

// How an ID is written in a name: what sort it is, then what tells it. Packed IDs
// sort as the IDs do, but for those that are no UUIDs, which come first.
const (
	noID    byte = iota // ""
	plainID             // its bytes, and a zero
	sameID              // the testimony's again
	uuid                // its 16 bytes
)

// lengthOfUUID is that of one as it is written: 32 digits and 4 hyphens.
const lengthOfUUID = 36

var errPacked = errors.New("index: no ID stands there")

// appendID appends an ID. A UUID takes less than half of its letters.
func appendID(to []byte, id corpus.ID) []byte {
	if id == "" {
		return append(to, noID)
	}
	if raw, ok := packedUUID(id); ok {
		return append(append(to, uuid), raw[:]...)
	}
	return append(append(append(to, plainID), id...), 0)
}

// packedUUID returns the bytes of an ID that is a UUID in lower case.
func packedUUID(id corpus.ID) (raw [16]byte, ok bool) {
	if len(id) != lengthOfUUID {
		return raw, false
	}
	digits := strings.ReplaceAll(string(id), "-", "")
	if len(digits) != hex.EncodedLen(len(raw)) {
		return raw, false
	}
	if _, err := hex.Decode(raw[:], []byte(digits)); err != nil {
		return raw, false
	}
	return raw, writtenUUID(raw[:]) == id
}

// writtenUUID writes 16 bytes as a UUID.
func writtenUUID(raw []byte) corpus.ID {
	var out [lengthOfUUID]byte
	from := 0
	for i, n := range [...]int{4, 2, 2, 2, 6} {
		at := 2*from + i
		hex.Encode(out[at:], raw[from:from+n])
		if from += n; i < 4 {
			out[at+2*n] = '-'
		}
	}
	return corpus.ID(out[:])
}

// cutID splits a packed ID from what follows it.
func cutID(name []byte) (id, rest []byte, err error) {
	n := 1
	switch {
	case len(name) == 0:
		return nil, nil, errPacked
	case name[0] == plainID:
		n = bytes.IndexByte(name, 0) + 1
	case name[0] == uuid:
		n = 1 + 16
	case name[0] > uuid:
		n = 0
	}
	if n == 0 || len(name) < n {
		return nil, nil, errPacked
	}
	return name[:n], name[n:], nil
}

// unpacked returns the ID that cutID split off; "" for one that is the testimony's.
func unpacked(id []byte) corpus.ID {
	switch id[0] {
	case plainID:
		return corpus.ID(id[1 : len(id)-1])
	case uuid:
		return writtenUUID(id[1:])
	}
	return ""
}
