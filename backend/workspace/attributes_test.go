package workspace

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/index"
)

// study is a project of two waves in which Amina speaks twice and Bruno once.
func study(t *testing.T) (w *Workspace, first, second corpus.Testimony) {
	t.Helper()
	w = newWorkspace(t, options(t))
	first = put(t, w, "amina.txt", interview)
	second = put(t, w, "table.txt", "Enquêtrice\u00a0: Et vous\u202f?\n\nAmina\u00a0: J’ai trouvé un travail, la commune m’a aidée.\n\n"+
		"Bruno\u00a0: Moi la commune, je n’y vais pas.\n\nEnquêtrice\u00a0: Ah bon\u202f?\n\nBruno\u00a0: Le travail, on l’attend.\n\nAmina\u00a0: Longtemps.\n")
	return w, first, second
}

func addAttr(t *testing.T, w *Workspace, a corpus.Attribute) corpus.Attribute {
	t.Helper()
	out, err := w.AddAttribute(ada, a)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func set(t *testing.T, w *Workspace, record, attribute corpus.ID, text string) {
	t.Helper()
	if err := w.SetValues(ada, []Cell{{record, attribute, text}}, false); err != nil {
		t.Fatal(err)
	}
}

// linkAll takes every proposal and returns the participants by name.
func linkAll(t *testing.T, w *Workspace) map[string]corpus.ID {
	t.Helper()
	links, err := w.ProposeParticipants()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.LinkSpeakers(ada, links); err != nil {
		t.Fatal(err)
	}
	all, err := w.Participants()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]corpus.ID{}
	for _, p := range all {
		out[p.Name] = p.ID
	}
	return out
}

func valueNow(t *testing.T, w *Workspace, m, attribute corpus.ID) string {
	t.Helper()
	now, err := w.Testimony(m)
	if err != nil {
		t.Fatal(err)
	}
	return corpus.ValueOf(now.Values, attribute)
}

func TestAttributeNamesAreOnePerBearer(t *testing.T) {
	w, _, _ := study(t)
	addAttr(t, w, corpus.Attribute{Of: corpus.OfTestimony, Name: " Année ", Type: corpus.TypeNumber})
	if _, err := w.AddAttribute(ada, corpus.Attribute{Of: corpus.OfTestimony, Name: "annee", Type: corpus.TypeText}); corpus.CodeOf(err) != corpus.Exists {
		t.Errorf("a second one: %v", err)
	}
	addAttr(t, w, corpus.Attribute{Of: corpus.OfParticipant, Name: "ANNÉE", Type: corpus.TypeText})
	for _, a := range []corpus.Attribute{
		{Of: corpus.OfTestimony, Name: "", Type: corpus.TypeText},
		{Of: corpus.OfTestimony, Name: "x", Type: "colour"},
		{Of: "nobody", Name: "x", Type: corpus.TypeText},
		{Of: corpus.OfTestimony, Name: "x", Type: corpus.TypeChoice, Choices: []string{"Été", "ete"}},
		{Of: corpus.OfTestimony, Name: "x", Type: corpus.TypeChoice, Choices: []string{" "}},
	} {
		if _, err := w.AddAttribute(ada, a); err == nil {
			t.Errorf("%+v was taken", a)
		}
	}
}

func TestSetValuesIsAllOrNothingAndOneStep(t *testing.T) {
	w, first, second := study(t)
	age := addAttr(t, w, corpus.Attribute{Of: corpus.OfTestimony, Name: "Durée", Type: corpus.TypeNumber})
	wave := addAttr(t, w, corpus.Attribute{Of: corpus.OfTestimony, Name: "Vague", Type: corpus.TypeChoice, Choices: []string{"Hiver"}, Groups: true})
	cells := []Cell{{first.ID, age.ID, "12,5"}, {second.ID, age.ID, "longtemps"}, {second.ID, wave.ID, "Été"}}
	if err := w.SetValues(ada, cells, false); corpus.CodeOf(err) != corpus.Invalid || strings.Contains(err.Error(), "longtemps") {
		t.Errorf("cells that cannot be read: %v", err)
	}
	if got := valueNow(t, w, first.ID, age.ID); got != "" {
		t.Errorf("half of it was done: %q", got)
	}
	if unread, err := w.CheckValues(cells, false); err != nil || len(unread) != 2 || unread[0].Text != "longtemps" || unread[1].Name != second.Title {
		t.Errorf("unread: %+v, %v", unread, err)
	}
	cells[1].Text = " 40 "
	if err := w.SetValues(ada, cells, true); err != nil {
		t.Fatal(err)
	}
	if got := valueNow(t, w, second.ID, age.ID) + " " + valueNow(t, w, second.ID, wave.ID); got != "40 Été" {
		t.Errorf("values are %q", got)
	}
	all, err := w.Attributes()
	if err != nil || !slices.Equal(all[1].Choices, []string{"Hiver", "Été"}) || all[0].Valued != 2 {
		t.Errorf("attributes: %+v, %v", all, err)
	}
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	all, err = w.Attributes()
	if err != nil || len(all[1].Choices) != 1 || valueNow(t, w, first.ID, age.ID) != "" {
		t.Errorf("after one undo: %+v, %v", all, err)
	}
	if problems, err := w.Check(); err != nil || len(problems) > 0 {
		t.Errorf("check: %v, %v", problems, err)
	}
	if err := w.SetValues(ada, []Cell{{"nobody", age.ID, "1"}}, false); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("a value of nobody: %v", err)
	}
}

func TestEditAttributeConverts(t *testing.T) {
	for _, tt := range []struct {
		name         string
		from         corpus.Attribute
		values       [2]string
		to           AttributeEdit
		lost         []string
		want         [2]string
		wantsChoices []string
	}{
		{
			"text to number", corpus.Attribute{Type: corpus.TypeText}, [2]string{"12,5", "une heure"},
			AttributeEdit{Attribute: corpus.Attribute{Type: corpus.TypeNumber}}, []string{"une heure"}, [2]string{"12.5", ""}, nil,
		},
		{
			"yes or no to text", corpus.Attribute{Type: corpus.TypeYesNo}, [2]string{"oui", "non"},
			AttributeEdit{Attribute: corpus.Attribute{Type: corpus.TypeText}}, nil, [2]string{"oui", "non"}, nil,
		},
		{
			"text to choice", corpus.Attribute{Type: corpus.TypeText}, [2]string{"Liège", "liege"},
			AttributeEdit{Attribute: corpus.Attribute{Type: corpus.TypeChoice}}, nil, [2]string{"Liège", "Liège"}, []string{"Liège"},
		},
		{
			"a choice renamed, another gone", corpus.Attribute{Type: corpus.TypeChoice, Choices: []string{"V1", "V2"}}, [2]string{"V1", "V2"},
			AttributeEdit{Attribute: corpus.Attribute{Type: corpus.TypeChoice, Choices: []string{"Hiver"}}, Renamed: map[string]string{"V1": "Hiver"}},
			[]string{"V2"}, [2]string{"Hiver", ""}, []string{"Hiver"},
		},
		{
			"choice to date", corpus.Attribute{Type: corpus.TypeChoice, Choices: []string{"mars 2024", "2025"}}, [2]string{"mars 2024", "2025"},
			AttributeEdit{Attribute: corpus.Attribute{Type: corpus.TypeDate}}, nil, [2]string{"2024-03", "2025"}, nil,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w, first, second := study(t)
			tt.from.Of, tt.from.Name = corpus.OfTestimony, "A"
			a := addAttr(t, w, tt.from)
			set(t, w, first.ID, a.ID, tt.values[0])
			set(t, w, second.ID, a.ID, tt.values[1])
			tt.to.ID, tt.to.Name = a.ID, "B"
			lost, err := w.PlanAttribute(tt.to)
			if err != nil {
				t.Fatal(err)
			}
			var texts []string
			for _, l := range lost {
				texts = append(texts, l.Text)
			}
			if !slices.Equal(texts, tt.lost) {
				t.Errorf("lost %q, want %q", texts, tt.lost)
			}
			if len(tt.lost) > 0 {
				if err := w.EditAttribute(ada, tt.to); corpus.CodeOf(err) != corpus.Invalid {
					t.Errorf("values were lost unasked: %v", err)
				}
				tt.to.Drop = true
			}
			if err := w.EditAttribute(ada, tt.to); err != nil {
				t.Fatal(err)
			}
			if got := [2]string{valueNow(t, w, first.ID, a.ID), valueNow(t, w, second.ID, a.ID)}; got != tt.want {
				t.Errorf("values %q, want %q", got, tt.want)
			}
			all, err := w.Attributes()
			if err != nil || all[0].Name != "B" || !slices.Equal(all[0].Choices, tt.wantsChoices) {
				t.Errorf("attributes %+v, %v", all, err)
			}
			if _, err := w.Undo(ada); err != nil {
				t.Fatal(err)
			}
			all, _ = w.Attributes()
			if all[0].Type != tt.from.Type || all[0].Valued != 2 {
				t.Errorf("after undo %+v", all)
			}
		})
	}
}

func TestDeletingTakesLinksAndValuesAlong(t *testing.T) {
	w, first, _ := study(t)
	people := linkAll(t, w)
	if len(people) != 2 {
		t.Fatalf("people: %v", people)
	}
	city := addAttr(t, w, corpus.Attribute{Of: corpus.OfParticipant, Name: "Commune", Type: corpus.TypeText})
	set(t, w, people["Amina"], city.ID, "Namur")
	if left, _ := w.ProposeParticipants(); len(left) != 0 {
		t.Errorf("proposed again: %+v", left)
	}
	all, err := w.Participants()
	if err != nil || len(all[0].Testimonies) != 2 || len(all[1].Testimonies) != 1 {
		t.Errorf("participants %+v, %v", all, err)
	}
	if err := w.DeleteAttribute(ada, city.ID); err != nil {
		t.Fatal(err)
	}
	if all, _ = w.Participants(); len(all[0].Values) != 0 {
		t.Errorf("values stay: %+v", all[0])
	}
	if err := w.DeleteParticipants(ada, []corpus.ID{people["Amina"]}); err != nil {
		t.Fatal(err)
	}
	m, err := w.Testimony(first.ID)
	if err != nil || slices.ContainsFunc(m.Speakers, func(s corpus.Speaker) bool { return s.Participant != "" }) {
		t.Errorf("speakers %+v, %v", m.Speakers, err)
	}
	for range 2 {
		if problems, err := w.Check(); err != nil || len(problems) > 0 {
			t.Errorf("check: %v, %v", problems, err)
		}
		if _, err := w.Undo(ada); err != nil {
			t.Fatal(err)
		}
	}
	if all, _ = w.Participants(); len(all) != 2 || corpus.ValueOf(all[0].Values, city.ID) != "Namur" || len(all[0].Testimonies) != 2 {
		t.Errorf("after undo %+v", all)
	}
	if _, err := w.AddParticipants(ada, []string{"AMINÀ"}); corpus.CodeOf(err) != corpus.Exists {
		t.Errorf("a second Amina: %v", err)
	}
}

func TestConditionsNarrowQuotesAndSearch(t *testing.T) {
	w, first, second := study(t)
	people := linkAll(t, w)
	wave := addAttr(t, w, corpus.Attribute{Of: corpus.OfTestimony, Name: "Vague", Type: corpus.TypeChoice, Choices: []string{"Hiver", "Été"}, Groups: true})
	age := addAttr(t, w, corpus.Attribute{Of: corpus.OfParticipant, Name: "Âge", Type: corpus.TypeNumber})
	since := addAttr(t, w, corpus.Attribute{Of: corpus.OfParticipant, Name: "Date d’entrée", Type: corpus.TypeDate})
	set(t, w, first.ID, wave.ID, "Hiver")
	set(t, w, second.ID, wave.ID, "Été")
	set(t, w, people["Amina"], age.ID, "31")
	set(t, w, people["Bruno"], age.ID, "52")
	set(t, w, people["Bruno"], since.ID, "3 mars 2024")
	code(t, w, first, "La commune", "Lieux")
	code(t, w, second, "la commune m’a aidée", "Lieux")
	code(t, w, second, "Moi la commune", "Lieux")
	for _, tt := range []struct {
		where, groups []string
		want          int
	}{
		{nil, []string{"hiver"}, 1},
		{nil, []string{"ETE"}, 2},
		{[]string{"age=31"}, nil, 2},
		{[]string{"âge=40..60"}, nil, 1},
		{[]string{"âge=..40"}, nil, 2},
		{[]string{"âge="}, nil, 0},
		{[]string{"date d'entrée=2024"}, nil, 1},
		{[]string{"date d'entrée=2023..2024"}, nil, 1},
		{[]string{"date d'entrée="}, nil, 2},
		{[]string{"age=31"}, []string{"Été"}, 1},
		{[]string{"age=31", "age=52"}, nil, 0},
	} {
		where, err := w.FindConditions(tt.where, tt.groups)
		if err != nil {
			t.Fatal(err)
		}
		if _, n, err := w.Quotes(Filter{Where: where}); err != nil || n != tt.want {
			t.Errorf("%q %q: %d quotes, %v, want %d", tt.where, tt.groups, n, err, tt.want)
		}
	}
	if _, n, err := w.Quotes(Filter{Participant: people["Amina"]}); err != nil || n != 2 {
		t.Errorf("by Amina: %d, %v", n, err)
	}
	for _, tt := range []struct {
		search string
		want   string
	}{
		{"commune", "Amina Amina Bruno Enquêtrice"},
		{"commune groupe:Hiver", "Amina Enquêtrice"},
		{"commune -group:hiver", "Amina Bruno"},
		{"commune âge=31", "Amina Amina"},
		{"commune -âge=31", "Bruno Enquêtrice"},
		{`travail "date d'entrée"=2024`, "Bruno"},
		{"commune vague=ete age=50..60", "Bruno"},
	} {
		hits, n, err := w.Search(context.Background(), SearchRequest{Query: tt.search, In: []index.Kind{index.Testimonies}})
		if err != nil {
			t.Fatal(err)
		}
		var who []string
		for _, h := range hits {
			who = append(who, h.Speaker)
		}
		slices.Sort(who)
		if got := strings.Join(who, " "); got != tt.want || n != len(hits) {
			t.Errorf("%s: %s (%d), want %s", tt.search, got, n, tt.want)
		}
	}
	for search, reason := range map[string]string{
		"commune groupe:Printemps": "names no group", "commune taille=3": "names no attribute", "commune âge=vieux": "is no value", "groupe:Hivr": "try: groupe:Hiver",
	} {
		if _, _, err := w.Search(context.Background(), SearchRequest{Query: search}); corpus.CodeOf(err) != corpus.BadQuery || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: %v", search, err)
		}
	}
}

func TestCountByGroup(t *testing.T) {
	w, first, second := study(t)
	wave := addAttr(t, w, corpus.Attribute{Of: corpus.OfTestimony, Name: "Vague", Type: corpus.TypeChoice, Choices: []string{"Été", "Hiver"}, Groups: true})
	set(t, w, first.ID, wave.ID, "Hiver")
	one := code(t, w, first, "La commune", "Lieux/Commune")
	two := code(t, w, first, "j’y vais à pied", "Lieux")
	code(t, w, first, "Et la commune", "Lieux") // which the interviewer says
	code(t, w, second, "Moi la commune", "Lieux/Commune")
	if err := w.ConfirmRepeat(ada, []corpus.ID{one.ID, two.ID}, one.ID); err != nil {
		t.Fatal(err)
	}
	by, err := w.CountByGroup(wave.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(by.Groups); got != "[{Été 0 0 0} {Hiver 1 2 1} { 1 1 1}]" {
		t.Errorf("groups %s", got)
	}
	if got := fmt.Sprint(by.Codes[0].Name, by.Codes[0].Each, by.Codes[0].Once); got != "Lieux[{0 0} {1 2} {0 1}] [{0 0} {1 1} {0 1}]" {
		t.Errorf("codes %s", got)
	}
	hiver := Condition{Attributes: []corpus.ID{wave.ID}, Values: []string{"Hiver"}}
	if by, err = w.CountByGroup(wave.ID, hiver); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(by.Groups); got != "[{Été 0 0 0} {Hiver 1 2 1}]" {
		t.Errorf("groups of one group %s", got)
	}
	for _, c := range []struct {
		where  Condition
		within string
		groups int
	}{
		{hiver, fmt.Sprint([]corpus.ID{first.ID}), 1},
		{Condition{Attributes: []corpus.ID{wave.ID}, Values: []string{"Été"}}, "[]", 0},
		{Condition{Attributes: []corpus.ID{wave.ID}, Values: []string{"Été"}, Except: true}, fmt.Sprint([]corpus.ID{first.ID, second.ID}), 1},
	} {
		within, err := w.Within([]Condition{c.where})
		if err != nil || fmt.Sprint(within) != c.within {
			t.Errorf("within %v: %v, %v", c.where, within, err)
		}
		r, err := w.Repeats(context.Background(), 0.5, c.where)
		if err != nil || len(r.Groups) != c.groups {
			t.Errorf("repeats %v: %+v, %v", c.where, r.Groups, err)
		}
	}
}

// An attribute that is called as the column of who speaks keeps a column of its own in
// the JSON, where values go by the names of their columns.
func TestAnAttributeCalledParticipant(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	code(t, w, m, "j’y vais à pied", "Mobilité")
	a := addAttr(t, w, corpus.Attribute{Of: corpus.OfTestimony, Name: "participant", Type: corpus.TypeText})
	set(t, w, m.ID, a.ID, "groupe du mardi")
	linkAll(t, w)
	d, err := w.document(ExportRequest{})
	must(t, err)
	var b bytes.Buffer
	must(t, export.Write(&b, "json", d, export.Options{}))
	for _, want := range []string{`"groupe du mardi"`, `: "Amina"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in %s", want, b.String())
		}
	}
}
