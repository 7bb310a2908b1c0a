package pseudonym

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

const talk = `Enquêtrice : Bonjour. Vous habitez où ?
Amina : Alors moi j'habite rue de la Station, à Verviers, depuis deux ans. Avant, on habitait à Verviers aussi.
Amina : C'est Mme Dubois, du CPAS de Verviers, qui m'a aidée. Dubois est partie. Alors Dubois, on l'aimait bien.
Amina : Et Fatima Benali, ma voisine ? Oui ! Je vois Fatima le dimanche, et Madame Benali le lundi.
Enquêtrice : Et le papier ? Papier ou carte ?
Amina : Le papier de Jan van der Meulen, chez Jan van der Meulen. Non, Non et non. Je dis Oui quand je veux.
Amina : L'ONEM m'a convoquée, et l'ONEM a dit non. J'ai écrit à la Mission locale. Merci Rose, une rose pour Rose.
`

func gathered(texts ...string) *Gatherer {
	g := NewGatherer()
	for _, t := range texts {
		g.Text(t)
	}
	return g
}

func TestCandidates(t *testing.T) {
	g := gathered(talk)
	g.Speaker("Amina")
	g.Speaker("Enquêtrice")
	g.Speaker("Mme Zoé Lambert")
	g.Speaker("P")
	var got []string
	for _, c := range g.Candidates(Compile(nil, "fr")) {
		got = append(got, fmt.Sprintf("%s %s %d %s", c.Name, c.Kind, c.Count, strings.Join(c.Forms, ",")))
	}
	want := []string{
		"Amina person 5 ", "Dubois person 3 ", "Fatima Benali person 3 Benali,Fatima", "Jan van der Meulen person 2 ",
		"Verviers place 2 ", "ONEM organisation 2 ", "CPAS de Verviers organisation 1 ", "rue de la Station place 1 ",
		"Zoé Lambert person 0 ", "Rose person 2 ",
	}
	slices.Sort(got)
	slices.Sort(want)
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("candidates\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestCandidatesHaveAnExample(t *testing.T) {
	for _, c := range gathered(talk).Candidates(Compile(nil, "fr")) {
		if !strings.Contains(c.Example, c.Name) && !strings.Contains(c.Example, c.Forms[0]) || strings.Contains(c.Example, "\n") {
			t.Errorf("%s: the example is %q", c.Name, c.Example)
		}
	}
}

func TestCandidatesLeaveWhatIsDecided(t *testing.T) {
	g := gathered(talk)
	m := Compile([]corpus.Pseudonym{
		person("Fatima Benali", "Nora Idrissi", "Fatima", "Benali"), person("Dubois", "Leroy"), place("Verviers", ""),
	}, "fr")
	for _, c := range g.Candidates(m) {
		if slices.Contains([]string{"Fatima Benali", "Dubois", "Verviers"}, c.Name) {
			t.Errorf("%s is in the table already", c.Name)
		}
	}
}

func TestForms(t *testing.T) {
	for name, want := range map[string]string{
		"Fatima Benali":       "Fatima|Benali|Mme Benali|M. Benali",
		"Mme Fatima Benali":   "Fatima|Benali|Mme Benali|M. Benali",
		"Jan van der Meulen":  "Jan|van der Meulen|Mme van der Meulen|M. van der Meulen",
		"Mme Dubois":          "Dubois",
		"Amina":               "",
		"Jean-Pierre Hansens": "Jean-Pierre|Hansens|Mme Hansens|M. Hansens",
	} {
		if got := strings.Join(Forms(name, corpus.NameOfPerson), "|"); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if got := Forms("CPAS de Verviers", corpus.NameOfOrganisation); !slices.Equal(got, []string{"CPAS"}) {
		t.Errorf("an organisation: %v", got)
	}
	if got := Forms("rue de la Station", corpus.NameOfPlace); len(got) > 0 {
		t.Errorf("a place: %v", got)
	}
}

func TestPropose(t *testing.T) {
	said := map[string]bool{"camille": true, "lieu 1": true}
	taken := func(s string) bool { return said[s] }
	if got := Propose("Denis Nys", corpus.NameOfPerson, "fr", taken); got != "Sacha" {
		t.Errorf("Denis Nys would be %s", got) // Camille is taken, Dominique has the initial, Nour as well
	}
	if got := Propose("Verviers", corpus.NameOfPlace, "fr", taken); got != "Lieu 2" {
		t.Errorf("Verviers would be %s", got)
	}
	if got := Propose("ONEM", corpus.NameOfOrganisation, "en", taken); got != "Organisation 1" {
		t.Errorf("ONEM would be %s", got)
	}
	for _, n := range strings.Fields(epicene) {
		said[anchor.Fold(n)] = true
	}
	if got := Propose("Amina", corpus.NameOfPerson, "fr", taken); got != "Personne 1" {
		t.Errorf("Amina would be %s", got)
	}
}

func TestTraces(t *testing.T) {
	m := Compile([]corpus.Pseudonym{person("Fatima Benali", "Nora Idrissi", "Fatima"), person("Rose", "Lise"), place("Spa", "Huy")}, "fr")
	var got []string
	text := "Fatima; Benali; FatimaB; fatima.benali@example.org; un rosier; spatial; entretien_Fatima2; Fatimas"
	for _, tr := range m.Traces(text) {
		got = append(got, tr.Span.Of(text)+" "+string(tr.Why))
	}
	if want := "Benali part, FatimaB inside, benali part, Fatima2 inside"; strings.Join(got, ", ") != want {
		t.Errorf("traces: %s, want %s", strings.Join(got, ", "), want)
	}
}

// What is suggested is the same however often it is asked for.
func TestCandidatesAreTheSameAgain(t *testing.T) {
	g := NewGatherer()
	g.Text("Alors Fatima Benali m’a aidée.\n\nPuis Fatima Benali est partie.\n\nJe connais Fatima Benali depuis longtemps. Alors je reste, puis je pars. alors, puis.")
	m := Compile([]corpus.Pseudonym{}, "fr")
	first := g.Candidates(m)
	for range 20 {
		if again := g.Candidates(m); !reflect.DeepEqual(again, first) {
			t.Fatalf("at first %+v\nthen %+v", first, again)
		}
	}
}
