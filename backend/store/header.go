package store

import (
	"encoding/binary"
	"hash/fnv"
	"io"
	"os"

	"florilege/backend/corpus"
)

// header is what the meta pages of a bbolt file say, read without bbolt:
// opening a file of another kind with bbolt would map it, and opening an empty
// one would fill it.
type header struct {
	page     int64  // size of a page in bytes
	root     uint64 // page of the table of buckets
	freelist uint64 // page of the list of free pages
	high     uint64 // how many pages there are
	tx       uint64 // the last transaction
	torn     bool   // the other meta page is not the one before it
}

// bbolt's meta page: a 16-byte page header, then magic, version, page size,
// flags, root (16 bytes), freelist, high-water page, transaction, checksum.
const (
	boltMagic    = 0xED0CDAED
	boltVersion  = 2
	metaBytes    = 64
	smallestPage = 1 << 10
	largestPage  = 1 << 16
)

// headerOf reads the header of f, which people know as name. It fails where the
// file is not of bbolt, or is and cannot be whole.
func headerOf(f *os.File, name string) (header, error) {
	h, valid, kin := metas(f)
	// Only now: a writer makes the file longer before its meta page says so.
	info, err := f.Stat()
	switch {
	case err != nil:
		return h, corpus.FailWith(corpus.Unreadable, name, cause(err))
	case !valid && kin:
		return h, corpus.Fail(corpus.Damaged, name, "its first pages cannot be read")
	case !valid:
		return h, corpus.Fail(corpus.NotAProject, name, "")
	case h.high > uint64(info.Size()/h.page):
		return h, corpus.Fail(corpus.Damaged, name, "its end is missing")
	}
	return h, nil
}

// metas returns what the newer of the valid meta pages says. kin says that one
// looks like bbolt's, valid or not. Where bbolt would take the file for one of
// other pages than it has, none is valid.
func metas(r io.ReaderAt) (h header, valid, kin bool) {
	first, valid, kin := meta(r, 0)
	if valid {
		second, ok, _ := meta(r, first.page)
		if first.page < smallestPage || first.page > largestPage || ok && second.page != first.page {
			return header{}, false, true
		}
		torn := !ok || second.tx+1 != first.tx && first.tx+1 != second.tx
		if ok && second.tx > first.tx {
			first = second
		}
		first.torn = torn
		return first, true, true
	}
	for page := int64(smallestPage); page <= largestPage; page *= 2 {
		second, ok, like := meta(r, page)
		kin = kin || like
		if ok {
			second.torn = true
			return second, second.page == page, true
		}
	}
	return header{}, false, kin
}

// meta reads the meta page at an offset.
func meta(r io.ReaderAt, at int64) (h header, valid, kin bool) {
	var b [pageHeaderBytes + metaBytes]byte
	if n, _ := r.ReadAt(b[:], at); n < pageHeaderBytes+8 {
		return h, false, false
	}
	le := binary.LittleEndian
	m := b[pageHeaderBytes:]
	magic, version := le.Uint32(m) == boltMagic, le.Uint32(m[4:]) == boltVersion
	kin = magic || version && le.Uint16(b[8:]) == flagMeta
	sum := fnv.New64a()
	sum.Write(m[:metaBytes-8])
	h = header{
		page: int64(le.Uint32(m[8:])), root: le.Uint64(m[16:]), freelist: le.Uint64(m[32:]),
		high: le.Uint64(m[40:]), tx: le.Uint64(m[48:]),
	}
	valid = magic && version && le.Uint64(m[56:]) == sum.Sum64()
	return h, valid, kin
}
