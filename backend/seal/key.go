package seal

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	keyBytes   = chacha20poly1305.KeySize
	nonceBytes = chacha20poly1305.NonceSizeX
)

// Overhead is by how many bytes a sealed record is longer: nonce and tag.
const Overhead = nonceBytes + chacha20poly1305.Overhead

// ErrBroken says that sealed bytes are not what was sealed with this key in
// this place.
var ErrBroken = errors.New("it cannot be unsealed")

// Key seals the records of one project. Safe for concurrent use.
type Key struct {
	secret []byte
	aead   cipher.AEAD
	nonces []byte // makes nonces
	names  []byte // hides names
}

// NewKey returns a key that nobody had before.
func NewKey() (*Key, error) {
	secret := make([]byte, keyBytes)
	rand.Read(secret) // never fails: it ends the program instead
	return keyOf(secret)
}

func keyOf(secret []byte) (*Key, error) {
	part := func(purpose string) ([]byte, error) {
		return hkdf.Key(sha256.New, secret, nil, "florilege 1 "+purpose, keyBytes)
	}
	sealing, err1 := part("records")
	nonces, err2 := part("nonces")
	names, err3 := part("names")
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	aead, err := chacha20poly1305.NewX(sealing)
	if err != nil {
		return nil, err
	}
	return &Key{secret: secret, aead: aead, nonces: nonces, names: names}, nil
}

// Seal appends the sealed record to dst: nonce, then ciphertext with its tag.
// place says where the record stands; opening it asks for the same.
func (k *Key) Seal(dst, place, record []byte) []byte {
	mac := hmac.New(sha256.New, k.nonces)
	mac.Write(binary.BigEndian.AppendUint64(nil, uint64(len(place))))
	mac.Write(place)
	mac.Write(record)
	nonce := mac.Sum(nil)[:nonceBytes]
	return k.aead.Seal(append(dst, nonce...), nonce, record, place)
}

// Open appends to dst the record that Seal sealed for that place, or returns
// ErrBroken.
func (k *Key) Open(dst, place, sealed []byte) ([]byte, error) {
	if len(sealed) < Overhead {
		return nil, ErrBroken
	}
	out, err := k.aead.Open(dst, sealed[:nonceBytes], sealed[nonceBytes:], place)
	if err != nil {
		return nil, ErrBroken
	}
	return out, nil
}

// Name returns what stands for a name that would tell something, such as the
// hash of a document that somebody may hold: always the same 64 hexadecimal
// digits for a name under this key.
func (k *Key) Name(name string) string {
	mac := hmac.New(sha256.New, k.names)
	mac.Write([]byte(name))
	return hex.EncodeToString(mac.Sum(nil))
}

// wrapPlace is where a key stands that another one wraps.
const wrapPlace = "florilege 1 former key"

// Wrap returns another key so that only this one gives it back.
func (k *Key) Wrap(other *Key) []byte { return k.Seal(nil, []byte(wrapPlace), other.secret) }

// Unwrap returns the key that Wrap was given, or ErrBroken.
func (k *Key) Unwrap(wrapped []byte) (*Key, error) {
	secret, err := k.Open(nil, []byte(wrapPlace), wrapped)
	if err != nil || len(secret) != keyBytes {
		return nil, ErrBroken
	}
	return keyOf(secret)
}

// Same reports whether two keys are one; nil is no key.
func (k *Key) Same(other *Key) bool {
	if k == nil || other == nil {
		return k == other
	}
	return hmac.Equal(k.secret, other.secret)
}
