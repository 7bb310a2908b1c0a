package workspace

import (
	"context"
	"testing"

	"florilege/backend/corpus"
)

func TestEchoes(t *testing.T) {
	w := newWorkspace(t, options(t))
	luc, nadia := put(t, w, "luc.txt", lucTalk), put(t, w, "nadia.txt", nadiaTalk)
	echoes := func(words string) []PassagePlace {
		t.Helper()
		q := code(t, w, luc, words, "Confiance")
		out, err := w.Echoes(context.Background(), q.ID)
		must(t, err)
		return out
	}
	got := echoes(pasted)
	if len(got) != 1 || got[0].Text != pasted || got[0].Testimony != nadia.ID || got[0].Speaker != "Nadia" || got[0].Quote != "" {
		t.Errorf("the whole of it: %+v", got)
	}
	got = echoes("maintenant c’est moi qui accueille les")
	if len(got) != 1 || got[0].Text != "maintenant c’est moi qui accueille les" {
		t.Errorf("a few words: %+v", got)
	}
	if got = echoes("c’est moi qui"); len(got) != 0 {
		t.Errorf("words said by chance: %+v", got)
	}
	// A part that was retouched there is found by the runs that were not.
	put(t, w, "zoe.txt", "Zoé : Avant je restais dans mon coin, je ne parlais vraiment à personne du tout, et puis c’est moi qui accueille les nouveaux le lundi matin.\n\nAnimatrice : Oui ?\n\nZoé : Oui.\n\nAnimatrice : Bon.\n")
	q, err := w.CodePassage(ada, Passage{Testimony: nadia.ID, Span: span(t, w, nadia, pasted)})
	must(t, err)
	all, err := w.Echoes(context.Background(), q.ID)
	must(t, err)
	if len(all) != 2 || all[0].Testimony != luc.ID || all[0].Quote == "" || all[1].Speaker != "Zoé" {
		t.Errorf("with another: %+v", all)
	}
	// What was decided of two quotes is not asked again.
	for _, decide := range []func() error{
		func() error { return w.ConfirmRepeat(ada, []corpus.ID{q.ID, all[0].Quote}, q.ID) },
		func() error { return w.RejectRepeat(ada, []corpus.ID{q.ID, all[0].Quote}) },
	} {
		must(t, decide())
		left, err := w.Echoes(context.Background(), q.ID)
		must(t, err)
		if len(left) != 1 || left[0].Speaker != "Zoé" {
			t.Errorf("decided: %+v", left)
		}
	}
	// Questions are no evidence.
	asking, err := w.CodePassage(ada, Passage{Testimony: nadia.ID, Span: span(t, w, nadia, asked)})
	must(t, err)
	if all, err = w.Echoes(context.Background(), asking.ID); err != nil || len(all) != 0 {
		t.Errorf("a question: %+v, %v", all, err)
	}
}
