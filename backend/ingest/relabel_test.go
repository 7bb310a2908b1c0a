package ingest

import (
	"testing"

	"florilege/backend/corpus"
)

func TestRelabel(t *testing.T) {
	d := read(t, "a.txt", "E : Un ?\nAmina : Deux.\nE : Trois ?\nA. : Quatre.\nBilan : cinq.\nA. : Six.\nBilan : sept.\n")
	before := turnsIn(d)
	names := map[string]corpus.Speaker{
		"E": {Name: " La  coordinatrice "}, "Amina": {Name: "Amina"}, "A.": {Name: "Amina", Interviewer: true}, "Bilan": {},
	}
	var speakers []corpus.Speaker
	for _, s := range d.Speakers {
		speakers = append(speakers, names[s.Name])
	}
	got, err := d.Relabel(speakers)
	if err != nil {
		t.Fatal(err)
	}
	if want := "La coordinatrice> Un ?/Amina : Deux.\nLa coordinatrice> Trois ?\nAmina*> Quatre.\nAmina*> Six.\n"; turnsIn(got) != want {
		t.Errorf("got\n%swant\n%s", turnsIn(got), want)
	}
	if turnsIn(d) != before {
		t.Error("the draft itself was changed")
	}
	if _, err := d.Relabel(speakers[1:]); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("a list of another length: %v", err)
	}
	none, err := d.Relabel(make([]corpus.Speaker, len(d.Speakers)))
	if err != nil || len(none.Speakers) != 0 || len(none.Layout.Turns) != 0 {
		t.Errorf("all dropped: %d speakers, %d turns, %v", len(none.Speakers), len(none.Layout.Turns), err)
	}
	if n := len(corpus.Passages(none.Text, none.Layout.Turns)); n != 7 {
		t.Errorf("%d passages without speakers, want the seven lines", n)
	}
}
