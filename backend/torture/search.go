package main

import (
	"context"
	"fmt"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/workspace"
)

// searchesWell compares what a search finds in the testimonies with what
// reading them word by word does.
func searchesWell(h *hand) error {
	for _, word := range []string{"commune", "papiers", "courage"} {
		_, total, err := h.w.Search(context.Background(), workspace.SearchRequest{Query: `"` + word + `"`, In: []index.Kind{index.Testimonies}})
		if err != nil {
			return err
		}
		want, err := passagesWith(h, word)
		if err != nil {
			return err
		}
		if total != want {
			return fmt.Errorf("%q is found in %d passages and stands in %d", word, total, want)
		}
	}
	return nil
}

// passagesWith counts the passages of all testimonies in which a word stands.
func passagesWith(h *hand, word string) (n int, err error) {
	all, err := h.w.Testimonies()
	for _, m := range all {
		r, err := h.w.Read(m.ID)
		if err != nil {
			return 0, err
		}
		for _, p := range corpus.Passages(r.Text, r.Layout.Turns) {
			text := p.Span.Of(r.Text)
			for _, w := range anchor.Words(text) {
				if strings.EqualFold(w.Of(text), word) {
					n++
					break
				}
			}
		}
	}
	return n, err
}
