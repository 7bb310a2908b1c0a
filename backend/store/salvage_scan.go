package store

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
)

// kindOf finds out of which kind a record is: its checksum says so.
func (c *codec) kindOf(key, value []byte) (kind, bool) {
	if len(value) < envelopeBytes || value[0] != envelopeOpen && value[0] != envelopeSealed {
		return 0, false
	}
	for _, k := range likely(key) {
		if _, err := c.open(k, key, value); err == nil {
			return k, true
		}
	}
	return 0, false
}

// likely returns the kinds that may have such a key.
func likely(key []byte) []kind {
	_, err := hex.Decode(make([]byte, len(key)/2), key)
	switch {
	case len(key) > 5 && key[len(key)-5] == keySeparator[0]:
		return []kind{kindText}
	case err == nil && len(key) > 8:
		return []kind{kindOriginal}
	case string(key) == projectKey:
		return []kind{kindProject}
	}
	out := []kind{
		kindQuote, kindCode, kindTestimony, kindLayout, kindVerdict, kindCollection, kindErasure,
		kindParticipant, kindAttribute, kindPseudonym, kindRevision,
	}
	if len(key) == 8 {
		out = append(out, kindJournal)
	}
	return out
}

// free returns the pages that the file lists as free. Where that list cannot be
// read, every page may be free.
func (v *Salvage) free(h header) map[uint64]bool {
	head, ok := v.g.head(h.freelist)
	if !ok || head.id != h.freelist || head.flags != flagFreelist {
		return nil
	}
	page, ok := v.g.read(int64(h.freelist)*v.g.page, min((1+int64(head.over))*v.g.page, v.size))
	if !ok {
		return nil
	}
	ids, count := page[pageHeaderBytes:], uint64(head.count)
	if count == longCount && len(ids) >= 8 {
		ids, count = ids[8:], binary.LittleEndian.Uint64(ids)
	}
	out := map[uint64]bool{}
	for ; count > 0 && len(ids) >= 8; count-- {
		out[binary.LittleEndian.Uint64(ids)] = true
		ids = ids[8:]
	}
	return out
}

// scan looks on the pages that nothing leads to for what may be missing.
func (v *Salvage) scan() {
	for _, p := range v.last.aside {
		if _, there := v.finds[kindJournal][string(p.key)]; !there {
			v.finds[kindJournal][string(p.key)] = find{piece: p}
		}
	}
	lacking := false
	for k := range kinds {
		lacking = lacking || k != kindMeta && !k.isDerived() && len(v.holes[k].holes) > 0
	}
	if !lacking {
		return
	}
	var free map[uint64]bool
	if v.last.top.meta {
		free = v.free(v.last.top.header)
	}
	// Lost pages first: what stands there was never given up.
	for _, source := range []Source{FromLostPage, FromOldPage} {
		for id := uint64(2); int64(id) <= v.size/v.g.page; id++ {
			head, _ := v.g.head(id)
			old := free == nil || free[id] || head.id != id || v.last.torn
			if v.g.used[id] || old != (source == FromOldPage) {
				continue
			}
			if !v.meter.add(v.g.page) {
				return
			}
			v.page(int64(id)*v.g.page, source)
		}
	}
}

// page takes what is missing from the leaf at that place, and from the small
// buckets that stand in it whole.
func (v *Salvage) page(at int64, source Source) {
	vouch := func(key, value []byte) (kind, bool) {
		if k, ok := v.codec.kindOf(key, value); ok {
			return k, true
		}
		k, ok := v.g.vouchBucket(key, value)
		if ok && len(value) > bucketBytes {
			return kinds, true
		}
		return k, false
	}
	pieces, _ := v.g.leaf(at, vouch)
	for _, p := range pieces {
		if p.kind == kinds {
			v.page(p.at+bucketBytes, source)
			continue
		}
		v.take(p, source)
	}
}

// take keeps a record of a page that nothing leads to, where the file lacks it.
func (v *Salvage) take(p piece, source Source) {
	before, there := v.finds[p.kind][string(p.key)]
	if !v.holes[p.kind].lacks(p.key) {
		return
	}
	better := before.source == FromOldPage && (source != FromOldPage || v.newer(p, before.piece))
	if there && !better {
		return
	}
	v.finds[p.kind][string(p.key)] = find{piece: p, source: source}
}

// newer reports whether of two versions of a record, of which nothing else is
// known, the first may be the later one: people mostly add.
func (v *Salvage) newer(a, b piece) bool {
	if a.size != b.size {
		return a.size > b.size
	}
	one, _ := v.g.value(a)
	two, _ := v.g.value(b)
	return bytes.Compare(one, two) > 0
}
