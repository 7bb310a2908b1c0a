package workspace

import (
	"context"
	"testing"
	"time"
)

// While the index is behind, as when hundreds of files come in, a search answers
// from what it holds, and nothing of what changed since.
func TestSearchOfALateIndex(t *testing.T) {
	o := options(t)
	o.Patience = 30 * time.Millisecond
	w := newWorkspace(t, o)
	amina := put(t, w, "amina.txt", interview)
	mended := put(t, w, "b.txt", "Enquêtrice : Et là ?\n\nBruno : La commune m’a écrit.\n\nEnquêtrice : Ah ?\n\nBruno : Oui.\n")
	code(t, w, amina, "j’y vais à pied", "Mobilité")
	quote := code(t, w, mended, "La commune m’a écrit", "Courrier")
	if err := w.StartIndex(); err != nil {
		t.Fatal(err)
	}
	if err := w.WaitIndex(context.Background()); err != nil {
		t.Fatal(err)
	}
	if w.SearchLate() {
		t.Error("an index that holds everything is called late")
	}
	w.indexer.quit() // it follows no more
	<-w.indexer.done
	put(t, w, "c.txt", "Enquêtrice : Alors ?\n\nChloé : La commune, oui.\n\nEnquêtrice : Et ?\n\nChloé : Voilà.\n")
	if _, err := w.Correct(ada, corrected(t, w, mended, "La commune m’a écrit", "Hier, la commune m’a téléphoné")); err != nil {
		t.Fatal(err)
	}
	// It follows no more: a search that waited for it would never end.
	hits, total, err := w.Search(context.Background(), SearchRequest{Query: "commune"})
	if err != nil {
		t.Fatal(err)
	}
	if !w.SearchLate() {
		t.Error("it is not called late")
	}
	if len(hits) == 0 || total != len(hits) {
		t.Errorf("%d hits of %d", len(hits), total)
	}
	for _, h := range hits {
		if h.Testimony != amina.ID || h.ID == quote.ID {
			t.Errorf("a hit of what changed: %+v", h)
		}
		for _, s := range h.Matches {
			if got := s.Of(h.Text); got != "commune" {
				t.Errorf("%q is marked", got)
			}
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := w.Search(ctx, SearchRequest{Query: "commune"}); err == nil {
		t.Error("a search that nobody waits for any more is answered")
	}
}
