package store

import (
	"slices"
	"time"

	"florilege/backend/corpus"
)

// Moment names a state of the project: the last journal entry by number and
// ID, so that two copies of a file that went their own ways differ.
type Moment struct {
	Seq uint64
	ID  corpus.ID
}

// Moment returns the moment that the transaction sees.
func (t *Tx) Moment() (Moment, error) {
	h, err := t.head()
	return Moment{h.Seq, h.ID}, err
}

func (e entry) shown(seq uint64) corpus.Entry {
	return corpus.Entry{
		Seq: seq, ID: e.ID, At: e.At, By: e.By, Action: e.Action, Subject: e.Subject,
		Count: e.Count, Undoes: e.Undoes, Redoes: e.Redoes,
	}
}

// mostLost bounds how many lost entries are told: a false head may claim any number.
const mostLost = 1 << 30

// History returns up to limit entries, the newest first, from the one before
// the given number (0 for the newest of all). Entries that cannot be read are
// one of the action Lost, with the number of the first of them and their count.
func (t *Tx) History(before uint64, limit int) ([]corpus.Entry, error) {
	h, err := t.head()
	if err != nil {
		return nil, err
	}
	if before == 0 || before > h.Seq {
		before = h.Seq + 1
	}
	out := []corpus.Entry{}
	for seq := before - 1; seq > 0; {
		e, err := t.entry(seq)
		lost := err != nil && len(out) > 0 && out[len(out)-1].Action == corpus.ActLost
		if len(out) == limit && !lost {
			break
		}
		next := t.prior(seq)
		switch {
		case err == nil:
			out = append(out, e.shown(seq))
		case seq <= h.Floor && t.entryAt(seq) == nil: // a gap
		case lost:
			last := &out[len(out)-1]
			last.Count += int(min(last.Seq-next-1, mostLost))
			last.Seq = next + 1
		default:
			out = append(out, corpus.Entry{Seq: next + 1, Action: corpus.ActLost, Count: int(min(seq-next, mostLost))})
		}
		seq = next
		if n := len(out); n > 0 && out[n-1].Action == corpus.ActLost {
			out[n-1].At = t.about(seq)
		}
	}
	return out, nil
}

// about returns when an entry was made, for what came after it; a moment long
// ago where it cannot be read.
func (t *Tx) about(seq uint64) time.Time {
	e, _ := t.entry(seq)
	return e.At
}

// Touched names a record that changed.
type Touched struct {
	Kind string // "quotes"…: the name of its table
	ID   corpus.ID
}

// Knows reports whether a moment is of this file's past. A copy that went its
// own way has moments of the same numbers that it does not know.
func (t *Tx) Knows(m Moment) (bool, error) {
	h, err := t.head()
	if err != nil || m.Seq > h.Seq || m.Seq < h.Floor {
		return false, err
	}
	if m.Seq == 0 || m == (Moment{h.Seq, h.ID}) {
		return true, nil
	}
	e, err := t.entry(m.Seq)
	if corpus.CodeOf(err) == corpus.Damaged {
		return false, nil
	}
	return err == nil && e.ID == m.ID, err
}

// Since returns the records that changed after a moment that it Knows, once
// each, in the order they first did; after no moment at all, every record there
// is. It fails where an entry cannot be read.
func (t *Tx) Since(m Moment) ([]Touched, error) {
	return t.since(m, func(change) bool { return false })
}

// Reworded is Since without the testimonies that only got another title, other
// names of speakers or other values: what holds their words, and who asks the
// questions, has no need to read them again.
func (t *Tx) Reworded(m Moment) ([]Touched, error) { return t.since(m, t.saysTheSame) }

func (t *Tx) since(m Moment, passed func(change) bool) ([]Touched, error) {
	if m == (Moment{}) {
		return t.everything(), nil
	}
	h, err := t.head()
	if err != nil {
		return nil, err
	}
	seen := map[Touched]bool{}
	out := []Touched{}
	for seq := m.Seq + 1; seq <= h.Seq; seq++ {
		e, err := t.entry(seq)
		if err != nil {
			return nil, err
		}
		for _, c := range e.Changes {
			k := Touched{c.Kind.String(), corpus.ID(c.Key)}
			if !seen[k] && !passed(c) {
				seen[k] = true
				out = append(out, k)
			}
		}
	}
	return out, nil
}

// saysTheSame reports whether a testimony has the words, the memo and the
// interviewers that it had. What cannot be read is taken for other words.
func (t *Tx) saysTheSame(c change) bool {
	if c.Kind != kindTestimony || c.Before == nil || c.After == nil {
		return false
	}
	var sides [2]corpus.Testimony
	for i, record := range [][]byte{c.Before, c.After} {
		payload, err := t.side(c, record)
		if err != nil {
			return false
		}
		if sides[i], err = t.Testimonies().Parse(payload); err != nil {
			return false
		}
	}
	before, after := sides[0], sides[1]
	asks := func(a, b corpus.Speaker) bool { return a.Interviewer == b.Interviewer }
	return before.Revision == after.Revision && before.Bytes == after.Bytes && before.Memo == after.Memo &&
		slices.EqualFunc(before.Speakers, after.Speakers, asks)
}

// everything names every record there is. It reads keys only.
func (t *Tx) everything() []Touched {
	out := []Touched{}
	for k := range kinds {
		if !k.isRecord() {
			continue
		}
		c := t.bucket(k).Cursor()
		for key, _ := c.First(); key != nil; key, _ = c.Next() {
			out = append(out, Touched{k.String(), corpus.ID(key)})
		}
	}
	return out
}
