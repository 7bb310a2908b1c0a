package main

import (
	"context"
)

// offering accepts and refuses what collections offer.
func offering() []action {
	return []action{
		{name: "accept what a collection offers", weight: 2, covers: "AcceptOffers", do: func(h *hand) error {
			c, err := h.collection()
			if err != nil {
				return err
			}
			o, err := h.w.Offers(context.Background(), c.ID, 1)
			if err != nil {
				return err
			}
			if len(o.Offered.IDs) == 0 {
				return errNothing
			}
			_, err = h.w.AcceptOffers(author, c.ID, o.Offered.IDs[:1+h.rng.IntN(len(o.Offered.IDs))])
			return err
		}},
		{name: "refuse what a collection offers", weight: 2, covers: "RefuseOffers", do: func(h *hand) error {
			c, err := h.collection()
			if err != nil {
				return err
			}
			quotes, err := h.quotes(1, 4)
			if err != nil {
				return err
			}
			return h.w.RefuseOffers(author, c.ID, quotes)
		}},
		{name: "ask again for what was refused", weight: 1, covers: "OfferAgain", do: func(h *hand) error {
			c, err := h.collection()
			if err != nil {
				return err
			}
			return h.w.OfferAgain(author, c.ID, nil)
		}},
		{name: "swap a quote of a collection", weight: 1, covers: "SwapItem", do: func(h *hand) error {
			c, err := h.collection()
			if err != nil {
				return err
			}
			s, ok, err := h.w.ProposeSwap(c.ID, "", nil)
			if err == nil && !ok {
				err = errNothing
			}
			if err != nil {
				return err
			}
			return h.w.SwapItem(author, c.ID, s.Item, s.In.ID)
		}},
		{name: "keep the filter of a collection", weight: 1, covers: "KeepFilter", do: func(h *hand) error {
			c, err := h.collection()
			if err != nil {
				return err
			}
			if h.rng.IntN(3) == 0 {
				return h.w.KeepFilter(author, c.ID, nil)
			}
			f, err := h.filter()
			if err != nil {
				return err
			}
			return h.w.KeepFilter(author, c.ID, &f)
		}},
	}
}
