package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"reflect"

	"github.com/fxamacker/cbor/v2"

	"florilege/backend/seal"
)

// A version byte stands before every record. An open envelope goes on with the
// CRC-32C (big endian) of the record's kind, key and payload, and the payload; a
// sealed one with the payload sealed for that kind and key.
const (
	envelopeOpen   = 1
	envelopeSealed = 2
	envelopeBytes  = 5 // of an open one, before the payload
)

var (
	errShort    = errors.New("it is cut short")
	errChecksum = errors.New("its checksum does not match")
	errOpen     = errors.New("it is not sealed, in a project that is")
	errSealed   = errors.New("it is sealed, in a project that is not")
)

// codec turns records into bytes. It is made once for a store.
type codec struct {
	enc   cbor.EncMode
	dec   cbor.DecMode
	table *crc32.Table
	key   *seal.Key // nil where records are not sealed
	times *calendar
}

func newCodec() (*codec, error) { return newCodecOf(mostElements) }

// mostElements bounds a list in a record; fewElements is for a file that nobody
// vouches for, where a short record may claim a long list.
const (
	mostElements = 1 << 24
	fewElements  = 1 << 20
)

func newCodecOf(elements int) (*codec, error) {
	enc, err := cbor.EncOptions{Time: cbor.TimeRFC3339Nano}.EncMode()
	if err != nil {
		return nil, err
	}
	dec, err := cbor.DecOptions{
		MaxArrayElements: elements,
		MaxMapPairs:      1 << 20,
		// A file name may be in another encoding: what was written must be read.
		UTF8: cbor.UTF8DecodeInvalid,
	}.DecMode()
	if err != nil {
		return nil, err
	}
	return &codec{enc, dec, crc32.MakeTable(crc32.Castagnoli), nil, &calendar{}}, nil
}

func (c *codec) encode(k kind, key []byte, v any) ([]byte, error) {
	payload, err := c.enc.Marshal(v)
	if err != nil {
		return nil, err
	}
	return c.seal(k, key, payload), nil
}

func (c *codec) decode(k kind, key, data []byte, v any) error {
	payload, err := c.open(k, key, data)
	if err != nil {
		return err
	}
	if err := c.dec.Unmarshal(payload, v); err != nil {
		return err
	}
	return c.times.check(reflect.ValueOf(v))
}

// with returns a codec that seals with that key, nil for not at all.
func (c *codec) with(key *seal.Key) *codec {
	other := *c
	other.key = key
	return &other
}

// seal puts the payload of the record under a key in an envelope. The same
// record gives the same bytes.
func (c *codec) seal(k kind, key, payload []byte) []byte {
	if c.key != nil {
		out := make([]byte, 1, 1+seal.Overhead+len(payload))
		out[0] = envelopeSealed
		return c.key.Seal(out, place(k, key), payload)
	}
	out := make([]byte, envelopeBytes, envelopeBytes+len(payload))
	out[0] = envelopeOpen
	binary.BigEndian.PutUint32(out[1:], c.sum(k, key, payload))
	return append(out, payload...)
}

// open returns the payload of an envelope, which shares its memory where it is
// not sealed.
func (c *codec) open(k kind, key, data []byte) ([]byte, error) {
	if len(data) < envelopeBytes {
		return nil, errShort
	}
	switch {
	case data[0] == envelopeSealed && c.key != nil:
		return c.key.Open(nil, place(k, key), data[1:])
	case data[0] == envelopeSealed:
		return nil, errSealed
	case data[0] != envelopeOpen:
		return nil, fmt.Errorf("its envelope is of version %d", data[0])
	case c.key != nil:
		return nil, errOpen
	}
	payload := data[envelopeBytes:]
	if binary.BigEndian.Uint32(data[1:]) != c.sum(k, key, payload) {
		return nil, errChecksum
	}
	return payload, nil
}

// name returns what stands for a hash in a key: in a sealed project the hash
// itself would tell whoever has a document that it is in there.
func (c *codec) name(hash string) string {
	if c.key == nil {
		return hash
	}
	return c.key.Name(hash)
}

// place says where a record stands.
func place(k kind, key []byte) []byte { return append([]byte{byte(k)}, key...) }

func (c *codec) sum(k kind, key, payload []byte) uint32 {
	sum := crc32.Update(0, c.table, []byte{byte(k)})
	sum = crc32.Update(sum, c.table, key)
	return crc32.Update(sum, c.table, payload)
}
