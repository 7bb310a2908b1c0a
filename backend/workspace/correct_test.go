package workspace

import (
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// corrected is a correction that puts other words in the place of some.
func corrected(t *testing.T, w *Workspace, m corpus.Testimony, from, to string) Correction {
	t.Helper()
	now, err := w.Testimony(m.ID)
	if err != nil {
		t.Fatal(err)
	}
	return Correction{Testimony: m.ID, Revision: now.Revision, Edits: []corpus.Edit{{Span: span(t, w, m, from), Text: to}}, Reason: "relecture"}
}

func TestCorrect(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	kept := code(t, w, m, "j’y vais à pied", "Mobilité")
	changed := code(t, w, m, "le dossier toute seule", "Autonomie")
	lost := code(t, w, m, "Ma sœur", "Famille")
	before := state(t, w)

	c := corrected(t, w, m, "toute seule. Ma sœur est émue.", "tout seul.")
	plan, err := w.PlanCorrection(c)
	if err != nil || plan.Kept != 1 || len(plan.Changed) != 1 || plan.Changed[0].Exact != "le dossier tout seul" ||
		plan.Changed[0].Before != "le dossier toute seule" || len(plan.Lost) != 1 || plan.Lost[0].ID != lost.ID {
		t.Fatalf("the plan is %+v, %v", plan, err)
	}
	if got := state(t, w); got != before {
		t.Error("planning changed something")
	}
	made, err := w.Correct(ada, c)
	if err != nil || made.Kept != plan.Kept {
		t.Fatalf("%+v, %v", made, err)
	}
	sound(t, w)
	r, err := w.Read(m.ID)
	if err != nil || r.Revision != 2 || !strings.Contains(r.Text, "tout seul.\n") || strings.Contains(r.Text, "sœur") {
		t.Errorf("revision %d is %q, %v", r.Revision, r.Text, err)
	}
	for id, want := range map[corpus.ID]string{kept.ID: "j’y vais à pied", changed.ID: "le dossier tout seul"} {
		if q, err := w.quote(id); err != nil || q.Exact != want || q.Span.Of(r.Text) != want {
			t.Errorf("the quote is %+v, %v", q, err)
		}
	}
	if hits := found(t, w, "soeur"); len(hits) > 0 {
		t.Errorf("what was cut is still found: %q", hits)
	}
	if hits := found(t, w, `"tout seul"`); len(hits) == 0 {
		t.Error("what was put there is not found")
	}

	old, err := w.ReadRevision(m.ID, 1)
	if err != nil || !strings.Contains(old.Text, "Ma sœur est") || len(old.Layout.Turns) != 4 || old.Words != m.Words {
		t.Errorf("the old text is %+v, %v", old, err)
	}
	all, err := w.Revisions(m.ID)
	if err != nil || len(all) != 1 || all[0].Reason != "relecture" || all[0].By != "Ada" {
		t.Errorf("revisions %+v, %v", all, err)
	}
	if _, err := w.ReadRevision(m.ID, 2); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("the present text is no old one: %v", err)
	}

	// What was understood of an older text is refused.
	if _, err := w.Correct(ada, c); corpus.CodeOf(err) != corpus.MovedOn {
		t.Errorf("got error %v", err)
	}
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	sound(t, w)
	if got := state(t, w); got != before {
		t.Errorf("undoing leads to\n%s\nnot\n%s", got, before)
	}
	// A correction after one that was undone is another text.
	if _, err := w.Correct(ada, corrected(t, w, m, "à pied", "en bus")); err != nil {
		t.Fatal(err)
	}
	sound(t, w)
	if r, err = w.Read(m.ID); err != nil || r.Revision != 3 {
		t.Errorf("revision %d, %v", r.Revision, err)
	}
}

// state tells the text of the first testimony and every quote of it.
func state(t *testing.T, w *Workspace) string {
	t.Helper()
	all, err := w.Testimonies()
	if err != nil {
		t.Fatal(err)
	}
	r, err := w.Read(all[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	out := r.Text
	err = w.store.View(func(tx *store.Tx) error {
		for _, id := range tx.QuotesOf(r.ID) {
			q, err := tx.Quotes().Get(id)
			if err != nil {
				return err
			}
			out += "\n" + string(q.ID) + " " + q.Exact
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCorrectRefuses(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	r, err := w.Read(m.ID)
	if err != nil {
		t.Fatal(err)
	}
	whole := corpus.Span{Start: 0, End: len(r.Text)}
	for name, c := range map[string]struct {
		edits []corpus.Edit
		code  corpus.ErrorCode
	}{
		"outside":     {[]corpus.Edit{{Span: corpus.Span{Start: 0, End: len(r.Text) + 1}}}, corpus.Invalid},
		"turned":      {[]corpus.Edit{{Span: corpus.Span{Start: 5, End: 2}}}, corpus.Invalid},
		"overlapping": {[]corpus.Edit{{Span: corpus.Span{Start: 0, End: 10}}, {Span: corpus.Span{Start: 5, End: 12}}}, corpus.Invalid},
		"everything":  {[]corpus.Edit{{Span: whole, Text: " … "}}, corpus.Invalid},
	} {
		if _, err := w.Correct(ada, Correction{Testimony: m.ID, Revision: 1, Edits: c.edits}); corpus.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.Correct(ada, Correction{Testimony: "none", Revision: 1}); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("got error %v", err)
	}
	h, err := w.History(0, 10)
	if err != nil {
		t.Fatal(err)
	}
	// One that changes nothing is none.
	if p, err := w.Correct(ada, Correction{Testimony: m.ID, Revision: 1, Edits: []corpus.Edit{{Span: whole, Text: r.Text}}}); err != nil || p.Edits != 0 {
		t.Errorf("%+v, %v", p, err)
	}
	if now, _ := w.History(0, 10); len(now) != len(h) {
		t.Error("it stands in the history")
	}
}

func TestRestoring(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	first, err := w.Read(m.ID)
	if err != nil {
		t.Fatal(err)
	}
	q := code(t, w, m, "La commune, j’y vais à pied", "Mobilité")
	if _, err := w.Correct(ada, corrected(t, w, m, "à pied", "en bus")); err != nil {
		t.Fatal(err)
	}
	c, err := w.Restoring(m.ID, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Correct(ada, c); err != nil {
		t.Fatal(err)
	}
	sound(t, w)
	r, err := w.Read(m.ID)
	if err != nil || r.Text != first.Text || r.Revision != 3 {
		t.Errorf("revision %d is %q, %v", r.Revision, r.Text, err)
	}
	if q, err = w.quote(q.ID); err != nil || q.Exact != "La commune, j’y vais à pied" {
		t.Errorf("the quote is %q, %v", q.Exact, err)
	}
	all, err := w.Revisions(m.ID)
	if err != nil || len(all) != 2 || all[0].Number != 2 {
		t.Errorf("revisions %+v, %v", all, err)
	}
}

// A better transcript takes the place of the first, with its turns and speakers.
func TestRevise(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	q := code(t, w, m, "j’y vais à pied", "Mobilité")
	better := strings.Replace(interview, "Amina\u00a0: La commune", "Nadia\u00a0: Moi aussi, d’ailleurs.\r\n\r\nAmina\u00a0: La commune", 1) + "\r\nNadia\u00a0: En bus.\r\n"
	p := w.PlanBytes("amina-v2.txt", []byte(better))
	plan, err := w.PlanRevision(m.ID, p)
	if err != nil || plan.Kept != 1 || plan.Edits == 0 {
		t.Fatalf("%+v, %v", plan, err)
	}
	if _, err := w.Revise(ada, m.ID, p, "transcription relue"); err != nil {
		t.Fatal(err)
	}
	sound(t, w)
	r, err := w.Read(m.ID)
	if err != nil || len(r.Layout.Turns) != 6 || r.Path != "amina-v2.txt" || r.Title != m.Title || r.Original == m.Original {
		t.Errorf("it is %+v, %v", r.Testimony, err)
	}
	names := []string{}
	for _, turn := range r.Layout.Turns {
		names = append(names, r.SpeakerName(turn.Speaker))
	}
	if want := []string{"Enquêtrice", "Amina", "Enquêtrice", "Nadia", "Amina", "Nadia"}; !slices.Equal(names, want) {
		t.Errorf("%q speak", names)
	}
	if q, err = w.quote(q.ID); err != nil || r.SpeakerName(q.Speaker) != "Amina" {
		t.Errorf("the quote is %+v, %v", q, err)
	}
	// Both files are known from now on.
	if again := w.PlanBytes("x.txt", []byte(better)); again.Same != m.ID {
		t.Errorf("the file is known as %q", again.Same)
	}
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	sound(t, w)
}

// Of a passage that was pasted twice, the copy that a correction cuts is the one that goes:
// what was coded on the other stays.
func TestTheCopyThatIsCutGoes(t *testing.T) {
	w := newWorkspace(t, options(t))
	const copied = "Amina : Depuis l’été, je sors seule.\n\n"
	m := put(t, w, "amina.txt", "ENQ : Et depuis ?\n\n"+copied+copied+"ENQ : Merci.\n")
	r, err := w.Read(m.ID)
	must(t, err)
	at := strings.Index(r.Text, copied)
	first := corpus.Span{Start: at, End: at + len(copied)}
	second := corpus.Span{Start: first.End + len("Amina : "), End: first.End + len(copied)}
	q, err := w.CodePassage(ada, Passage{Testimony: m.ID, Span: second, New: "Mobilité"})
	must(t, err)
	plan, err := w.Correct(ada, Correction{Testimony: m.ID, Revision: 1, Edits: []corpus.Edit{{Span: first}}})
	must(t, err)
	if plan.Kept != 1 || len(plan.Lost) > 0 {
		t.Errorf("the plan is %+v", plan)
	}
	sound(t, w)
	if now, err := w.Quote(q.ID); err != nil || now.Exact != q.Exact || now.SpeakerName != "Amina" {
		t.Errorf("%q of %s, %v", now.Exact, now.SpeakerName, err)
	}
}
