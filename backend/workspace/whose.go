package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Whose says of which coders one sees the codings: a change of quotes that are
// there leaves what one does not see to those who put it.
type Whose string

// Whose codings can be seen.
const (
	Everybodys Whose = ""
	Mine       Whose = "mine"   // one codes blind to others
	OfOthers   Whose = "others" // all but one's own
)

func (a Author) sees(by string) bool {
	return a.Whose == Everybodys || (by == a.Name) == (a.Whose == Mine)
}

// seen returns the codings of a quote that the author sees, and those not; all says
// that there is nothing else to the quote, none that it is another's altogether. A
// quote without codings is of who made it.
func (a Author) seen(q corpus.Quote) (codings, unseen []corpus.Coding, all, none bool) {
	if len(q.Codings) == 0 {
		return nil, nil, a.sees(q.CreatedBy), !a.sees(q.CreatedBy)
	}
	for _, c := range q.Codings {
		if mine, some := c.Kept(a.sees); some {
			codings = append(codings, mine)
		}
		if rest, some := c.Kept(func(by string) bool { return !a.sees(by) }); some {
			unseen = append(unseen, rest)
		}
	}
	return codings, unseen, len(unseen) == 0, len(codings) == 0
}

// touches returns the kinds of records that a change of quotes touches: those given,
// or any, where quotes come apart or join one that the author does not see.
func (a Author) touches(records ...string) []string {
	if a.Whose == Everybodys {
		return records
	}
	return everything()
}

// apart returns what the author sees of a quote as one to change: the quote, or,
// where others coded it too, one of the author's own that is still to be stored.
// The quote, with its memo and wherever it stands, is then left to the others.
func (w *Workspace) apart(tx *store.Tx, a Author, id corpus.ID) (corpus.Quote, error) {
	q, err := quote(tx, id)
	if err != nil {
		return q, err
	}
	mine, rest, all, none := a.seen(q)
	if none {
		return q, notSeen()
	}
	if all {
		return q, nil
	}
	own := q
	own.ID, own.Created, own.CreatedBy = w.opts.NewID(), w.opts.Now(), a.Name
	own.Codings, own.Memo = mine, ""
	return own, leave(tx, q, rest)
}

// leave writes a quote with the codings of those only who were not seen.
func leave(tx *store.Tx, q corpus.Quote, rest []corpus.Coding) error {
	before := q.Codes()
	q.Codings = rest
	for _, code := range before {
		if q.HasCode(code) {
			continue
		}
		if err := noExample(tx, code, q.ID); err != nil {
			return err
		}
	}
	return tx.Quotes().Put(q.ID, q)
}

// settle gives a quote that others were joined to other ends, and stores it. It has
// another ID where it became part of one that the author does not see.
func (w *Workspace) settle(tx *store.Tx, a Author, q *corpus.Quote, span corpus.Span, joined ...joining) error {
	own := q.ID
	if err := w.reach(tx, a, q, span); err != nil {
		return err
	}
	if q.ID != own {
		for i := range joined {
			joined[i].stays = q.ID
		}
		joined = append(joined, joining{q.ID, own})
	}
	if err := tx.Quotes().Put(q.ID, *q); err != nil {
		return err
	}
	return relinkedQuotes(tx, joined)
}

// takeOff takes off what the author sees of quotes. Those of which nothing else is
// left go.
func takeOff(tx *store.Tx, a Author, ids []corpus.ID) error {
	var gone []corpus.ID
	left := 0
	for _, id := range ids {
		q, err := quote(tx, id)
		if err != nil {
			return err
		}
		_, rest, all, none := a.seen(q)
		switch {
		case all:
			gone = append(gone, id)
		case none:
			left++
		default:
			if err := leave(tx, q, rest); err != nil {
				return err
			}
		}
	}
	if left == len(ids) {
		return notSeen()
	}
	return forgetQuotes(tx, gone)
}

func notSeen() error {
	return corpus.Fail(corpus.Invalid, "the quote", "none of the codings that you see is on it")
}
