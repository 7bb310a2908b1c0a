package workspace

import (
	"context"
	"slices"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/index"
)

const (
	samiraTalk = "Enquêtrice : Et les papiers ?\n\nSamira : Avant je n’ouvrais plus mon courrier.\n\n" +
		"Enquêtrice : Et maintenant ?\n\nSamira : Et depuis la formation j’ouvre mon courrier le matin même.\n"
	daveTalk = "Enquêtrice : Et pour vous ?\n\nDave : Pareil.\n\n" +
		"Enquêtrice : Vous disiez : depuis la formation j’ouvre mon courrier ?\n\nDave : Depuis la formation j’ouvre mon courrier. Voilà.\n"
)

// TestSaidByHowMany links what Samira says twice and Dave once, and a question that
// says it again: three times, by two people.
func TestSaidByHowMany(t *testing.T) {
	w := newWorkspace(t, options(t))
	samira, dave := put(t, w, "samira.txt", samiraTalk), put(t, w, "dave.txt", daveTalk)
	first := code(t, w, samira, "depuis la formation j’ouvre mon courrier", "Autonomie")
	second := code(t, w, samira, "je n’ouvrais plus mon courrier", "Autonomie")
	third := code(t, w, dave, "Depuis la formation j’ouvre mon courrier", "Autonomie")
	asked := code(t, w, dave, "depuis la formation j’ouvre mon courrier", "Autonomie")
	alone := code(t, w, dave, "Voilà", "Autonomie")
	must(t, w.ConfirmRepeat(ada, []corpus.ID{first.ID, second.ID, third.ID, asked.ID}, first.ID))

	quotes, _, err := w.Quotes(Filter{})
	must(t, err)
	for _, q := range quotes {
		times, people := 3, 2
		if q.ID == alone.ID {
			times, people = 1, 1
		}
		if q.Said != times || q.People != people {
			t.Errorf("%q is said %d times by %d people, want %d by %d", q.Exact, q.Said, q.People, times, people)
		}
	}

	found := func(query string) (out []corpus.ID) {
		t.Helper()
		hits, total, err := w.Search(context.Background(), SearchRequest{Query: query, In: []index.Kind{index.Quotes}, Order: ByPlace})
		must(t, err)
		for _, h := range hits {
			out = append(out, h.ID)
			if h.ID == first.ID && (h.Said != 3 || h.People != 2) {
				t.Errorf("a hit is said %d times by %d people", h.Said, h.People)
			}
		}
		if total != len(out) {
			t.Errorf("%s: %d in all, %d shown", query, total, len(out))
		}
		return out
	}
	for query, want := range map[string][]corpus.ID{
		"courrier répété:une":          {first.ID},
		"courrier repeated:once":       {first.ID},
		"plus courrier répété:une":     {second.ID}, // the one that stands says no "plus"
		"répété:\"une fois\"":          {first.ID, alone.ID},
		"matin répété:une":             nil,
		"courrier répété:oui -plus":    {first.ID, asked.ID, third.ID},
		"courrier -répété:une -asked":  {second.ID, asked.ID, third.ID},
		"Voilà répété:une":             {alone.ID},
		"courrier répété:une -Voilà":   {first.ID},
		"(courrier OU Voilà) répété:1": {first.ID, second.ID, third.ID, asked.ID},
	} {
		got := found(query)
		if len(got) != len(want) {
			t.Errorf("%s finds %d, want %d", query, len(got), len(want))
			continue
		}
		for _, id := range want {
			if !slices.Contains(got, id) {
				t.Errorf("%s does not find %s", query, id)
			}
		}
	}
}
