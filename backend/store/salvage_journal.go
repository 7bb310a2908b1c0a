package store

import (
	"hash/maphash"
	"slices"
	"strings"
)

// journal reads the entries that were found, and lets them decide what a record
// is that the pages lack, or hold in an older version.
func (v *Salvage) journal() {
	v.doubt()
	v.account = account{seed: maphash.MakeSeed(), after: map[slot]uint64{}}
	last := map[slot]uint64{} // the entry that changed it last
	var readable []uint64
	v.onward()
	for _, seq := range v.entries() {
		e, ok := v.entry(seq)
		if !ok {
			delete(v.finds[kindJournal], string(seqKey(seq)))
			continue
		}
		readable = append(readable, seq)
		v.account.take(e.Changes)
		for _, c := range e.Changes {
			last[slot{c.Kind, c.Key}] = seq
		}
	}
	v.sure = v.sureFrom(readable)
	v.gaps = v.missing(readable)
	v.removed = map[slot]uint64{}
	for s, seq := range last {
		if v.account.after[s] == 0 {
			v.removed[s] = seq
		}
	}
	v.restore(last)
	v.forget(last)
	for s, seq := range last { // what became of others since is not known
		if seq < v.sure || seq <= v.head.Floor {
			delete(v.account.after, s)
		}
	}
}

// doubt takes what an earlier table leads to for old, where the journal goes on
// behind it.
func (v *Salvage) doubt() {
	if !v.last.earlier {
		return
	}
	if seqs := v.entries(); len(seqs) == 0 || seqs[len(seqs)-1] <= v.head.Seq {
		return
	}
	for k := range kinds {
		for key, f := range v.finds[k] {
			if k.isRecord() && f.source == InPlace {
				f.source = FromOldPage
				v.finds[k][key] = f
			}
		}
	}
}

// onward follows the journal behind the head, where the page that led to the last
// change may be the one that is gone.
func (v *Salvage) onward() {
	for v.headOK && v.last.torn {
		e, ok := v.entry(v.head.Seq + 1)
		if !ok {
			return
		}
		v.head.Seq++
		v.head.ID, v.head.Undo, v.head.Redo = e.ID, 0, nil
		v.further = true
	}
}

// restore takes from the journal the records that it tells better.
func (v *Salvage) restore(last map[slot]uint64) {
	wanted := map[uint64]map[slot]bool{}
	for s, seq := range last {
		if !v.wants(s, seq) {
			continue
		}
		if wanted[seq] == nil {
			wanted[seq] = map[slot]bool{}
		}
		wanted[seq][s] = true
	}
	for seq, slots := range wanted {
		e, _ := v.entry(seq)
		for _, c := range e.Changes {
			if !slots[slot{c.Kind, c.Key}] || c.After == nil {
				continue
			}
			if _, err := v.codec.open(c.Kind, []byte(c.Key), c.After); err == nil {
				source := FromJournal
				if seq < v.sure {
					source = FromOldEntry
				}
				v.finds[c.Kind][c.Key] = find{data: c.After, source: source}
			}
		}
	}
}

// sureFrom returns the entry from which on none is missing.
func (v *Salvage) sureFrom(seqs []uint64) uint64 {
	last := v.head.Seq
	if !v.headOK {
		if len(seqs) == 0 || v.holes[kindJournal].lacks(seqKey(seqs[len(seqs)-1]+1)) {
			return 1<<64 - 1
		}
		last = seqs[len(seqs)-1]
	}
	sure := last + 1
	for _, seq := range slices.Backward(seqs) {
		if seq != sure-1 {
			break
		}
		sure = seq
	}
	return sure
}

// wants reports whether the version that the journal tells of a record, of the
// entry that changed it last, is to be taken.
func (v *Salvage) wants(s slot, seq uint64) bool {
	after := v.account.after[s]
	if after == 0 {
		return false
	}
	sure := seq >= v.sure && seq > v.head.Floor
	f, there := v.finds[s.kind][s.key]
	switch {
	case !there:
		return sure || v.holes[s.kind].lacks([]byte(s.key))
	case f.source.old():
		return true
	case f.source == FromBackup:
		return seq > v.donated // else the backup is the later one
	case !sure:
		return false
	}
	// A page that never reached the disk leaves the one before it.
	return v.account.sum(v.data(s.kind, s.key)) != after
}

// forget drops what was found on old pages and is not part of the project any
// more: the journal tells that it was removed, or, where it tells everything,
// does not tell of it. A list of free pages that is damaged makes old pages look
// lost: there, a journal that is whole is believed.
func (v *Salvage) forget(last map[slot]uint64) {
	everything := v.headOK && v.head.Floor == 0 && v.sure == 1
	for k := range kinds {
		if !k.isRecord() {
			continue
		}
		for key, f := range v.finds[k] {
			_, told := last[slot{k, key}]
			gone := told && v.account.after[slot{k, key}] == 0 || !told && everything
			if gone && (f.source == FromOldPage || f.source == FromLostPage && v.headOK && v.sure == 1) {
				delete(v.finds[k], key)
			}
		}
	}
	// What was erased at somebody's request never comes back.
	for erased := range v.finds[kindErasure] {
		v.drop(kindTestimony, erased)
		v.drop(kindLayout, erased)
		for text := range v.finds[kindText] {
			if strings.HasPrefix(text, erased+keySeparator) {
				v.drop(kindText, text)
			}
		}
	}
}

// drop forgets what was found elsewhere than in its place.
func (v *Salvage) drop(k kind, key string) {
	if v.finds[k][key].source != InPlace {
		delete(v.finds[k], key)
	}
}

// entries returns the numbers of the entries that were found, ascending. One
// that comes after the head was never part of the project.
func (v *Salvage) entries() []uint64 {
	var out []uint64
	for key := range v.finds[kindJournal] {
		if len(key) != 8 {
			continue
		}
		seq := seqOf([]byte(key))
		if v.headOK && seq > v.head.Seq && v.finds[kindJournal][key].source != InPlace {
			delete(v.finds[kindJournal], key)
			continue
		}
		out = append(out, seq)
	}
	slices.Sort(out)
	return out
}

func (v *Salvage) entry(seq uint64) (e entry, ok bool) {
	key := seqKey(seq)
	if err := v.codec.decode(kindJournal, key, v.data(kindJournal, string(key)), &e); err != nil || e.Prev >= seq {
		return entry{}, false
	}
	for _, c := range e.Changes {
		if !c.Kind.isRecord() {
			return entry{}, false
		}
	}
	return e, true
}

// mostGaps bounds how many missing entries are named.
const mostGaps = 1 << 20

// missing returns the numbers that lack between the floor and the head.
func (v *Salvage) missing(seqs []uint64) (out []uint64) {
	next := v.head.Floor + 1
	for _, seq := range append(slices.Clone(seqs), v.head.Seq+1) {
		for ; next < seq && len(out) < mostGaps; next++ {
			out = append(out, next)
		}
		next = max(next, seq+1)
	}
	return out
}
