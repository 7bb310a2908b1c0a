package ingest

import (
	"os"
	"strings"
	"testing"
)

// sourceDocument reads the document that the study starts from, as a format.
func sourceDocument(t *testing.T, name string) Draft {
	t.Helper()
	data, err := os.ReadFile("../../../shared/seed/000_6dbb236e151b57e8.txt")
	if err != nil {
		t.Skip("the source document is not beside this checkout: ", err)
	}
	return read(t, name, string(data))
}

func TestSourceDocumentQuotes(t *testing.T) {
	for _, name := range []string{"source.txt", "source.md"} {
		t.Run(name, func(t *testing.T) { checkSourceDocument(t, sourceDocument(t, name)) })
	}
}

func checkSourceDocument(t *testing.T, d Draft) {
	sound(t, d)
	if d.Title != "IMPACT SOCIAL DE L'ÉCONOMIE SOCIALE" {
		t.Errorf("the title is %q", d.Title)
	}
	type who struct{ speaker, heading string }
	attributed, unsigned, times := map[who]int{}, []string{}, map[string]int{}
	left := map[Reason][]string{}
	for _, f := range FindQuotes(d) {
		switch {
		case !f.Taken:
			left[f.Reason] = append(left[f.Reason], f.Span.Of(d.Text))
		case f.Reason == Attributed:
			attributed[who{f.Speaker, f.Heading}]++
			times[f.Span.Of(d.Text)]++
		default:
			unsigned = append(unsigned, f.Heading)
		}
	}
	want := map[who]int{
		{"Aymeric", "Se sentir considéré"}: 1, {"Elia", "Prendre confiance"}: 2, {"Saadia", "Se débrouiller sans aide"}: 2,
		{"Chantal", "Créer des liens"}: 2, {"Christophe", "Mieux composer avec les autres"}: 2,
		{"Lionel", "Entrevoir la politique autrement"}: 2, {"Yann", "Se débrouiller sans aide"}: 2,
		{"Christophe", "S'impliquer dans la société"}: 2, {"Clara", "Prendre son indépendance"}: 1,
		{"Fabien", "Faire primer le sens"}: 1, {"Kelly", "Oser communiquer"}: 1, {"Jérôme", "Apprendre des autres"}: 1,
	}
	total := 0
	for k, n := range attributed {
		total += n
		if want[k] != n {
			t.Errorf("%v: %d quotes, want %d", k, n, want[k])
		}
	}
	if total != 19 || len(attributed) != len(want) {
		t.Errorf("%d attributed quotes of %d, want 19 of %d", total, len(attributed), len(want))
	}
	twice := 0
	for _, n := range times {
		twice += as01(n == 2)
	}
	if len(times) != 12 || twice != 7 {
		t.Errorf("%d quotes are distinct and %d stand twice, want 12 and 7", len(times), twice)
	}
	if got := strings.Join(unsigned, "; "); got != "Mise en relation; Remise en question des critères; Suivi dans l'emploi" {
		t.Errorf("unsigned quotes under %q", got)
	}
	if n := len(left[Citation]); n != 1 {
		t.Errorf("%d citations left alone, want the one of the SDG: %q", n, left)
	}
	if n := len(left[Slogan]); n != 1 {
		t.Errorf("%d slogans left alone, want the one on integration: %q", n, left)
	}
	for _, phrase := range []string{"besoins sociaux", "contribution", "sortie positive"} {
		if !strings.Contains(strings.Join(left[Short], "|"), phrase) {
			t.Errorf("«%s» is not among the phrases left alone: %q", phrase, left[Short])
		}
	}
	if len(d.Speakers) != 11 {
		t.Errorf("speakers %v, want the eleven who are quoted", d.Speakers)
	}
}
