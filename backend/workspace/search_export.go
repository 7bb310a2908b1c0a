package workspace

import (
	"context"
	"fmt"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/index"
	"florilege/backend/pseudonym"
	"florilege/backend/store"
)

// found lays out all that a search finds: passages by testimony, in the order asked
// for, with the words that were found in a column of their own. A passage that may
// not be shown, or that holds a quote that may not be, is left out.
func (w *Workspace) found(request ExportRequest) (d export.Document, err error) {
	r := *request.Search
	r.Limit, r.Offset, r.Together = allHits, 0, true
	if err := w.whole(context.Background()); err != nil {
		return d, err
	}
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
		f := finding{w: w, tx: tx, public: request.Public}
		for _, h := range hits {
			if err := f.add(&d, h, codes); err != nil {
				return err
			}
		}
		names := pseudonym.Compile(nil, "")
		if !request.RealNames {
			if names, err = matcherOf(tx); err != nil {
				return err
			}
			if err := rename(tx, &d, f.infos); err != nil {
				return err
			}
		}
		f.tell(&d, names)
		return nil
	})
	return d, err
}

// finding lays out hits, those of a testimony one after the other.
type finding struct {
	w      *Workspace
	tx     *store.Tx
	public bool
	number int
	under  corpus.ID // the testimony of the block before

	infos []ItemInfo // of the blocks
	found []foundAt

	m      corpus.Testimony // that was read last, with its text and quotes
	text   string
	quotes []*corpus.Quote
}

// foundAt is what was found in a block.
type foundAt struct {
	block   int
	matches []corpus.Span // bytes of its words
}

// add puts a hit at the end of the document, or counts it among those left out.
func (f *finding) add(d *export.Document, h Hit, codes map[corpus.ID]corpus.Code) error {
	q, consent, err := f.read(h)
	if err != nil {
		return err
	}
	if !consent.Permits(f.public) {
		d.Left++
		return nil
	}
	if consent == corpus.ConsentUnsaid && h.Testimony != "" {
		d.Unsaid++
	}
	if h.Title != "" && (f.number == 0 || h.Testimony != f.under || h.Testimony == "") {
		d.Blocks = append(d.Blocks, export.Block{Kind: corpus.ItemHeading, Level: 1, Text: h.Title})
		f.infos = append(f.infos, ItemInfo{})
	}
	f.under = h.Testimony
	f.number++
	f.found = append(f.found, foundAt{len(d.Blocks), h.Matches})
	d.Blocks = append(d.Blocks, blockOf(h, f.number, codes))
	f.infos = append(f.infos, ItemInfo{Quote: QuoteInfo{Quote: q}})
	return nil
}

// read returns the words of a hit with what stands around them, and the strictest of
// what holds for them: for the testimony, and for every quote that the passage
// touches.
func (f *finding) read(h Hit) (q corpus.Quote, out corpus.Consent, err error) {
	q.Exact = h.Text
	if h.Testimony == "" {
		return q, corpus.ConsentPublic, nil // no words of a testimony
	}
	if err = f.open(h.Testimony); err != nil {
		return q, "", err
	}
	if h.Kind == index.Quotes {
		q, err = quote(f.tx, h.ID)
		return q, consentOf(q, f.m), err
	}
	if q.Span = h.Span; h.Kind == index.Testimonies && anchor.Holds(q, f.text) {
		anchor.Describe(&q, f.text)
	}
	out = f.m.Consent
	for _, other := range f.quotes {
		if c := consentOf(*other, f.m); other.Span.Overlap(h.Span) > 0 && stricter(c, out) {
			out = c
		}
	}
	return q, out, nil
}

// open reads a testimony, if it is not the one read last.
func (f *finding) open(id corpus.ID) (err error) {
	if f.m.ID == id {
		return nil
	}
	if f.m, err = testimony(f.tx, id); err != nil {
		return err
	}
	if f.text, err = f.tx.Text(id, f.m.Revision); err != nil {
		return err
	}
	f.quotes, err = f.w.quotes.several(f.tx, f.tx.QuotesOf(id))
	return err
}

// tell puts what was found into the column for it, as it is printed in the words.
func (f *finding) tell(d *export.Document, names *pseudonym.Matcher) {
	for _, at := range f.found {
		q := f.infos[at.block].Quote
		shown := names.ApplyWithin(q.Before, q.Exact, q.After)
		var words []string
		last := corpus.Span{}
		for _, m := range at.matches {
			if m = shown.Span(m); m != last { // two words of one name
				words, last = append(words, m.Of(shown.Text)), m
			}
		}
		d.Blocks[at.block].Quote.Extra = []string{strings.Join(words, " · ")}
	}
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
	return export.Block{Kind: corpus.ItemQuote, Quote: q}
}
