package workspace

import (
	"slices"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/ingest"
)

// sheetOf is a sheet whose first row names the columns.
func sheetOf(rows [][]string) (s ingest.Sheet) {
	for i, row := range rows {
		if i == 0 {
			s.Columns = row
			continue
		}
		s.Rows, s.Numbers = append(s.Rows, row), append(s.Numbers, i+1)
	}
	return s
}

func matches(p TablePlan) (out []Match) {
	for _, r := range p.Rows {
		out = append(out, r.Match)
	}
	return out
}

func TestPlanTableFindsWhoseItIs(t *testing.T) {
	w, first, second := study(t)
	linkAll(t, w)
	p, err := w.PlanTable(sheetOf([][]string{
		{"n°", "Témoignage", "Structure"}, {"1", "AMINA.txt", "MIRE"}, {"2", second.Title, "CISP"}, {"3", "inconnu", "MIRE"}, {"4", "amina", "CISP"},
	}), TableChoice{Key: -1})
	if err != nil {
		t.Fatal(err)
	}
	if p.Of != corpus.OfTestimony || p.Key != 1 || p.Rows[0].Record != first.ID {
		t.Errorf("of %s by column %d: %+v", p.Of, p.Key, p.Rows)
	}
	if got := matches(p); !slices.Equal(got, []Match{MatchFound, MatchFound, MatchNone, MatchTwice}) || p.Unusable() != 2 {
		t.Errorf("rows %s, %d", got, p.Unusable())
	}
	if p.Rows[3].Line != 5 || p.Columns[1].Attribute.Type != corpus.TypeChoice || !p.Columns[1].New {
		t.Errorf("%+v, %+v", p.Rows[3], p.Columns)
	}
}

func TestImportTable(t *testing.T) {
	w, _, _ := study(t)
	people := linkAll(t, w)
	age := addAttr(t, w, corpus.Attribute{Of: corpus.OfParticipant, Name: "Âge", Type: corpus.TypeNumber})
	set(t, w, people["Bruno"], age.ID, "52")
	table := [][]string{
		{"Nom", "AGE", "Inscrit", "Commune"},
		{"bruno", "52", "oui", ""},
		{"Amina", "trente", "non", "Namur"},
		{"Chloé", "28", "", "Mons"},
	}
	choice := TableChoice{Key: -1, Add: true}
	if _, err := w.ImportTable(ada, sheetOf(table), choice); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("what cannot be read was passed over: %v", err)
	}
	if all, _ := w.Attributes(); len(all) != 1 {
		t.Errorf("half of it was done: %+v", all)
	}
	choice.Skip = true
	p, err := w.ImportTable(ada, sheetOf(table), choice)
	if err != nil {
		t.Fatal(err)
	}
	if got := matches(p); !slices.Equal(got, []Match{MatchFound, MatchFound, MatchNew}) || p.Unusable() != 1 {
		t.Errorf("rows %s, %d", got, p.Unusable())
	}
	attributes, err := w.Attributes()
	if err != nil || len(attributes) != 3 || attributes[1].Type != corpus.TypeYesNo || attributes[2].Type != corpus.TypeText {
		t.Fatalf("attributes %+v, %v", attributes, err)
	}
	all, err := w.Participants()
	if err != nil || len(all) != 3 {
		t.Fatalf("participants %+v, %v", all, err)
	}
	for i, want := range [][3]string{{"", "no", "Namur"}, {"52", "yes", ""}, {"28", "", "Mons"}} {
		for j, a := range attributes {
			if got := corpus.ValueOf(all[i].Values, a.ID); got != want[j] {
				t.Errorf("%s of %s is %q, want %q", a.Name, all[i].Name, got, want[j])
			}
		}
	}
	again, err := w.PlanTable(sheetOf(table), choice)
	if err != nil || len(again.Changes) != 1 || !again.Changes[0].Unread {
		t.Errorf("a second time changes %+v, %v", again.Changes, err)
	}
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	if all, _ = w.Participants(); len(all) != 2 {
		t.Errorf("after one undo: %+v", all)
	}
	for _, bad := range [][][]string{nil, {{"Nom", "Âge"}}, {{"Nom"}, {"Amina"}}, {{"Nom", "A", "a"}, {"Amina", "1", "2"}}, {{"Nom", ""}, {"Amina", "1"}}} {
		if _, err := w.PlanTable(sheetOf(bad), TableChoice{Key: -1}); corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
