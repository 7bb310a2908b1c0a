package store

import (
	"encoding/binary"

	"florilege/backend/corpus"
)

// shared returns the last moment that two files have in common, found by
// halving: files that share an entry share all that are before it.
func shared(a, b *Tx) (m Moment, ok bool, err error) {
	high := Moment{}
	for i, t := range []*Tx{a, b} {
		h, err := t.Moment()
		if err != nil {
			return m, false, err
		}
		if i == 0 || h.Seq < high.Seq {
			high = h
		}
	}
	common := func(seq uint64) (Moment, bool, error) {
		one, ok, err := a.momentOf(seq)
		if err != nil || !ok {
			return Moment{}, false, err
		}
		two, ok, err := b.momentOf(seq)
		return one, ok && one == two, err
	}
	// One file is an earlier version of the other: that needs no search.
	if m, ok, err = common(high.Seq); ok || err != nil {
		return m, ok, err
	}
	low := max(a.oldest(), b.oldest())
	if low == 0 || low >= high.Seq {
		return Moment{}, false, nil
	}
	if m, ok, err = common(low); !ok || err != nil {
		return Moment{}, false, err
	}
	for end := high.Seq; low+1 < end; { // low is shared, end is not
		mid := low + (end-low)/2
		at, ok, err := common(mid)
		if err != nil {
			return Moment{}, false, err
		}
		if ok {
			low, m = mid, at
		} else {
			end = mid
		}
	}
	return m, true, nil
}

// oldest returns the number of the first entry that the journal holds, 0 for none.
func (t *Tx) oldest() uint64 {
	if order := t.aside().order; len(order) > 0 {
		return order[0]
	}
	b := t.journal()
	if b == nil {
		return 0
	}
	key, _ := b.Cursor().First()
	if len(key) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key)
}

// momentOf returns the moment after the entry of that number, and false where
// the journal no longer holds it. The head names the last one even then.
func (t *Tx) momentOf(seq uint64) (Moment, bool, error) {
	h, err := t.head()
	if err != nil {
		return Moment{}, false, err
	}
	if seq == h.Seq {
		return Moment{h.Seq, h.ID}, true, nil
	}
	if t.entryAt(seq) == nil {
		return Moment{}, false, nil
	}
	e, err := t.entry(seq)
	return Moment{seq, e.ID}, err == nil, err
}

// HistorySince returns up to limit entries that came after a moment, the
// newest first, and how many there are in all. Entries that the journal no
// longer holds are left out, and counted.
func (t *Tx) HistorySince(m Moment, limit int) (entries []corpus.Entry, total int, err error) {
	h, err := t.head()
	if err != nil || m.Seq >= h.Seq {
		return []corpus.Entry{}, 0, err
	}
	total = int(h.Seq - m.Seq)
	if first := t.oldest(); first > m.Seq+1 {
		limit = min(limit, int(h.Seq+1-min(first, h.Seq+1)))
	} else if first == 0 {
		limit = 0
	}
	entries, err = t.History(0, min(limit, total))
	return entries, total, err
}

// EntryAt returns the entry that ends a moment, or nil where the journal does
// not hold it.
func (t *Tx) EntryAt(m Moment) (*corpus.Entry, error) {
	if m.Seq == 0 || t.entryAt(m.Seq) == nil {
		return nil, nil
	}
	e, err := t.entry(m.Seq)
	if err != nil {
		return nil, err
	}
	shown := e.shown(m.Seq)
	return &shown, nil
}
