package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"github.com/fxamacker/cbor/v2"
)

// envelopeVersion stands before every record: version byte, CRC-32C (big
// endian) of the record's kind, key and payload, payload.
const (
	envelopeVersion = 1
	envelopeBytes   = 5
)

var (
	errShort    = errors.New("it is cut short")
	errChecksum = errors.New("its checksum does not match")
)

// codec turns records into bytes. It is made once for a store.
type codec struct {
	enc   cbor.EncMode
	dec   cbor.DecMode
	table *crc32.Table
}

func newCodec() (*codec, error) {
	enc, err := cbor.EncOptions{Time: cbor.TimeRFC3339Nano}.EncMode()
	if err != nil {
		return nil, err
	}
	dec, err := cbor.DecOptions{
		MaxArrayElements: 1 << 24,
		MaxMapPairs:      1 << 20,
		// A file name may be in another encoding: what was written must be read.
		UTF8: cbor.UTF8DecodeInvalid,
	}.DecMode()
	if err != nil {
		return nil, err
	}
	return &codec{enc, dec, crc32.MakeTable(crc32.Castagnoli)}, nil
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
	return c.dec.Unmarshal(payload, v)
}

// seal puts the payload of the record under a key in an envelope.
func (c *codec) seal(k kind, key, payload []byte) []byte {
	out := make([]byte, envelopeBytes, envelopeBytes+len(payload))
	out[0] = envelopeVersion
	binary.BigEndian.PutUint32(out[1:], c.sum(k, key, payload))
	return append(out, payload...)
}

// open returns the payload of an envelope, which shares its memory.
func (c *codec) open(k kind, key, data []byte) ([]byte, error) {
	if len(data) < envelopeBytes {
		return nil, errShort
	}
	if data[0] != envelopeVersion {
		return nil, fmt.Errorf("its envelope is of version %d", data[0])
	}
	payload := data[envelopeBytes:]
	if binary.BigEndian.Uint32(data[1:]) != c.sum(k, key, payload) {
		return nil, errChecksum
	}
	return payload, nil
}

func (c *codec) sum(k kind, key, payload []byte) uint32 {
	sum := crc32.Update(0, c.table, []byte{byte(k)})
	sum = crc32.Update(sum, c.table, key)
	return crc32.Update(sum, c.table, payload)
}
