package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/export"
)

// Board is a collection as it is shown to people who meet: what an export of the
// same request would print, and nothing else.
type Board struct {
	Title  string
	Intro  string
	Slides []Slide
	Left   int // quotes left out because of what was agreed
}

// Slide is a quote, or a comment, with the heading that it stands under.
type Slide struct {
	Kind    corpus.ItemKind // ItemQuote or ItemComment
	Heading string
	Color   string // of the heading's code, "#rrggbb" or ""
	Text    string // a quote in its marks, as the language has them
	Speaker string
	Title   string // of the testimony
	Said    int    // as QuoteInfo has it
	People  int    // likewise
}

// Board lays a collection out for a meeting. For the public, real names are never
// shown, whatever is asked.
func (w *Workspace) Board(id corpus.ID, public, realNames bool) (b Board, err error) {
	d, err := w.document(ExportRequest{Collection: id, Public: public, RealNames: realNames && !public})
	if err != nil {
		return b, err
	}
	b = Board{Title: d.Title, Intro: d.Intro, Left: d.Left, Slides: []Slide{}}
	heading := export.Block{}
	for _, block := range d.Blocks {
		if block.Kind == corpus.ItemHeading {
			heading = block
			continue
		}
		s := Slide{Kind: block.Kind, Heading: heading.Text, Color: heading.Color, Text: block.Text}
		if block.Kind == corpus.ItemQuote {
			q := block.Quote
			s.Text, s.Speaker, s.Title, s.Said, s.People = export.Quoted(d.Language, q.Text), q.Speaker, q.Title, q.Said, q.People
		}
		b.Slides = append(b.Slides, s)
	}
	return b, nil
}
