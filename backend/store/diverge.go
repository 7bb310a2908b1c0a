package store

import (
	"bytes"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/corpus"
)

// Divergence is what two files of one project hold differently.
type Divergence struct {
	Left, Right Moment // where each file stands
	Shared      Moment // the last moment that both have
	Meets       bool   // false where none is known: a journal was emptied, begun anew, or cannot be read
	Records     []Difference
	Unreadable  int // records that one of the files holds damaged, and which count as absent from it
}

// Difference is a record that two files do not hold alike, in bytes that its
// Table parses and that are valid until both transactions end. nil says that it
// is not there. Was is the record at the shared moment, and nil too where the
// journals do not tell that.
type Difference struct {
	Touched
	Was, Left, Right []byte
}

// Diverge compares two files of one project. All records are compared, so that
// what no journal tells is found as well; the journals only tell the past. The
// order of the records is that of their kinds and IDs.
func Diverge(left, right *Tx) (d Divergence, err error) {
	if d.Left, err = left.Moment(); err != nil {
		return d, err
	}
	if d.Right, err = right.Moment(); err != nil {
		return d, err
	}
	for k := range kinds {
		if k.isRecord() {
			d.compare(k, left, right)
		}
	}
	// A journal that cannot be read leaves the past unknown, and the rest told.
	if d.Shared, d.Meets, err = shared(left, right); err != nil {
		d.Shared, d.Meets = Moment{}, false
	}
	if !d.Meets {
		return d, nil
	}
	if err := d.past(left, right); err != nil {
		d.Shared, d.Meets = Moment{}, false
	}
	return d, nil
}

// past fills in what the records were at the shared moment.
func (d *Divergence) past(left, right *Tx) error {
	wanted := make(map[Touched]bool, len(d.Records))
	for _, r := range d.Records {
		wanted[r.Touched] = true
	}
	l, err := left.before(d.Shared, wanted)
	if err != nil {
		return err
	}
	r, err := right.before(d.Shared, wanted)
	if err != nil {
		return err
	}
	for i := range d.Records {
		x := &d.Records[i]
		was, byLeft := l.was[x.Touched]
		_, byRight := r.was[x.Touched]
		switch {
		case l.whole && r.whole && byLeft && byRight:
			x.Was = was
		case d.Shared == d.Right && (byLeft || !l.whole), r.whole && byLeft && !byRight:
			x.Was = x.Right
		case d.Shared == d.Left && (byRight || !r.whole), l.whole && byRight && !byLeft:
			x.Was = x.Left
		}
	}
	return nil
}

// compare walks the records of a kind in both files at once.
func (d *Divergence) compare(k kind, left, right *Tx) {
	l, r := newWalk(left, k), newWalk(right, k)
	for l.key != nil || r.key != nil {
		which := bytes.Compare(l.key, r.key)
		switch {
		case l.key == nil:
			which = 1
		case r.key == nil:
			which = -1
		}
		dif := Difference{Touched: Touched{k.String(), corpus.ID(l.key)}}
		if which > 0 {
			dif.ID = corpus.ID(r.key)
		}
		// The same envelope holds the same record: most end here, unopened.
		if which != 0 || !bytes.Equal(l.data, r.data) {
			if which <= 0 {
				dif.Left = l.payload(d)
			}
			if which >= 0 {
				dif.Right = r.payload(d)
			}
			if !same(dif.Left, dif.Right) {
				d.Records = append(d.Records, dif)
			}
		}
		if which <= 0 {
			l.next()
		}
		if which >= 0 {
			r.next()
		}
	}
}

// walk is a place among the records of a kind.
type walk struct {
	tx        *Tx
	kind      kind
	cursor    *bolt.Cursor
	key, data []byte
}

func newWalk(t *Tx, k kind) *walk {
	w := &walk{tx: t, kind: k, cursor: t.bucket(k).Cursor()}
	w.key, w.data = w.cursor.First()
	return w
}

func (w *walk) next() { w.key, w.data = w.cursor.Next() }

func (w *walk) payload(d *Divergence) []byte {
	payload, err := w.tx.store.codec.open(w.kind, w.key, w.data)
	if err != nil {
		d.Unreadable++
		return nil
	}
	return payload
}

// past is what a journal tells of the time since a moment.
type past struct {
	was   map[Touched][]byte // what changed, as it was; nil where it was not there
	whole bool               // false where entries lost their records, as when a testimony is erased
}

// before returns what of the wanted records changed after a moment.
func (t *Tx) before(m Moment, wanted map[Touched]bool) (past, error) {
	p := past{map[Touched][]byte{}, true}
	h, err := t.head()
	if err != nil || len(wanted) == 0 {
		return p, err
	}
	for seq := m.Seq + 1; seq <= h.Seq; seq++ {
		e, err := t.entry(seq)
		if err != nil {
			return p, err
		}
		p.whole = p.whole && len(e.Changes) > 0
		for _, c := range e.Changes {
			touched := Touched{c.Kind.String(), corpus.ID(c.Key)}
			if _, again := p.was[touched]; again || !wanted[touched] {
				continue
			}
			if p.was[touched], err = t.side(c, c.Before); err != nil {
				return p, err
			}
		}
	}
	return p, nil
}

// Parse decodes a record of this table that Diverge returned.
func (t Table[T]) Parse(data []byte) (v T, err error) {
	err = t.tx.store.codec.dec.Unmarshal(data, &v)
	return v, err
}
