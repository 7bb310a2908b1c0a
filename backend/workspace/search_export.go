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
// for, with the words that were found in a column of their own.
func (w *Workspace) found(r SearchRequest, realNames bool) (d export.Document, err error) {
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
			Title: r.Query, Project: p.Name, Language: p.Language, Made: w.opts.Now(), Extra: []string{export.FoundColumn(p.Language)},
		}
		of := corpus.ID("")
		for i, h := range hits {
			if h.Title != "" && (i == 0 || h.Testimony != of || h.Testimony == "") {
				d.Blocks = append(d.Blocks, export.Block{Kind: corpus.ItemHeading, Level: 1, Text: h.Title})
			}
			of = h.Testimony
			d.Blocks = append(d.Blocks, blockOf(h, i+1, codes))
		}
		if realNames {
			return nil
		}
		return rename(tx, &d, make([]ItemInfo, len(d.Blocks)))
	})
	return d, err
}

func blockOf(h Hit, number int, codes map[corpus.ID]corpus.Code) export.Block {
	q := export.Quote{
		ID: h.ID, Testimony: h.Testimony, Number: number, Text: h.Text, Speaker: h.Speaker, Title: h.Title,
		Start: h.Span.Start, End: h.Span.End, Turn: h.Turn, Time: h.Time, Said: 1,
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
