package export

import (
	"fmt"
	"io"
	"testing"

	"florilege/backend/corpus"
)

// A quote of a usual study is 60 to 600 characters.
func BenchmarkWrite(b *testing.B) {
	for _, quotes := range []int{2000, 10000} {
		d := sample()
		d.Blocks = nil
		for i := range quotes {
			if i%50 == 0 {
				d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemHeading, Level: 1, Text: fmt.Sprintf("Catégorie %d", i/50), Color: "#2a73b0"})
			}
			d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemQuote, Quote: Quote{
				Number: i + 1, Text: longQuote(60 + 90*(i%7)), Speaker: "Amina", Title: "entretien", Turn: i, Said: 1,
			}})
		}
		for _, f := range Formats() {
			b.Run(fmt.Sprintf("%s/%d", f.Name, quotes), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := Write(io.Discard, f.Name, d, Options{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// A preview lays the whole out to show a few pages of its middle.
func BenchmarkPreview(b *testing.B) {
	for _, quotes := range []int{100, 1000} {
		d := sample()
		d.Blocks = nil
		for i := range quotes {
			d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemQuote, Quote: Quote{Number: i + 1, Text: longQuote(60 + 90*(i%7)), Speaker: "Amina", Title: "entretien", Turn: i}})
		}
		for _, format := range []string{"pdf", "pdf-cards", "docx"} {
			b.Run(fmt.Sprintf("%s/%d", format, quotes), func(b *testing.B) {
				for b.Loop() {
					if _, err := Preview(format, d, Options{}, 8, 4); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
