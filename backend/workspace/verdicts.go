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
			return notOfGroup()
		}
		v.Same, v.Stands = true, stands
		return confirm(tx, v)
	})
}

// Alike is quotes that say one thing, with the one that stands for the others.
type Alike struct {
	Quotes []corpus.ID
	Stands corpus.ID
}

// ConfirmRepeats links several groups of quotes, as ConfirmRepeat does each, as one
// step to undo.
func (w *Workspace) ConfirmRepeats(a Author, groups []Alike) error {
	for _, g := range groups {
		if len(g.Quotes) < 2 || !slices.Contains(g.Quotes, g.Stands) {
			return corpus.Fail(corpus.Invalid, "the group", "it needs two quotes, one of which stands for the others")
		}
	}
	if len(groups) == 0 {
		return nil
	}
	first, err := w.quote(groups[0].Quotes[0])
	if err != nil {
		return err
	}
	c := store.Change{Action: corpus.ActRepeatConfirm, Subject: firstWords(first.Exact), Count: len(groups)}
	return w.update(a, c, []string{store.Verdicts}, func(tx *store.Tx) error {
		l, err := linksOf(tx)
		if err != nil {
			return err
		}
		for _, g := range groups {
			for _, id := range g.Quotes {
				if _, err := quote(tx, id); err != nil {
					return err
				}
			}
			v := corpus.Verdict{ID: w.opts.NewID(), Same: true, Quotes: slices.Clone(g.Quotes), Stands: g.Stands, At: w.opts.Now(), By: a.Name}
			if err := l.confirm(tx, v); err != nil {
				return err
			}
		}
		return nil
	})
}

// UniteRepeat links quotes as ConfirmRepeat does, and gives the one that stands
// for the others their codes and memos as well. The others keep theirs.
func (w *Workspace) UniteRepeat(a Author, quotes []corpus.ID, stands corpus.ID) error {
	return w.decide(a, corpus.ActRepeatConfirm, quotes, func(tx *store.Tx, v corpus.Verdict) error {
		if !slices.Contains(v.Quotes, stands) {
			return notOfGroup()
		}
		first, err := quote(tx, stands)
		if err != nil {
			return err
		}
		for _, id := range v.Quotes {
			other, err := quote(tx, id)
			if err != nil {
				return err
			}
			first.Codings, first.Memo = joinedCodings(first.Codings, other.Codings), memo(first.Memo, other.Memo)
		}
		if err := tx.Quotes().Put(stands, first); err != nil {
			return err
		}
		v.Same, v.Stands = true, stands
		return confirm(tx, v)
	}, store.Quotes)
}

func notOfGroup() error {
	return corpus.Fail(corpus.Invalid, "the quote that stands for the group", "it is not one of the group")
}

// confirm writes a verdict that links quotes. Groups that share a quote become one.
func confirm(tx *store.Tx, v corpus.Verdict) error {
	l, err := linksOf(tx)
	if err != nil {
		return err
	}
	return l.confirm(tx, v)
}

// confirm is confirm where the links are known, which it keeps up with.
func (l *links) confirm(tx *store.Tx, v corpus.Verdict) (err error) {
	for _, q := range v.Quotes {
		old, linked := l.groups[l.of[q]]
		if !linked {
			continue
		}
		v.Quotes = append(v.Quotes, old.Quotes...)
		delete(l.groups, old.ID)
		if err := tx.Verdicts().Delete(old.ID); err != nil {
			return err
		}
	}
	slices.Sort(v.Quotes)
	v.Quotes = slices.Compact(v.Quotes)
	if l.apart, err = dropInside(tx, l.apart, v.Quotes); err != nil {
		return err
	}
	l.groups[v.ID] = v
	for _, q := range v.Quotes {
		l.of[q] = v.ID
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
	if _, err := dropInside(tx, l.apart, v.Quotes); err != nil {
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

// decide writes a verdict about quotes; beside verdicts, f changes records of the
// kinds in also.
func (w *Workspace) decide(a Author, action corpus.Action, quotes []corpus.ID, f func(*store.Tx, corpus.Verdict) error, also ...string) error {
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
	return w.update(a, c, append(also, store.Verdicts), func(tx *store.Tx) error {
		for _, id := range quotes {
			if _, err := quote(tx, id); err != nil {
				return err
			}
		}
		return f(tx, corpus.Verdict{ID: w.opts.NewID(), Quotes: quotes, At: w.opts.Now(), By: a.Name})
	})
}

// dropInside deletes the verdicts that a wider one replaces, and returns the others.
func dropInside(tx *store.Tx, verdicts []corpus.Verdict, quotes []corpus.ID) (left []corpus.Verdict, err error) {
	for _, v := range verdicts {
		if !containsAll(quotes, v.Quotes) {
			left = append(left, v)
		} else if err := tx.Verdicts().Delete(v.ID); err != nil {
			return nil, err
		}
	}
	return left, nil
}

func containsAll(all, some []corpus.ID) bool {
	return !slices.ContainsFunc(some, func(id corpus.ID) bool { return !slices.Contains(all, id) })
}
