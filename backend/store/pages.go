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
	taken []use  // by page
	at    string // the bucket looked at; "" for the table of buckets and the list of free pages
	wrong []fault
	first [pageHeaderBytes]byte // of the page looked at
	meter *meter                // may be nil
}

// use says what a page is used for.
type use uint8

const (
	unused use = iota
	inUse
	listedFree
)

// fault is something wrong with the pages of a bucket.
type fault struct {
	bucket string // "" for the file as a whole
	what   string
	lost   int // pages that are neither used nor free, where that is the fault
}

// ofJournal reports whether the fault leaves all records alone.
func (f fault) ofJournal() bool {
	return f.bucket == bucketNames[kindJournal] || f.bucket == asideBucket
}

// checkPages returns what is wrong with the pages that h reaches. A deep check
// reads the whole file; one that is not reads of leaves only what they are, but
// for those of the journal, and so keeps bbolt from losing its way and from
// writing over a page in use.
func checkPages(r io.ReaderAt, h header, deep bool, m *meter) []fault {
	t := &tree{r: r, h: h, deep: deep, meter: m, taken: make([]use, h.high)}
	// The journal comes last: where its pages lead astray, it is at fault and not
	// what they lead to.
	var journals []root
	for buckets := t.bucket(root{page: h.root}, true); len(buckets) > 0; buckets = buckets[1:] {
		if b := buckets[0]; (fault{bucket: b.bucket}).ofJournal() {
			journals = append(journals, b)
		} else {
			buckets = append(buckets, t.bucket(b, false)...)
		}
	}
	t.at = ""
	if h.freelist != noFreelist {
		t.free()
	}
	for ; len(journals) > 0; journals = journals[1:] {
		journals = append(journals, t.bucket(journals[0], false)...)
	}
	t.at = ""
	if lost := t.lost(); deep && lost > 0 && len(t.wrong) == 0 {
		t.wrong = append(t.wrong, fault{lost: lost})
	}
	return t.wrong
}

func (t *tree) report(format string, args ...any) {
	t.wrong = append(t.wrong, fault{bucket: t.at, what: fmt.Sprintf(format, args...)})
}

// root is where the tree of a bucket begins. A bucket inside another goes by
// the name of that one.
type root struct {
	bucket string
	page   uint64
}

// node is a page to visit and where its keys must lie.
type node struct {
	id   uint64
	low  []byte // the first key is not before it; nil for no bound
	high []byte // every key is before it; nil for no bound
}

// bucket checks the pages of a bucket, level by level, and returns the roots of
// the buckets inside it: those of the file stand in the one at the top.
func (t *tree) bucket(r root, top bool) (inside []root) {
	t.at = r.bucket
	for level := []node{{id: r.page}}; len(level) > 0; {
		// Every leaf of a bucket is as far from its root as the next.
		head, ok := t.head(level[0].id)
		if !ok {
			return inside
		}
		if head.flags == flagLeaf && !t.deep && !top && r.bucket != bucketNames[kindJournal] {
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
					name := r.bucket
					if top {
						name = string(e.key)
					}
					if page, ok := bucketRoot(e.value); !ok {
						t.report("page %d holds the bucket %q, which makes no sense", n.id, e.key)
					} else if page != 0 {
						inside = append(inside, root{name, page})
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
		switch t.taken[at] {
		case listedFree:
			// Whosever it is, it would be written over.
			t.at = ""
			t.report("page %d cannot be free", at)
			return false
		case inUse:
			t.report("page %d is used twice", at)
			return false
		}
		t.taken[at] = inUse
	}
	return true
}

func (t *tree) read(id uint64, head pageHead) ([]byte, bool) {
	b := make([]byte, (1+int64(head.over))*t.h.page)
	if !t.meter.add(int64(len(b))) {
		return nil, false
	}
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
		if id <= last || id >= t.h.high || t.taken[id] != unused {
			t.report("page %d cannot be free", id)
			return
		}
		t.taken[id] = listedFree
		last, ids = id, ids[8:]
	}
}

// lost counts the pages that are neither used nor free, past the two meta pages.
func (t *tree) lost() int {
	n := 0
	for _, use := range t.taken[min(2, len(t.taken)):] {
		if use == unused {
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
