package workspace

import (
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// CodeAll puts codes on quotes and on passages, which become quotes, as one
// step to undo. The codes of a passage of its own are put as well.
func (w *Workspace) CodeAll(a Author, quotes []corpus.ID, passages []Passage, codes []corpus.ID) error {
	names, err := w.codeNames(codes)
	if err != nil {
		return err
	}
	c := store.Change{
		Action: corpus.ActQuoteCode, Subject: strings.Join(names, ", "), Count: len(quotes) + len(passages),
	}
	return w.update(a, c, []string{store.Quotes}, func(tx *store.Tx) error {
		for _, id := range quotes {
			q, err := quote(tx, id)
			if err != nil {
				return err
			}
			putCodes(&q, codes, corpus.Coding{By: a.Name, At: w.opts.Now()})
			if err := tx.Quotes().Put(id, q); err != nil {
				return err
			}
		}
		list := slices.Clone(passages)
		for i, p := range list {
			list[i].Codes = slices.Concat(p.Codes, codes)
		}
		return w.putPassages(tx, a, list, func(corpus.Quote) {})
	})
}

// DeleteQuotes removes quotes as DeleteQuote does, as one step to undo. An author who
// sees the codings of some people only takes those off, and what others coded stays.
func (w *Workspace) DeleteQuotes(a Author, ids []corpus.ID) error {
	if len(ids) == 0 {
		return nil
	}
	first, err := w.quote(ids[0])
	if err != nil {
		return err
	}
	c := store.Change{Action: corpus.ActQuoteDelete, Subject: firstWords(first.Exact), Count: len(ids)}
	if mine, _, all, none := a.seen(first); !all && !none {
		names, err := w.codeNames(corpus.Quote{Codings: mine}.Codes())
		if err != nil {
			return err
		}
		c.Action, c.Subject = corpus.ActQuoteUncode, strings.Join(names, ", ")
	}
	return w.update(a, c, []string{store.Quotes, store.Verdicts, store.Collections, store.Codes}, func(tx *store.Tx) error {
		return takeOff(tx, a, ids)
	})
}
