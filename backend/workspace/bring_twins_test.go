package workspace

import (
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// A document imported on two machines is one testimony: what was said about it on
// the other machine, and not here, is told and comes over.
func TestBringOverWhatIsSaidOfATwin(t *testing.T) {
	here := newWorkspace(t, options(t))
	_, err := here.AddParticipants(ada, []string{"P1"})
	must(t, err)
	var attributes []corpus.Attribute
	for _, name := range []string{"Vague", "Commune"} {
		a, err := here.AddAttribute(ada, corpus.Attribute{Of: corpus.OfTestimony, Name: name, Type: corpus.TypeText})
		must(t, err)
		attributes = append(attributes, a)
	}
	must(t, here.SetDimensions(ada, []corpus.Dimension{{Name: "Durée", Values: []corpus.DimensionValue{{Name: "Durable"}, {Name: "Passager"}}}}))
	there := copyOf(t, here, "b")
	ours, theirs := put(t, here, "amina.txt", interview), put(t, there, "amina.txt", interview)
	q := code(t, here, ours, "à pied", "Chemin")
	put := code(t, there, theirs, "à pied", "Chemin")
	s, err := there.Summary()
	must(t, err)
	d := s.Project.Dimensions[0]
	_, err = there.SetStance(ada, put.ID, put.Codings[0].Code, d.ID, d.Values[0].ID)
	must(t, err)
	must(t, there.SetValues(ada, []Cell{{theirs.ID, attributes[0].ID, "1"}, {theirs.ID, attributes[1].ID, "Là-bas"}}, false))
	must(t, here.SetValues(ada, []Cell{{ours.ID, attributes[1].ID, "Ici"}}, false))
	proposed, err := there.ProposeParticipants()
	must(t, err)
	proposed[0].Participant = participantNamed(t, there, "P1")
	must(t, there.LinkSpeakers(ada, proposed[:1]))

	bring(t, here, there)
	got, err := here.Testimony(ours.ID)
	must(t, err)
	if corpus.ValueOf(got.Values, attributes[0].ID) != "1" || corpus.ValueOf(got.Values, attributes[1].ID) != "Ici" {
		t.Errorf("its values are %+v", got.Values)
	}
	linked := 0
	for _, s := range got.Speakers {
		if s.Participant != "" {
			linked++
		}
	}
	if linked != 1 {
		t.Errorf("its speakers are %+v", got.Speakers)
	}
	stance, err := here.quote(q.ID)
	must(t, err)
	if len(stance.Codings) != 1 || len(stance.Codings[0].Stances) != 1 {
		t.Errorf("its codings are %+v", stance.Codings)
	}
	if c := comparison(t, here, there); len(c.Differences) > 0 {
		for _, d := range c.Differences {
			if d.There != "" {
				t.Errorf("the other still has %+v", d)
			}
		}
	}
}

func participantNamed(t *testing.T, w *Workspace, name string) (id corpus.ID) {
	t.Helper()
	must(t, w.store.View(func(tx *store.Tx) error {
		for p, err := range tx.Participants().All() {
			must(t, err)
			if p.Name == name {
				id = p.ID
			}
		}
		return nil
	}))
	return id
}
