package pdf

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
)

// lock opens what a file keeps encrypted though it asks for no password: one
// that is locked against changes, copying or printing only. Its key comes from
// the empty password and from what stands in the file.
type lock struct {
	key              []byte
	strings, streams cipherKind
	number           int // of the object that says all this, 0 for none: its strings are plain
}

// cipherKind is how strings or streams are encrypted.
type cipherKind uint8

const (
	noCipher cipherKind = iota
	rc4Cipher
	aesCipher // its key is of the object, as of rc4Cipher
	aesOfFile // one key for all
)

// unlock finds how the file is encrypted, where it is. Where it asks for a
// password, or is locked in another way, nothing of it can be read.
func (f *file) unlock() {
	f.lock, f.asks = nil, false
	encrypt, ok := f.get(f.trailer["Encrypt"]).(dict)
	if !ok {
		return
	}
	l := f.lockOf(encrypt)
	if f.asks = l == nil; f.asks {
		return
	}
	if r, ok := f.trailer["Encrypt"].(ref); ok {
		l.number = r.num
	}
	f.lock = l
	f.cache, f.packs = map[int]any{}, map[int]*pack{} // what was read so far was read locked
}

// lockOf returns the lock that a dictionary describes, or nil where the empty
// password does not open it.
func (f *file) lockOf(e dict) *lock {
	if f.get(e["Filter"]) != name("Standard") {
		return nil
	}
	s := f.secretsOf(e)
	l := &lock{}
	lengths := []int{f.int(e["Length"], 40) / 8}
	switch f.int(e["V"], 0) {
	case 1:
		l.strings, l.streams, lengths = rc4Cipher, rc4Cipher, []int{5}
	case 2, 3:
		l.strings, l.streams = rc4Cipher, rc4Cipher
	case 4:
		l.strings, l.streams = f.cipherOf(e, "StrF"), f.cipherOf(e, "StmF")
		lengths = []int{16, lengths[0]} // some writers give another length than they use
	case 5:
		l.strings, l.streams = f.cipherOf(e, "StrF"), f.cipherOf(e, "StmF")
		l.key = s.keyOfFile(f.text(e["UE"]))
		if l.key == nil {
			return nil
		}
		return l
	default:
		return nil
	}
	for _, n := range lengths {
		if n >= 5 && n <= 16 {
			if l.key = s.key(n); l.key != nil {
				return l
			}
		}
	}
	return nil
}

// cipherOf returns the cipher that a dictionary names for strings or streams.
func (f *file) cipherOf(e dict, what name) cipherKind {
	named, _ := f.get(e[what]).(name)
	filters, _ := f.get(e["CF"]).(dict)
	filter, _ := f.get(filters[named]).(dict)
	switch f.get(filter["CFM"]) {
	case name("V2"):
		return rc4Cipher
	case name("AESV2"):
		return aesCipher
	case name("AESV3"):
		return aesOfFile
	}
	return noCipher
}

// secrets is what a file's key is made of.
type secrets struct {
	revision    int
	owner, user []byte // of the passwords
	permissions uint32
	id          []byte
	plainAbout  bool // what the file says about itself is not encrypted
}

func (f *file) secretsOf(e dict) secrets {
	permissions, _ := f.get(e["P"]).(float64)
	id := f.list(f.trailer["ID"])
	s := secrets{
		revision: f.int(e["R"], 0), owner: f.text(e["O"]), user: f.text(e["U"]),
		permissions: uint32(int64(permissions)), plainAbout: f.get(e["EncryptMetadata"]) == false,
	}
	if len(id) > 0 {
		s.id = f.text(id[0])
	}
	return s
}

// text returns the bytes of a string.
func (f *file) text(v any) []byte {
	s, _ := f.get(v).(string)
	return []byte(s)
}

// padding stands for the password, or what it lacks of 32 bytes.
const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// key returns the key of n bytes that the empty password gives in revisions 2 to
// 4, or nil where it is not the password.
func (s secrets) key(n int) []byte {
	if len(s.owner) < 32 || len(s.user) < 32 {
		return nil
	}
	h := md5.New()
	h.Write([]byte(padding))
	h.Write(s.owner[:32])
	h.Write(binary.LittleEndian.AppendUint32(nil, s.permissions))
	h.Write(s.id)
	if s.revision >= 4 && s.plainAbout {
		h.Write([]byte("\xff\xff\xff\xff"))
	}
	key := h.Sum(nil)
	if s.revision < 3 {
		key = key[:n]
		if bytes.Equal(unRC4(key, []byte(padding)), s.user[:32]) {
			return key
		}
		return nil
	}
	for range 50 {
		sum := md5.Sum(key[:n])
		key = sum[:]
	}
	key = key[:n]
	sum := md5.Sum(append([]byte(padding), s.id...))
	proof := sum[:]
	for i := range byte(20) {
		turned := make([]byte, n)
		for j := range key {
			turned[j] = key[j] ^ i
		}
		proof = unRC4(turned, proof)
	}
	if !bytes.Equal(proof, s.user[:16]) {
		return nil
	}
	return key
}

// unRC4 encrypts or decrypts, which is the same.
func unRC4(key, data []byte) []byte {
	out := make([]byte, len(data))
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil
	}
	c.XORKeyStream(out, data)
	return out
}
