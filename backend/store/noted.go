package store

import (
	"time"

	"florilege/backend/corpus"
)

// Noted says when the memo of a record was written last, and by whom.
type Noted struct {
	At time.Time
	By string
}

// MemosNoted calls f with each change of the memo of a record after an entry of
// the journal (0 for its beginning), in their order; the project is told without
// an ID. Entries that cannot be read,
// and those that were emptied, tell nothing.
func (t *Tx) MemosNoted(after uint64, f func(Touched, Noted)) error {
	h, err := t.head()
	if err != nil {
		return err
	}
	for seq := after + 1; seq <= h.Seq; seq++ {
		e, err := t.entry(seq)
		if err != nil {
			continue
		}
		for _, c := range e.Changes {
			before, ok := t.memoOf(c.Kind, c, c.Before)
			now, readable := t.memoOf(c.Kind, c, c.After)
			if ok && readable && before != now {
				at := Touched{c.Kind.String(), corpus.ID(c.Key)}
				if c.Kind == kindProject {
					at.ID = "" // there is one
				}
				f(at, Noted{e.At, e.By})
			}
		}
	}
	return nil
}

// memoOf returns the memo of one side of a change, and whether it can be known.
func (t *Tx) memoOf(k kind, c change, record []byte) (string, bool) {
	payload, err := t.side(c, record)
	if err != nil || len(payload) == 0 {
		return "", err == nil
	}
	var memo string
	switch k {
	case kindProject:
		memo, err = parsed(t.projects(), payload, func(p corpus.Project) string { return p.Memo })
	case kindTestimony:
		memo, err = parsed(t.Testimonies(), payload, func(m corpus.Testimony) string { return m.Memo })
	case kindCode:
		memo, err = parsed(t.Codes(), payload, func(c corpus.Code) string { return c.Memo })
	case kindQuote:
		memo, err = parsed(t.Quotes(), payload, func(q corpus.Quote) string { return q.Memo })
	case kindCollection:
		memo, err = parsed(t.Collections(), payload, func(c corpus.Collection) string { return c.Memo })
	case kindParticipant:
		memo, err = parsed(t.Participants(), payload, func(p corpus.Participant) string { return p.Memo })
	case kindAttribute:
		memo, err = parsed(t.Attributes(), payload, func(a corpus.Attribute) string { return a.Memo })
	}
	return memo, err == nil
}

func parsed[T any](table Table[T], payload []byte, memo func(T) string) (string, error) {
	v, err := table.Parse(payload)
	return memo(v), err
}
