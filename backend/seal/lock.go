package seal

import (
	"crypto/rand"
	"errors"
	"fmt"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
)

// Kind says which secret opens a slot.
type Kind uint8

// The kinds of secret.
const (
	Passphrase Kind = iota + 1
	Recovery
)

// Slot is the project's key wrapped for one secret. It is kept in the clear.
type Slot struct {
	Kind   Kind   `cbor:"1,keyasint"`
	Salt   []byte `cbor:"2,keyasint"`
	Passes uint32 `cbor:"3,keyasint"` // of Argon2id
	Memory uint32 `cbor:"4,keyasint"` // in KiB
	Lanes  uint8  `cbor:"5,keyasint"`
	Key    []byte `cbor:"6,keyasint"` // nonce, then the wrapped key with its tag
}

// What new slots cost (RFC 9106, section 4, second option), and the most that a
// slot read from a file may ask for: a file must not be able to take all of the
// memory.
const (
	passes, memory, lanes = 3, 64 << 10, 4
	mostPasses            = 64
	mostMemory            = 1 << 20
	saltBytes             = 16
)

var (
	// ErrWrong says that a secret opens no slot.
	ErrWrong = errors.New("the secret opens nothing")
	// ErrSlots says that slots make no sense.
	ErrSlots = errors.New("its locks make no sense")
)

// Lock returns the slots that a passphrase and a recovery key open.
func Lock(k *Key, passphrase, recovery string) ([]Slot, error) {
	first, err := wrap(k, Passphrase, normal(passphrase))
	if err != nil {
		return nil, err
	}
	second, err := wrap(k, Recovery, recovery)
	return []Slot{first, second}, err
}

func wrap(k *Key, kind Kind, secret string) (Slot, error) {
	s := Slot{Kind: kind, Salt: make([]byte, saltBytes), Passes: passes, Memory: memory, Lanes: lanes}
	nonce := make([]byte, nonceBytes)
	rand.Read(s.Salt)
	rand.Read(nonce)
	aead, err := chacha20poly1305.NewX(s.derive(secret))
	if err != nil {
		return s, err
	}
	s.Key = aead.Seal(nonce, nonce, k.secret, s.place())
	return s, nil
}

// Unlock returns the key that a secret opens. It is ErrWrong for a secret that
// opens nothing, after the same work as for the right one: one derivation, or
// two for what could be a recovery key.
func Unlock(slots []Slot, secret string) (*Key, error) {
	if len(slots) == 0 {
		return nil, ErrSlots
	}
	recovery, isRecovery := recoveryKey(secret)
	found, err := (*Key)(nil), ErrWrong
	for _, s := range slots {
		if !s.sound() {
			return nil, ErrSlots
		}
		given := normal(secret)
		if s.Kind == Recovery {
			if given = recovery; !isRecovery {
				continue
			}
		}
		if k, wrong := s.open(given); wrong == nil {
			found, err = k, nil
		}
	}
	return found, err
}

func (s Slot) open(secret string) (*Key, error) {
	aead, err := chacha20poly1305.NewX(s.derive(secret))
	if err != nil {
		return nil, err
	}
	raw, err := aead.Open(nil, s.Key[:nonceBytes], s.Key[nonceBytes:], s.place())
	if err != nil {
		return nil, ErrWrong
	}
	return keyOf(raw)
}

func (s Slot) sound() bool {
	return (s.Kind == Passphrase || s.Kind == Recovery) &&
		len(s.Salt) == saltBytes && len(s.Key) == Overhead+keyBytes &&
		s.Passes > 0 && s.Passes <= mostPasses && s.Lanes > 0 &&
		s.Memory >= 8*uint32(s.Lanes) && s.Memory <= mostMemory
}

func (s Slot) derive(secret string) []byte {
	return argon2.IDKey([]byte(secret), s.Salt, s.Passes, s.Memory, s.Lanes, keyBytes)
}

// place binds a wrapped key to its kind.
func (s Slot) place() []byte { return fmt.Appendf(nil, "florilege 1 slot %d", s.Kind) }
