package main

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/export"
)

// exportingResult is how long an export takes, and what its process held.
type exportingResult struct {
	Format    string  `json:"format"`
	Quotes    int     `json:"quotes"`
	Preview   bool    `json:"preview,omitzero"` // of four pages of its middle, in the place of the file
	Seconds   float64 `json:"seconds"`
	Processor float64 `json:"processorSeconds"`
	PeakMB    float64 `json:"peakMB"` // the document included
}

// exporting measures what leaves the program: files of 10,000 quotes, a thousand
// cards, and previews, each in a process of its own.
func exporting(seed uint64) (out []exportingResult, err error) {
	const many, deck = 10_000, 1_000
	var wanted []exportingResult
	for _, format := range []string{"docx", "odt", "xlsx", "csv", "html", "pdf", "md", "txt", "json"} {
		wanted = append(wanted, exportingResult{Format: format, Quotes: many})
	}
	wanted = append(wanted, exportingResult{Format: "pdf-cards", Quotes: deck})
	for _, format := range []string{"docx", "pdf", "xlsx", "pdf-cards"} {
		wanted = append(wanted, exportingResult{Format: format, Quotes: many, Preview: true})
	}
	for _, r := range wanted {
		var took childResult
		if err := child("exports", &took, r.Format, strconv.Itoa(r.Quotes), strconv.FormatBool(r.Preview), strconv.FormatUint(seed, 10)); err != nil {
			return nil, err
		}
		r.Seconds, r.Processor, r.PeakMB = took.Seconds, took.Processor, took.PeakMB
		out = append(out, r)
	}
	return out, nil
}

// exportQuotes writes, or shows, a document of so many quotes.
func exportQuotes(format, count, shown, seed string) (took childResult, err error) {
	n, g, err := childArgs(count, seed)
	if err != nil {
		return took, err
	}
	d := g.document(n)
	return measured(func() error {
		if shown == "true" {
			_, err := export.Preview(format, d, export.Options{}, n/10, 4)
			return err
		}
		return export.Write(io.Discard, format, d, export.Options{})
	})
}

// childArgs reads what a process of its own was told: how many quotes, and from which seed.
func childArgs(count, seed string) (n int, g *generator, err error) {
	if n, err = strconv.Atoi(count); err != nil {
		return 0, nil, err
	}
	from, err := strconv.ParseUint(seed, 10, 64)
	if err != nil {
		return 0, nil, err
	}
	g, err = newGenerator(from)
	return n, g, err
}

// document returns n quotes of 10 to 100 words under headings.
func (g *generator) document(n int) export.Document {
	d := export.Document{Title: "Étude", Project: "Étude", Language: "fr", Made: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	for i := range n {
		heading := fmt.Sprintf("Catégorie %d", i/50+1)
		if i%50 == 0 {
			d.Blocks = append(d.Blocks, export.Block{Kind: corpus.ItemHeading, Level: 1, Text: heading, Color: "#2a73b0"})
		}
		d.Blocks = append(d.Blocks, export.Block{Kind: corpus.ItemQuote, Quote: export.Quote{
			ID: corpus.ID(fmt.Sprintf("q%07d", i)), Number: i + 1, Text: g.say(10 + g.rng.IntN(91)), Speaker: "Amina",
			Title: fmt.Sprintf("entretien %d", i/25+1), Turn: i%40 + 1, Said: 1, Codes: []export.Code{{Path: heading, Name: heading}},
		}})
	}
	return d
}
