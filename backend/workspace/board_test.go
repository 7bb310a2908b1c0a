package workspace

import (
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func TestTheBoardShowsWhatMayBeShown(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "Amina.txt", "Amina Cassiers : Je dis « oui » à tout le monde. Ceci reste entre nous. Cela, dans l’équipe.\n\nLola : Bon.\n\nAmina Cassiers : Voilà.\n\nLola : Bon.\n")
	code(t, w, m, "Je dis « oui » à tout le monde.", "Voix")
	hidden := code(t, w, m, "Ceci reste entre nous.", "Voix")
	inside := code(t, w, m, "Cela, dans l’équipe.", "Voix")
	c, err := w.AddCollection(ada, "Réunion", Filter{}, true)
	must(t, err)
	must(t, w.AddItem(ada, c.ID, corpus.ItemComment, "À discuter avec Amina Cassiers.", 0, ""))
	must(t, w.SetConsent(ada, nil, []corpus.ID{hidden.ID}, corpus.ConsentWithheld))
	must(t, w.SetConsent(ada, nil, []corpus.ID{inside.ID}, corpus.ConsentInternal))
	nameOf(t, w, corpus.Pseudonym{Name: "Amina Cassiers", Pseudonym: "Zoé Nys"})
	for _, test := range []struct {
		public, real bool
		slides, left int
		speaker      string
	}{
		{true, false, 2, 2, "Zoé Nys"},
		{true, true, 2, 2, "Zoé Nys"}, // for the public, never
		{false, false, 3, 1, "Zoé Nys"},
		{false, true, 3, 1, "Amina Cassiers"},
	} {
		b, err := w.Board(c.ID, test.public, test.real)
		must(t, err)
		if len(b.Slides) != test.slides || b.Left != test.left || b.Slides[0].Speaker != test.speaker || b.Slides[0].Heading != "Voix" {
			t.Errorf("%+v: %+v", test, b)
		}
		if b.Slides[0].Text != "«\u202fJe dis “oui” à tout le monde.\u202f»" {
			t.Errorf("it prints %q", b.Slides[0].Text)
		}
		last := b.Slides[len(b.Slides)-1]
		if last.Kind != corpus.ItemComment || !strings.Contains(last.Text, test.speaker) {
			t.Errorf("the comment says %q", last.Text)
		}
	}
}
