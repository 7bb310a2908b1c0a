package likeness

import (
	"reflect"
	"slices"
	"testing"
)

func TestWords(t *testing.T) {
	r := NewReader()
	for text, want := range map[string][]string{
		"Les chevaux, ils couraient dans les prés !": {"cheval", "courir", "pre"},
		"Et puis je, tu, il… ça":                     nil,
		"L’aînée L’AÎNÉE l’ainee":                    {"aine", "ainee"},
	} {
		got := r.Words(text)
		if len(got)+len(want) > 0 && !slices.Equal(got, want) {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}

func TestAsWritten(t *testing.T) {
	r := NewReader()
	text := "J’ai téléphoné à la mutuelle, et la Mutuelle a retéléphoné."
	if got := r.AsWritten(text, []string{"mutuel", "telephoner"}); !slices.Equal(got, []string{"mutuelle", "téléphoné"}) {
		t.Errorf("%q", got)
	}
}

// filler makes words of the examples rare among many other texts.
func filler(texts []string) [][]string {
	r := NewReader()
	var out [][]string
	for _, t := range texts {
		out = append(out, r.Words(t))
	}
	for _, t := range []string{"La soupe était chaude ce matin-là", "Le bus passe devant la gare", "Un chat dort sur la table"} {
		for range 40 {
			out = append(out, r.Words(t))
		}
	}
	return out
}

func TestRank(t *testing.T) {
	texts := filler([]string{
		"Le propriétaire refusait de réparer le chauffage",
		"Les chauffages, les propriétaires s’en fichent",
		"Le propriétaire du chien est passé",
		"J’ai trouvé un emploi",
		"Le chauffage, le propriétaire, le bail, et puis la voisine qui chantait des chansons de marin tous les dimanches matin dans son jardin",
	})
	examples := [][]string{texts[0]}
	got := Rank(texts, examples, func(i int) bool { return i == 0 })
	var order []int
	for _, l := range got {
		order = append(order, l.Text)
	}
	if !slices.Equal(order, []int{1, 4}) {
		t.Fatalf("order %v, want 1 and 4", order)
	}
	if !slices.Equal(got[0].Shared, []string{"chauffage", "proprietaire"}) {
		t.Errorf("shared %v", got[0].Shared)
	}
	if again := Rank(texts, examples, func(i int) bool { return i == 0 }); !reflect.DeepEqual(got, again) {
		t.Error("the same texts gave another answer")
	}
	if none := Rank(texts, nil, func(int) bool { return false }); len(none) != 0 {
		t.Errorf("without examples %v", none)
	}
}
