package store

import (
	"bytes"
	"encoding/binary"
)

// hole is a range of the keys of a bucket where something may have stood that
// cannot be read: low included, high not; nil for no bound.
type hole struct{ low, high []byte }

func (h hole) holds(key []byte) bool {
	return bytes.Compare(key, h.low) >= 0 && (h.high == nil || bytes.Compare(key, h.high) < 0)
}

// yield is what can be read of a bucket.
type yield struct {
	pieces []piece // in the order of their keys
	holes  []hole

	strays  []piece // sound, and not where the pages above say that they may be
	foreign []piece // sound, on a page that was written for another place
}

// lacks reports whether a key may have stood in a hole.
func (y yield) lacks(key []byte) bool {
	for _, h := range y.holes {
		if h.holds(key) {
			return true
		}
	}
	return false
}

func (y *yield) missing(low, high []byte) { y.holes = append(y.holes, hole{low, high}) }

// nothingRead is a bucket of which nothing can be read.
func nothingRead() yield { return yield{holes: []hole{{}}} }

// deepest is more levels than a tree of pages has: each level holds many times
// the one above.
const deepest = 32

// tree reads the bucket whose root is that page. The pages that it reaches are
// marked as used.
func (g *gleaner) tree(root uint64, vouch voucher) (y yield) {
	g.visit(&y, node{id: root}, 0, vouch)
	return y
}

func (g *gleaner) visit(y *yield, n node, depth int, vouch voucher) {
	if !g.meter.add(0) || n.id < 2 || n.id >= uint64(len(g.seen)) || g.seen[n.id] || depth > deepest {
		y.missing(n.low, n.high)
		return
	}
	g.seen[n.id] = true
	at := int64(n.id) * g.page
	b, ok := g.read(at, pageHeaderBytes)
	head := pageHead{}
	if ok {
		head = headOf(b)
	}
	switch {
	case head.id == n.id && head.flags == flagBranch:
		g.branch(y, n, depth, head, vouch)
	case head.id == n.id && head.flags == flagLeaf && !g.free[n.id]:
		g.leafOf(y, n, at, true, vouch)
	default:
		y.missing(n.low, n.high)
		g.leafOf(y, n, at, head.id == n.id && !g.free[n.id], vouch)
	}
}

// branch reads what stands below a branch. One that is not sound leads nowhere:
// its leaves are found as pages that nothing leads to.
func (g *gleaner) branch(y *yield, n node, depth int, head pageHead, vouch voucher) {
	var elements []element
	run := (1 + int64(head.over)) * g.page
	page, ok := g.read(int64(n.id)*g.page, run)
	*g.spare -= int64(len(page)) // a false length costs nothing: it is not read
	if ok && *g.spare > 0 {
		elements, _, ok = parse(page, head)
	}
	if !ok || len(elements) == 0 || !ordered(elements, n) {
		y.missing(n.low, n.high)
		return
	}
	g.use(int64(n.id)*g.page, run)
	for i, e := range elements {
		low, high := bytes.Clone(e.key), n.high
		if i == 0 {
			low = n.low // what comes before the first key is looked for there too
		}
		if i+1 < len(elements) {
			high = bytes.Clone(elements[i+1].key)
		}
		g.visit(y, node{e.child, low, high}, depth+1, vouch)
	}
}

// leafOf reads a leaf, and what it lacks. own says that the page bears its own
// number: one that does not was written for another place, and may be old.
func (g *gleaner) leafOf(y *yield, n node, at int64, own bool, vouch voucher) {
	found, gaps := g.leaf(at, vouch)
	for _, i := range gaps {
		low, high := n.low, n.high
		if i > 0 {
			low = append(bytes.Clone(found[i-1].key), 0)
		}
		if i < len(found) {
			high = found[i].key
		}
		y.missing(low, high)
	}
	astray := false
	for _, p := range found {
		g.meter.add(int64(p.size))
		if own && (hole{n.low, n.high}).holds(p.key) {
			g.use(at, pageHeaderBytes)
			g.use(p.at-int64(len(p.key)), int64(len(p.key)+p.size))
			y.pieces = append(y.pieces, p)
			continue
		}
		// A key of a branch may be damaged, or the page be another's: what stands
		// there counts where nothing better is found.
		if !astray {
			astray = true
			y.missing(n.low, n.high) // what should stand here is elsewhere
		}
		y.missing(p.key, append(bytes.Clone(p.key), 0))
		if own {
			y.strays = append(y.strays, p)
		} else {
			y.foreign = append(y.foreign, p)
		}
	}
}

// use marks the pages of part of the file as used.
func (g *gleaner) use(at, size int64) {
	for page := at / g.page; page <= (at+size-1)/g.page; page++ {
		g.used[page] = true
	}
}

// bucketAt reads the bucket whose value, in the page above it, is p.
func (g *gleaner) bucketAt(p piece, vouch voucher) yield {
	if p.size > bucketBytes {
		var y yield
		g.leafOf(&y, node{}, p.at+bucketBytes, true, vouch)
		return y
	}
	value, ok := g.value(p)
	if !ok || len(value) < bucketBytes {
		return nothingRead()
	}
	return g.tree(binary.LittleEndian.Uint64(value), vouch)
}
