package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/sha256"
	"crypto/sha512"
)

// Where the parts stand in what revisions 5 and 6 keep of a password.
const (
	proofEnd = 32
	saltEnd  = 40 // of the salt of the proof
	userEnd  = 48 // of the salt of the key
)

// keyOfFile returns the key that the empty password opens in revisions 5 and 6,
// or nil where it is not the password.
func (s secrets) keyOfFile(encrypted []byte) []byte {
	if len(s.user) < userEnd || len(encrypted) < 32 {
		return nil
	}
	if !bytes.Equal(s.hash(s.user[proofEnd:saltEnd]), s.user[:proofEnd]) {
		return nil
	}
	block, err := aes.NewCipher(s.hash(s.user[saltEnd:userEnd]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, encrypted[:32])
	return key
}

// hash returns the hash of the empty password and a salt. That of revision 6 is
// slow by design: 64 rounds, and seldom more than some twenty others.
func (s secrets) hash(salt []byte) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	if s.revision < 6 {
		return k
	}
	last := byte(0)
	for i := 0; i < 64 || int(last) > i-32; i++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0
		for _, c := range e[:16] {
			rest += int(c)
		}
		switch rest % 3 {
		case 0:
			sum := sha256.Sum256(e)
			k = sum[:]
		case 1:
			sum := sha512.Sum384(e)
			k = sum[:]
		case 2:
			sum := sha512.Sum512(e)
			k = sum[:]
		}
		last = e[len(e)-1]
	}
	return k[:32]
}

// place is the object that something stands in.
type place struct{ num, generation int }

// open decrypts data that stands in an object.
func (l *lock) open(kind cipherKind, at place, data []byte) []byte {
	switch kind {
	case rc4Cipher:
		return unRC4(l.keyAt(at, ""), data)
	case aesCipher:
		return unAES(l.keyAt(at, "sAlT"), data)
	case aesOfFile:
		return unAES(l.key, data)
	}
	return data
}

// keyAt returns the key of an object.
func (l *lock) keyAt(at place, salt string) []byte {
	h := md5.New()
	h.Write(l.key)
	h.Write([]byte{byte(at.num), byte(at.num >> 8), byte(at.num >> 16), byte(at.generation), byte(at.generation >> 8)})
	h.Write([]byte(salt))
	return h.Sum(nil)[:min(len(l.key)+5, 16)]
}

// unAES decrypts blocks that follow their first vector and end with a filling.
// What makes no whole block is left out.
func unAES(key, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 2*aes.BlockSize {
		return nil
	}
	first, data := data[:aes.BlockSize], data[aes.BlockSize:]
	out := make([]byte, len(data)/aes.BlockSize*aes.BlockSize)
	cipher.NewCBCDecrypter(block, first).CryptBlocks(out, data[:len(out)])
	if n := int(out[len(out)-1]); n >= 1 && n <= aes.BlockSize {
		out = out[:len(out)-n]
	}
	return out
}

// plain returns an object with its strings decrypted.
func (l *lock) plain(v any, at place) any {
	switch v := v.(type) {
	case string:
		if l.strings == noCipher || v == "" {
			return v
		}
		return string(l.open(l.strings, at, []byte(v)))
	case array:
		for i := range v {
			v[i] = l.plain(v[i], at)
		}
	case dict:
		for k := range v {
			v[k] = l.plain(v[k], at)
		}
	}
	return v
}

// opened returns the bytes of a stream, decrypted.
func (f *file) opened(s stream) []byte {
	if f.lock == nil || s.at.num == 0 || s.dict["Type"] == name("XRef") || f.identity(s) || !f.limits.unpacked(len(s.raw)) {
		return s.raw
	}
	return f.lock.open(f.lock.streams, s.at, s.raw)
}

// identity reports whether a stream says that it is not encrypted.
func (f *file) identity(s stream) bool {
	filters := f.list(s.dict["Filter"], s.dict["F"])
	if len(filters) == 0 || f.get(filters[0]) != name("Crypt") {
		return false
	}
	var named any
	if p := f.list(s.dict["DecodeParms"], s.dict["DP"]); len(p) > 0 {
		d, _ := f.get(p[0]).(dict)
		named = f.get(d["Name"])
	}
	return named == nil || named == name("Identity")
}
