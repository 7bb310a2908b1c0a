package store

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/seal"
)

// top is a table of buckets, which leads to everything that a moment holds.
type top struct {
	yield  yield
	header header // of the meta page that leads to it, if one does
	meta   bool
	seq    uint64 // of the head that it leads to, 0 where that cannot be read
}

// moment is what a table of buckets leads to.
type moment struct {
	top     top
	yields  [kinds]yield
	aside   []piece // entries of journals that were set aside
	version int
	used    []bool
	earlier bool // later changes may stand elsewhere in the file
	torn    bool // one more change may
}

// mostTables bounds how many tables are followed.
const mostTables = 6

// tops returns the tables of buckets that the meta pages lead to, the newest
// first, and where those are not both sound the others in the file: every
// change leaves the one before it behind.
func (v *Salvage) tops() []top {
	var out []top
	first, one, _ := meta(v.file, 0)
	second, two, _ := meta(v.file, v.g.page)
	for _, m := range []struct {
		header
		ok bool
	}{{first, one}, {second, two}} {
		if m.ok && m.page == v.g.page {
			out = append(out, top{yield: v.g.again().tree(m.root, v.g.vouchBucket), header: m.header, meta: true})
		}
	}
	v.metas = len(out)
	slices.SortFunc(out, func(a, b top) int { return cmp.Compare(b.header.tx, a.header.tx) })
	if len(out) == 2 && len(out[0].yield.holes) == 0 && len(v.metaOf(out[0]).holes) == 0 {
		return out[:1]
	}
	for id := uint64(2); int64(id) < v.size/v.g.page; id++ {
		head, ok := v.g.head(id)
		if !ok || head.id != id || !v.meter.add(0) {
			continue
		}
		var y yield
		switch head.flags {
		case flagLeaf:
			y.pieces, _ = v.g.leaf(int64(id)*v.g.page, v.g.vouchBucket)
		case flagBranch:
			if v.leadsToBuckets(id) {
				y = v.g.again().tree(id, v.g.vouchBucket)
			}
		}
		if len(y.pieces) > 2 {
			out = append(out, top{yield: y})
		}
	}
	return out
}

// leadsToBuckets reports whether the keys of a branch are names of buckets.
func (v *Salvage) leadsToBuckets(id uint64) bool {
	page, ok := v.g.read(int64(id)*v.g.page, v.g.page)
	if !ok {
		return false
	}
	elements, _, ok := parse(page, headOf(page))
	if !ok || len(elements) == 0 {
		return false
	}
	_, ok = bucketKind(string(elements[0].key))
	return ok
}

// head returns the header of a page.
func (g *gleaner) head(id uint64) (pageHead, bool) {
	b, ok := g.read(int64(id)*g.page, pageHeaderBytes)
	if !ok {
		return pageHead{}, false
	}
	return headOf(b), true
}

// again returns a gleaner of the same file that has been nowhere yet.
func (g *gleaner) again() *gleaner {
	other := *g
	other.seen, other.used = make([]bool, len(g.seen)), make([]bool, len(g.used))
	return &other
}

// vouchBucket knows a bucket of ours in a table of them. One that stands in the
// table itself fills a quarter of a page at most.
func (g *gleaner) vouchBucket(key, value []byte) (kind, bool) {
	if len(value) < bucketBytes || len(value) > bucketBytes && len(value) < bucketBytes+pageHeaderBytes {
		return 0, false
	}
	if int64(len(value)) > bucketBytes+g.page/4 {
		return 0, false
	}
	k, ok := bucketKind(string(key))
	if !ok && string(key) != asideBucket {
		return 0, false
	}
	return k, len(value) == bucketBytes || headOf(value[bucketBytes:]).flags == flagLeaf
}

func bucketKind(name string) (kind, bool) {
	i := slices.Index(bucketNames[:], name)
	return kind(max(i, 0)), i >= 0
}

// metaOf reads the bucket that says how the file is to be read.
func (v *Salvage) metaOf(t top) yield {
	for _, p := range t.yield.pieces {
		if string(p.key) == bucketNames[kindMeta] {
			return v.g.again().bucketAt(p, v.vouchMeta)
		}
	}
	return nothingRead()
}

func (v *Salvage) vouchMeta(key, value []byte) (kind, bool) {
	switch string(key) {
	case string(keyFormat):
		return kindMeta, string(value) == format
	case string(keyVersion):
		return kindMeta, len(value) == 4
	case string(keyLock):
		_, err := v.codec.with(nil).open(kindMeta, key, value)
		return kindMeta, err == nil
	case string(keyHead):
		_, err := v.codec.open(kindMeta, key, value)
		return kindMeta, err == nil
	}
	return kindMeta, false
}

// unlock opens a sealed project, with a lock from any of its tables: it is the
// same in all of them, but where the passphrase was changed.
func (v *Salvage) unlock(tops []top) error {
	var failed error
	for _, t := range tops {
		for _, p := range v.metaOf(t).pieces {
			if string(p.key) != string(keyLock) {
				continue
			}
			var l lock
			data, _ := v.g.value(p)
			if v.codec.with(nil).decode(kindMeta, keyLock, data, &l) != nil || l.Slots == nil {
				continue
			}
			key, err := v.keyOf(l.Slots)
			if err == nil {
				v.sealing = &Sealing{key, l.Slots}
				v.codec = v.codec.with(key)
				v.g.codec = v.codec
				return nil
			}
			failed = err
			if corpus.CodeOf(err) == corpus.Locked {
				return err
			}
		}
	}
	if failed != nil {
		return failed
	}
	if v.looksSealed() {
		return corpus.Fail(corpus.Damaged, v.name, "its lock cannot be read")
	}
	return nil
}

func (v *Salvage) keyOf(slots []seal.Slot) (*seal.Key, error) {
	if v.options.Key != nil && v.options.Secret == "" {
		return v.options.Key, nil // it opens its records or none
	}
	s := &Store{path: v.name}
	return s.keyOf(slots, v.options.Secret)
}

// looksSealed reports whether the file holds a sealed record and no open one:
// the first that is found decides.
func (v *Salvage) looksSealed() bool {
	sealed := false
	for id := uint64(2); int64(id) < v.size/v.g.page; id++ {
		open := false
		v.g.leaf(int64(id)*v.g.page, func(key, value []byte) (kind, bool) {
			_, ok := v.codec.kindOf(key, value)
			open = open || ok
			sealed = sealed || len(value) > seal.Overhead && value[0] == envelopeSealed && len(key) == len(newKeyLike)
			return 0, ok
		})
		if open {
			return false
		}
	}
	return sealed
}

// newKeyLike has the length of an ID.
const newKeyLike = "00000000-0000-7000-8000-000000000000"

// choose follows the tables and returns what the best of them leads to.
func (v *Salvage) choose(tops []top) *moment {
	for i := range tops {
		tops[i].seq = v.lastOf(tops[i])
	}
	best := v.newest(tops)
	v.g.used = best.used
	return best
}

func (v *Salvage) newest(tops []top) *moment {
	others := slices.Clone(tops)
	slices.SortStableFunc(others, func(a, b top) int { return cmp.Compare(b.seq, a.seq) })
	others = others[:min(len(others), mostTables)]
	if len(tops) > 0 && tops[0].meta && len(tops[0].yield.pieces) > 2 {
		best := v.follow(tops[0])
		if v.metas > 1 {
			return best
		}
		// One meta page is gone. If that was the newer, what it led to is there.
		best.torn = true
		for _, t := range others {
			if t.seq <= tops[0].seq || tops[0].seq == 0 {
				break
			}
			if m := v.follow(t); m.lacks() <= best.lacks() {
				return m
			}
		}
		return best
	}
	// No table can be trusted to be the last one: what others lead to is one
	// moment, after which more may have come.
	free := v.metas > 1 && v.free(tops[0].header) != nil
	for _, t := range others {
		if free {
			break // the pages that are not free are all that there is
		}
		if m := v.follow(t); m.lacks() == 0 {
			m.earlier = true
			return m
		}
	}
	nothing := top{yield: nothingRead()}
	if free {
		nothing.header, nothing.meta = tops[0].header, true
	}
	m := v.follow(nothing)
	m.torn = v.metas < 2
	return m
}

// lastOf returns the number of the last change that a table leads to.
func (v *Salvage) lastOf(t top) uint64 {
	for _, p := range v.metaOf(t).pieces {
		var h head
		data, _ := v.g.value(p)
		if string(p.key) == string(keyHead) && v.codec.decode(kindMeta, keyHead, data, &h) == nil {
			return h.Seq
		}
	}
	return 0
}

// lacks counts the holes in what a table leads to.
func (m *moment) lacks() int {
	n := len(m.top.yield.holes)
	for _, y := range m.yields {
		n += len(y.holes)
	}
	return n
}

// follow reads all that a table leads to.
func (v *Salvage) follow(t top) *moment {
	g := v.g.again()
	if t.meta {
		g.free = v.free(t.header)
	}
	out := &moment{top: t}
	var there [kinds]bool
	for _, p := range t.yield.pieces {
		g.use(p.at, bucketBytes) // its size may be false: what stands in a small one marks itself
		if string(p.key) == asideBucket {
			out.aside = v.asides(g, p)
			continue
		}
		vouch := v.codec.vouch(p.kind)
		if p.kind == kindMeta {
			vouch = v.vouchMeta
		}
		there[p.kind] = true
		out.yields[p.kind] = g.bucketAt(p, vouch)
	}
	for _, p := range out.yields[kindMeta].pieces {
		if value, ok := g.value(p); ok && string(p.key) == string(keyVersion) {
			out.version = int(binary.BigEndian.Uint32(value))
		}
	}
	for k := range kinds {
		if !there[k] && (k.since() <= max(out.version, 1) || len(t.yield.holes) > 0) {
			out.yields[k] = nothingRead()
		}
	}
	out.used = g.used
	return out
}

// asides reads the journals that were set aside: each in a bucket in a bucket.
func (v *Salvage) asides(g *gleaner, p piece) (out []piece) {
	shape := func(key, value []byte) (kind, bool) { return kindJournal, len(value) >= bucketBytes }
	for _, outer := range g.bucketAt(p, shape).pieces {
		for _, inner := range g.bucketAt(outer, shape).pieces {
			if strings.HasPrefix(string(inner.key), bucketNames[kindJournal]) {
				out = append(out, g.bucketAt(inner, v.codec.vouch(kindJournal)).pieces...)
			}
		}
	}
	return out
}
