package export

import (
	"bytes"
	"testing"

	"florilege/backend/corpus"
)

// Whatever people write, in whatever place, no format fails on it: a title with a
// sign beyond U+FFFF in a running head made the PDF library panic.
func TestSignsOfEveryPlane(t *testing.T) {
	const odd = "🌿 œ 𝒜 👩🏽‍🌾 \U000E0041 ok"
	d := Document{
		Title: odd, Project: odd, Language: "fr", Intro: odd,
		Extra: []string{odd},
		Blocks: []Block{
			{Kind: corpus.ItemHeading, Text: odd, Level: 1},
			{Kind: corpus.ItemComment, Text: odd},
			{Kind: corpus.ItemQuote, Quote: Quote{ID: "q", Text: odd, Speaker: odd, Title: odd, Memo: odd, Extra: []string{odd}, Codes: []Code{{Path: odd, Name: odd, Color: "#2a73b0"}}, Time: "00:00:01"}},
		},
	}
	d.Chain = []ChainRow{{{1}, {2}, {1}}, {{1}, {2, 2}, {1}}}
	for range 6 { // several pages, with their running heads
		d.Blocks = append(d.Blocks, d.Blocks...)
	}
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			var out bytes.Buffer
			if err := Write(&out, f.Name, d, Options{Contents: true}); err != nil || out.Len() == 0 {
				t.Errorf("%d bytes, %v", out.Len(), err)
			}
		})
	}
}
