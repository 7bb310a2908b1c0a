package store

import "encoding/binary"

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

// parse returns the elements of a branch or leaf page, and false where one does
// not lie inside it.
func parse(page []byte, head pageHead) ([]element, bool) {
	keys := pageHeaderBytes + elementBytes*int(head.count)
	if keys > len(page) {
		return nil, false
	}
	le := binary.LittleEndian
	out := make([]element, head.count)
	for i := range out {
		at := pageHeaderBytes + elementBytes*i
		e := page[at:]
		var start, keySize, valueSize uint64
		if head.flags == flagBranch {
			start, keySize = uint64(le.Uint32(e)), uint64(le.Uint32(e[4:]))
			out[i].child = le.Uint64(e[8:])
		} else {
			flags := le.Uint32(e)
			start, keySize, valueSize = uint64(le.Uint32(e[4:])), uint64(le.Uint32(e[8:])), uint64(le.Uint32(e[12:]))
			out[i].bucket = flags == 1
			if flags > 1 {
				return nil, false
			}
		}
		start += uint64(at)
		if start < uint64(keys) || start+keySize+valueSize > uint64(len(page)) {
			return nil, false
		}
		out[i].key = page[start : start+keySize]
		out[i].value = page[start+keySize : start+keySize+valueSize]
	}
	return out, true
}

// bucketRoot returns the root page of a bucket, or 0 for a small bucket that
// stands in the value itself, which must then be a sound leaf of plain values.
func bucketRoot(value []byte) (root uint64, ok bool) {
	if len(value) < bucketBytes {
		return 0, false
	}
	if root = binary.LittleEndian.Uint64(value); root != 0 {
		return root, true
	}
	page := value[bucketBytes:]
	if len(page) < pageHeaderBytes {
		return 0, false
	}
	head := headOf(page)
	if head.id != 0 || head.flags != flagLeaf || head.over != 0 {
		return 0, false
	}
	elements, ok := parse(page, head)
	if !ok || !ordered(elements, node{}) {
		return 0, false
	}
	for _, e := range elements {
		if e.bucket {
			return 0, false
		}
	}
	return 0, true
}
