package workspace

import (
	"context"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Offers is what the filter that a collection keeps says of it today. Nothing
// enters or leaves the collection by itself.
type Offers struct {
	Kept    *corpus.Choice // the filter, nil for none
	Offered OfferList      // pass it, and are neither in the collection nor refused
	Refused OfferList      // pass it, and were refused
	Gone    OfferList      // came by it, and pass it no more
	Broken  bool           // it names what is not there any more: nothing is offered
}

// OfferList is a list of offers, by testimony and position.
type OfferList struct {
	IDs    []corpus.ID // all of them
	Quotes []QuoteInfo // the first of them
}

// Offers returns what the kept filter of a collection offers, and of each list the
// first quotes, at most so many; all for 0. Words of those who ask the questions are not offered;
// where repeats count once, neither is what the collection says already in the
// words of a linked quote, or refused in them.
func (w *Workspace) Offers(ctx context.Context, id corpus.ID, most int) (o Offers, err error) {
	c, err := w.collectionAlone(id)
	if err != nil {
		return o, err
	}
	found, err := w.foundBy(ctx, c.Kept)
	if err != nil {
		return o, err
	}
	err = w.store.View(func(tx *store.Tx) error {
		if c, err = collection(tx, id); err != nil {
			return err
		}
		o, err = w.offersOf(tx, c, found, most)
		return err
	})
	return o, err
}

// collectionAlone returns a collection without its quotes.
func (w *Workspace) collectionAlone(id corpus.ID) (c corpus.Collection, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		c, err = collection(tx, id)
		return err
	})
	return c, err
}

func (w *Workspace) offersOf(tx *store.Tx, c corpus.Collection, found map[corpus.ID]bool, most int) (o Offers, err error) {
	o = Offers{Kept: c.Kept}
	if c.Kept == nil {
		return o, nil
	}
	quotes, err := w.passing(tx, *c.Kept, found)
	if corpus.CodeOf(err) == corpus.NotFound {
		o.Broken = true
		return o, nil
	}
	if err != nil {
		return o, err
	}
	s, err := newOffering(tx, c)
	if err != nil {
		return o, err
	}
	offered, refused, lost, err := s.sort(tx, quotes)
	if err != nil {
		return o, err
	}
	d, err := w.describer(tx)
	if err != nil {
		return o, err
	}
	for _, list := range []struct {
		from []corpus.Quote
		to   *OfferList
	}{{offered, &o.Offered}, {refused, &o.Refused}, {lost, &o.Gone}} {
		for _, q := range list.from {
			list.to.IDs = append(list.to.IDs, q.ID)
		}
		if most > 0 {
			list.from = list.from[:min(most, len(list.from))]
		}
		if list.to.Quotes, err = d.all(list.from); err != nil {
			return o, err
		}
	}
	return o, nil
}

// offering sorts the quotes that pass a filter by what became of them.
type offering struct {
	once    bool
	links   links
	asking  map[said]bool
	has     map[corpus.ID]bool // quotes of the collection
	refused map[corpus.ID]bool
	known   map[corpus.ID]bool // verdicts that link quotes of it, or refused ones
	quotes  []corpus.ID        // those of the collection, in its order
	came    map[corpus.ID]bool // those of them that came by the filter
}

func newOffering(tx *store.Tx, c corpus.Collection) (s offering, err error) {
	s = offering{once: c.Kept.Once, has: map[corpus.ID]bool{}, refused: map[corpus.ID]bool{}, known: map[corpus.ID]bool{}, came: map[corpus.ID]bool{}}
	if s.links, err = linksOf(tx); err != nil {
		return s, err
	}
	if s.asking, err = interviewers(tx); err != nil {
		return s, err
	}
	for _, it := range c.Items {
		if it.Kind != corpus.ItemQuote || s.has[it.Quote] {
			continue
		}
		s.has[it.Quote], s.came[it.Quote] = true, it.Kept
		s.quotes = append(s.quotes, it.Quote)
	}
	for _, q := range c.Refused {
		s.refused[q] = true
	}
	for _, told := range []map[corpus.ID]bool{s.has, s.refused} {
		for q := range told {
			s.known[s.links.of[q]] = true
		}
	}
	delete(s.known, "")
	return s, nil
}

func (s offering) sort(tx *store.Tx, quotes []corpus.Quote) (offered, refused, lost []corpus.Quote, err error) {
	passes := map[corpus.ID]bool{}
	for _, q := range quotes {
		passes[q.ID] = true
		switch {
		case s.has[q.ID]:
		case s.refused[q.ID]:
			refused = append(refused, q)
		case s.asking[said{q.Testimony, q.Speaker}], s.once && s.known[s.links.of[q.ID]]:
		default:
			offered = append(offered, q)
		}
	}
	if s.once {
		offered = once(offered, s.links, s.asking)
	}
	lost, err = s.lost(tx, passes)
	return offered, refused, lost, err
}

// lost returns the quotes that came by the filter and pass it no more: where
// each repeat is wanted once, also those that say what another quote of the
// collection says, since they were linked.
func (s offering) lost(tx *store.Tx, passes map[corpus.ID]bool) (lost []corpus.Quote, err error) {
	quotes := tx.Quotes()
	var linked []corpus.Quote
	for _, id := range s.quotes {
		gone := s.came[id] && !passes[id]
		if !gone && (!s.once || s.links.of[id] == "") {
			continue
		}
		q, err := quotes.Get(id)
		if err != nil {
			return nil, err
		}
		if gone {
			lost = append(lost, q)
		} else {
			linked = append(linked, q)
		}
	}
	stay := map[corpus.ID]bool{}
	for _, q := range once(slices.Clone(linked), s.links, s.asking) {
		stay[q.ID] = true
	}
	for _, q := range linked {
		if s.came[q.ID] && !stay[q.ID] {
			lost = append(lost, q)
		}
	}
	return lost, nil
}
