package store

import (
	"encoding/binary"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
)

// header is what the meta pages of a bbolt file say, read without bbolt:
// opening a file of another kind with bbolt would map it, and opening an empty
// one would fill it.
type header struct {
	tx    uint64 // of the newest valid meta page
	bytes int64  // that the file must have at least
}

// bbolt's meta page: a 16-byte page header, then magic, version, page size,
// flags, root (16 bytes), freelist, high-water page, transaction, checksum.
const (
	boltMagic    = 0xED0CDAED
	metaOffset   = 16
	metaBytes    = 64
	defaultPage  = 4096
	largestPage  = 1 << 16
	smallestPage = 1 << 10
)

// readHeader reads the header of the file at path.
func readHeader(path string) (header, error) {
	f, err := os.Open(path)
	if err != nil {
		return header{}, openError(path, err)
	}
	defer f.Close()
	return headerOf(f, filepath.Base(path))
}

func headerOf(f *os.File, name string) (header, error) {
	info, err := f.Stat()
	if err != nil {
		return header{}, corpus.FailWith(corpus.Unreadable, name, err)
	}
	if !info.Mode().IsRegular() {
		return header{}, corpus.Fail(corpus.NotAProject, name, "")
	}
	h, ours := metas(f)
	switch {
	case h.tx == 0 && ours:
		return h, corpus.Fail(corpus.Damaged, name, "its first pages cannot be read")
	case h.tx == 0:
		return h, corpus.Fail(corpus.NotAProject, name, "")
	case info.Size() < h.bytes:
		return h, corpus.Fail(corpus.Damaged, name, "its end is missing")
	}
	return h, nil
}

// metas returns the newer of the valid meta pages, and whether either bears
// bbolt's magic.
func metas(r io.ReaderAt) (h header, ours bool) {
	first, ok := meta(r, 0)
	ours = ok
	if first.valid {
		h = first.header()
		second, _ := meta(r, int64(first.page))
		if second.valid && second.tx > h.tx {
			h = second.header()
		}
		return h, true
	}
	for page := int64(smallestPage); page <= largestPage; page *= 2 {
		second, ok := meta(r, page)
		ours = ours || ok
		if second.valid && int64(second.page) == page {
			return second.header(), true
		}
	}
	return h, ours
}

type metaPage struct {
	valid    bool
	page     uint32
	high, tx uint64
}

func (m metaPage) header() header { return header{tx: m.tx + 1, bytes: int64(m.high) * int64(m.page)} }

// meta reads the meta page at an offset; ok says that it bears the magic.
func meta(r io.ReaderAt, at int64) (m metaPage, ok bool) {
	var b [metaBytes]byte
	if _, err := r.ReadAt(b[:], at+metaOffset); err != nil {
		return m, false
	}
	le := binary.LittleEndian
	if le.Uint32(b[0:]) != boltMagic {
		return m, false
	}
	sum := fnv.New64a()
	sum.Write(b[:56])
	m.page = le.Uint32(b[8:])
	m.high = le.Uint64(b[40:])
	m.tx = le.Uint64(b[48:])
	m.valid = le.Uint64(b[56:]) == sum.Sum64() && m.page >= smallestPage && m.page <= largestPage
	return m, true
}
