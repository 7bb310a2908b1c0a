package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
)

// tree checks the pages of a bbolt file without mapping it and without
// trusting a byte of it. bbolt's own check faults on a page that points
// outside, overflows the stack on one that leads back to itself, and does so in
// a goroutine where nothing can be caught.
type tree struct {
	r     io.ReaderAt
	h     header
	deep  bool   // read leaves too
	taken []bool // by page: something stands there
	wrong []string
	first [pageHeaderBytes]byte // of the page looked at
}

// checkPages returns what is wrong with the pages that h reaches. A deep check
// reads the whole file; one that is not reads of leaves only what they are, and
// so keeps bbolt from losing its way and from writing over a page in use.
func checkPages(r io.ReaderAt, h header, deep bool) []string {
	t := &tree{r: r, h: h, deep: deep, taken: make([]bool, h.high)}
	for buckets := t.bucket(h.root, true); len(buckets) > 0; buckets = buckets[1:] {
		buckets = append(buckets, t.bucket(buckets[0], false)...)
	}
	if h.freelist != noFreelist {
		t.free()
	}
	if lost := t.lost(); deep && lost > 0 && len(t.wrong) == 0 {
		t.report("pages that are neither used nor free: %d", lost)
	}
	return t.wrong
}

func (t *tree) report(format string, args ...any) {
	t.wrong = append(t.wrong, fmt.Sprintf(format, args...))
}

// node is a page to visit and where its keys must lie.
type node struct {
	id   uint64
	low  []byte // the first key is not before it; nil for no bound
	high []byte // every key is before it; nil for no bound
}

// bucket checks the pages of a bucket, level by level, and returns the roots of
// the buckets inside it: those of the file stand in the one at the top.
func (t *tree) bucket(root uint64, top bool) (inside []uint64) {
	for level := []node{{id: root}}; len(level) > 0; {
		// Every leaf of a bucket is as far from its root as the next.
		head, ok := t.head(level[0].id)
		if !ok {
			return inside
		}
		if head.flags == flagLeaf && !t.deep && !top {
			t.leaves(level)
			return inside
		}
		var below []node
		for _, n := range level {
			elements := t.visit(n, head.flags)
			for i, e := range elements {
				switch {
				case head.flags == flagBranch:
					high := n.high
					if i+1 < len(elements) {
						high = elements[i+1].key
					}
					below = append(below, node{e.child, e.key, high})
				case e.bucket:
					if root, ok := bucketRoot(e.value); !ok {
						t.report("page %d holds the bucket %q, which makes no sense", n.id, e.key)
					} else if root != 0 {
						inside = append(inside, root)
					}
				}
			}
		}
		level = below
	}
	return inside
}

// leaves looks at the headers of leaves, in the order of the disk.
func (t *tree) leaves(level []node) {
	ids := make([]uint64, len(level))
	for i, n := range level {
		ids[i] = n.id
	}
	slices.Sort(ids)
	for _, id := range ids {
		if head, ok := t.head(id); ok && t.take(id, head.over) && head.flags != flagLeaf {
			t.report("page %d makes no sense", id)
		}
	}
}

// visit checks a branch or a leaf and returns what stands in it.
func (t *tree) visit(n node, flags uint16) []element {
	head, ok := t.head(n.id)
	if !ok || !t.take(n.id, head.over) {
		return nil
	}
	if head.flags != flags || flags == flagBranch && head.count == 0 {
		t.report("page %d makes no sense", n.id)
		return nil
	}
	page, ok := t.read(n.id, head)
	if !ok {
		return nil
	}
	elements, _, ok := parse(page, head)
	if !ok {
		t.report("page %d has no sound elements", n.id)
		return nil
	}
	if !ordered(elements, n) {
		t.report("page %d has keys out of order", n.id)
		return nil
	}
	return elements
}

// head reads the header of a page. It fails, and says why, where that is none.
func (t *tree) head(id uint64) (pageHead, bool) {
	if !t.within(id) {
		return pageHead{}, false
	}
	if !t.readInto(t.first[:], id) {
		return pageHead{}, false
	}
	head := headOf(t.first[:])
	known := head.flags == flagBranch || head.flags == flagLeaf || head.flags == flagFreelist
	if head.id != id || !known || head.over >= t.h.high-id {
		t.report("page %d makes no sense", id)
		return head, false
	}
	return head, true
}

func (t *tree) within(id uint64) bool {
	if id < 2 || id >= t.h.high {
		t.report("page %d lies outside the file", id)
		return false
	}
	return true
}

// take marks a page and those it runs over as used.
func (t *tree) take(id, over uint64) bool {
	if !t.within(id) {
		return false
	}
	for at := id; at <= id+over; at++ {
		if t.taken[at] {
			t.report("page %d is used twice", at)
			return false
		}
		t.taken[at] = true
	}
	return true
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
	head, ok := t.head(t.h.freelist)
	if !ok || !t.take(t.h.freelist, head.over) {
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
	if head.flags != flagFreelist || count > uint64(len(ids)/8) {
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
