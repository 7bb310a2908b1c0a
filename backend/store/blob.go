package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"

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

// TextSpan returns a part of a revision of a testimony's text.
func (t *Tx) TextSpan(testimony corpus.ID, revision int, s corpus.Span) (string, error) {
	key := textKey(testimony, revision)
	text, err := t.blob(kindText, key)
	if err == nil && !s.Within(len(text)) {
		err = t.damaged(kindText, blobName(kindText, key), errPlace)
	}
	if err != nil {
		return "", err
	}
	return string(text[s.Start:s.End]), nil
}

// LastRevision returns the number of the newest text that the file holds of a
// testimony, one that was undone too, or 0.
func (t *Tx) LastRevision(testimony corpus.ID) int {
	prefix := append([]byte(testimony), keySeparator...)
	last := 0
	c := t.bucket(kindText).Cursor()
	for key, _ := c.Seek(prefix); bytes.HasPrefix(key, prefix); key, _ = c.Next() {
		if number := key[len(prefix):]; len(number) == 4 {
			last = int(binary.BigEndian.Uint32(number))
		}
	}
	return last
}

// PutText writes a revision of a testimony's text, which must not be there with
// other words.
func (t *Tx) PutText(testimony corpus.ID, revision int, text string) error {
	return t.putBlob(kindText, textKey(testimony, revision), []byte(text))
}

// Original returns the bytes that a testimony was imported from, by their SHA-256.
func (t *Tx) Original(hash string) ([]byte, error) {
	b, err := t.original(hash)
	return bytes.Clone(b), err
}

func (t *Tx) original(hash string) ([]byte, error) {
	return t.blob(kindOriginal, []byte(t.store.codec.name(hash)))
}

// PutOriginal writes the bytes of an imported file under their SHA-256.
func (t *Tx) PutOriginal(data []byte) error {
	return t.putBlob(kindOriginal, []byte(t.store.codec.name(Hash(data))), data)
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

// blobName tells a person which text or original stands under key.
func blobName(k kind, key []byte) string {
	id, revision, isText := bytes.Cut(key, []byte(keySeparator))
	if k == kindText && isText && len(revision) == 4 {
		return fmt.Sprintf("%s revision %d", id, binary.BigEndian.Uint32(revision))
	}
	return string(key)
}

// blob returns the bytes under key, which are valid until the transaction ends.
func (t *Tx) blob(k kind, key []byte) ([]byte, error) {
	data := t.bucket(k).Get(key)
	if data == nil {
		return nil, t.damaged(k, blobName(k, key), errMissing)
	}
	payload, err := t.store.codec.open(k, key, data)
	if err != nil {
		return nil, t.damaged(k, blobName(k, key), err)
	}
	return payload, nil
}

func (t *Tx) putBlob(k kind, key, data []byte) error {
	sealed := t.store.codec.seal(k, key, data)
	switch there := t.bucket(k).Get(key); {
	case there == nil:
		return t.put(k, key, sealed)
	case !bytes.Equal(there, sealed):
		return corpus.Fail(corpus.Exists, k.String()+" "+blobName(k, key), "")
	}
	return nil
}
