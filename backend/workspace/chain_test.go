package workspace

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func TestChainIsArranged(t *testing.T) {
	w := newWorkspace(t, options(t))
	first, second := put(t, w, "un.txt", firstTalk), put(t, w, "deux.txt", secondTalk)
	q1, q2 := code(t, w, first, "à Verviers", "Papiers"), code(t, w, second, "plus de guichet", "Papiers")
	c, err := w.AddCollection(ada, "Rapport", Filter{}, false)
	must(t, err)
	must(t, w.SetChain(ada, c.ID, []corpus.Link{
		{Action: corpus.Cell{Text: "  Accueil "}, Result: corpus.Cell{Quotes: []corpus.ID{q1.ID, q2.ID, q1.ID}}},
		{Impact: corpus.Cell{Text: "Des droits ouverts"}},
	}))
	links, err := w.Chain(c.ID)
	must(t, err)
	if len(links) != 2 || links[0].ID == "" || links[0].Cells[0].Text != "Accueil" || len(links[0].Cells[1].Quotes) != 2 ||
		links[0].Cells[1].Quotes[1].Exact != "plus de guichet" || links[1].Cells[2].Text != "Des droits ouverts" {
		t.Fatalf("the chain is %+v", links)
	}
	kept, _, err := w.Collection(c.ID)
	must(t, err)
	must(t, w.SetChain(ada, c.ID, []corpus.Link{kept.Chain[1], kept.Chain[0]}))
	if moved, err := w.Chain(c.ID); err != nil || moved[0].ID != links[1].ID || moved[1].ID != links[0].ID {
		t.Errorf("moved: %+v, %v", moved, err)
	}
	_, err = w.Undo(ada)
	must(t, err)
	if back, err := w.Chain(c.ID); err != nil || back[0].ID != links[0].ID {
		t.Errorf("undone: %+v, %v", back, err)
	}
	if err := w.SetChain(ada, c.ID, []corpus.Link{{Result: corpus.Cell{Quotes: []corpus.ID{"nulle"}}}}); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("a quote that is not there: %v", err)
	}
	if err := w.SetChain(ada, c.ID, make([]corpus.Link, mostLinks+1)); corpus.CodeOf(err) != corpus.TooLarge {
		t.Errorf("too many rows: %v", err)
	}
	if err := w.SetChain(ada, c.ID, []corpus.Link{{Action: corpus.Cell{Text: strings.Repeat("a", mostName+1)}}}); corpus.CodeOf(err) != corpus.TooLarge {
		t.Errorf("too many words: %v", err)
	}
	sound(t, w)
}

// A chain leaves as a collection does: with its cuts, and without what may not
// be shown.
func TestChainIsExported(t *testing.T) {
	w := newWorkspace(t, options(t))
	first, second := put(t, w, "un.txt", firstTalk), put(t, w, "deux.txt", secondTalk)
	q1, q2 := code(t, w, first, "à Verviers", "Papiers"), code(t, w, second, "plus de guichet", "Papiers")
	c, err := w.AddCollection(ada, "Rapport", Filter{}, false)
	must(t, err)
	must(t, w.AddToCollection(ada, c.ID, []corpus.ID{q2.ID}, ""))
	_, items, err := w.Collection(c.ID)
	must(t, err)
	must(t, w.EditWords(ada, c.ID, items[0].ID, []corpus.Edit{{Span: corpus.Span{Start: 0, End: 5}}}))
	must(t, w.SetChain(ada, c.ID, []corpus.Link{{Action: corpus.Cell{Text: "Accueil"}, Result: corpus.Cell{Quotes: []corpus.ID{q1.ID, q2.ID}}}}))
	drawn := func() string {
		path := filepath.Join(t.TempDir(), "chaîne.svg")
		must(t, w.Export(ExportRequest{Format: "chain-svg", Collection: c.ID}, path))
		data, err := os.ReadFile(path)
		must(t, err)
		return string(data)
	}
	if got := drawn(); !strings.Contains(got, "[…] de guichet") || !strings.Contains(got, "à Verviers") || !strings.Contains(got, "Accueil") {
		t.Error("the diagram lacks words, or a cut")
	}
	must(t, w.SetConsent(ada, []corpus.ID{first.ID}, nil, corpus.ConsentWithheld))
	if got := drawn(); strings.Contains(got, "à Verviers") || !strings.Contains(got, "de guichet") || !strings.Contains(got, "laissé de côté") {
		t.Error("what may not be quoted is drawn, or nothing says that it is not")
	}
}
