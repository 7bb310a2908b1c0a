package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// noting is a record that a memo can be written about, as a walk comes by it.
type noting struct {
	kind  MemoKind
	table string // of the store
	id    corpus.ID
	name  string
	quote *corpus.Quote // where it is one
	made  store.Noted   // when the record was made, where that is known
	memo  string
	put   func(memo string) error // stores another memo
}

// eachNoting calls f with every record that can have a memo, the project first,
// codes in the order of their tree.
func eachNoting(tx *store.Tx, f func(noting) error) error {
	for _, walk := range []func(*store.Tx, func(noting) error) error{
		notedProject, notedTestimonies, notedCodes, notedQuotes, notedCollections, notedParticipants, notedAttributes,
	} {
		if err := walk(tx, f); err != nil {
			return err
		}
	}
	return nil
}

func notedProject(tx *store.Tx, f func(noting) error) error {
	p, err := tx.Project()
	if err != nil {
		return err
	}
	return f(noting{
		kind: MemoOfProject, table: store.Projects, id: p.ID, name: p.Name, memo: p.Memo, made: store.Noted{At: p.Created},
		put: func(memo string) error { p.Memo = memo; return tx.PutProject(p) },
	})
}

func notedTestimonies(tx *store.Tx, f func(noting) error) error {
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return err
		}
		err = f(noting{
			kind: MemoOfTestimony, table: store.Testimonies, id: m.ID, name: m.Title, memo: m.Memo,
			made: store.Noted{At: m.Imported, By: m.ImportedBy},
			put:  func(memo string) error { m.Memo = memo; return tx.Testimonies().Put(m.ID, m) },
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func notedCodes(tx *store.Tx, f func(noting) error) error {
	codes, err := codesOf(tx)
	if err != nil {
		return err
	}
	for _, c := range inTreeOrder(codes) {
		err := f(noting{
			kind: MemoOfCode, table: store.Codes, id: c.ID, name: corpus.Path(codes, c.ID), memo: c.Memo, made: store.Noted{At: c.Created},
			put: func(memo string) error { c.Memo = memo; return tx.Codes().Put(c.ID, c) },
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func notedQuotes(tx *store.Tx, f func(noting) error) error {
	for q, err := range tx.Quotes().All() {
		if err != nil {
			return err
		}
		if q.Memo == "" {
			continue // there are many
		}
		err = f(noting{
			kind: MemoOfQuote, table: store.Quotes, id: q.ID, name: firstWords(q.Exact), memo: q.Memo, quote: &q,
			made: store.Noted{At: q.Created, By: q.CreatedBy},
			put:  func(memo string) error { q.Memo = memo; return tx.Quotes().Put(q.ID, q) },
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func notedCollections(tx *store.Tx, f func(noting) error) error {
	for c, err := range tx.Collections().All() {
		if err != nil {
			return err
		}
		err = f(noting{
			kind: MemoOfCollection, table: store.Collections, id: c.ID, name: c.Name, memo: c.Memo, made: store.Noted{At: c.Created},
			put: func(memo string) error { c.Memo = memo; return tx.Collections().Put(c.ID, c) },
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func notedParticipants(tx *store.Tx, f func(noting) error) error {
	for p, err := range tx.Participants().All() {
		if err != nil {
			return err
		}
		err = f(noting{
			kind: MemoOfParticipant, table: store.Participants, id: p.ID, name: p.Name, memo: p.Memo,
			put: func(memo string) error { p.Memo = memo; return tx.Participants().Put(p.ID, p) },
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func notedAttributes(tx *store.Tx, f func(noting) error) error {
	for a, err := range tx.Attributes().All() {
		if err != nil {
			return err
		}
		err = f(noting{
			kind: MemoOfAttribute, table: store.Attributes, id: a.ID, name: a.Name, memo: a.Memo,
			put: func(memo string) error { a.Memo = memo; return tx.Attributes().Put(a.ID, a) },
		})
		if err != nil {
			return err
		}
	}
	return nil
}
