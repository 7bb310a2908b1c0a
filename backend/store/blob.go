package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"

	"florilege/backend/corpus"
)

var errPlace = errors.New("a place lies outside it")

// Texts and originals are written once and never change, so the journal need
// not hold them: a testimony that is undone and redone finds them again.

// Text returns a revision of a testimony's text.
func (t *Tx) Text(testimony corpus.ID, revision int) (string, error) {
	b, err := t.blob(kindText, textKey(testimony, revision))
	return string(b), err
}

// PutText writes a revision of a testimony's text.
func (t *Tx) PutText(testimony corpus.ID, revision int, text string) error {
	return t.putBlob(kindText, textKey(testimony, revision), []byte(text))
}

// Original returns the bytes that a testimony was imported from, by their SHA-256.
func (t *Tx) Original(hash string) ([]byte, error) { return t.blob(kindOriginal, []byte(hash)) }

// PutOriginal writes the bytes of an imported file under their SHA-256.
func (t *Tx) PutOriginal(data []byte) error {
	return t.putBlob(kindOriginal, []byte(Hash(data)), data)
}

// Hash returns the SHA-256 of data in hexadecimal.
func Hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func textKey(testimony corpus.ID, revision int) []byte {
	key := append([]byte(testimony), keySeparator...)
	return binary.BigEndian.AppendUint32(key, uint32(revision))
}

// blob returns a copy of the bytes under key.
func (t *Tx) blob(k kind, key []byte) ([]byte, error) {
	data := t.bucket(k).Get(key)
	if data == nil {
		return nil, t.damaged(k, hex.EncodeToString(key), errMissing)
	}
	payload, err := t.store.codec.open(data)
	if err != nil {
		return nil, t.damaged(k, hex.EncodeToString(key), err)
	}
	return append([]byte{}, payload...), nil
}

func (t *Tx) putBlob(k kind, key, data []byte) error {
	b := t.bucket(k)
	if b.Get(key) != nil {
		return nil
	}
	t.blobs = true
	return b.Put(key, t.store.codec.seal(data))
}

// TextSpan returns a part of a revision of a testimony's text.
func (t *Tx) TextSpan(testimony corpus.ID, revision int, s corpus.Span) (string, error) {
	key := textKey(testimony, revision)
	data := t.bucket(kindText).Get(key)
	if data == nil {
		return "", t.damaged(kindText, string(testimony), errMissing)
	}
	payload, err := t.store.codec.open(data)
	if err != nil || !s.Within(len(payload)) {
		return "", t.damaged(kindText, string(testimony), errors.Join(err, errPlace))
	}
	return string(payload[s.Start:s.End]), nil
}
