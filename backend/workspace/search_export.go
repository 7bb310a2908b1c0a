package workspace

import (
	"context"
	"fmt"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/index"
	"florilege/backend/store"
)

// found lays out all that a search finds: passages by testimony, in the order asked
// for, with the words that were found in a column of their own. A passage that may
// not be shown, or that holds a quote that may not be, is left out.
func (w *Workspace) found(request ExportRequest) (d export.Document, err error) {
	r := *request.Search
	r.Limit, r.Offset, r.Together = allHits, 0, true
	hits, _, err := w.Search(context.Background(), r)
	if err != nil {
		return d, err
	}
	err = w.store.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		codes, err := codesOf(tx)
		if err != nil {
			return err
		}
		d = export.Document{
			Title: r.Query, Project: p.Name, Language: p.Language, Extra: []string{export.FoundColumn(p.Language)},
		}
		if d.Made, err = w.changed(tx); err != nil {
			return err
		}
		of := corpus.ID("")
		var infos []ItemInfo // of the blocks
		number := 0
		for i, h := range hits {
			consent, err := w.consentOfHit(tx, h)
			if err != nil {
				return err
			}
			if !consent.Permits(request.Public) {
				d.Left++
				continue
			}
			if consent == corpus.ConsentUnsaid && h.Testimony != "" {
				d.Unsaid++
			}
			if h.Title != "" && (i == 0 || h.Testimony != of || h.Testimony == "") {
				d.Blocks = append(d.Blocks, export.Block{Kind: corpus.ItemHeading, Level: 1, Text: h.Title})
				infos = append(infos, ItemInfo{})
			}
			number++
			of = h.Testimony
			d.Blocks = append(d.Blocks, blockOf(h, number, codes))
			infos = append(infos, ItemInfo{Quote: QuoteInfo{Quote: corpus.Quote{Exact: h.Text}}})
		}
		if request.RealNames {
			return nil
		}
		return rename(tx, &d, infos)
	})
	return d, err
}

// consentOfHit returns the strictest of what holds for a hit: for its testimony,
// and for every quote that its passage touches.
func (w *Workspace) consentOfHit(tx *store.Tx, h Hit) (corpus.Consent, error) {
	if h.Testimony == "" {
		return corpus.ConsentPublic, nil // no words of a testimony
	}
	m, err := testimony(tx, h.Testimony)
	if err != nil {
		return "", err
	}
	if h.Kind == index.Quotes {
		q, err := quote(tx, h.ID)
		return consentOf(q, m), err
	}
	out := m.Consent
	quotes, err := w.quotes.several(tx, tx.QuotesOf(h.Testimony))
	if err != nil {
		return "", err
	}
	for _, q := range quotes {
		if c := consentOf(*q, m); q.Span.Overlap(h.Span) > 0 && (!c.Permits(false) || !c.Permits(true) && out.Permits(false)) {
			out = c
		}
	}
	return out, nil
}

func blockOf(h Hit, number int, codes map[corpus.ID]corpus.Code) export.Block {
	q := export.Quote{
		ID: h.ID, Testimony: h.Testimony, Number: number, Text: h.Text, Speaker: h.Speaker, Title: h.Title,
		Start: h.Span.Start, End: h.Span.End, Turn: h.Turn, Time: h.Time, Said: h.Said, People: h.People,
	}
	if h.Kind == index.Testimonies { // which has many passages
		q.ID = corpus.ID(fmt.Sprintf("%s:%d", h.ID, h.Span.Start))
	}
	for _, c := range h.Codes {
		q.Codes = append(q.Codes, export.Code{Path: corpus.Path(codes, c), Name: codes[c].Name, Color: codes[c].Color})
	}
	var words []string
	for _, m := range h.Matches {
		words = append(words, m.Of(h.Text))
	}
	q.Extra = []string{strings.Join(words, " · ")}
	return export.Block{Kind: corpus.ItemQuote, Quote: q}
}
