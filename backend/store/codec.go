package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"github.com/fxamacker/cbor/v2"
)

// envelopeVersion stands before every record: version byte, CRC-32C of the
// payload (big endian), payload.
const (
	envelopeVersion = 1
	envelopeBytes   = 5
)

var errChecksum = errors.New("its checksum does not match")

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
	dec, err := cbor.DecOptions{MaxArrayElements: 1 << 24, MaxMapPairs: 1 << 20}.DecMode()
	if err != nil {
		return nil, err
	}
	return &codec{enc, dec, crc32.MakeTable(crc32.Castagnoli)}, nil
}

func (c *codec) encode(v any) ([]byte, error) {
	payload, err := c.enc.Marshal(v)
	if err != nil {
		return nil, err
	}
	return c.seal(payload), nil
}

func (c *codec) decode(data []byte, v any) error {
	payload, err := c.open(data)
	if err != nil {
		return err
	}
	return c.dec.Unmarshal(payload, v)
}

// seal puts payload in an envelope.
func (c *codec) seal(payload []byte) []byte {
	out := make([]byte, envelopeBytes, envelopeBytes+len(payload))
	out[0] = envelopeVersion
	binary.BigEndian.PutUint32(out[1:], crc32.Checksum(payload, c.table))
	return append(out, payload...)
}

// open returns the payload of an envelope, which shares its memory.
func (c *codec) open(data []byte) ([]byte, error) {
	if len(data) < envelopeBytes {
		return nil, errors.New("it is cut short")
	}
	if data[0] != envelopeVersion {
		return nil, fmt.Errorf("its envelope is of version %d", data[0])
	}
	payload := data[envelopeBytes:]
	if binary.BigEndian.Uint32(data[1:]) != crc32.Checksum(payload, c.table) {
		return nil, errChecksum
	}
	return payload, nil
}
