package workspace

import (
	"context"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/repeats"
)

const (
	pasted    = "Avant je restais dans mon coin, je ne parlais à personne, et maintenant c’est moi qui accueille les nouveaux le lundi matin."
	asked     = "Est-ce que vous pouvez me raconter comment ça se passait avant que vous veniez ici, à l’atelier ?"
	lucTalk   = "Enquêtrice : " + asked + "\n\nLuc : " + pasted + " Voilà.\n\nEnquêtrice : Oui ?\n\nLuc : Oui.\n"
	nadiaTalk = "Enquêtrice : " + asked + "\n\nNadia : Comme Luc. " + pasted + "\n\nEnquêtrice : Oui ?\n\nNadia : C’est ça.\n"
)

func repeatedIn(t *testing.T, w *Workspace, o PassageOptions) []RepeatedPassage {
	t.Helper()
	out, err := w.RepeatedPassages(context.Background(), o)
	must(t, err)
	return out
}

func TestRepeatedPassages(t *testing.T) {
	w := newWorkspace(t, options(t))
	luc, nadia := put(t, w, "luc.txt", lucTalk), put(t, w, "nadia.txt", nadiaTalk)
	usual := PassageOptions{Least: repeats.UsualPassage}
	got := repeatedIn(t, w, usual)
	if len(got) != 1 || got[0].Kind != repeats.Exact || got[0].Linked || len(got[0].Places) != 2 {
		t.Fatalf("found %+v", got)
	}
	for i, who := range []string{"Luc", "Nadia"} {
		if p := got[0].Places[i]; p.Text != pasted || p.Speaker != who || p.Turn != 2 || p.Title != strings.ToLower(who) || len(p.Quotes) != 0 {
			t.Errorf("a place is %+v", p)
		}
	}
	if all := repeatedIn(t, w, PassageOptions{Least: repeats.UsualPassage, Interviewers: true}); len(all) != 1 || !strings.HasPrefix(all[0].Places[0].Text, asked) || !strings.HasSuffix(all[0].Places[0].Text, pasted) {
		t.Errorf("with the questions: %+v", all)
	}

	// A part of it is quoted, then the whole of it in one place.
	part := code(t, w, luc, "je ne parlais à personne", "Lien social")
	whole := code(t, w, luc, pasted, "Confiance")
	got = repeatedIn(t, w, usual)
	if p := got[0].Places[0]; len(p.Quotes) != 2 || p.Quote != whole.ID || got[0].Places[1].Quote != "" {
		t.Errorf("with quotes: %+v", got[0].Places)
	}

	// Linking quotes the other place too, under the same codes, in one step.
	before, err := w.Summary()
	must(t, err)
	var places []Passage
	for _, p := range got[0].Places {
		places = append(places, Passage{Testimony: p.Testimony, Span: p.Span})
	}
	must(t, w.LinkPassage(ada, places))
	sound(t, w)
	got = repeatedIn(t, w, usual)
	if !got[0].Linked {
		t.Errorf("after linking: %+v", got[0])
	}
	q, err := w.Quote(got[0].Places[1].Quote)
	must(t, err)
	if q.Exact != pasted || q.Testimony != nadia.ID || len(q.Codings) != 1 || q.Codings[0].Code != whole.Codings[0].Code {
		t.Errorf("the quote made is %+v", q)
	}
	found, err := w.Repeats(context.Background(), 0.5)
	must(t, err)
	confirmed := 0
	for _, g := range found.Groups {
		if g.Verdict == Confirmed {
			confirmed++
			if g.Stands != whole.ID {
				t.Errorf("%s stands for the group", g.Stands)
			}
		}
	}
	after, err := w.Summary()
	must(t, err)
	if confirmed != 1 || after.Revision != before.Revision+1 {
		t.Errorf("%d groups, in %d steps", confirmed, after.Revision-before.Revision)
	}
	_, err = w.Undo(ada)
	must(t, err)
	if got = repeatedIn(t, w, usual); got[0].Linked || got[0].Places[1].Quote != "" {
		t.Errorf("after undo: %+v", got[0])
	}

	// A correction of the words is seen.
	_, err = w.Correct(ada, corrected(t, w, nadia, "je restais dans mon coin", "j’étais toute seule"))
	must(t, err)
	if got = repeatedIn(t, w, usual); len(got) != 1 || strings.Contains(got[0].Places[0].Text, "dans mon coin") {
		t.Errorf("after a correction: %+v", got)
	}
	if _, err := w.Quote(part.ID); err != nil {
		t.Error(err)
	}
}

// A passage of several turns is linked turn by turn.
func TestLinkPassageByTurn(t *testing.T) {
	w := newWorkspace(t, options(t))
	talk := "Luc : " + pasted + "\n\nEnquêtrice : Oui ?\n\nZoé : Moi j’ai appris à lire les courriers de la commune toute seule.\n\nEnquêtrice : Bien.\n\nZoé : C’est sûr.\n\nLuc : Oui. "
	put(t, w, "un.txt", talk+"Un.\n")
	put(t, w, "deux.txt", "Zoé : Bonjour à tous.\n\n"+talk+"Deux.\n")
	got := repeatedIn(t, w, PassageOptions{Least: repeats.UsualPassage})
	if len(got) != 1 {
		t.Fatalf("found %+v", got)
	}
	var places []Passage
	for _, p := range got[0].Places {
		places = append(places, Passage{Testimony: p.Testimony, Span: p.Span})
	}
	must(t, w.LinkPassage(ada, places))
	sound(t, w)
	list, n, err := w.Quotes(Filter{})
	must(t, err)
	if n != 4 || list[0].SpeakerName != "Luc" || list[1].SpeakerName != "Zoé" {
		t.Fatalf("%d quotes: %+v", n, list)
	}
	found, err := w.Repeats(context.Background(), 0.5)
	must(t, err)
	if len(found.Groups) != 2 || found.Groups[0].Verdict != Confirmed || found.Groups[1].Verdict != Confirmed {
		t.Errorf("groups %+v", found.Groups)
	}
	if got = repeatedIn(t, w, PassageOptions{Least: repeats.UsualPassage}); !got[0].Linked {
		t.Error("it is not linked")
	}
}

func TestRepeatedPassagesRefused(t *testing.T) {
	w := newWorkspace(t, options(t))
	luc := put(t, w, "luc.txt", lucTalk)
	if _, err := w.RepeatedPassages(context.Background(), PassageOptions{Least: 2}); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("two words: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := w.RepeatedPassages(ctx, PassageOptions{Least: 12}); corpus.CodeOf(err) != corpus.Cancelled {
		t.Errorf("cancelled: %v", err)
	}
	one := Passage{Testimony: luc.ID, Span: corpus.Span{Start: 0, End: 10}}
	for name, places := range map[string][]Passage{
		"one place": {one}, "the same place twice": {one, one},
		"past the end": {one, {Testimony: luc.ID, Span: corpus.Span{Start: 0, End: 1 << 20}}},
		"of nothing":   {one, {Testimony: "none", Span: one.Span}},
	} {
		if err := w.LinkPassage(ada, places); err == nil {
			t.Errorf("%s is linked", name)
		}
	}
	if list, n, err := w.Quotes(Filter{}); err != nil || n != 0 {
		t.Errorf("quotes were made: %+v, %v", list, err)
	}
	_, err := w.CodePassage(ada, one) // that there are quotes to look at makes no difference
	must(t, err)
	past := Passage{Testimony: luc.ID, Span: corpus.Span{Start: 0, End: 1 << 20}}
	if err := w.LinkPassage(ada, []Passage{one, past}); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("a place past the end: %v", err)
	}
}
