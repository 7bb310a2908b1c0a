package workspace

import (
	"context"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// talk is a testimony with headings, abbreviations, guillemets and interviewers.
const talk = "# Le logement\n\n" +
	"Enquêtrice : Et pour vous loger ?\n\n" +
	"Karim : J’ai vu M. Dubois, de l’agence. Il m’a trouvé un logement à Jambes ! dit-il en riant. Avant je dormais chez ma sœur.\n\n" +
	"## Le chauffage\n\n" +
	"Karim : Le loyer, ça va. Le chauffage, c’est cher.\n\n" +
	"# Le travail\n\n" +
	"Karim : On cherche des logements pour l’équipe. Le travail, j’aime.\n"

func talking(t *testing.T) (*Workspace, corpus.Testimony, corpus.ID) {
	t.Helper()
	w := newWorkspace(t, options(t))
	m := put(t, w, "karim.md", talk)
	who := slices.Clone(m.Speakers)
	for i := range who {
		who[i].Interviewer = who[i].Name == "Enquêtrice"
	}
	must(t, w.EditTestimony(ada, m.ID, m.Title, "", who))
	return w, m, makeCode(t, w, "Logement")
}

func texts(p AutoPlan) (out []string) {
	for _, one := range p.Passages {
		out = append(out, one.Text)
	}
	return out
}

func TestPlanAutocode(t *testing.T) {
	w, _, code := talking(t)
	first := "Il m’a trouvé un logement à Jambes ! dit-il en riant."
	for name, c := range map[string]struct {
		rule Rule
		want []string
	}{
		"a search, by sentence": {Rule{Kind: corpus.AutoQuery, Text: "logement", Unit: UnitSentence}, []string{first, "On cherche des logements pour l’équipe."}},
		"a search, by match":    {Rule{Kind: corpus.AutoQuery, Text: "logement", Unit: UnitMatch}, []string{"logement", "logements"}},
		"a search that leaves out who asks": {
			Rule{Kind: corpus.AutoQuery, Text: "loger", Unit: UnitTurn, Unasked: true}, nil,
		},
		"words and phrases": {
			Rule{Kind: corpus.AutoWords, Text: "loyer, ma sœur\n\n;", Unit: UnitSentence}, []string{"Avant je dormais chez ma sœur.", "Le loyer, ça va."},
		},
		"an expression": {Rule{Kind: corpus.AutoRegexp, Text: `c[’']est \w+`, Unit: UnitMatch}, []string{"c’est cher"}},
		"an expression that means nothing": {
			Rule{Kind: corpus.AutoRegexp, Text: `x*`, Unit: UnitMatch}, nil,
		},
		"a speaker": {Rule{Kind: corpus.AutoSpeaker, Text: "enquetrice", Unit: UnitTurn}, []string{"Et pour vous loger ?"}},
		"a heading and what is under it": {
			Rule{Kind: corpus.AutoHeading, Text: "le logement", Unit: UnitSentence, Unasked: true},
			[]string{"J’ai vu M. Dubois, de l’agence.", first, "Avant je dormais chez ma sœur.", "Le loyer, ça va.", "Le chauffage, c’est cher."},
		},
		"a heading below": {
			Rule{Kind: corpus.AutoHeading, Text: "Le chauffage", Unit: UnitTurn}, []string{"Le loyer, ça va. Le chauffage, c’est cher."},
		},
	} {
		p, err := w.PlanAutocode(context.Background(), code, c.rule)
		must(t, err)
		if got := texts(p); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		for _, one := range p.Passages {
			for _, m := range one.Matches {
				if !m.Within(len(one.Text)) {
					t.Errorf("%s: match %v in %q", name, m, one.Text)
				}
			}
		}
	}
	for name, r := range map[string]Rule{
		"nothing":      {Kind: corpus.AutoRegexp, Text: " ", Unit: UnitTurn},
		"no such unit": {Kind: corpus.AutoRegexp, Text: "a"},
		"no such kind": {Kind: "magic", Text: "a", Unit: UnitTurn},
	} {
		if _, err := w.PlanAutocode(context.Background(), code, r); corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := w.PlanAutocode(context.Background(), code, Rule{Kind: corpus.AutoRegexp, Text: "un (toit", Unit: UnitTurn})
	if want := corpus.Fail(corpus.BadExpression, "un (toit", "missing closing ): `un (toit`"); err == nil || err.Error() != want.Error() {
		t.Errorf("an open parenthesis: %v", err)
	}
}

func TestPlanAutocodeShowsTheSentence(t *testing.T) {
	w, _, code := talking(t)
	for unit, want := range map[Unit][2]string{
		UnitMatch:    {"Il m’a trouvé un logement à ", " ! dit-il en riant."},
		UnitSentence: {},
	} {
		p, err := w.PlanAutocode(context.Background(), code, Rule{Kind: corpus.AutoRegexp, Text: "jambes", Unit: unit})
		must(t, err)
		if len(p.Passages) != 1 || [2]string{p.Passages[0].Before, p.Passages[0].After} != want {
			t.Errorf("%s: %+v", unit, p.Passages)
		}
	}
}

func TestAutocodeTouchesNothingOfAPerson(t *testing.T) {
	w, m, logement := talking(t)
	bob := Author{Name: "Bob"}
	mine := code(t, w, m, "On cherche des logements pour l’équipe.", "Équipe")
	inside := code(t, w, m, "trouvé un logement", "Logement")
	before, _, err := w.Quotes(Filter{})
	must(t, err)
	rule := Rule{Kind: corpus.AutoQuery, Text: "logement", Unit: UnitSentence}

	p, err := w.PlanAutocode(context.Background(), logement, rule)
	must(t, err)
	if len(p.Passages) != 1 || p.Coded != 1 {
		t.Fatalf("plan %q, %d coded", texts(p), p.Coded)
	}
	done, err := w.Autocode(context.Background(), bob, logement, rule, nil)
	must(t, err)
	if done != 1 {
		t.Errorf("%d coded", done)
	}
	got, err := w.Quote(mine.ID)
	must(t, err)
	want := corpus.Coding{Code: logement, By: "Bob", Auto: corpus.AutoQuery}
	if len(got.Codings) != 2 || got.Codings[0].By != "Ada" || got.Codings[0].Auto != "" {
		t.Errorf("codings %+v", got.Codings)
	} else if c := got.Codings[1]; c.Code != want.Code || c.By != want.By || c.Auto != want.Auto {
		t.Errorf("coding %+v", c)
	}
	if again, err := w.Autocode(context.Background(), bob, logement, rule, nil); err != nil || again != 0 {
		t.Errorf("again %d, %v", again, err)
	}
	if h, _ := w.History(0, 1); h[0].Action != corpus.ActAutocode || h[0].Count != 1 || h[0].Subject != "Logement" {
		t.Errorf("history %+v", h[0])
	}
	sound(t, w)

	// A person who puts the code takes it over, and what a person put stays theirs.
	_, err = w.AddCodes(ada, mine.ID, []corpus.ID{logement})
	must(t, err)
	if got, _ := w.Quote(mine.ID); got.Codings[1].Auto != "" || got.Codings[1].By != "Ada" {
		t.Errorf("taken over %+v", got.Codings[1])
	}
	for range 2 {
		_, err = w.Undo(ada)
		must(t, err)
	}
	after, _, err := w.Quotes(Filter{})
	must(t, err)
	if len(after) != len(before) || after[0].ID != inside.ID || len(after[1].Codings) != 1 {
		t.Errorf("after undo %+v", after)
	}
}

func TestAutocodeWithout(t *testing.T) {
	w, _, code := talking(t)
	rule := Rule{Kind: corpus.AutoQuery, Text: "logement", Unit: UnitSentence}
	p, err := w.PlanAutocode(context.Background(), code, rule)
	must(t, err)
	left := Passage{Testimony: p.Passages[0].Testimony, Span: p.Passages[0].Span}
	done, err := w.Autocode(context.Background(), ada, code, rule, []Passage{left})
	must(t, err)
	quotes, _, err := w.Quotes(Filter{})
	must(t, err)
	if done != 1 || len(quotes) != 1 || !strings.HasPrefix(quotes[0].Exact, "On cherche") {
		t.Errorf("%d coded: %+v", done, quotes)
	}
	_, err = w.Undo(ada)
	must(t, err)
	if quotes, _, _ := w.Quotes(Filter{}); len(quotes) != 0 {
		t.Errorf("after one undo %d quotes", len(quotes))
	}
}
