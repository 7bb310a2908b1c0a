package workspace

import (
	"cmp"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// joining is two quotes that a correction brings to the very same passage.
type joining struct {
	stays, goes corpus.ID
}

// join finds the quotes that a correction brought to one passage: of several, the
// one made first stays and takes what the others have. before holds the words of
// each, by its ID.
func (r *revising) join(before map[corpus.ID]string) {
	at := map[corpus.Span]int{} // index in carried
	made := slices.Clone(r.carried)
	slices.SortStableFunc(made, func(a, b corpus.Quote) int {
		return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.ID, b.ID))
	})
	gone := map[corpus.ID]bool{}
	joined := map[corpus.ID]corpus.Quote{}
	for i, q := range made {
		first, taken := at[q.Span]
		if !taken {
			at[q.Span] = i
			continue
		}
		made[first] = joinedQuote(made[first], q, r.m.Consent)
		joined[made[first].ID], gone[q.ID] = made[first], true
		r.joined = append(r.joined, joining{made[first].ID, q.ID})
	}
	if len(gone) == 0 {
		return
	}
	r.carried = slices.DeleteFunc(r.carried, func(q corpus.Quote) bool { return gone[q.ID] })
	for i, q := range r.carried {
		if j, ok := joined[q.ID]; ok {
			r.carried[i] = j
		}
	}
	for _, j := range r.joined {
		becomes := joined[j.stays]
		becomes.ID = j.goes
		r.plan.Joined = append(r.plan.Joined, CarriedQuote{becomes, before[j.goes]})
	}
}

// joinedQuote returns what one quote says with what another on the same passage
// says too. Where people agreed to less for one, that holds.
func joinedQuote(stays, goes corpus.Quote, ofTestimony corpus.Consent) corpus.Quote {
	stays.Codings, stays.Memo = joinedCodings(stays.Codings, goes.Codings), memo(stays.Memo, goes.Memo)
	rank := []corpus.Consent{corpus.ConsentPublic, corpus.ConsentUnsaid, corpus.ConsentInternal, corpus.ConsentWithheld}
	least := max(slices.Index(rank, cmp.Or(stays.Consent, ofTestimony)), slices.Index(rank, cmp.Or(goes.Consent, ofTestimony)))
	if stays.Consent = ""; least >= 0 && rank[least] != ofTestimony {
		stays.Consent = rank[least]
	}
	return stays
}

// joinedCodings returns codings with others, each code once.
func joinedCodings(codings, others []corpus.Coding) []corpus.Coding {
	out := slices.Clone(codings)
	for _, c := range others {
		if i := slices.IndexFunc(out, func(has corpus.Coding) bool { return has.Code == c.Code }); i >= 0 {
			out[i] = corpus.Joined(out[i], c)
		} else {
			out = append(out, c)
		}
	}
	return out
}

// relinkedQuotes makes the links of memos lead to quotes that stand for others.
func relinkedQuotes(tx *store.Tx, joined []joining) error {
	if len(joined) == 0 {
		return nil
	}
	to := map[corpus.ID]corpus.ID{}
	for _, j := range joined {
		to[j.goes] = j.stays
	}
	return relinkMemos(tx, func(l corpus.MemoLink) corpus.ID {
		if l.Kind != corpus.LinkQuote {
			return l.ID
		}
		return cmp.Or(to[l.ID], l.ID)
	})
}

// standFor puts one quote wherever another is named, and deletes that.
func standFor(tx *store.Tx, j joining) error {
	for c, err := range tx.Collections().All() {
		if err != nil {
			return err
		}
		if !slices.Contains(c.Names(), j.goes) {
			continue
		}
		if err := tx.Collections().Put(c.ID, j.in(c)); err != nil {
			return err
		}
	}
	for c, err := range tx.Codes().All() {
		if err != nil {
			return err
		}
		if c.Example != j.goes {
			continue
		}
		c.Example = j.stays
		if err := tx.Codes().Put(c.ID, c); err != nil {
			return err
		}
	}
	if err := j.decide(tx); err != nil {
		return err
	}
	return tx.Quotes().Delete(j.goes)
}

// in returns a collection where one quote stands for both. It is printed once
// where both stood, and is not refused where one of them is wanted.
func (j joining) in(c corpus.Collection) corpus.Collection {
	has := func(id corpus.ID) bool {
		return slices.ContainsFunc(c.Items, func(it corpus.Item) bool { return it.Kind == corpus.ItemQuote && it.Quote == id })
	}
	wanted, both := has(j.goes) || has(j.stays), has(j.goes) && has(j.stays)
	c.Items = slices.Clone(c.Items)
	if both {
		c.Items = slices.DeleteFunc(c.Items, func(it corpus.Item) bool { return it.Kind == corpus.ItemQuote && it.Quote == j.goes })
	}
	for i := range c.Items {
		if c.Items[i].Kind == corpus.ItemQuote && c.Items[i].Quote == j.goes {
			c.Items[i].Quote = j.stays
		}
	}
	c = c.Elsewhere(func(id corpus.ID) corpus.ID {
		if id == j.goes {
			return j.stays
		}
		return id
	})
	c.Refused = each(c.Refused)
	if wanted {
		c.Refused = slices.DeleteFunc(c.Refused, func(id corpus.ID) bool { return id == j.stays })
	}
	for i := range c.Chain {
		for _, cell := range []*corpus.Cell{&c.Chain[i].Action, &c.Chain[i].Result, &c.Chain[i].Impact} {
			cell.Quotes = each(cell.Quotes)
		}
	}
	return c
}

// each returns every ID once, in the order they first come.
func each(ids []corpus.ID) []corpus.ID {
	seen := map[corpus.ID]bool{}
	return slices.DeleteFunc(ids, func(id corpus.ID) bool {
		again := seen[id]
		seen[id] = true
		return again
	})
}

// decide carries what was decided about the quote that goes over to the one that
// stays. What was decided between the two has no object any more.
func (j joining) decide(tx *store.Tx) error {
	l, err := linksOf(tx)
	if err != nil {
		return err
	}
	for _, v := range l.apart {
		if !slices.Contains(v.Quotes, j.goes) {
			continue
		}
		if v = j.inVerdict(v); len(v.Quotes) < 2 {
			err = tx.Verdicts().Delete(v.ID)
		} else {
			err = tx.Verdicts().Put(v.ID, v)
		}
		if err != nil {
			return err
		}
	}
	old, linked := l.groups[l.of[j.goes]]
	if !linked {
		old, linked = l.groups[l.of[j.stays]]
	}
	if !linked {
		return nil
	}
	if err := tx.Verdicts().Delete(old.ID); err != nil {
		return err
	}
	if old = j.inVerdict(old); len(old.Quotes) < 2 {
		return nil
	}
	return confirm(tx, old)
}

// inVerdict returns a verdict about the quote that stays in the place of the
// other.
func (j joining) inVerdict(v corpus.Verdict) corpus.Verdict {
	v.Quotes = slices.Clone(v.Quotes)
	for i, id := range v.Quotes {
		if id == j.goes {
			v.Quotes[i] = j.stays
		}
	}
	slices.Sort(v.Quotes)
	v.Quotes = slices.Compact(v.Quotes)
	if v.Stands == j.goes {
		v.Stands = j.stays
	}
	return v
}
