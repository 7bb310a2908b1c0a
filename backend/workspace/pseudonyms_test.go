package workspace

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/index"
	"florilege/backend/pseudonym"
)

const spoken = "Enquêtrice : Bonjour Fatima.\n\n" +
	"Fatima : J'habite à Verviers avec Amina. Amina et moi, on va au CPAS.\n\n" +
	"Fatima : C'est l'avis d'Amina Cassiers, et d'Amina seule, à Verviers. Et Bruno ? Je vois Bruno le lundi.\n"

func nameOf(t *testing.T, w *Workspace, n corpus.Pseudonym) corpus.Pseudonym {
	t.Helper()
	n, err := w.AddName(ada, n)
	must(t, err)
	return n
}

func TestNamesAreKeptUndoneAndRefused(t *testing.T) {
	w := newWorkspace(t, options(t))
	n := nameOf(t, w, corpus.Pseudonym{Name: "  Fatima  Benali ", Forms: []string{"fatima", "Fatima", "FATIMA BENALI", " "}, Pseudonym: "Nora"})
	if n.Name != "Fatima Benali" || !reflect.DeepEqual(n.Forms, []string{"fatima"}) || n.Kind != corpus.NameOfPerson {
		t.Errorf("kept as %+v", n)
	}
	for what, bad := range map[string]corpus.Pseudonym{
		"the same name": {Name: "FATIMA BENALI", Pseudonym: "Léa"}, "no name": {Pseudonym: "Léa"}, "no letter": {Name: "…", Pseudonym: "Léa"},
		"no such kind": {Name: "Bruno", Kind: "dog"},
	} {
		if _, err := w.AddName(ada, bad); err == nil {
			t.Errorf("%s was added", what)
		}
	}
	n.Pseudonym = "Léa"
	must(t, w.EditName(ada, n))
	must(t, w.DeleteNames(ada, []corpus.ID{n.ID}))
	for range 2 {
		_, err := w.Undo(ada)
		must(t, err)
	}
	all, err := w.Names()
	must(t, err)
	if len(all) != 1 || all[0].Pseudonym != "Nora" {
		t.Errorf("after undo: %+v", all)
	}
	if err := w.EditName(ada, corpus.Pseudonym{ID: "none", Name: "x"}); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("editing what is not there: %v", err)
	}
	sound(t, w)
}

func TestNamesAreCountedAndWarnedOf(t *testing.T) {
	w := newWorkspace(t, options(t))
	put(t, w, "a.txt", spoken)
	nameOf(t, w, corpus.Pseudonym{Name: "Fatima", Pseudonym: "Bruno"})
	nameOf(t, w, corpus.Pseudonym{Name: "Amina", Pseudonym: "Fatima"})
	nameOf(t, w, corpus.Pseudonym{Name: "Mme Amina", Forms: []string{"AMINA"}, Pseudonym: "Zoé"})
	nameOf(t, w, corpus.Pseudonym{Name: "Verviers", Kind: corpus.NameOfPlace, Pseudonym: "Zoé"})
	infos, err := w.NameInfos(context.Background())
	must(t, err)
	for i, want := range []NameInfo{
		{Count: 3, Cautions: []Caution{PseudonymIsSaid}},
		{Count: 4, Cautions: []Caution{PseudonymIsReal, PseudonymIsSaid}},
		{Count: 0, Cautions: []Caution{PseudonymIsShared, FormIsShared}},
		{Count: 2, Cautions: []Caution{PseudonymIsShared}},
	} {
		if infos[i].Count != want.Count || !slices.Equal(infos[i].Cautions, want.Cautions) {
			t.Errorf("%s: %d, %v; want %d, %v", infos[i].Name, infos[i].Count, infos[i].Cautions, want.Count, want.Cautions)
		}
	}
	put(t, w, "b.txt", "On a vu Fatima.")
	infos, err = w.NameInfos(context.Background())
	must(t, err)
	if infos[0].Count != 4 {
		t.Errorf("after another import Fatima is said %d times", infos[0].Count)
	}
}

func TestSuggestions(t *testing.T) {
	w := newWorkspace(t, options(t))
	put(t, w, "a.txt", spoken)
	nameOf(t, w, corpus.Pseudonym{Name: "Verviers", Kind: corpus.NameOfPlace}) // stays as it is
	nameOf(t, w, corpus.Pseudonym{Name: "Bruno", Pseudonym: "Camille"})
	got, err := w.Suggestions(context.Background())
	must(t, err)
	names := map[string]string{}
	for _, s := range got {
		names[s.Name] = s.Pseudonym
	}
	if !reflect.DeepEqual(names, map[string]string{"Amina Cassiers": "Dominique", "CPAS": "Organisme 1", "Fatima": "Sacha"}) {
		t.Errorf("suggested %v", names)
	}
}

func TestNamesTable(t *testing.T) {
	w := newWorkspace(t, options(t))
	nameOf(t, w, corpus.Pseudonym{Name: "=Fatima", Forms: []string{"Fati", "@fati"}, Pseudonym: "Nora; « N »", Memo: "dit\nune fois"})
	nameOf(t, w, corpus.Pseudonym{Name: "Verviers", Kind: corpus.NameOfPlace})
	path := filepath.Join(t.TempDir(), "noms.csv")
	must(t, w.ExportNames(path))
	data, err := os.ReadFile(path)
	must(t, err)
	want := "\uFEFFnom;autres formes;type;pseudonyme;mémo\r\n'=Fatima;Fati | @fati;personne;\"Nora; « N »\";\"dit\r\nune fois\"\r\nVerviers;;lieu;;\r\n"
	if string(data) != want {
		t.Errorf("written as %q, want %q", data, want)
	}
	before, err := w.Names()
	must(t, err)
	again, err := w.ImportNames(ada, path)
	must(t, err)
	if again != (NamesRead{Unchanged: 2}) {
		t.Errorf("reading it back: %+v", again)
	}
	must(t, os.WriteFile(path, []byte("pseudonym,name,kind\nLéa,=fatima,\n,Bruno,person\nx,,place\n"), 0o600))
	read, err := w.ImportNames(ada, path)
	must(t, err)
	if read != (NamesRead{Added: 1, Changed: 1}) {
		t.Errorf("another table: %+v", read)
	}
	_, err = w.Undo(ada)
	must(t, err)
	after, err := w.Names()
	must(t, err)
	if !reflect.DeepEqual(before, after) {
		t.Errorf("undone to %+v, want %+v", after, before)
	}
	for what, table := range map[string]string{"columns without names": "Fatima;Nora\n", "nothing": ""} {
		must(t, os.WriteFile(path, []byte(table), 0o600))
		if _, err := w.ImportNames(ada, path); err == nil {
			t.Errorf("%s was read", what)
		}
	}
	must(t, os.WriteFile(path, []byte("nom;pseudonyme\r\nZo\xe9;L\xe9a\r\n"), 0o600)) // Windows-1252
	_, err = w.ImportNames(ada, path)
	must(t, err)
	if _, err := w.FindName("Zoé"); err != nil {
		t.Error(err)
	}
}

// TestExportsShowNoName exports every field of every format with names in it.
func TestExportsShowNoName(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "Fatima.txt", spoken)
	must(t, w.EditTestimony(ada, m.ID, "Fatima à Verviers", "", m.Speakers))
	q := code(t, w, m, "Amina Cassiers, et d'Amina", "Aide d'Amina")
	_, err := w.EditMemo(ada, q.ID, "Fatima hésite")
	must(t, err)
	half := code(t, w, m, "Cassiers, et", "Aide d'Amina")
	c, err := w.AddCollection(ada, "Pour Fatima", Filter{}, true)
	must(t, err)
	must(t, w.EditCollection(ada, c.ID, "Pour Fatima", "Ce que dit Fatima"))
	must(t, w.AddItem(ada, c.ID, corpus.ItemComment, "Fatima y revient", 0, ""))
	must(t, w.AddItem(ada, c.ID, corpus.ItemHeading, "Chez Amina", 1, ""))
	must(t, w.SetChain(ada, c.ID, []corpus.Link{{
		Action: corpus.Cell{Text: "Fatima à Verviers"}, Result: corpus.Cell{Quotes: []corpus.ID{q.ID}},
		Impact: corpus.Cell{Text: "Amina Cassiers"},
	}}))
	nameOf(t, w, corpus.Pseudonym{Name: "Fatima", Pseudonym: "Nora"})
	nameOf(t, w, corpus.Pseudonym{Name: "Amina Cassiers", Forms: []string{"Amina"}, Pseudonym: "Zoé Nys"})
	nameOf(t, w, corpus.Pseudonym{Name: "Verviers", Kind: corpus.NameOfPlace, Pseudonym: "Huy"})
	for _, f := range export.Formats() {
		path := filepath.Join(t.TempDir(), "x"+f.Extension)
		must(t, w.Export(ExportRequest{Format: f.Name, Collection: c.ID}, path))
		if f.Extension == ".pdf" || f.Extension == ".png" {
			continue // compressed, or drawn; they show the same document
		}
		data := unpacked(t, path)
		for _, name := range []string{"Fatima", "Amina", "Cassiers", "Verviers"} {
			if strings.Contains(string(data), name) {
				t.Errorf("%s shows %s", f.Name, name)
			}
		}
		if text := string(data); !strings.Contains(text, "Nora") || !strings.Contains(text, "de Zoé") {
			t.Errorf("%s shows no pseudonym", f.Name)
		}
		must(t, w.Export(ExportRequest{Format: f.Name, Collection: c.ID, RealNames: true}, path))
		data = unpacked(t, path)
		if !strings.Contains(string(data), "Amina Cassiers") || strings.Contains(string(data), "Zoé") {
			t.Errorf("%s with real names shows pseudonyms", f.Name)
		}
	}
	r, err := w.Read(m.ID)
	must(t, err)
	if !strings.Contains(r.Text, "Amina Cassiers") || half.Exact != "Cassiers, et" {
		t.Error("the stored words changed")
	}
	page, err := w.Preview(ExportRequest{Format: "html", Collection: c.ID}, 0, 1)
	must(t, err)
	if strings.Contains(page.HTML, "Fatima") || !strings.Contains(page.HTML, "noms remplacés") {
		t.Error("the preview shows a name, or does not say that names are replaced")
	}
	sound(t, w)
}

// unpacked reads a file, or all that an archive holds.
func unpacked(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return data
	}
	data = nil
	for _, f := range z.File {
		r, err := f.Open()
		must(t, err)
		part, err := io.ReadAll(r)
		must(t, err)
		data = append(data, part...)
	}
	return data
}

// TestTextsIsWhole fails when a document gets a text that Texts leaves out.
func TestTextsIsWhole(t *testing.T) {
	silent := []string{"Language", "Color", "ID", "Testimony", "Kind", "Time"} // no name stands in them
	var fill func(v reflect.Value)
	fill = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() && !slices.Contains(silent, f.Name) && f.Name != "Blocks" {
					fill(v.Field(i))
				}
			}
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			fill(v.Index(0))
		case reflect.String:
			v.SetString("Fatima")
		}
	}
	d := export.Document{Blocks: []export.Block{
		{Kind: corpus.ItemHeading, Text: "Fatima"}, {Kind: corpus.ItemComment, Text: "Fatima"}, {Kind: corpus.ItemQuote},
	}}
	fill(reflect.ValueOf(&d).Elem())
	fill(reflect.ValueOf(&d.Blocks[2].Quote).Elem())
	d.Texts(func(_ export.Place, _ int, text *string) { *text = strings.ReplaceAll(*text, "Fatima", "Nora") })
	if whole := fmt.Sprintf("%+v", d); strings.Contains(whole, "Fatima") {
		t.Errorf("a text is left out: %s", whole)
	}
}

func TestLeaks(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "a.txt", spoken+"\nFatima : Mon adresse, c'est fatimacassiers@example.org, Cassiers comme lui.\n")
	code(t, w, m, "Amina Cassiers, et d'Amina seule", "Aide")
	code(t, w, m, "fatimacassiers@example.org, Cassiers comme lui", "Aide")
	code(t, w, m, "Je vois Bruno le lundi", "Aide")
	nameOf(t, w, corpus.Pseudonym{Name: "Fatima", Pseudonym: "Nora"})
	nameOf(t, w, corpus.Pseudonym{Name: "Amina Cassiers", Forms: []string{"Amina"}, Pseudonym: "Zoé"})
	say := func(list []Leak) string {
		var out []string
		for _, l := range list {
			out = append(out, l.Form+" "+string(l.Place)+" "+string(l.Why))
		}
		slices.Sort(out)
		return strings.Join(out, ", ")
	}
	leaks, err := w.Leaks(context.Background(), ExportRequest{Format: "docx"}, "/tmp/Extraits Fatima.docx")
	must(t, err)
	if got := say(leaks.Names); got != "Fatima file name" {
		t.Errorf("names: %s", got)
	}
	if got := say(leaks.Traces); got != "Cassiers quote part, fatimacassiers quote inside" {
		t.Errorf("traces: %s", got)
	}
	if got := say(leaks.Candidates); got != "Bruno quote candidate" {
		t.Errorf("candidates: %s", got)
	}
	leaks, err = w.Leaks(context.Background(), ExportRequest{Format: "docx", RealNames: true}, "")
	must(t, err)
	if got := say(leaks.Names); got != "Amina Cassiers quote name, Fatima speaker name" {
		t.Errorf("with real names: %s", got)
	}
	attribute, err := w.AddAttribute(ada, corpus.Attribute{Of: corpus.OfTestimony, Name: "Suivi par Fatima", Type: corpus.TypeText})
	must(t, err)
	must(t, w.SetValues(ada, []Cell{{Record: m.ID, Attribute: attribute.ID, Text: "chez Bruno et Amina Cassiers"}}, false))
	leaks, err = w.Leaks(context.Background(), ExportRequest{Format: "csv", RealNames: true}, "")
	must(t, err)
	if got := say(leaks.Names); got != "Amina Cassiers quote name, Amina Cassiers value name, Fatima speaker name, Fatima value name" {
		t.Errorf("in attributes: %s", got)
	}
	leaks, err = w.Leaks(context.Background(), ExportRequest{Format: "csv"}, "")
	must(t, err)
	if got := say(leaks.Candidates); got != "Bruno quote candidate, Bruno value candidate" {
		t.Errorf("undecided in attributes: %s", got)
	}
	nameOf(t, w, corpus.Pseudonym{Name: "Bruno"})
	leaks, err = w.Leaks(context.Background(), ExportRequest{Format: "docx"}, "x.docx")
	must(t, err)
	if len(leaks.Names)+len(leaks.Candidates) > 0 {
		t.Errorf("once decided: %+v", leaks)
	}
}

func TestPropose(t *testing.T) {
	w := newWorkspace(t, options(t))
	put(t, w, "a.txt", spoken+"\nFatima : Camille et Dominique.\n")
	got, forms, err := w.Propose(context.Background(), "Amina Cassiers", corpus.NameOfPerson)
	must(t, err)
	if got != "Sacha" || !slices.Equal(forms, pseudonym.Forms("Amina Cassiers", corpus.NameOfPerson)) {
		t.Errorf("proposed %s, %v", got, forms)
	}
}

// What a search finds is written as everything else: a name that an end of a quote
// parts is replaced, and so are the words that were found of it.
func TestFoundShowsNoName(t *testing.T) {
	w := newWorkspace(t, options(t))
	nameOf(t, w, corpus.Pseudonym{Name: "Fatima Benali", Pseudonym: "Nora Idrissi"})
	m := put(t, w, "a.txt", "Bruno : Je suis venu avec Fatima Benali au marché.\n")
	code(t, w, m, "Je suis venu avec Fatima", "Voix")
	for _, kind := range []index.Kind{index.Quotes, index.Testimonies} {
		r := ExportRequest{Format: "csv", Search: &SearchRequest{Query: "venu fatima", In: []index.Kind{kind}}}
		path := filepath.Join(t.TempDir(), "x.csv")
		must(t, w.Export(r, path))
		text := string(unpacked(t, path))
		if strings.Contains(text, "Fatima") || strings.Contains(text, "Benali") || !strings.Contains(text, "venu · Nora Idrissi") {
			t.Errorf("%s: %s", kind, text)
		}
		r.RealNames = true
		must(t, w.Export(r, path))
		if text := string(unpacked(t, path)); !strings.Contains(text, "venu · Fatima") {
			t.Errorf("%s with real names: %s", kind, text)
		}
	}
}
