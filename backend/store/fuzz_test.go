package store

import (
	"bytes"
	"encoding/binary"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"

	"florilege/backend/corpus"
)

// Whatever a file holds, it is opened or refused with a sentence, and no byte
// of it changes, unless it is one of an older version.
func FuzzOpen(f *testing.F) {
	sound, err := os.ReadFile(testdataV4)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range [][]byte{{}, []byte("Depuis l’été"), sound[:100], sound[:8192], sound} {
		f.Add(seed)
	}
	path := filepath.Join(f.TempDir(), "abîmé.florilege")
	f.Fuzz(func(t *testing.T, data []byte) { tryOpen(t, path, data) })
}

// The same on a sound file with a few bytes changed. The first pages get right
// checksums, so that what follows is looked at.
func FuzzOpenEdited(f *testing.F) {
	sound, err := os.ReadFile(testdataV4)
	if err != nil {
		f.Fatal(err)
	}
	fuzzEdited(f, sound, func(t *testing.T, path string, data []byte) {
		for _, at := range []int{pageHeaderBytes, 4096 + pageHeaderBytes} {
			sum := fnv.New64a()
			sum.Write(data[at : at+metaBytes-8])
			binary.LittleEndian.PutUint64(data[at+metaBytes-8:], sum.Sum64())
		}
		tryOpen(t, path, data)
	})
}

// fuzzEdited calls try with a path and what to write there: sound with a few
// bytes changed. Each edit is a position (3 bytes) and what to add to the byte
// there.
func fuzzEdited(f *testing.F, sound []byte, try func(t *testing.T, path string, data []byte)) {
	f.Add([]byte{})
	for page := range len(sound) / 4096 {
		for _, at := range []int{0, 8, 10, 12, 16, 20, 24, 32, 40, 100} {
			at += page * 4096
			f.Add([]byte{byte(at >> 16), byte(at >> 8), byte(at), 1})
		}
	}
	path := filepath.Join(f.TempDir(), "abîmé.florilege")
	f.Fuzz(func(t *testing.T, edits []byte) {
		data := bytes.Clone(sound)
		for ; len(edits) >= 4; edits = edits[4:] {
			at := int(edits[0])<<16 | int(edits[1])<<8 | int(edits[2])
			data[at%len(data)] += edits[3]
		}
		try(t, path, data)
	})
}

// tryOpen opens a file of data, reads and checks it.
func tryOpen(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := OpenReadOnly(path, options(0))
	older := corpus.CodeOf(err) == corpus.ReadOnly // it is brought up to date
	if err == nil {
		_ = r.Close()
	}
	s, err := Open(path, options(0))
	if err == nil {
		readAll(s)
		_, _ = s.Check()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	} else if code := corpus.CodeOf(err); code != corpus.Damaged && code != corpus.NotAProject && code != corpus.Newer {
		t.Errorf("refused with %s: %v", code, err)
	}
	if after, err := os.ReadFile(path); err != nil || !older && !bytes.Equal(after, data) {
		t.Errorf("the file changed: %v", err)
	}
}

// Whatever stands under a key, it is read or refused; what is read is written
// back the same.
func FuzzDecode(f *testing.F) {
	c, err := newCodec()
	if err != nil {
		f.Fatal(err)
	}
	key := []byte("quote-1")
	for _, v := range []any{
		sampleQuote("quote-1", 1, "j’ai repris cœur", "code-1"), corpus.Quote{}, corpus.Code{ID: "code-1", Name: "caf\xe9"},
		entry{ID: "e", Changes: []change{{kindCode, "c", nil, []byte{1}}}}, head{Redo: []uint64{1, 1 << 60}}, 7, "texte", nil,
	} {
		data, err := c.encode(kindQuote, key, v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, false)
		f.Add(data[envelopeBytes:], true)
	}
	f.Add([]byte{}, false)
	f.Add([]byte{envelopeOpen, 0, 0, 0}, false)
	f.Add([]byte("\x9b\x7f\xff\xff\xff\xff\xff\xff\xff"), true) // an array without end
	f.Fuzz(func(t *testing.T, data []byte, honest bool) {
		if honest {
			data = c.seal(kindQuote, key, data)
		}
		if payload, err := c.open(kindQuote, key, data); err == nil && !bytes.Equal(c.seal(kindQuote, key, payload), data) {
			t.Error("it is not sealed the same again")
		}
		if _, err := c.open(kindQuote, []byte("quote-2"), data); err == nil {
			t.Error("it opens under another key")
		}
		if _, err := c.open(kindCode, key, data); err == nil {
			t.Error("it opens as another kind")
		}
		again[corpus.Testimony](t, c, key, data)
		again[corpus.Layout](t, c, key, data)
		again[corpus.Code](t, c, key, data)
		again[corpus.Quote](t, c, key, data)
		again[corpus.Verdict](t, c, key, data)
		again[corpus.Collection](t, c, key, data)
		again[entry](t, c, key, data)
		again[head](t, c, key, data)
	})
}

// again decodes data and, where that goes well, encodes it twice.
func again[T any](t *testing.T, c *codec, key, data []byte) {
	t.Helper()
	var v, w T
	if c.decode(kindQuote, key, data, &v) != nil {
		return
	}
	once, err := c.encode(kindQuote, key, v)
	if err != nil {
		t.Fatalf("%+v was read and cannot be written: %v", v, err)
	}
	if err := c.decode(kindQuote, key, once, &w); err != nil {
		t.Fatalf("%+v was written and cannot be read: %v", v, err)
	}
	if twice, err := c.encode(kindQuote, key, w); err != nil || !bytes.Equal(once, twice) {
		t.Errorf("%+v is written one way and then another: %v", v, err)
	}
}
