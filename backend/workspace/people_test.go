package workspace

import (
	"bytes"
	"context"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// addPeople adds what people say of those who speak: two participants, a wave,
// an age, and the pseudonyms of two names, one of which only the first
// testimony says. The first testimony is corrected.
func addPeople(t *testing.T, w *Workspace, first, second corpus.Testimony) {
	t.Helper()
	c := store.Change{Action: corpus.ActParticipantEdit, Subject: "Amina Kanarivale"}
	must(t, w.update(ada, c, everything(), func(tx *store.Tx) error {
		for i, m := range []corpus.Testimony{first, second} {
			m.Speakers = append([]corpus.Speaker{}, m.Speakers...)
			m.Speakers[1].Participant = []corpus.ID{"p-1", "p-2"}[i]
			m.Values = []corpus.Value{{Attribute: "a-wave", Text: []string{"Hiver", "Été"}[i]}}
			if err := tx.Testimonies().Put(m.ID, m); err != nil {
				return err
			}
		}
		must(t, tx.Attributes().Put("a-wave", corpus.Attribute{ID: "a-wave", Of: corpus.OfTestimony, Name: "Passation", Type: corpus.TypeChoice, Choices: []string{"Été", "Hiver"}, Groups: true}))
		must(t, tx.Attributes().Put("a-age", corpus.Attribute{ID: "a-age", Of: corpus.OfParticipant, Name: "Âge", Type: corpus.TypeNumber}))
		must(t, tx.Participants().Put("p-1", corpus.Participant{ID: "p-1", Name: "Amina Kanarivale", Values: []corpus.Value{{Attribute: "a-age", Text: "43"}}}))
		must(t, tx.Participants().Put("p-2", corpus.Participant{ID: "p-2", Name: "Bruno"}))
		must(t, tx.Pseudonyms().Put("s-1", corpus.Pseudonym{ID: "s-1", Kind: corpus.NameOfPerson, Name: "Kanarivale", Pseudonym: "Nora"}))
		return tx.Pseudonyms().Put("s-2", corpus.Pseudonym{ID: "s-2", Kind: corpus.NameOfPlace, Name: "Verviers", Pseudonym: "la ville"})
	}))
	_, err := w.Correct(ada, corrected(t, w, first, "Cousine Zédoride", "Cousine"))
	must(t, err)
}

const (
	firstTalk  = "Enquêtrice : Et les papiers ?\n\nAmina : Chez Kanarivale, à Verviers, Cousine Zédoride est venue avec moi.\n\nEnquêtrice : Oui ?\n\nAmina : Oui.\n"
	secondTalk = "Enquêtrice : Et alors ?\n\nBruno : À Verviers il n’y a plus de guichet, madame.\n\nEnquêtrice : Oui ?\n\nBruno : Plus rien.\n"
)

func withPeople(t *testing.T, o Options) (w *Workspace, first, second corpus.Testimony) {
	t.Helper()
	w = newWorkspace(t, o)
	first, second = put(t, w, "un.txt", firstTalk), put(t, w, "deux.txt", secondTalk)
	addPeople(t, w, first, second)
	sound(t, w)
	return w, first, second
}

func TestShareLeavesPeople(t *testing.T) {
	w, _, second := withPeople(t, options(t))
	for name, test := range map[string]struct {
		o                                    ShareOptions
		participants, attributes, pseudonyms int
		said, unsaid                         []string
	}{
		"everything": {ShareOptions{}, 2, 2, 2, []string{"Kanarivale", "Hiver"}, []string{"Zédoride"}},
		"without the table": {ShareOptions{WithoutPseudonyms: true, WithoutOriginals: true}, 2, 2, 0,
			[]string{"Hiver"}, []string{"Nora", "la ville", "Zédoride"}},
		"without those who speak": {ShareOptions{WithoutParticipants: true, WithoutOriginals: true}, 0, 0, 2,
			[]string{"Nora"}, []string{"Amina Kanarivale", "Hiver", "Passation", "Zédoride"}},
		"without a testimony": {ShareOptions{Testimonies: []corpus.ID{second.ID}}, 1, 2, 1,
			[]string{"Bruno", "la ville"}, []string{"Kanarivale", "Zédoride", "Nora"}},
	} {
		t.Run(name, func(t *testing.T) {
			c, report, data := shared(t, w, test.o)
			h := report.Holds
			if h.Participants != test.participants || h.Attributes != test.attributes || h.Pseudonyms != test.pseudonyms {
				t.Errorf("it holds %+v", h)
			}
			if report.Leaves.Pseudonyms != 2-test.pseudonyms || report.Leaves.Participants != 2-test.participants {
				t.Errorf("it leaves %+v", report.Leaves)
			}
			for _, s := range test.said {
				if !bytes.Contains(data, []byte(s)) {
					t.Errorf("it does not say %q", s)
				}
			}
			for _, s := range test.unsaid {
				// The originals hold what they held.
				if s == "Zédoride" && !test.o.WithoutOriginals && test.o.Testimonies == nil {
					continue
				}
				if bytes.Contains(data, []byte(s)) {
					t.Errorf("it says %q", s)
				}
			}
			must(t, c.store.View(func(tx *store.Tx) error {
				if n := tx.Revisions().Count(); n > 0 {
					t.Errorf("it holds %d earlier texts", n)
				}
				return nil
			}))
		})
	}
}

func TestEraseTakesPeople(t *testing.T) {
	o := options(t)
	w, first, second := withPeople(t, o)
	plan, err := w.PlanErase(first.ID)
	must(t, err)
	if len(plan.Participants) != 1 || plan.Participants[0] != "Amina Kanarivale" || plan.Pseudonyms != 1 || plan.Revisions != 2 {
		t.Errorf("the plan is %+v", plan)
	}
	path := w.Path()
	must(t, w.Close())
	_, err = Erase(context.Background(), path, EraseRequest{Testimony: first.ID, Reason: "Demande de la personne"}, ada, o, nil)
	must(t, err)
	for _, s := range []string{"Kanarivale", "Zédoride", "Nora"} {
		if bytes.Contains([]byte(decoded(t, path, o)), []byte(s)) {
			t.Errorf("it still says %q", s)
		}
	}
	w, err = Open(path, o)
	must(t, err)
	defer w.Close()
	sound(t, w)
	must(t, w.store.View(func(tx *store.Tx) error {
		if !tx.Participants().Has("p-2") || !tx.Pseudonyms().Has("s-2") || tx.Participants().Count() != 1 || tx.Revisions().Count() != 0 {
			t.Error("others went too, or stayed")
		}
		m, err := tx.Testimonies().Get(second.ID)
		if err == nil && len(m.Values) != 1 {
			t.Errorf("the other testimony lost its values")
		}
		return err
	}))
}

func TestBringOverPeople(t *testing.T) {
	here := newWorkspace(t, options(t))
	first := put(t, here, "un.txt", firstTalk)
	there := copyOf(t, here, "b")
	second := put(t, there, "deux.txt", secondTalk)
	// Here, somebody else made a participant of the same name, and an attribute.
	must(t, here.update(ada, store.Change{Action: corpus.ActParticipantAdd}, everything(), func(tx *store.Tx) error {
		must(t, tx.Attributes().Put("a-other", corpus.Attribute{ID: "a-other", Of: corpus.OfTestimony, Name: "PASSATION", Type: corpus.TypeText}))
		return tx.Participants().Put("p-other", corpus.Participant{ID: "p-other", Name: "bruno", Memo: "vu deux fois"})
	}))
	addPeople(t, there, first, second)
	code(t, there, first, "est venue avec moi", "Soutien")
	got := bring(t, here, there)
	if got.Records[store.Participants] != 2 || got.Records[store.Pseudonyms] != 2 || got.Records[store.Quotes] != 1 {
		t.Errorf("brought %v", got.Records)
	}
	if len(got.Left) != 1 || got.Left[0].Kind != store.Revisions || got.Left[0].Why != LeftCorrected {
		t.Errorf("left %+v", got.Left)
	}
	must(t, here.store.View(func(tx *store.Tx) error {
		m, err := tx.Testimonies().Get(second.ID)
		must(t, err)
		if m.Speakers[1].Participant != "p-other" || corpus.ValueOf(m.Values, "a-other") != "Été" {
			t.Errorf("the testimony that came is %+v", m)
		}
		if p, err := tx.Participants().Get("p-1"); err != nil || corpus.ValueOf(p.Values, "a-age") != "43" {
			t.Errorf("the participant that came is %+v, %v", p, err)
		}
		return nil
	}))
}

// Who somebody is comes over where nothing else was written about the testimony.
func TestBringOverWhoSpeaks(t *testing.T) {
	here := newWorkspace(t, options(t))
	m := put(t, here, "un.txt", firstTalk)
	there := copyOf(t, here, "b")
	must(t, there.LinkSpeakers(ada, []Proposal{{Name: "Nora Bel", Speakers: []SpeakerAt{{m.ID, 1}}}}))
	wantLines(t, comparison(t, here, there), `testimonies "un": /changed participants ""/"Amina: Nora Bel"`, `participants "Nora Bel": /added`)
	bring(t, here, there)
	got, err := here.Testimony(m.ID)
	must(t, err)
	if got.Speakers[1].Participant == "" {
		t.Error("the participant came, and speaks nowhere")
	}
}

// What belongs to a code and what does not is part of it.
func TestBringOverWhatBelongsToACode(t *testing.T) {
	here := newWorkspace(t, options(t))
	there := copyOf(t, here, "b")
	for i, w := range []*Workspace{here, there} {
		c, err := w.AddCode(ada, "Papiers", "", "")
		must(t, err)
		if c.Inclusion = "tout ce qui s’imprime"; i == 1 {
			c.Inclusion, c.Exclusion = "ce qui se signe", "les lettres"
		}
		must(t, w.EditCode(ada, c))
	}
	bring(t, here, there)
	codes, err := here.Codes()
	must(t, err)
	if c := codes[0]; c.Inclusion != "tout ce qui s’imprime\n\nce qui se signe" || c.Exclusion != "les lettres" {
		t.Errorf("it became %q, without %q", c.Inclusion, c.Exclusion)
	}
}
