package main

import (
	"context"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// collectingResult is what a collection that keeps a filter costs when it is opened:
// what the window asks for at once, and a page of an export of all quotes.
type collectingResult struct {
	Quotes       int    `json:"quotes"`  // of the collection
	Offered      int    `json:"offered"` // that its filter lets through besides
	Opening      timing `json:"opening"`
	Offers       timing `json:"offers"`
	Fairness     timing `json:"fairness"`
	WideOffers   timing `json:"wideOffers"`   // where the filter lets every quote through
	WideFairness timing `json:"wideFairness"` // where every coded quote is compared with
	Preview      timing `json:"preview"`      // its page beside it
	Everybody    timing `json:"previewOfAll"` // pages of a PDF of all quotes of the project, after a change
	Turned       timing `json:"turningOfAll"` // other pages of it

	Pages []previewResult `json:"pages"` // of a collection of many quotes, in each format
}

const (
	collectingRuns = 20
	collected      = 60 // quotes of the collection
)

func (st *study) collecting() (res collectingResult, err error) {
	w, err := workspace.Open(st.project, st.options)
	if err != nil {
		return res, err
	}
	defer w.Close()
	c, err := collection(w, func(codes []corpus.ID) workspace.Filter { return workspace.Filter{Codes: codes[:1]} })
	if err != nil {
		return res, err
	}
	wide, err := collection(w, func([]corpus.ID) workspace.Filter { return workspace.Filter{Once: true} })
	if err != nil {
		return res, err
	}
	offers, err := w.Offers(context.Background(), c, 200)
	if err != nil {
		return res, err
	}
	open, _, err := w.Collection(c)
	if err != nil {
		return res, err
	}
	res.Quotes, res.Offered = open.Quotes(), len(offers.Offered.IDs)
	of := workspace.ExportRequest{Format: "html", Collection: c}
	all := workspace.ExportRequest{Format: "pdf"}
	page := 0
	for _, step := range []struct {
		to  *timing
		run func() error
	}{
		{&res.Opening, func() error { _, _, err := w.Collection(c); return err }},
		{&res.Offers, func() error { _, err := w.Offers(context.Background(), c, 200); return err }},
		{&res.Fairness, func() error { _, err := w.Fairness(c); return err }},
		{&res.WideOffers, func() error { _, err := w.Offers(context.Background(), wide, 200); return err }},
		{&res.WideFairness, func() error { _, err := w.Fairness(wide); return err }},
		{&res.Preview, func() error { return changed(w, c, func() error { _, err := w.Preview(of, 0, 4); return err }) }},
		{&res.Everybody, func() error { return changed(w, c, func() error { _, err := w.Preview(all, 100, 4); return err }) }},
		{&res.Turned, func() error { page += 4; _, err := w.Preview(all, page, 4); return err }},
	} {
		var runs []time.Duration
		for range collectingRuns {
			start := time.Now()
			if err := step.run(); err != nil {
				return res, err
			}
			runs = append(runs, time.Since(start))
		}
		*step.to = timingOf(runs)
	}
	if err := w.Close(); err != nil {
		return res, err
	}
	res.Pages, err = st.previewing()
	return res, err
}

// changed runs work after a change of a collection, which takes a few milliseconds
// itself: nothing that was worked out before holds.
func changed(w *workspace.Workspace, c corpus.ID, work func() error) error {
	if err := w.EditCollection(author(), c, "Recueil", time.Now().String()); err != nil {
		return err
	}
	return work()
}

// collection makes a collection that keeps a filter, and holds some of what passes it.
func collection(w *workspace.Workspace, filter func(codes []corpus.ID) workspace.Filter) (corpus.ID, error) {
	codes, err := w.Codes()
	if err != nil {
		return "", err
	}
	var named []corpus.ID
	for _, c := range codes {
		named = append(named, c.ID)
	}
	f := filter(named)
	c, err := w.AddCollection(author(), "Recueil "+time.Now().String(), workspace.Filter{}, false)
	if err != nil {
		return "", err
	}
	if err := w.KeepFilter(author(), c.ID, &f); err != nil {
		return "", err
	}
	f.Limit = collected
	page, err := w.QuotePage(f)
	if err != nil {
		return "", err
	}
	var ids []corpus.ID
	for _, q := range page.Quotes {
		ids = append(ids, q.ID)
	}
	_, err = w.AcceptOffers(author(), c.ID, ids)
	return c.ID, err
}
