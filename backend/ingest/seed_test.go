package ingest

import (
	"os"
	"strings"
	"testing"
)

func seedDraft(t *testing.T) Draft {
	t.Helper()
	data, err := os.ReadFile("../../../shared/seed/000_6dbb236e151b57e8.txt")
	if err != nil {
		t.Skip("the source document is not beside this checkout: ", err)
	}
	d, err := Read("seed.txt", data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSourceDocumentQuotes(t *testing.T) {
	d := seedDraft(t)
	type who struct{ speaker, heading string }
	attributed, unsigned := map[who]int{}, []string{}
	left := map[Reason][]string{}
	for _, f := range FindQuotes(d) {
		switch {
		case !f.Taken:
			left[f.Reason] = append(left[f.Reason], f.Span.Of(d.Text))
		case f.Reason == Attributed:
			attributed[who{f.Speaker, f.Heading}]++
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
	if got := strings.Join(unsigned, "; "); got != "Mise en relation; Remise en question des critères; Suivi dans l'emploi" {
		t.Errorf("unsigned quotes under %q", got)
	}
	if n := len(left[Citation]); n != 1 {
		t.Errorf("%d citations left alone, want the one of the SDG: %q", n, left)
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
