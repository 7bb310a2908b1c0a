package workspace

import (
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/sorting"
	"florilege/backend/store"
)

// Sorted is what became of cards that were put into a pile. Where anything stands in
// the way, nothing was changed.
type Sorted struct {
	Cards     []int     // numbers that are in the pile now
	Twice     []int     // named several times, and taken once
	Elsewhere []Sitting // cards that are in another pile, and stand in the way
	Unknown   []string  // words that are no card of the workshop, and stand in the way
}

// Done reports whether the cards are in their pile.
func (s Sorted) Done() bool { return len(s.Elsewhere) == 0 && len(s.Unknown) == 0 }

// Sitting is a card with the pile that it is in.
type Sitting struct {
	Card int
	Pile string
}

// AddWorkshop notes which quotes the cards of a collection bear today, by their
// numbers: those that cards printed of it now have, for the public or not.
func (w *Workspace) AddWorkshop(a Author, id corpus.ID, name string, public bool) (s corpus.Workshop, err error) {
	if name, err = usable("the name of the workshop", name); err != nil {
		return s, err
	}
	d, err := w.document(ExportRequest{Collection: id, Public: public})
	if err != nil {
		return s, err
	}
	s = corpus.Workshop{ID: w.opts.NewID(), Name: name, At: w.opts.Now(), Cards: []corpus.ID{}}
	for _, b := range d.Blocks {
		if b.Kind == corpus.ItemQuote {
			s.Cards = append(s.Cards, b.Quote.ID)
		}
	}
	if len(s.Cards) == 0 {
		return s, corpus.Fail(corpus.Invalid, "the workshop", "the collection has no quote for a card")
	}
	return s, w.changeCollection(a, corpus.ActWorkshop, id, func(_ *store.Tx, c *corpus.Collection) error {
		if slices.ContainsFunc(c.Workshops, func(o corpus.Workshop) bool { return anchor.Fold(o.Name) == anchor.Fold(name) }) {
			return corpus.Fail(corpus.Exists, "the workshop "+name, "")
		}
		c.Workshops = append(slices.Clone(c.Workshops), s)
		return nil
	})
}

// DeleteWorkshop forgets a workshop. Codes that were made of its piles stay.
func (w *Workspace) DeleteWorkshop(a Author, id, workshop corpus.ID) error {
	return w.changeCollection(a, corpus.ActWorkshop, id, func(_ *store.Tx, c *corpus.Collection) error {
		i, err := workshopAt(*c, workshop)
		if err == nil {
			c.Workshops = slices.Delete(slices.Clone(c.Workshops), i, i+1)
		}
		return err
	})
}

// SortCards puts cards into a pile, which is made where there is none of that name.
// line names them by number, as ranges, or as a scanner reads their codes. Cards of
// other piles come over where move is set, and stand in the way else.
func (w *Workspace) SortCards(a Author, id, workshop corpus.ID, pile, line string, move bool) (s Sorted, err error) {
	if pile, err = usable("the name of the pile", pile); err != nil {
		return s, err
	}
	c, err := w.collectionAlone(id)
	if err != nil {
		return s, err
	}
	i, err := workshopAt(c, workshop)
	if err != nil {
		return s, err
	}
	if s = sorted(c.Workshops[i], pile, line, move); !s.Done() {
		return s, nil
	}
	return s, w.editWorkshop(a, id, workshop, func(shop *corpus.Workshop) error {
		takeCards(shop, s.Cards)
		at := pileAt(*shop, pile)
		if at < 0 {
			at = len(shop.Piles)
			shop.Piles = append(shop.Piles, corpus.Pile{Name: pile})
		}
		shop.Piles[at].Cards = slices.Sorted(slices.Values(slices.Concat(shop.Piles[at].Cards, s.Cards)))
		return nil
	})
}

// sorted reads a line of cards against the piles of a workshop.
func sorted(shop corpus.Workshop, pile, line string, move bool) Sorted {
	r := sorting.Read(line, len(shop.Cards), func(code string) (out []int) {
		q, ok := export.QuoteOfCode(code)
		for n, card := range shop.Cards {
			if ok && card == q {
				out = append(out, n+1)
			}
		}
		return out
	})
	s := Sorted{Cards: r.Cards, Twice: r.Twice, Unknown: r.Unknown, Elsewhere: []Sitting{}}
	for _, p := range shop.Piles {
		for _, n := range p.Cards {
			if !move && anchor.Fold(p.Name) != anchor.Fold(pile) && slices.Contains(r.Cards, n) {
				s.Elsewhere = append(s.Elsewhere, Sitting{n, p.Name})
			}
		}
	}
	return s
}

// TakeCards takes cards out of their piles: nobody sorted them.
func (w *Workspace) TakeCards(a Author, id, workshop corpus.ID, cards []int) error {
	return w.editWorkshop(a, id, workshop, func(shop *corpus.Workshop) error {
		takeCards(shop, cards)
		return nil
	})
}

func takeCards(shop *corpus.Workshop, cards []int) {
	for i := range shop.Piles {
		shop.Piles[i].Cards = slices.DeleteFunc(slices.Clone(shop.Piles[i].Cards), func(n int) bool { return slices.Contains(cards, n) })
	}
}

// RenamePile gives a pile other words; with "" it goes, and its cards are sorted no
// more.
func (w *Workspace) RenamePile(a Author, id, workshop corpus.ID, pile, name string) error {
	return w.editWorkshop(a, id, workshop, func(shop *corpus.Workshop) error {
		i := pileAt(*shop, pile)
		if i < 0 {
			return corpus.Fail(corpus.NotFound, "pile «"+pile+"»", "")
		}
		if name == "" {
			shop.Piles = slices.Delete(shop.Piles, i, i+1)
			return nil
		}
		name, err := usable("the name of the pile", name)
		if err != nil {
			return err
		}
		if other := pileAt(*shop, name); other >= 0 && other != i {
			return corpus.Fail(corpus.Exists, "the pile "+name, "")
		}
		shop.Piles[i].Name = name
		return nil
	})
}

// editWorkshop changes a workshop whose piles it may write into.
func (w *Workspace) editWorkshop(a Author, id, workshop corpus.ID, edit func(*corpus.Workshop) error) error {
	return w.changeCollection(a, corpus.ActWorkshop, id, func(_ *store.Tx, c *corpus.Collection) error {
		i, err := workshopAt(*c, workshop)
		if err != nil {
			return err
		}
		c.Workshops = slices.Clone(c.Workshops)
		c.Workshops[i].Piles = slices.Clone(c.Workshops[i].Piles)
		return edit(&c.Workshops[i])
	})
}

func workshopAt(c corpus.Collection, id corpus.ID) (int, error) {
	i := slices.IndexFunc(c.Workshops, func(s corpus.Workshop) bool { return s.ID == id })
	if i < 0 {
		return 0, corpus.Fail(corpus.NotFound, "workshop "+string(id), "")
	}
	return i, nil
}

func pileAt(s corpus.Workshop, name string) int {
	return slices.IndexFunc(s.Piles, func(p corpus.Pile) bool { return anchor.Fold(p.Name) == anchor.Fold(anchor.Name(name)) })
}
