package workspace

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// told returns the subjects of a history.
func told(t *testing.T, w *Workspace) string {
	t.Helper()
	entries, err := w.History(0, 1000)
	must(t, err)
	out := ""
	for _, e := range entries {
		out += string(e.Action) + " " + e.Subject + "\n"
	}
	return out
}

func eraseOne(t *testing.T, path string, id corpus.ID, o Options) {
	t.Helper()
	_, err := Erase(context.Background(), path, EraseRequest{Testimony: id, Reason: "demande"}, ada, o, nil)
	must(t, err)
}

// The first erasure takes from the history which records its entries are of: the
// second must know all the same which words are hers.
func TestEraseAfterAnErasure(t *testing.T) {
	o := options(t)
	path, secret, _ := secretProject(t, o)
	w, err := Open(path, o)
	must(t, err)
	third := put(t, w, "tiers.txt", "Paul : Rien à dire de plus que cela.\n")
	q := code(t, w, secret, "personne ne m’a crue", "Colère")
	must(t, w.DeleteQuotes(ada, []corpus.ID{q.ID}))
	speakers := []corpus.Speaker{secret.Speakers[0], {Name: "P1"}}
	must(t, w.EditTestimony(ada, secret.ID, "T1", "", speakers))
	must(t, w.Close())
	eraseOne(t, path, third.ID, o)
	eraseOne(t, path, secret.ID, o)
	w, err = Open(path, o)
	must(t, err)
	defer w.Close()
	sound(t, w)
	history := told(t, w)
	for _, canary := range canaries {
		if strings.Contains(history, canary) {
			t.Errorf("the history says %q", canary)
		}
	}
	for _, stays := range []string{"import amina", "quote_code Papiers", "collection_add Pour le rapport", "erase demande\nerase demande", "quote_memo j’ai fait le dossier"} {
		if !strings.Contains(history, stays) {
			t.Errorf("the history does not say %q any more:\n%s", stays, history)
		}
	}
}

// What a copy does not hold its history does not tell, whether or not an erasure
// has taken the records from its entries.
func TestShareTellsNothingThatItLeaves(t *testing.T) {
	o := options(t)
	path := filepath.Join(t.TempDir(), "p.florilege")
	w, err := New(path, "Étude", "fr", ada, o)
	must(t, err)
	m := put(t, w, "a.txt", interview)
	gone := put(t, w, "b.txt", "Paul : Rien à dire de plus que cela.\n")
	_, err = w.AddName(ada, corpus.Pseudonym{Kind: corpus.NameOfPerson, Name: "Vrai Canari", Pseudonym: "P"})
	must(t, err)
	at, err := w.AddAttribute(ada, corpus.Attribute{Of: corpus.OfTestimony, Name: "Attribut Canari", Type: corpus.TypeText})
	must(t, err)
	must(t, w.SetValues(ada, []Cell{{Record: m.ID, Attribute: at.ID, Text: "x"}}, false))
	_, err = w.AddParticipants(ada, []string{"Personne Canari"})
	must(t, err)
	answers := filepath.Join(t.TempDir(), "Réponses Canari.csv")
	must(t, os.WriteFile(answers, []byte(answersCSV), 0o600))
	plan, err := w.PlanSurvey(answers)
	must(t, err)
	importSurvey(t, w, plan)
	must(t, w.Close())

	copies := map[string]struct {
		o     ShareOptions
		words []string
	}{
		"pseudonyms":   {ShareOptions{WithoutPseudonyms: true}, []string{"Vrai Canari"}},
		"participants": {ShareOptions{WithoutParticipants: true}, []string{"Attribut Canari", "Personne Canari"}},
		"originals":    {ShareOptions{WithoutOriginals: true}, []string{"Réponses Canari"}},
	}
	for _, erased := range []bool{false, true} {
		if erased {
			eraseOne(t, path, gone.ID, o)
		}
		for name, c := range copies {
			w, err := Open(path, o)
			must(t, err)
			_, _, data := shared(t, w, c.o)
			for _, word := range c.words {
				if bytes.Contains(data, []byte(word)) {
					t.Errorf("%s, after an erasure %t: the copy says %q", name, erased, word)
				}
			}
			must(t, w.Close())
		}
	}
}

// A coder is named by an export that is kept, and by the name of a copy that
// was brought over.
func TestShareWithoutNamesOfCoders(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "a.txt", interview)
	code(t, w, m, "j’ai fait le dossier", "Papiers")
	theirs := filepath.Join(t.TempDir(), "p (copie en conflit de Bérénice Canari 2026-03-14).florilege")
	must(t, w.SaveCopy(context.Background(), theirs, func(int64, int64) {}))
	there, err := Open(theirs, options(t))
	must(t, err)
	q, _, err := there.Quotes(Filter{})
	must(t, err)
	_, err = there.EditMemo(Author{Name: "Bérénice Canari"}, q[0].ID, "à revoir")
	must(t, err)
	must(t, there.Close())
	c, err := w.CompareFile(theirs, "")
	must(t, err)
	_, err = w.BringOver(ada, theirs, "", Wanted{Seen: c.There.At})
	must(t, err)
	for i, by := range []string{"Ada", "Ada Canari"} {
		_, err = w.SavePreset(ada, fmt.Sprint("Préréglage ", i), ExportRequest{Format: "docx", Filter: Filter{Coding: CodingFilter{By: by}}})
		must(t, err)
	}
	made, _, data := shared(t, w, ShareOptions{WithoutNames: true})
	if bytes.Contains(data, []byte("Canari")) {
		t.Error("the copy names a coder")
	}
	presets, err := made.Presets()
	must(t, err)
	if len(presets) != 1 || presets[0].Request.Filter.Coding.By != "Codeur 1" {
		t.Errorf("its exports are %+v", presets)
	}
}
