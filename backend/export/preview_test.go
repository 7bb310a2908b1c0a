package export

import (
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func TestPreview(t *testing.T) {
	d := long()
	d.Blocks[1].Quote.Text = "<script>alert(1)</script> & " + d.Blocks[1].Quote.Text
	d.Blocks[1].Quote.Codes = []Code{{Path: "Estime de soi", Name: "Estime de soi"}}
	d.Chain = []ChainRow{{{}, {}, {1}}}
	for i, b := range d.Blocks {
		if b.Kind == corpus.ItemQuote {
			d.Chain = append(d.Chain, ChainRow{{}, {i}, {}})
		}
	}
	for _, f := range Formats() {
		look, err := Preview(f.Name, d, Options{}, 0, 2)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		root := parsed(t, []byte(look.HTML))
		if len(all(root, "script")) > 0 || !strings.Contains(look.HTML, "default-src 'none'") {
			t.Errorf("%s: the preview runs what it shows, or may load", f.Name)
		}
		if f.Extension == ".pdf" && (look.Pages < 5 || len(all(root, "svg")) != 2) {
			t.Errorf("%s: %d pages, %d shown", f.Name, look.Pages, len(all(root, "svg")))
		}
		if text := textOf(root); !strings.Contains(text, "<script>alert(1)</script>") && !strings.Contains(text, "script\\>") {
			t.Errorf("%s does not show its words", f.Name)
		}
	}
	for _, first := range []int{-1, 10000} {
		if _, err := Preview("pdf", d, Options{}, first, 3); err != nil {
			t.Errorf("from %d: %v", first, err)
		}
	}
	if _, err := Preview("odp", d, Options{}, 0, 1); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("an unknown format: %v", err)
	}
}
