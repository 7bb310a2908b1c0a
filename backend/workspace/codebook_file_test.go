package workspace

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func edit(t *testing.T, w *Workspace, id corpus.ID, f func(*corpus.Code)) {
	t.Helper()
	c, err := w.code(id)
	must(t, err)
	f(&c)
	must(t, w.EditCode(ada, c))
}

// filled is a project with a codebook that has everything.
func filled(t *testing.T) (*Workspace, corpus.Quote) {
	t.Helper()
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	q := code(t, w, m, "j’ai fait le dossier toute seule", "Autonomie/Papiers")
	edit(t, w, makeCode(t, w, "Autonomie/Papiers"), func(c *corpus.Code) {
		c.Definition, c.Inclusion, c.Exclusion = "Faire ses démarches.", "Dossiers, guichets", "Aide d’un proche"
		c.Example, c.Memo = q.ID, "=à revoir"
	})
	return w, q
}

func TestCodebookComesBack(t *testing.T) {
	w, q := filled(t)
	for _, format := range []string{"csv", "xlsx", "qdc"} {
		path := filepath.Join(t.TempDir(), "grille."+format)
		must(t, w.ExportCodebook(CodebookRequest{Format: format}, path))
		p, err := w.PlanCodebook(path)
		must(t, err)
		if p.Added != 0 || p.Changed != 0 || p.Unchanged != 2 {
			t.Errorf("%s into its own project: %+v", format, p)
		}
		other := newWorkspace(t, options(t))
		before, err := other.moment()
		must(t, err)
		p, err = other.PlanCodebook(path)
		must(t, err)
		if now, _ := other.moment(); now != before || p.Added != 2 {
			t.Errorf("%s: a plan wrote, or tells %+v", format, p)
		}
		_, err = other.ImportCodebook(ada, path)
		must(t, err)
		got, err := other.code(makeCode(t, other, "Autonomie/Papiers"))
		must(t, err)
		want, err := w.code(makeCode(t, w, "Autonomie/Papiers"))
		must(t, err)
		if got.Definition != want.Definition || got.Inclusion != want.Inclusion || got.Exclusion != want.Exclusion || got.Color != want.Color {
			t.Errorf("%s: %+v came of %+v", format, got, want)
		}
		if memo := map[string]string{"csv": "=à revoir", "xlsx": "=à revoir", "qdc": ""}[format]; got.Memo != memo {
			t.Errorf("%s: memo %q", format, got.Memo)
		}
		sound(t, other)
		_, err = other.Undo(ada)
		must(t, err)
		if all, _ := other.Codes(); len(all) != 0 {
			t.Errorf("%s: %d codes after one undo", format, len(all))
		}
	}
	_ = q
}

func TestImportCodebookOverCodes(t *testing.T) {
	w, q := filled(t)
	path := filepath.Join(t.TempDir(), "codes.csv")
	must(t, os.WriteFile(path, []byte("code;définition;couleur;exemple\r\n"+
		"AUTONOMIE/papiers;Faire ses démarches seule.;#112233;\r\n"+
		"Autonomie/Mobilité;Se déplacer.;;\r\n"+
		"Autonomie/papiers;;;"+q.Exact+"\r\n"), 0o600))
	edit(t, w, makeCode(t, w, "Autonomie/Papiers"), func(c *corpus.Code) { c.Example = "" })
	p, err := w.ImportCodebook(ada, path)
	must(t, err)
	if p.Added != 1 || p.Changed != 1 || p.Unchanged != 1 {
		t.Errorf("plan %+v", p)
	}
	got, err := w.code(makeCode(t, w, "Autonomie/Papiers"))
	must(t, err)
	if got.Name != "Papiers" || got.Definition != "Faire ses démarches seule." || got.Color != "#112233" || got.Inclusion == "" || got.Example != q.ID {
		t.Errorf("code %+v", got)
	}
	if got := tree(t, w); got != "Autonomie 0\n  Papiers 1\n  Mobilité 0\n" {
		t.Errorf("codebook:\n%s", got)
	}
	sound(t, w)
}

func TestImportRenamesByID(t *testing.T) {
	w, _ := filled(t)
	id := makeCode(t, w, "Autonomie/Papiers")
	path := filepath.Join(t.TempDir(), "codes.qdc")
	must(t, os.WriteFile(path, []byte(`<CodeBook origin="NVivo"><Codes><Code name="Autonomie"><Code guid="`+strings.ToUpper(string(id))+
		`" name="Démarches"/></Code></Codes></CodeBook>`), 0o600))
	p, err := w.ImportCodebook(ada, path)
	must(t, err)
	if p.Added != 0 || p.Codes[1].Path != "Autonomie/Démarches" || !slices.Equal(p.Codes[1].Fields, []Field{{"name", "Papiers", "Démarches"}}) {
		t.Errorf("plan %+v", p)
	}
}

func TestPrintedCodebook(t *testing.T) {
	w, _ := filled(t)
	_, err := w.AddName(ada, corpus.Pseudonym{Name: "Amina", Kind: corpus.NameOfPerson, Pseudonym: "Samia"})
	must(t, err)
	must(t, w.ArchiveCode(ada, makeCode(t, w, "Vieux"), true))
	path := filepath.Join(t.TempDir(), "grille.md")
	must(t, w.ExportCodebook(CodebookRequest{Format: "md"}, path))
	data, err := os.ReadFile(path)
	must(t, err)
	for _, want := range []string{"# Grille de codage", "2\u00a0codes", "### Papiers", "À inclure : Dossiers, guichets", "toute seule", "Samia"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%q is not in\n%s", want, data)
		}
	}
	for _, not := range []string{"Amina", "revoir", "Vieux"} {
		if strings.Contains(string(data), not) {
			t.Errorf("%q is in\n%s", not, data)
		}
	}
	if err := w.ExportCodebook(CodebookRequest{Format: "pdf-cards"}, path); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("as cards: %v", err)
	}
	if err := w.ExportCodebook(CodebookRequest{Format: "csv"}, w.Path()); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("over the project: %v", err)
	}
}

func TestArchive(t *testing.T) {
	w := newWorkspace(t, options(t))
	top, child, other := makeCode(t, w, "A"), makeCode(t, w, "A/x"), makeCode(t, w, "B")
	archived := func() (out []corpus.ID) {
		all, err := w.Codes()
		must(t, err)
		for _, c := range all {
			if c.Archived {
				out = append(out, c.ID)
			}
		}
		return out
	}
	must(t, w.ArchiveCode(ada, top, true))
	if got := archived(); !slices.Equal(got, []corpus.ID{top, child}) {
		t.Errorf("archived %v", got)
	}
	must(t, w.ArchiveCode(ada, other, true))
	must(t, w.ArchiveCode(ada, child, false))
	if got := archived(); !slices.Equal(got, []corpus.ID{other}) {
		t.Errorf("archived %v", got)
	}
	for range 3 {
		_, err := w.Undo(ada)
		must(t, err)
	}
	if got := archived(); got != nil {
		t.Errorf("after undo %v", got)
	}
}

func TestExampleOfACode(t *testing.T) {
	w, q := filled(t)
	papers, other := makeCode(t, w, "Autonomie/Papiers"), makeCode(t, w, "Autre")
	c, err := w.code(other)
	must(t, err)
	c.Example = q.ID
	if err := w.EditCode(ada, c); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("a quote without the code: %v", err)
	}
	kept, err := w.RemoveCode(ada, q.ID, papers)
	must(t, err)
	if kept.ID != "" {
		t.Error("a quote that nothing keeps stayed")
	}
	if c, _ := w.code(papers); c.Example != "" {
		t.Error("a quote without the code is its example")
	}
	sound(t, w)
}

// The words of a quote that may not be quoted are no example either.
func TestCodebooksFollowConsent(t *testing.T) {
	w, q := filled(t)
	must(t, w.SetConsent(ada, nil, []corpus.ID{q.ID}, corpus.ConsentWithheld))
	for _, format := range CodebookFormats() {
		path := filepath.Join(t.TempDir(), "grille."+format)
		must(t, w.ExportCodebook(CodebookRequest{Format: format, RealNames: true}, path))
		text := string(unpacked(t, path))
		if strings.Contains(text, "toute seule") || !strings.Contains(text, "Faire ses démarches.") {
			t.Errorf("%s shows what may not be quoted, or not the rest", format)
		}
		if format == "md" && !strings.Contains(text, "1\u00a0extrait laissé de côté") {
			t.Errorf("it does not say so: %s", text)
		}
	}
}
