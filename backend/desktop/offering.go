package desktop

import (
	"context"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// mostOffered is how many quotes of each list of offers the window shows at once:
// those after them come when these are decided.
const mostOffered = 200

// Offers returns what the kept filter of a collection offers.
func (a *App) Offers(id string) (out Offers, err error) {
	defer guard(&err)
	p, err := a.project(id)
	if err != nil {
		return out, err
	}
	o, err := p.Workspace.Offers(context.Background(), corpus.ID(id), mostOffered)
	if err != nil {
		return out, err
	}
	out = Offers{Broken: o.Broken}
	if o.Kept != nil {
		out.Kept = keptOf(*o.Kept)
		out.Late = o.Kept.Search != "" && p.Workspace.SearchLate()
	}
	for _, list := range []struct {
		from workspace.OfferList
		to   *OfferList
	}{{o.Offered, &out.Offered}, {o.Refused, &out.Refused}, {o.Gone, &out.Gone}} {
		list.to.IDs = stringsOf(list.from.IDs)
		if list.to.Quotes, err = p.quotesOf(list.from.Quotes); err != nil {
			return out, err
		}
	}
	return out, nil
}

func keptOf(c corpus.Choice) *KeptFilter {
	f := QuoteFilter{
		Quotes: []string{}, Codes: stringsOf(c.Codes), Uncoded: c.Uncoded, Stances: []Stance{}, Testimony: string(c.Testimony),
		Speaker: shown(c.Speaker), Participant: string(c.Participant), Where: []Condition{}, Text: c.Text, Once: c.Once,
	}
	for _, v := range c.Where {
		if len(v.Attributes) > 0 { // of the interface, a condition is of one
			f.Where = append(f.Where, Condition{Attribute: string(v.Attributes[0]), Values: orEmpty(v.Values), Except: v.Except})
		}
	}
	return &KeptFilter{Filter: f, Search: c.Search}
}

// AcceptOffers puts quotes into a collection, under their headings, and says how
// many were not there yet.
func (a *App) AcceptOffers(id string, quotes []string, origin string) (added int, err error) {
	defer guard(&err)
	p, err := a.project(id, quotes, origin)
	if err != nil {
		return 0, err
	}
	return p.Workspace.AcceptOffers(a.author(origin), corpus.ID(id), ids(quotes))
}

// RefuseOffers notes that quotes are not wanted in a collection.
func (a *App) RefuseOffers(id string, quotes []string, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, quotes, origin)
	if err != nil {
		return err
	}
	return p.Workspace.RefuseOffers(a.author(origin), corpus.ID(id), ids(quotes))
}

// OfferAgain forgets that quotes were refused, all of them where none is named.
func (a *App) OfferAgain(id string, quotes []string, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, quotes, origin)
	if err != nil {
		return err
	}
	return p.Workspace.OfferAgain(a.author(origin), corpus.ID(id), ids(quotes))
}

// KeepFilter makes a collection offer what passes a filter, or nothing any more.
func (a *App) KeepFilter(id string, f QuoteFilter, on bool, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, f, on, origin)
	if err != nil {
		return err
	}
	if !on {
		return p.Workspace.KeepFilter(a.author(origin), corpus.ID(id), nil)
	}
	filter := filterOf(f)
	return p.Workspace.KeepFilter(a.author(origin), corpus.ID(id), &filter)
}
