package workspace

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// shared makes a copy, opens it and compares it with its plan.
func shared(t *testing.T, w *Workspace, o ShareOptions) (*Workspace, ShareReport, []byte) {
	t.Helper()
	plan, err := w.PlanShare(o, ada)
	must(t, err)
	path := filepath.Join(t.TempDir(), "copie.florilege")
	report, err := w.Share(context.Background(), path, o, ada, nil)
	must(t, err)
	if !reflect.DeepEqual(plan.Holds, report.Holds) {
		t.Errorf("planned %+v\nand made %+v", plan.Holds, report.Holds)
	}
	for _, folder := range []string{filepath.Dir(path), filepath.Dir(w.Path())} {
		if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
			t.Errorf("%s holds %v, %v", folder, entries, err)
		}
	}
	data, err := os.ReadFile(path)
	must(t, err)
	opts := options(t)
	opts.Secret = o.Passphrase
	c, err := Open(path, opts)
	must(t, err)
	t.Cleanup(func() { _ = c.Close() })
	sound(t, c)
	if _, err := c.Undo(ada); corpus.CodeOf(err) != corpus.NothingToUndo {
		t.Errorf("undo in the copy: %v", err)
	}
	return c, report, data
}

func TestShareWithoutATestimony(t *testing.T) {
	o := options(t)
	path, secret, other := secretProject(t, o)
	w, err := Open(path, o)
	must(t, err)
	defer w.Close()
	for _, options := range []ShareOptions{
		{Testimonies: []corpus.ID{other.ID}},
		{Testimonies: []corpus.ID{other.ID}, WithoutHistory: true},
	} {
		c, report, data := shared(t, w, options)
		for _, canary := range canaries {
			if bytes.Contains(data, []byte(canary)) {
				t.Errorf("the copy says %q", canary)
			}
		}
		if len(report.Leaves.Testimonies) != 1 || report.Leaves.Testimonies[0].ID != secret.ID || report.Leaves.Quotes != 3 || report.Leaves.Verdicts != 1 {
			t.Errorf("it says that it leaves %+v", report.Leaves)
		}
		ours, err := w.Summary()
		must(t, err)
		theirs, err := c.Summary()
		must(t, err)
		if ours.Project.ID == theirs.Project.ID || theirs.Testimonies != 1 || theirs.Quotes != 2 || theirs.Codes != ours.Codes {
			t.Errorf("the copy is %+v", theirs)
		}
		m, err := c.Testimony(other.ID)
		if err != nil || m.Original == "" {
			t.Errorf("its testimony is %+v, %v", m, err)
		}
		history, err := c.History(0, 100)
		must(t, err)
		if history[0].Action != corpus.ActShare || options.WithoutHistory != (len(history) == 1) {
			t.Errorf("the history is %+v", history)
		}
	}
	if _, err := w.PlanShare(ShareOptions{Testimonies: []corpus.ID{"none"}}, ada); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("a testimony that is not there: %v", err)
	}
}

// Everything that can be left out is a sentence of its own.
func TestShareLeavesOut(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "Fichier Canari.txt", strings.ReplaceAll(interview, "\n", "\n\r"))
	q := code(t, w, m, "j’ai fait le dossier", "Papiers")
	_, err := w.EditMemo(Author{Name: "Bérénice"}, q.ID, "mémo canari de citation")
	must(t, err)
	must(t, w.EditTestimony(ada, m.ID, m.Title, "mémo canari de témoignage", m.Speakers))
	must(t, w.EditProject(ada, "Étude", "mémo canari de projet"))
	codes, err := w.Codes()
	must(t, err)
	codes[0].Memo = "mémo canari de code"
	must(t, w.EditCode(ada, codes[0].Code))
	c, err := w.AddCollection(ada, "Rapport", Filter{}, true)
	must(t, err)
	must(t, w.EditCollection(ada, c.ID, "Rapport", "intro canari"))
	must(t, w.AddItem(ada, c.ID, corpus.ItemComment, "commentaire canari", 0, ""))
	must(t, w.EditProject(ada, "Étude canari d’avant", "mémo canari de projet"))
	must(t, w.EditProject(ada, "Étude", "mémo canari de projet"))

	copies := map[string]struct {
		o     ShareOptions
		words []string
	}{
		"memos":     {ShareOptions{WithoutMemos: true}, []string{"canari de citation", "canari de témoignage", "canari de projet", "canari de code"}},
		"comments":  {ShareOptions{WithoutComments: true}, []string{"intro canari", "commentaire canari"}},
		"originals": {ShareOptions{WithoutOriginals: true}, []string{"Fichier Canari.txt", "\n\r\r\n"}},
		"history":   {ShareOptions{WithoutHistory: true}, []string{"canari d’avant", "Bérénice"}},
		"names":     {ShareOptions{WithoutNames: true}, []string{"Ada", "Bérénice"}},
	}
	_, _, all := shared(t, w, ShareOptions{})
	for name, c := range copies {
		other, report, data := shared(t, w, c.o)
		for _, word := range c.words {
			if !bytes.Contains(all, []byte(word)) {
				t.Errorf("%s: %q is not in the whole copy either", name, word)
			}
			if bytes.Contains(data, []byte(word)) {
				t.Errorf("%s: the copy says %q", name, word)
			}
		}
		if reflect.DeepEqual(report.Leaves, Holds{}) {
			t.Errorf("%s: it says that it leaves nothing", name)
		}
		row := other.NewBatch(ada).Import(other.PlanBytes("x.txt", []byte(strings.ReplaceAll(interview, "\n", "\n\r"))), false)
		if row.Status != Unchanged {
			t.Errorf("%s: importing the same file again: %s, %v", name, row.Status, row.Err)
		}
	}
}

func TestShareSealed(t *testing.T) {
	w := newWorkspace(t, options(t))
	put(t, w, "amina.txt", interview)
	_, report, data := shared(t, w, ShareOptions{Passphrase: "quatre mots au hasard"})
	if bytes.Contains(data, []byte("dossier")) || report.Recovery == "" || !report.Holds.Sealed {
		t.Errorf("the copy is not sealed: %+v", report)
	}
	_, err := w.Share(context.Background(), filepath.Join(t.TempDir(), "c.florilege"), ShareOptions{Passphrase: "court"}, ada, nil)
	if corpus.CodeOf(err) != corpus.ShortPassphrase {
		t.Errorf("a short passphrase: %v", err)
	}
}

// Where the copy is made, nothing else is ever written.
func TestShareStopsWhole(t *testing.T) {
	w := newWorkspace(t, options(t))
	put(t, w, "amina.txt", interview)
	to := filepath.Join(t.TempDir(), "c.florilege")
	must(t, os.WriteFile(to, nil, 0o600))
	if _, err := w.Share(context.Background(), to, ShareOptions{}, ada, nil); corpus.CodeOf(err) != corpus.Exists {
		t.Errorf("over another file: %v", err)
	}
	must(t, os.Remove(to))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := w.Share(ctx, to, ShareOptions{}, ada, nil)
	if corpus.CodeOf(err) != corpus.Cancelled {
		t.Errorf("stopped: %v", err)
	}
	if entries, err := os.ReadDir(filepath.Dir(to)); len(entries) > 0 {
		t.Errorf("%v is left, %v", entries, err)
	}
}

// A copy says all that it holds, what was built with the words as well.
func TestShareCountsWhatWasBuilt(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	q := code(t, w, m, "j’ai fait le dossier", "Papiers")
	c, err := w.AddCollection(ada, "Rapport", Filter{}, true)
	must(t, err)
	must(t, w.SetChain(ada, c.ID, []corpus.Link{{Action: corpus.Cell{Text: "Accueil"}}, {Result: corpus.Cell{Quotes: []corpus.ID{q.ID}}}}))
	_, err = w.AddWorkshop(ada, c.ID, "Au café", false)
	must(t, err)
	must(t, w.SetDimensions(ada, []corpus.Dimension{{Name: "Durée", Values: []corpus.DimensionValue{{Name: "Durable"}, {Name: "Passager"}}}}))
	for _, query := range []string{"dossier", "papiers", "mairie"} {
		_, err = w.SaveSearch(ada, query, query)
		must(t, err)
	}
	_, err = w.SetSynonyms(ada, "", []string{"mairie", "commune"})
	must(t, err)
	_, err = w.SavePreset(ada, "D’elle", ExportRequest{Format: "docx", Filter: Filter{Testimony: m.ID}})
	must(t, err)
	_, report, _ := shared(t, w, ShareOptions{Testimonies: []corpus.ID{}})
	h, gone := report.Holds, report.Leaves
	got := []int{h.Links, h.Workshops, h.Dimensions, h.Searches, h.Synonyms, h.Presets, gone.Presets, gone.Searches}
	if want := []int{2, 1, 1, 3, 1, 0, 1, 0}; !slices.Equal(got, want) {
		t.Errorf("rows, workshops, dimensions, searches, synonyms, exports, and those left: %v, not %v", got, want)
	}
}
