package store

import "encoding/binary"

// A bbolt page: its own number (8 bytes), flags (2), count of elements (2),
// count of pages that it runs over (4), then elements of 16 bytes, then the
// keys and values that they point to.
const (
	pageHeaderBytes = 16
	elementBytes    = 16
	bucketBytes     = 16 // root page and sequence, in place of a value

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagMeta     = 0x04
	flagFreelist = 0x10

	// longCount in a list of free pages says that its count stands in its first place.
	longCount = 0xFFFF
	// noFreelist in a meta page says that free pages are not listed, which our
	// files always do.
	noFreelist = 1<<64 - 1
)

// pageHead is the header of a page.
type pageHead struct {
	id    uint64
	flags uint16
	count uint16
	over  uint64 // pages that it runs over, past its own
}

func headOf(b []byte) pageHead {
	le := binary.LittleEndian
	return pageHead{le.Uint64(b), le.Uint16(b[8:]), le.Uint16(b[10:]), uint64(le.Uint32(b[12:]))}
}

// element is one entry of a branch or leaf page. It shares the page's memory.
type element struct {
	key    []byte
	value  []byte // in a leaf
	bucket bool   // in a leaf: the value is a bucket
	child  uint64 // in a branch: the page below
}

// parse returns the elements of a branch or leaf page and where they end, and
// false where they do not lie inside it one after the other.
func parse(page []byte, head pageHead) (out []element, end int, ok bool) {
	end = pageHeaderBytes + elementBytes*int(head.count)
	if end > len(page) {
		return nil, 0, false
	}
	le := binary.LittleEndian
	out = make([]element, head.count)
	for i := range out {
		at := pageHeaderBytes + elementBytes*i
		e := page[at:]
		var start, keySize, valueSize uint32
		if head.flags == flagBranch {
			start, keySize = le.Uint32(e), le.Uint32(e[4:])
			out[i].child = le.Uint64(e[8:])
		} else {
			flags := le.Uint32(e)
			start, keySize, valueSize = le.Uint32(e[4:]), le.Uint32(e[8:]), le.Uint32(e[12:])
			out[i].bucket = flags == 1
			if flags > 1 {
				return nil, 0, false
			}
		}
		if at+int(start) != end || uint64(keySize)+uint64(valueSize) > uint64(len(page)-end) {
			return nil, 0, false
		}
		value := end + int(keySize)
		out[i].key = page[end:value]
		end = value + int(valueSize)
		out[i].value = page[value:end]
	}
	return out, end, true
}

// bucketRoot returns the root page of a bucket, or 0 for a small bucket that
// stands in the value itself, which must then be a sound leaf of plain values.
func bucketRoot(value []byte) (root uint64, ok bool) {
	if len(value) < bucketBytes {
		return 0, false
	}
	root, page := binary.LittleEndian.Uint64(value), value[bucketBytes:]
	if root != 0 {
		return root, len(page) == 0
	}
	if len(page) < pageHeaderBytes {
		return 0, false
	}
	head := headOf(page)
	if head.id != 0 || head.flags != flagLeaf || head.over != 0 {
		return 0, false
	}
	elements, end, ok := parse(page, head)
	if !ok || end != len(page) || !ordered(elements, node{}) {
		return 0, false
	}
	for _, e := range elements {
		if e.bucket {
			return 0, false
		}
	}
	return 0, true
}
