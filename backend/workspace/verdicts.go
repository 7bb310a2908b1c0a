package workspace

import (
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// ConfirmRepeat links quotes that say one thing: stands counts for the others,
// which keep their place. Groups that share a quote become one.
func (w *Workspace) ConfirmRepeat(a Author, quotes []corpus.ID, stands corpus.ID) error {
	return w.decide(a, corpus.ActRepeatConfirm, quotes, func(tx *store.Tx, v corpus.Verdict) error {
		if !slices.Contains(v.Quotes, stands) {
			return corpus.Fail(corpus.Invalid, "the quote that stands for the group", "it is not one of the group")
		}
		v.Same, v.Stands = true, stands
		return confirm(tx, v)
	})
}

// confirm writes a verdict that links quotes. Groups that share a quote become one.
func confirm(tx *store.Tx, v corpus.Verdict) error {
	l, err := linksOf(tx)
	if err != nil {
		return err
	}
	for _, old := range l.groups {
		if slices.ContainsFunc(old.Quotes, func(q corpus.ID) bool { return slices.Contains(v.Quotes, q) }) {
			v.Quotes = append(v.Quotes, old.Quotes...)
			if err := tx.Verdicts().Delete(old.ID); err != nil {
				return err
			}
		}
	}
	slices.Sort(v.Quotes)
	v.Quotes = slices.Compact(v.Quotes)
	if err := dropInside(tx, l.apart, v.Quotes); err != nil {
		return err
	}
	return tx.Verdicts().Put(v.ID, v)
}

// RejectRepeat says that quotes that look alike are different things.
func (w *Workspace) RejectRepeat(a Author, quotes []corpus.ID) error {
	return w.decide(a, corpus.ActRepeatReject, quotes, reject)
}

// reject writes a verdict that says that quotes are different things.
func reject(tx *store.Tx, v corpus.Verdict) error {
	l, err := linksOf(tx)
	if err != nil {
		return err
	}
	for _, old := range l.groups {
		// A wider group is put aside without what was confirmed inside it.
		if slices.Equal(v.Quotes, old.Quotes) {
			if err := tx.Verdicts().Delete(old.ID); err != nil {
				return err
			}
		}
	}
	if err := dropInside(tx, l.apart, v.Quotes); err != nil {
		return err
	}
	return tx.Verdicts().Put(v.ID, v)
}

// ForgetVerdict takes back what was decided about exactly these quotes, so
// that they are to be reviewed again.
func (w *Workspace) ForgetVerdict(a Author, quotes []corpus.ID) error {
	return w.decide(a, corpus.ActRepeatForget, quotes, func(tx *store.Tx, v corpus.Verdict) error {
		for old, err := range tx.Verdicts().All() {
			if err != nil {
				return err
			}
			if slices.Equal(old.Quotes, v.Quotes) {
				return tx.Verdicts().Delete(old.ID)
			}
		}
		return corpus.Fail(corpus.NotFound, "decision about these quotes", "")
	})
}

func (w *Workspace) decide(a Author, action corpus.Action, quotes []corpus.ID, f func(*store.Tx, corpus.Verdict) error) error {
	quotes = slices.Clone(quotes)
	slices.Sort(quotes)
	quotes = slices.Compact(quotes)
	if len(quotes) < 2 {
		return corpus.Fail(corpus.Invalid, "the group", "it holds fewer than two quotes")
	}
	first, err := w.quote(quotes[0])
	if err != nil {
		return err
	}
	c := store.Change{Action: action, Subject: firstWords(first.Exact), Count: len(quotes)}
	return w.update(a, c, []string{store.Verdicts}, func(tx *store.Tx) error {
		for _, id := range quotes {
			if _, err := quote(tx, id); err != nil {
				return err
			}
		}
		return f(tx, corpus.Verdict{ID: w.opts.NewID(), Quotes: quotes, At: w.opts.Now(), By: a.Name})
	})
}

// dropInside deletes the verdicts that a wider one replaces.
func dropInside(tx *store.Tx, verdicts []corpus.Verdict, quotes []corpus.ID) error {
	for _, v := range verdicts {
		if containsAll(quotes, v.Quotes) {
			if err := tx.Verdicts().Delete(v.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func containsAll(all, some []corpus.ID) bool {
	return !slices.ContainsFunc(some, func(id corpus.ID) bool { return !slices.Contains(all, id) })
}
