package workspace

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// crossed is a project of two groups with quotes that say something, some nothing,
// one the same as another, and one that an interviewer says.
func crossed(t *testing.T) (w *Workspace, sense corpus.Dimension, season corpus.Attribute) {
	t.Helper()
	w, _, positive, first, second := sided(t)
	all, err := w.Dimensions()
	must(t, err)
	sense = all[1]
	negative := corpus.Stance{Dimension: sense.ID, Value: sense.Values[1].ID}
	papers, mobility := makeCode(t, w, "Papiers"), makeCode(t, w, "Autonomie/Mobilité")
	say := func(q corpus.Quote, code corpus.ID, s corpus.Stance) {
		t.Helper()
		_, err := w.SetStance(ada, q.ID, code, s.Dimension, s.Value)
		must(t, err)
	}
	say(first, papers, positive)
	say(second, mobility, negative)
	other := put(t, w, "zoe.txt", "Enquêtrice : Et avant ?\n\nZoé : Avant, j’y allais à pied.\n\nEnquêtrice : À pied ?\n\nZoé : Oui, toujours à pied.\n")
	again := code(t, w, other, "Avant, j’y allais à pied", "Autonomie/Mobilité")
	say(again, mobility, negative)
	must(t, w.ConfirmRepeat(ada, []corpus.ID{second.ID, again.ID}, second.ID))
	code(t, w, other, "toujours à pied", "Autonomie")
	asked := code(t, w, other, "À pied ?", "Autonomie/Mobilité")
	say(asked, mobility, positive)
	m, err := w.Testimony(other.ID)
	must(t, err)
	speakers := append([]corpus.Speaker(nil), m.Speakers...)
	for i := range speakers {
		speakers[i].Interviewer = speakers[i].Name == "Enquêtrice"
	}
	must(t, w.EditTestimony(ada, other.ID, m.Title, m.Memo, speakers))
	season = addAttr(t, w, corpus.Attribute{Of: corpus.OfTestimony, Name: "Saison", Type: corpus.TypeChoice, Choices: []string{"Été", "Hiver"}})
	set(t, w, other.ID, season.ID, "Hiver")
	return w, sense, season
}

func TestCross(t *testing.T) {
	w, sense, season := crossed(t)
	for _, c := range []struct {
		name      string
		request   CrossRequest
		once      bool
		all, want string
	}{
		{"by dimension", CrossRequest{Dimension: sense.ID}, false, "[[1 2 2]]",
			"Autonomie[[0 2 2]] Mobilité[[0 2 0]] Papiers[[1 0 0]] "},
		{"by dimension, once", CrossRequest{Dimension: sense.ID}, true, "[[1 1 2]]",
			"Autonomie[[0 1 2]] Mobilité[[0 1 0]] Papiers[[1 0 0]] "},
		{"by group", CrossRequest{Attribute: season.ID}, false, "[[0] [2] [2]]",
			"Autonomie[[0] [2] [2]] Mobilité[[0] [1] [1]] Papiers[[0] [0] [1]] "},
		{"by both", CrossRequest{Dimension: sense.ID, Attribute: season.ID}, false, "[[0 0 0] [0 1 1] [1 1 1]]",
			"Autonomie[[0 0 0] [0 1 1] [0 1 1]] Mobilité[[0 0 0] [0 1 0] [0 1 0]] Papiers[[0 0 0] [0 0 0] [1 0 0]] "},
		{"narrowed", CrossRequest{Dimension: sense.ID, Where: []Condition{{Attributes: []corpus.ID{season.ID}, Values: []string{"Hiver"}}}}, false, "[[0 1 1]]",
			"Autonomie[[0 1 1]] Mobilité[[0 1 0]] "},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := w.Cross(c.request)
			must(t, err)
			figures := func(x Crossed) [][]int {
				if c.once {
					return x.Once
				}
				return x.Each
			}
			if all := fmt.Sprint(figures(got.All)); all != c.all {
				t.Errorf("all: %s, want %s", all, c.all)
			}
			text := ""
			for _, code := range got.Codes {
				text += fmt.Sprint(code.Name, figures(code.Crossed), " ")
			}
			if text != c.want {
				t.Errorf("got  %s\nwant %s", text, c.want)
			}
		})
	}
	if _, err := w.Cross(CrossRequest{Dimension: "none"}); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("an unknown dimension: %v", err)
	}
}

// TestCrossLeadsToItsQuotes asks the list for the quotes of each cell.
func TestCrossLeadsToItsQuotes(t *testing.T) {
	w, sense, season := crossed(t)
	got, err := w.Cross(CrossRequest{Dimension: sense.ID, Attribute: season.ID})
	must(t, err)
	for _, code := range got.Codes {
		for i, g := range got.Groups {
			for v, n := range code.Each[i] {
				stance := corpus.Stance{Dimension: sense.ID}
				if v < len(sense.Values) {
					stance.Value = sense.Values[v].ID
				}
				page, err := w.QuotePage(Filter{
					Codes: []corpus.ID{code.ID}, Coding: CodingFilter{Stances: []corpus.Stance{stance}},
					Where: []Condition{{Attributes: []corpus.ID{season.ID}, Values: []string{g.Value}}},
				})
				must(t, err)
				if page.Total-page.Asked != n {
					t.Errorf("%s, %q, value %d: %d quotes, the table says %d", code.Name, g.Value, v, page.Total-page.Asked, n)
				}
			}
		}
	}
}

func TestExportCrossing(t *testing.T) {
	w, sense, season := crossed(t)
	path := filepath.Join(t.TempDir(), "table.csv")
	must(t, w.ExportCrossing(CrossRequest{Dimension: sense.ID, Attribute: season.ID}, true, path))
	data, err := os.ReadFile(path)
	must(t, err)
	want := "\uFEFFCode;Saison;positif;négatif;(ne dit rien)\r\n" +
		"Autonomie;Été;0;0;0\r\nAutonomie;Hiver;0;1;1\r\nAutonomie;(sans valeur);0;1;1\r\n" +
		"Autonomie/Mobilité;Été;0;0;0\r\nAutonomie/Mobilité;Hiver;0;1;0\r\nAutonomie/Mobilité;(sans valeur);0;1;0\r\n" +
		"Papiers;Été;0;0;0\r\nPapiers;Hiver;0;0;0\r\nPapiers;(sans valeur);1;0;0\r\n" +
		"Tous les extraits codés;Été;0;0;0\r\nTous les extraits codés;Hiver;0;1;1\r\nTous les extraits codés;(sans valeur);1;1;1\r\n"
	if string(data) != want {
		t.Errorf("got\n%s\nwant\n%s", data, want)
	}
	must(t, w.ExportCrossing(CrossRequest{Dimension: sense.ID}, false, filepath.Join(t.TempDir(), "table.xlsx")))
}

// Tables of figures say no name either, not even in what the file tells of itself, and
// are the same bytes for the same project.
func TestTablesShowNoNameAndAreTheSameAgain(t *testing.T) {
	w := newWorkspace(t, options(t))
	must(t, w.EditProject(ada, "Étude Amina Cassiers", ""))
	nameOf(t, w, corpus.Pseudonym{Name: "Amina Cassiers", Pseudonym: "Camille Roux"})
	m := put(t, w, "a.txt", "Bruno : J’ose téléphoner. J’ose demander.\n")
	code(t, w, m, "J’ose téléphoner.", "Oser")
	c, err := w.AddCollection(ada, "Cartes", Filter{}, true)
	must(t, err)
	shop, err := w.AddWorkshop(ada, c.ID, "Mardi", false)
	must(t, err)
	_, err = w.SortCards(ada, c.ID, shop.ID, "Comme Amina Cassiers", "1", false)
	must(t, err)
	for what, write := range map[string]func(path string) error{
		"the workshop": func(path string) error { return w.ExportWorkshop(c.ID, shop.ID, path) },
		"the crossing": func(path string) error { return w.ExportCrossing(CrossRequest{}, false, path) },
	} {
		first, again := filepath.Join(t.TempDir(), "a.xlsx"), filepath.Join(t.TempDir(), "b.xlsx")
		must(t, write(first))
		must(t, write(again))
		text := string(unpacked(t, first))
		if strings.Contains(text, "Cassiers") || !strings.Contains(text, "Camille Roux") {
			t.Errorf("%s tells the name", what)
		}
		if text != string(unpacked(t, again)) {
			t.Errorf("%s is another file the second time", what)
		}
	}
}
