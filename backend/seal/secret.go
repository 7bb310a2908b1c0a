package seal

import (
	"crypto/rand"
	"encoding/base32"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ShortestPassphrase is how many characters a passphrase has at least.
const ShortestPassphrase = 12

// LongEnough reports whether a passphrase may be used.
func LongEnough(passphrase string) bool {
	return utf8.RuneCountInString(normal(passphrase)) >= ShortestPassphrase
}

// normal returns the form of a passphrase that every keyboard gives: composed,
// without blanks around it, with single ones inside.
func normal(passphrase string) string {
	return norm.NFC.String(strings.Join(strings.Fields(passphrase), " "))
}

// A recovery key is 160 random bits in Crockford's base 32, which has no I, L, O
// and U, in groups of four.
const (
	recoveryBytes  = 20
	recoveryGroup  = 4
	recoveryLetter = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)

func recoveryEncoding() *base32.Encoding {
	return base32.NewEncoding(recoveryLetter).WithPadding(base32.NoPadding)
}

// NewRecoveryKey returns a recovery key to print: eight groups of four
// characters with hyphens between them.
func NewRecoveryKey() string {
	raw := make([]byte, recoveryBytes)
	rand.Read(raw)
	return grouped(recoveryEncoding().EncodeToString(raw))
}

func grouped(s string) string {
	var groups []string
	for ; len(s) > recoveryGroup; s = s[recoveryGroup:] {
		groups = append(groups, s[:recoveryGroup])
	}
	return strings.Join(append(groups, s), "-")
}

// recoveryKey reads a recovery key as people type it: small letters, blanks, O
// for 0, I and L for 1. It reports whether it can be one.
func recoveryKey(s string) (string, bool) {
	s = strings.NewReplacer("O", "0", "I", "1", "L", "1", "-", "", "–", "").Replace(strings.ToUpper(strings.Join(strings.Fields(s), "")))
	raw, err := recoveryEncoding().DecodeString(s)
	return grouped(s), err == nil && len(raw) == recoveryBytes && len(s) == recoveryBytes*8/5
}
