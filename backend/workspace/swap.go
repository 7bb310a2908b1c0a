package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/fairness"
	"florilege/backend/store"
)

// Swap is a quote that is proposed in the place of one of a collection.
type Swap struct {
	Item    corpus.ID
	Out, In QuoteInfo
	Code    corpus.ID // that both carry
	Of      int       // how many could stand there
}

// ProposeSwap proposes a quote of somebody less heard in the place of an item, or
// of the one that fairness.Propose chooses for "". skip are quotes that were shown
// already. It returns false where there is none.
func (w *Workspace) ProposeSwap(id, item corpus.ID, skip []corpus.ID) (s Swap, ok bool, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		c, err := collection(tx, id)
		if err != nil {
			return err
		}
		b, err := newBalance(tx, c, w.quotes)
		if err != nil {
			return err
		}
		found, there := fairness.Propose(b.places, b.all, item, skip)
		if !there {
			return nil
		}
		ok = true
		s = Swap{Item: found.Item, Code: found.Code, Of: found.Of}
		out, err := quote(tx, found.Quote)
		if err != nil {
			return err
		}
		in, err := quote(tx, found.For)
		if err != nil {
			return err
		}
		both, err := describeAll(tx, []corpus.Quote{out, in})
		if err == nil {
			s.Out, s.In = both[0], both[1]
		}
		return err
	})
	return s, ok, err
}

// SwapItem puts another quote in the place of an item's, as one step to undo. What
// goes is not offered again by a filter that the collection keeps.
func (w *Workspace) SwapItem(a Author, id, item, in corpus.ID) error {
	return w.changeCollection(a, corpus.ActSwap, id, func(tx *store.Tx, c *corpus.Collection) error {
		i, err := place(c, item)
		if err != nil {
			return err
		}
		if c.Items[i].Kind != corpus.ItemQuote {
			return corpus.Fail(corpus.Invalid, "the item", "it is not a quote")
		}
		if _, err := quote(tx, in); err != nil {
			return err
		}
		out := c.Items[i].Quote
		c.Items[i] = corpus.Item{ID: item, Kind: corpus.ItemQuote, Quote: in}
		c.Refused = except(c.Refused, []corpus.ID{in})
		if c.Kept != nil && !stands(*c, out) {
			refuse(c, out)
		}
		return nil
	})
}
