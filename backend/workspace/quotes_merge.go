package workspace

import (
	"cmp"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// MergeQuotes makes one quote of several of one testimony: from where the first
// begins to where the last ends, with the words between. It has the codings and
// the memos of all, each once, and stands wherever one of them stood. The first
// in the text keeps its ID; a quote that stands on exactly that passage already
// is merged too. Where others coded one of them unseen, theirs stays as it is.
func (w *Workspace) MergeQuotes(a Author, ids []corpus.ID) (q corpus.Quote, err error) {
	ids = each(slices.Clone(ids))
	if len(ids) < 2 {
		return q, corpus.Fail(corpus.Invalid, "the quotes to merge", "there must be two or more")
	}
	first, err := w.quote(ids[0])
	if err != nil {
		return q, err
	}
	c := store.Change{Action: corpus.ActQuoteMerge, Subject: firstWords(first.Exact), Count: len(ids)}
	err = w.update(a, c, everything(), func(tx *store.Tx) error {
		m, err := testimony(tx, first.Testimony)
		if err != nil {
			return err
		}
		all, err := w.together(tx, a, ids)
		if err != nil {
			return err
		}
		q = all[0]
		var joined []joining
		span := q.Span
		for _, next := range all[1:] {
			span.End = max(span.End, next.Span.End)
			q = joinedQuote(q, next, m.Consent)
			joined = append(joined, joining{stays: q.ID, goes: next.ID})
			if err := standFor(tx, joined[len(joined)-1]); err != nil {
				return err
			}
		}
		return w.settle(tx, a, &q, span, joined...)
	})
	return q, err
}

// together returns quotes of one testimony in the order of its text, with the one
// that stands on exactly the passage that they cover, as far as the author sees them.
func (w *Workspace) together(tx *store.Tx, a Author, ids []corpus.ID) ([]corpus.Quote, error) {
	var all []corpus.Quote
	for _, id := range ids {
		q, err := quote(tx, id)
		if err != nil {
			return nil, err
		}
		if len(all) > 0 && q.Testimony != all[0].Testimony {
			return nil, corpus.Fail(corpus.Invalid, "the quotes to merge", "they are not of one testimony")
		}
		all = append(all, q)
	}
	inText := func(a, b corpus.Quote) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(a.ID, b.ID))
	}
	slices.SortFunc(all, inText)
	whole := corpus.Span{Start: all[0].Span.Start}
	for _, q := range all {
		whole.End = max(whole.End, q.Span.End)
	}
	there, found, err := quoteAt(tx, all[0].Testimony, whole)
	if err != nil {
		return nil, err
	}
	if _, _, _, none := a.seen(there); found && !none && !slices.Contains(ids, there.ID) {
		all = slices.Insert(all, 0, there)
	}
	for i, q := range all {
		if all[i], err = w.apart(tx, a, q.ID); err != nil {
			return nil, err
		}
	}
	return all, nil
}
