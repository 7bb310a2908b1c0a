package workspace

import (
	"context"
	"testing"

	"florilege/backend/corpus"
)

const threeTimes = "Luc : J’ai osé appeler la commune toute seule, hier.\n\nEnquêtrice : Oui ?\n\nLuc : J’ai osé appeler la commune toute seule, hier.\n\nEnquêtrice : Et puis ?\n\nLuc : Les papiers ne me font plus peur du tout maintenant.\n\nEnquêtrice : Ah ?\n\nLuc : Les papiers ne me font plus peur du tout maintenant.\n"

// alikes makes four quotes, each of which says what another one says.
func alikes(t *testing.T, w *Workspace) (call, papers [2]corpus.Quote) {
	t.Helper()
	m := put(t, w, "luc.txt", threeTimes)
	r, err := w.Read(m.ID)
	must(t, err)
	at := 0
	var all []corpus.Quote
	for i, turn := range r.Layout.Turns {
		if m.Interviews(turn.Speaker) {
			continue
		}
		id, err := w.MakeCode(ada, []string{"A", "B", "C", "D", "E", "F", "G"}[i])
		must(t, err)
		q, err := w.CodePassage(ada, Passage{Testimony: m.ID, Span: turn.Words, Codes: []corpus.ID{id}})
		must(t, err)
		all = append(all, q)
		at++
	}
	if at != 4 {
		t.Fatalf("%d turns", at)
	}
	return [2]corpus.Quote{all[0], all[1]}, [2]corpus.Quote{all[2], all[3]}
}

func TestConfirmRepeats(t *testing.T) {
	w := newWorkspace(t, options(t))
	call, papers := alikes(t, w)
	before, err := w.Summary()
	must(t, err)
	groups := []Alike{
		{[]corpus.ID{call[0].ID, call[1].ID}, call[1].ID},
		{[]corpus.ID{papers[0].ID, papers[1].ID}, papers[0].ID},
	}
	must(t, w.ConfirmRepeats(ada, groups))
	sound(t, w)
	found, err := w.Repeats(context.Background(), 0.5)
	must(t, err)
	after, err := w.Summary()
	must(t, err)
	if len(found.Groups) != 2 || found.Groups[0].Stands != call[1].ID || found.Groups[1].Stands != papers[0].ID || after.Revision != before.Revision+1 || after.Undo.Count != 2 {
		t.Errorf("in %d steps: %+v", after.Revision-before.Revision, found.Groups)
	}
	// One that makes no sense links none.
	_, err = w.Undo(ada)
	must(t, err)
	for _, bad := range []Alike{{[]corpus.ID{call[0].ID}, call[0].ID}, {[]corpus.ID{call[0].ID, call[1].ID}, papers[0].ID}, {[]corpus.ID{call[0].ID, "none"}, call[0].ID}} {
		if err := w.ConfirmRepeats(ada, append([]Alike{groups[1]}, bad)); err == nil {
			t.Errorf("%+v is linked", bad)
		}
	}
	if found, err = w.Repeats(context.Background(), 0.5); err != nil || found.Groups[0].Verdict != Undecided || found.Groups[1].Verdict != Undecided {
		t.Errorf("some were linked: %+v, %v", found.Groups, err)
	}
}

func TestUniteRepeat(t *testing.T) {
	w := newWorkspace(t, options(t))
	call, _ := alikes(t, w)
	_, err := w.EditMemo(ada, call[0].ID, "Elle rit.")
	must(t, err)
	_, err = w.EditMemo(ada, call[1].ID, "À citer.")
	must(t, err)
	must(t, w.UniteRepeat(ada, []corpus.ID{call[0].ID, call[1].ID}, call[1].ID))
	sound(t, w)
	first, err := w.Quote(call[1].ID)
	must(t, err)
	other, err := w.Quote(call[0].ID)
	must(t, err)
	if len(first.Codings) != 2 || first.Memo != "À citer.\n\nElle rit." || !first.Stands || len(other.Codings) != 1 || other.Memo != "Elle rit." {
		t.Errorf("they are %+v and %+v", first, other)
	}
	_, err = w.Undo(ada)
	must(t, err)
	if first, err = w.Quote(call[1].ID); err != nil || len(first.Codings) != 1 || first.Memo != "À citer." {
		t.Errorf("after undo: %+v, %v", first, err)
	}
	if err := w.UniteRepeat(ada, []corpus.ID{call[0].ID, call[1].ID}, "none"); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("a stranger stands for them: %v", err)
	}
}
