package workspace

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"florilege/backend/corpus"
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

// What stays of a search, in a file, a collection or codings, is all that there is,
// however far behind the index was.
func TestWhatStaysOfASearchIsWhole(t *testing.T) {
	for what, keep := range map[string]func(*testing.T, *Workspace) int{
		"an export": func(t *testing.T, w *Workspace) int {
			path := filepath.Join(t.TempDir(), "x.txt")
			must(t, w.Export(ExportRequest{Format: "txt", Search: &SearchRequest{Query: "commune dans:extraits"}}, path))
			return strings.Count(string(unpacked(t, path)), "commune\u202f»")
		},
		"a collection": func(t *testing.T, w *Workspace) int {
			c, err := w.CollectFound(context.Background(), ada, "Commune", SearchRequest{Query: "commune"})
			must(t, err)
			return c.Quotes()
		},
		"codings": func(t *testing.T, w *Workspace) int {
			id := makeCode(t, w, "Règle")
			n, err := w.Autocode(context.Background(), ada, id, Rule{Kind: corpus.AutoQuery, Text: "commune", Unit: UnitMatch}, nil)
			must(t, err)
			return n
		},
	} {
		t.Run(what, func(t *testing.T) {
			o := options(t)
			o.Patience = time.Nanosecond
			w := newWorkspace(t, o)
			text := "Amina : La commune, oui.\n"
			code(t, w, put(t, w, "a.txt", text), "commune", "Lieu")
			must(t, w.StartIndex())
			must(t, w.WaitIndex(context.Background()))
			ix := w.indexer
			ix.quit()
			<-ix.done
			unhurried(ix)
			code(t, w, put(t, w, "b.txt", strings.Replace(text, "Amina", "Bruno", 1)), "commune", "Lieu")
			ctx, quit := context.WithCancel(context.Background())
			ix.quit, ix.done = quit, make(chan struct{})
			go func() { // it goes on once somebody waits for it
				<-ix.hurry
				ix.run(ctx)
			}()
			if n := keep(t, w); n != 2 {
				t.Errorf("%d of 2", n)
			}
		})
	}
}

// unhurried forgets who waited before.
func unhurried(ix *indexer) {
	select {
	case <-ix.hurry:
	default:
	}
}

// Whoever waits for the index of a project that is closed meanwhile waits no more.
func TestNobodyWaitsForAClosedProject(t *testing.T) {
	w := newWorkspace(t, options(t))
	must(t, w.StartIndex())
	must(t, w.WaitIndex(context.Background()))
	ix := w.indexer
	ix.quit() // it follows no more
	<-ix.done
	put(t, w, "a.txt", interview)
	unhurried(ix)
	waited := make(chan error)
	go func() { waited <- w.WaitIndex(context.Background()) }()
	<-ix.hurry
	must(t, w.Close())
	if err := <-waited; corpus.CodeOf(err) != corpus.Cancelled {
		t.Errorf("it waited for %v", err)
	}
}
