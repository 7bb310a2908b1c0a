package workspace

import (
	"slices"
	"testing"

	"florilege/backend/corpus"
)

func heardOf(list []Heard, name string) Heard {
	i := slices.IndexFunc(list, func(h Heard) bool { return h.Name == name })
	if i < 0 {
		return Heard{Name: "nobody"}
	}
	return list[i]
}

func TestFairnessOfACollection(t *testing.T) {
	w := newWorkspace(t, options(t))
	a := put(t, w, "Amina.txt", "Amina : J’ose téléphoner. J’ose demander. J’ai osé partir. Je l’ai fait.\n\nLola : Oui.\n\nAmina : Voilà.\n\nLola : Oui.\n")
	b := put(t, w, "Bruno.txt", "Bruno : Moi, j’ose aussi. Je dors mieux.\n\nLola : Oui.\n\nBruno : Voilà.\n\nLola : Bon.\n")
	d := put(t, w, "Denise.txt", "Denise : Je me tais encore.\n\nLola : Oui.\n\nDenise : Voilà.\n\nLola : Bon.\n")
	wave, err := w.AddAttribute(ada, corpus.Attribute{Of: corpus.OfTestimony, Name: "Vague", Type: corpus.TypeChoice, Choices: []string{"Hiver", "Été"}, Groups: true})
	must(t, err)
	must(t, w.SetValues(ada, []Cell{{a.ID, wave.ID, "Hiver"}, {b.ID, wave.ID, "Été"}, {d.ID, wave.ID, "Été"}}, false))
	var chosen []corpus.ID
	for _, words := range []string{"J’ose téléphoner.", "J’ose demander.", "J’ai osé partir.", "Je l’ai fait."} {
		chosen = append(chosen, code(t, w, a, words, "Oser").ID)
	}
	other := code(t, w, b, "Moi, j’ose aussi.", "Oser")
	code(t, w, b, "Je dors mieux.", "Sommeil")
	code(t, w, d, "Je me tais encore.", "Silence")
	c, err := w.AddCollection(ada, "Oser", Filter{}, false)
	must(t, err)
	must(t, w.AddToCollection(ada, c.ID, chosen, ""))

	f, err := w.Fairness(c.ID)
	must(t, err)
	if f.Here != 4 || f.All != 7 || len(f.Voices) != 3 {
		t.Fatalf("%+v", f)
	}
	if h := heardOf(f.Voices, "Amina"); h.Here != 4 || h.All != 4 || h.Often || h.Quotient != 1.75 {
		t.Errorf("Amina %+v", h) // 1.7 quotes more than her share
	}
	for _, missing := range []Heard{
		heardOf(f.Voices, "Bruno"), heardOf(f.Voices, "Denise"), heardOf(f.Testimonies, b.Title), heardOf(f.Groups, "Été"),
		heardOf(f.Categories, "Sommeil"), heardOf(f.Categories, "Silence"),
	} {
		if !missing.Missing {
			t.Errorf("not missing: %+v", missing)
		}
	}
	if h := heardOf(f.Groups, "Hiver"); h.Of != "Vague" || h.Here != 4 || h.Missing {
		t.Errorf("Hiver %+v", h)
	}

	if _, ok, err := w.ProposeSwap(c.ID, "", nil); ok || err != nil {
		t.Errorf("a swap although nobody is heard too often: %v", err)
	}
	got, err := w.collectionAlone(c.ID)
	must(t, err)
	s, ok, err := w.ProposeSwap(c.ID, got.Items[0].ID, nil)
	must(t, err)
	if !ok || s.In.ID != other.ID || s.Out.ID != chosen[0] || s.Of != 1 {
		t.Fatalf("swap %+v, %v", s, ok)
	}
	must(t, w.SwapItem(ada, c.ID, s.Item, s.In.ID))
	if got, _ := w.collectionAlone(c.ID); got.Items[0].Quote != other.ID || got.Items[0].ID != s.Item || len(got.Items) != 4 {
		t.Errorf("items %+v", got.Items)
	}
	_, err = w.Undo(ada)
	must(t, err)
	if got, _ := w.collectionAlone(c.ID); got.Items[0].Quote != chosen[0] {
		t.Error("a swap is more than one step")
	}
	// Withheld words are never proposed.
	must(t, w.SetConsent(ada, nil, []corpus.ID{other.ID}, corpus.ConsentWithheld))
	if _, ok, _ := w.ProposeSwap(c.ID, got.Items[0].ID, nil); ok {
		t.Error("words not to be quoted are proposed")
	}
	sound(t, w)
}
