package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
)

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

// tree checks the pages of a bbolt file without mapping it and without
// trusting a byte of it. bbolt's own check faults on a page that points
// outside, overflows the stack on one that leads back to itself, and does so in
// a goroutine where nothing can be caught.
type tree struct {
	r     io.ReaderAt
	h     header
	deep  bool   // read the elements of leaves too
	taken []bool // by page: something stands there
	wrong []string
	first [pageHeaderBytes]byte // of the page being visited
}

// checkPages returns what is wrong with the pages that h reaches. A deep check
// reads the whole file; one that is not reads no leaf but its header, and says
// enough that bbolt can neither lose its way nor write over a page in use.
func checkPages(r io.ReaderAt, h header, deep bool) []string {
	t := &tree{r: r, h: h, deep: deep, taken: make([]bool, h.high)}
	for level := []node{{id: h.root, top: true}}; len(level) > 0; {
		slices.SortFunc(level, func(a, b node) int { return cmp.Compare(a.id, b.id) }) // disks like order
		var below []node
		for _, n := range level {
			below = append(below, t.visit(n)...)
		}
		level = below
	}
	if h.freelist != noFreelist {
		t.free()
	}
	if lost := t.lost(); deep && lost > 0 && len(t.wrong) == 0 {
		t.report("%d pages are neither used nor free", lost)
	}
	return t.wrong
}

// node is a page to visit and where its keys must lie.
type node struct {
	id   uint64
	low  []byte // the first key is not before it; nil for no bound
	high []byte // every key is before it; nil for no bound
	top  bool   // of the table of buckets
}

func (t *tree) report(format string, args ...any) {
	t.wrong = append(t.wrong, fmt.Sprintf(format, args...))
}

// visit checks a page and returns those that it leads to.
func (t *tree) visit(n node) []node {
	head, ok := t.take(n.id, flagBranch, flagLeaf)
	if !ok {
		return nil
	}
	leaf := head.flags == flagLeaf
	if leaf && !t.deep && !n.top {
		return nil
	}
	page, ok := t.read(n.id, head)
	if !ok {
		return nil
	}
	elements, _, ok := parse(page, head)
	if !ok || !leaf && len(elements) == 0 {
		t.report("page %d has no sound elements", n.id)
		return nil
	}
	if !ordered(elements, n) {
		t.report("page %d has keys out of order", n.id)
		return nil
	}
	var below []node
	for i, e := range elements {
		switch {
		case leaf && e.bucket:
			root, ok := bucketRoot(e.value)
			if !ok {
				t.report("page %d holds the bucket %q, which makes no sense", n.id, e.key)
			} else if root != 0 {
				below = append(below, node{id: root})
			}
		case !leaf:
			high := n.high
			if i+1 < len(elements) {
				high = elements[i+1].key
			}
			below = append(below, node{e.child, e.key, high, n.top})
		}
	}
	return below
}

// take reads a page's header and marks the page and those it runs over. It
// fails, and says why, where the page cannot be one of the given kinds.
func (t *tree) take(id uint64, kinds ...uint16) (pageHead, bool) {
	if id < 2 || id >= t.h.high {
		t.report("page %d lies outside the file", id)
		return pageHead{}, false
	}
	if !t.readInto(t.first[:], id) {
		return pageHead{}, false
	}
	head := headOf(t.first[:])
	if head.id != id || !slices.Contains(kinds, head.flags) || head.over >= t.h.high-id {
		t.report("page %d makes no sense", id)
		return head, false
	}
	for at := id; at <= id+head.over; at++ {
		if t.taken[at] {
			t.report("page %d is used twice", at)
			return head, false
		}
		t.taken[at] = true
	}
	return head, true
}

func (t *tree) read(id uint64, head pageHead) ([]byte, bool) {
	b := make([]byte, (1+int64(head.over))*t.h.page)
	return b, t.readInto(b, id)
}

func (t *tree) readInto(b []byte, id uint64) bool {
	_, err := t.r.ReadAt(b, int64(id)*t.h.page)
	if err != nil {
		t.report("page %d cannot be read: %v", id, cause(err))
	}
	return err == nil
}

// free checks the list of free pages: a page that is both free and in use would
// be written over.
func (t *tree) free() {
	head, ok := t.take(t.h.freelist, flagFreelist)
	if !ok {
		return
	}
	page, ok := t.read(t.h.freelist, head)
	if !ok {
		return
	}
	ids, count := page[pageHeaderBytes:], uint64(head.count)
	if count == longCount {
		ids, count = ids[8:], binary.LittleEndian.Uint64(ids)
	}
	if count > uint64(len(ids)/8) {
		t.report("the list of free pages makes no sense")
		return
	}
	for last := uint64(1); count > 0; count-- {
		id := binary.LittleEndian.Uint64(ids)
		if id <= last || id >= t.h.high || t.taken[id] {
			t.report("page %d cannot be free", id)
			return
		}
		t.taken[id] = true
		last, ids = id, ids[8:]
	}
}

// lost counts the pages that are neither used nor free, past the two meta pages.
func (t *tree) lost() int {
	n := 0
	for _, taken := range t.taken[min(2, len(t.taken)):] {
		if !taken {
			n++
		}
	}
	return n
}

// ordered reports whether keys ascend within the bounds of their page.
func ordered(elements []element, n node) bool {
	for i, e := range elements {
		before := i == 0 && n.low != nil && bytes.Compare(e.key, n.low) < 0
		if before || i > 0 && bytes.Compare(e.key, elements[i-1].key) <= 0 || n.high != nil && bytes.Compare(e.key, n.high) >= 0 {
			return false
		}
	}
	return true
}
