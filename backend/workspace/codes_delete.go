package workspace

import (
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// DeleteCode removes a code. Its codings go to the code moveTo, or are taken
// off where that is ""; its children move up to its parent. Quotes stay.
func (w *Workspace) DeleteCode(a Author, id, moveTo corpus.ID) error {
	deleted, err := w.code(id)
	if err != nil {
		return err
	}
	change := store.Change{Action: corpus.ActCodeDelete, Subject: deleted.Name}
	return w.update(a, change, []string{store.Codes, store.Quotes, store.Collections}, func(tx *store.Tx) error {
		codes, err := codesOf(tx)
		if err != nil {
			return err
		}
		if _, ok := codes[moveTo]; moveTo != "" && (!ok || moveTo == id) {
			return corpus.Fail(corpus.NotFound, "code "+string(moveTo), "")
		}
		if err := recode(tx, id, moveTo); err != nil {
			return err
		}
		next := nextOrder(codes, deleted.Parent)
		for _, c := range inTreeOrder(codes) {
			if c.Parent != id {
				continue
			}
			c.Parent, c.Order = deleted.Parent, next
			next++
			if err := tx.Codes().Put(c.ID, c); err != nil {
				return err
			}
		}
		return tx.Codes().Delete(id)
	})
}

// recode turns the codings of one code into another's, joined where a quote
// carries both, or takes them off.
func recode(tx *store.Tx, from, to corpus.ID) error {
	for _, id := range tx.QuotesWith(from) {
		q, err := tx.Quotes().Get(id)
		if err != nil {
			return err
		}
		kept := q.Codings[:0:0]
		for _, c := range q.Codings {
			if c.Code == from {
				if to == "" {
					continue
				}
				c.Code = to
			}
			if i := slices.IndexFunc(kept, func(k corpus.Coding) bool { return k.Code == c.Code }); i >= 0 {
				kept[i] = corpus.Joined(kept[i], c)
				continue
			}
			kept = append(kept, c)
		}
		q.Codings = kept
		if err := tx.Quotes().Put(id, q); err != nil {
			return err
		}
	}
	return nil
}

// noExample takes a quote away from a code as its example.
func noExample(tx *store.Tx, code, quote corpus.ID) error {
	c, err := tx.Codes().Get(code)
	if err != nil || c.Example != quote {
		return err
	}
	c.Example = ""
	return tx.Codes().Put(code, c)
}
