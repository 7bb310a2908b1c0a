package workspace

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/index"
)

// printed returns an export as Markdown.
func printed(t *testing.T, w *Workspace, r ExportRequest) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.md")
	r.Format = "md"
	must(t, w.Export(r, path))
	data, err := os.ReadFile(path)
	must(t, err)
	return string(data)
}

func TestExportsFollowConsent(t *testing.T) {
	w := newWorkspace(t, options(t))
	open := put(t, w, "Ouvert.txt", "Amina : Je parle pour tout le monde. Et ceci reste entre nous.\n")
	shut := put(t, w, "Interne.txt", "Bruno : Ne le dites pas dehors. Sauf ça, dites-le.\n")
	said := put(t, w, "Rien.txt", "Denise : Personne n'a rien noté ici.\n")
	code(t, w, open, "Je parle pour tout le monde", "Voix")
	hidden := code(t, w, open, "Et ceci reste entre nous", "Voix")
	code(t, w, shut, "Ne le dites pas dehors", "Voix")
	spoken := code(t, w, shut, "Sauf ça, dites-le", "Voix")
	code(t, w, said, "Personne n'a rien noté ici", "Voix")
	must(t, w.SetConsent(ada, []corpus.ID{open.ID}, nil, corpus.ConsentPublic))
	must(t, w.SetConsent(ada, []corpus.ID{shut.ID}, nil, corpus.ConsentInternal))
	must(t, w.SetConsent(ada, nil, []corpus.ID{hidden.ID}, corpus.ConsentWithheld))
	must(t, w.SetConsent(ada, nil, []corpus.ID{spoken.ID}, corpus.ConsentPublic))
	for _, c := range []struct {
		public       bool
		left, unsaid int
		has, hasNot  []string
	}{
		{false, 1, 1, []string{"tout le monde", "pas dehors", "dites-le", "rien noté", "1\u00a0extrait laissé de côté"}, []string{"entre nous"}},
		{true, 2, 1, []string{"tout le monde", "dites-le", "rien noté", "2\u00a0extraits laissés de côté"}, []string{"entre nous", "pas dehors"}},
	} {
		r := ExportRequest{Public: c.public}
		left, unsaid, err := w.LeftOut(r)
		must(t, err)
		if left != c.left || unsaid != c.unsaid {
			t.Errorf("public %v: %d left out, %d unsaid", c.public, left, unsaid)
		}
		text := printed(t, w, r)
		for _, s := range c.has {
			if !strings.Contains(text, s) {
				t.Errorf("public %v: %q is not in %s", c.public, s, text)
			}
		}
		for _, s := range c.hasNot {
			if strings.Contains(text, s) {
				t.Errorf("public %v: %q is shown", c.public, s)
			}
		}
		look, err := w.Preview(ExportRequest{Format: "json", Public: c.public}, 0, 0)
		must(t, err)
		if look.Left != c.left || strings.Contains(look.HTML, "entre nous") {
			t.Errorf("the preview leaves %d out", look.Left)
		}
	}
	for words, public := range map[string]bool{"entre": false, "pas": true} { // in a quote, in a testimony
		look, err := w.Preview(ExportRequest{Format: "txt", Public: public, Search: &SearchRequest{Query: words}}, 0, 0)
		must(t, err)
		if look.Left == 0 || strings.Contains(look.HTML, "entre nous") || strings.Contains(look.HTML, "dehors") {
			t.Errorf("a search for %q shows what it may not: %s", words, look.HTML)
		}
	}
	look, err := w.Preview(ExportRequest{Format: "txt", Search: &SearchRequest{Query: "monde", In: []index.Kind{index.Quotes}}}, 0, 0)
	must(t, err)
	if !strings.Contains(look.HTML, "tout le monde") {
		t.Errorf("a search shows nothing: %s", look.HTML)
	}
	if corpus.CodeOf(w.SetConsent(ada, nil, nil, "peut-être")) != corpus.Invalid {
		t.Error("any consent is taken")
	}
	_, err = w.Undo(ada)
	must(t, err)
	if text := printed(t, w, ExportRequest{Public: true}); strings.Contains(text, "dites-le") {
		t.Error("consent is not taken back by undo")
	}
	sound(t, w)
}

func TestCutsArePrintedAndProved(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "a.txt", "Fatima : Et la dame Amina Cassiers, au bout du fil, elle m'a écouté.\n")
	q := code(t, w, m, "Et la dame Amina Cassiers, au bout du fil, elle m'a écouté.", "Voix")
	c, err := w.AddCollection(ada, "Rapport", Filter{}, true)
	must(t, err)
	item := c.Items[len(c.Items)-1].ID
	at := func(part string) corpus.Span {
		i := strings.Index(q.Exact, part)
		return corpus.Span{Start: i, End: i + len(part)}
	}
	r := ExportRequest{Collection: c.ID}
	must(t, w.EditWords(ada, c.ID, item, []corpus.Edit{{Span: at(", au bout du fil")}, {Span: at("elle"), Text: "la dame d'Amina"}}))
	if text := printed(t, w, r); !strings.Contains(text, "Cassiers \\[…\\], \\[la dame d'Amina\\] m'a écouté.") {
		t.Errorf("printed %s", text)
	}
	nameOf(t, w, corpus.Pseudonym{Name: "Amina Cassiers", Forms: []string{"Amina"}, Pseudonym: "Zoé Nys"})
	// A cut in the middle of a name leaves nothing of it.
	must(t, w.EditWords(ada, c.ID, item, []corpus.Edit{{Span: at(" Cassiers")}, {Span: at("elle"), Text: "la dame d'Amina"}}))
	if text := printed(t, w, r); strings.Contains(text, "Amina") || strings.Contains(text, "Cassiers") || !strings.Contains(text, "\\[la dame de Zoé") {
		t.Errorf("with pseudonyms: %s", text)
	}
	if got, _, _ := w.Quotes(Filter{}); got[0].Exact != q.Exact {
		t.Error("the stored words changed")
	}
	for _, edits := range [][]corpus.Edit{{{Span: corpus.Span{Start: 0, End: len(q.Exact)}}}, {{Span: corpus.Span{Start: 0, End: 999}}}} {
		if corpus.CodeOf(w.EditWords(ada, c.ID, item, edits)) != corpus.Invalid {
			t.Errorf("%+v is taken", edits)
		}
	}
	// Words that changed since are printed whole.
	_, err = w.MoveQuote(ada, q.ID, corpus.Span{Start: q.Span.Start + 3, End: q.Span.End})
	must(t, err)
	_, items, err := w.Collection(c.ID)
	must(t, err)
	if it := items[len(items)-1]; !it.Stale() || it.Printed() != it.Quote.Exact {
		t.Errorf("stale edits are used: %s", it.Printed())
	}
	var b bytes.Buffer
	d, err := w.document(r)
	must(t, err)
	must(t, export.Write(&b, "json", d, export.Options{}))
	if strings.Contains(b.String(), `"edited": true`) {
		t.Error("the document says that words were cut")
	}
	sound(t, w)
}
