package seal

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
)

func newKey(t testing.TB) *Key {
	t.Helper()
	k, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestSealedAndOpened(t *testing.T) {
	k := newKey(t)
	for _, record := range []string{"", "a", "Depuis l’été, j’ai repris cœur. 🌿", strings.Repeat("mot ", 50_000)} {
		sealed := k.Seal([]byte{2}, []byte("quotes q1"), []byte(record))
		if len(sealed) != 1+len(record)+Overhead {
			t.Errorf("%d bytes became %d", len(record), len(sealed))
		}
		if len(record) > 3 && bytes.Contains(sealed, []byte(record[:4])) {
			t.Error("the words can be read")
		}
		got, err := k.Open(nil, []byte("quotes q1"), sealed[1:])
		if err != nil || string(got) != record {
			t.Errorf("opened %q, %v", got, err)
		}
	}
}

func TestSealingIsOfOnePlaceAndKey(t *testing.T) {
	k, other := newKey(t), newKey(t)
	sealed := k.Seal(nil, []byte("quotes q1"), []byte("words"))
	if !bytes.Equal(sealed, k.Seal(nil, []byte("quotes q1"), []byte("words"))) {
		t.Error("the same record in the same place is not the same bytes")
	}
	// Place and record must not run into one another.
	if bytes.Equal(k.Seal(nil, []byte("ab"), []byte("c"))[:nonceBytes], k.Seal(nil, []byte("a"), []byte("bc"))[:nonceBytes]) {
		t.Error("two places share a nonce")
	}
	for name, try := range map[string]func() ([]byte, error){
		"another place": func() ([]byte, error) { return k.Open(nil, []byte("quotes q2"), sealed) },
		"another key":   func() ([]byte, error) { return other.Open(nil, []byte("quotes q1"), sealed) },
		"cut short":     func() ([]byte, error) { return k.Open(nil, []byte("quotes q1"), sealed[:Overhead-1]) },
		"nothing":       func() ([]byte, error) { return k.Open(nil, []byte("quotes q1"), nil) },
	} {
		if got, err := try(); err != ErrBroken || got != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for i := range sealed {
		flipped := bytes.Clone(sealed)
		flipped[i] ^= 1
		if _, err := k.Open(nil, []byte("quotes q1"), flipped); err != ErrBroken {
			t.Errorf("byte %d is flipped and it opens", i)
		}
	}
}

func TestNames(t *testing.T) {
	k, other := newKey(t), newKey(t)
	a := k.Name("a")
	if again := k.Name("a"); a != again || a == k.Name("b") || a == other.Name("a") || len(a) != 64 {
		t.Error("a name does not stand for one name under one key")
	}
	if !k.Same(k) || k.Same(other) || k.Same(nil) || !(*Key)(nil).Same(nil) {
		t.Error("keys are not told apart")
	}
}

func TestUnlock(t *testing.T) {
	k := newKey(t)
	recovery := NewRecoveryKey()
	slots, err := Lock(k, "quatre mots été  hasard", recovery)
	if err != nil {
		t.Fatal(err)
	}
	for name, secret := range map[string]string{
		"as given":                      "quatre mots été  hasard",
		"decomposed, other blanks":      " quatre mots e\u0301te\u0301 hasard\n",
		"recovery key":                  recovery,
		"recovery key as typed":         strings.ToLower(strings.ReplaceAll(recovery, "-", " ")),
		"recovery key with look-alikes": strings.NewReplacer("0", "o", "1", "l").Replace(recovery),
	} {
		got, err := Unlock(slots, secret)
		if err != nil || !got.Same(k) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, secret := range []string{"", "quatre mots ete hasard", "Quatre mots été hasard", NewRecoveryKey(), recovery[1:]} {
		if got, err := Unlock(slots, secret); err != ErrWrong || got != nil {
			t.Errorf("%q: %v", secret, err)
		}
	}
	// A wrapped key serves the kind of secret that it was wrapped for.
	slots[0].Kind, slots[1].Kind = Recovery, Passphrase
	if _, err := Unlock(slots, recovery); err != ErrWrong {
		t.Errorf("slots that changed places: %v", err)
	}
}

// A file must not make the program work for ever or take all of the memory.
func TestSlotsThatMakeNoSense(t *testing.T) {
	sound := Slot{Kind: Passphrase, Salt: make([]byte, saltBytes), Passes: 1, Memory: 64, Lanes: 1, Key: make([]byte, Overhead+keyBytes)}
	if _, err := Unlock([]Slot{sound}, "x"); err != ErrWrong {
		t.Fatalf("the sound one: %v", err)
	}
	for name, spoil := range map[string]func(*Slot){
		"no kind":      func(s *Slot) { s.Kind = 0 },
		"unknown kind": func(s *Slot) { s.Kind = 3 },
		"short salt":   func(s *Slot) { s.Salt = s.Salt[1:] },
		"short key":    func(s *Slot) { s.Key = s.Key[1:] },
		"no pass":      func(s *Slot) { s.Passes = 0 },
		"many passes":  func(s *Slot) { s.Passes = 1 << 30 },
		"no lanes":     func(s *Slot) { s.Lanes = 0 },
		"no memory":    func(s *Slot) { s.Memory = 0 },
		"all memory":   func(s *Slot) { s.Memory = 1 << 31 },
	} {
		s := sound
		spoil(&s)
		if _, err := Unlock([]Slot{s}, "x"); err != ErrSlots {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Unlock(nil, "x"); err != ErrSlots {
		t.Errorf("no slot: %v", err)
	}
}

func TestRecoveryKeys(t *testing.T) {
	a, b := NewRecoveryKey(), NewRecoveryKey()
	if a == b || len(a) != 39 || strings.Count(a, "-") != 7 {
		t.Errorf("%s, %s", a, b)
	}
	if s, ok := recoveryKey(" " + strings.ToLower(a)); !ok || s != a {
		t.Errorf("%q reads as %q", a, s)
	}
	for _, s := range []string{"", "ABCD", a + "0", strings.Replace(a, a[:1], "U", 1)} {
		if _, ok := recoveryKey(s); ok {
			t.Errorf("%q is taken for a recovery key", s)
		}
	}
}

func TestLongEnough(t *testing.T) {
	for s, want := range map[string]bool{"": false, "onze lettre": false, "douze lettre": true, "éééééééééééé": true, "a          b c": false} {
		if LongEnough(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

func fixed(t testing.TB) *Key {
	t.Helper()
	secret, _ := hex.DecodeString(strings.Repeat("0f", keyBytes))
	k, err := keyOf(secret)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// What was sealed once opens for ever. The bytes were computed by libsodium and
// the reference implementation of Argon2, not by this package.
func TestVectors(t *testing.T) {
	k := fixed(t)
	sealed := k.Seal(nil, []byte("quotes q1"), []byte("Depuis l’été, j’ai repris cœur."))
	if got := hex.EncodeToString(sealed); got != "c99a4e0ca0be6be8966210645070b8664aac87b532cf9ac4fc43993abbdafdfc58c24e54f9609539a7a063cb0326c21d3102860ab76da20c1ec8bc50612deaa1d16dd239e922090c6abc1ca8d414" {
		t.Errorf("sealed %s", got)
	}
	if got := k.Name("a"); got != "6cfb2b96289ac90cdaae712c00d5b0fe96bdd20dbd262e181e783ed93b8ce69f" {
		t.Errorf("named %s", got)
	}
	salt, _ := hex.DecodeString("000102030405060708090a0b0c0d0e0f")
	wrapped, _ := hex.DecodeString("000102030405060708090a0b0c0d0e0f10111213141516175b9aaa741a63fba03258900839d4f9b393d46d0993b8f889096acdf7c0a4e0065c704604cf07b4ccb1f21ae3283d9bdd")
	slot := Slot{Kind: Passphrase, Salt: salt, Passes: 3, Memory: 64 << 10, Lanes: 4, Key: wrapped}
	if got, err := Unlock([]Slot{slot}, "quatre mots au hasard"); err != nil || !got.Same(k) {
		t.Errorf("unlocked %v", err)
	}
}

func BenchmarkSeal(b *testing.B) {
	k := fixed(b)
	for _, size := range []int{300, 60_000} {
		record := make([]byte, size)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				k.Seal(nil, []byte("quotes q1"), record)
			}
		})
	}
}

func BenchmarkUnlock(b *testing.B) {
	slots, err := Lock(fixed(b), "quatre mots au hasard", NewRecoveryKey())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Unlock(slots, "quatre mots au hasard"); err != nil {
			b.Fatal(err)
		}
	}
}
