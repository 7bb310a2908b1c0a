package workspace

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

func TestImportKeepsTheOriginalAndTellsTheSameFile(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	if m.Turns != 4 || len(m.Speakers) != 2 || !m.Interviews(0) || m.SpeakerName(1) != "Amina" {
		t.Errorf("understood as %+v", m)
	}
	r, err := w.Read(m.ID)
	must(t, err)
	if strings.Contains(r.Text, "\r") || !strings.Contains(r.Text, "émue") {
		t.Errorf("stored text is not normalised: %q", r.Text)
	}
	must(t, w.store.View(func(tx *store.Tx) error {
		data, err := tx.Original(m.Original)
		if string(data) != interview {
			t.Error("the original changed")
		}
		return err
	}))
	before, err := w.Summary()
	must(t, err)
	row := w.NewBatch(ada).Import(w.PlanBytes("again.txt", []byte(interview)), false)
	after, err := w.Summary()
	must(t, err)
	if row.Status != Unchanged || row.Testimony.ID != m.ID || after.Revision != before.Revision {
		t.Errorf("the same file again: %s, revision %d after %d", row.Status, after.Revision, before.Revision)
	}
	sound(t, w)
}

func TestCodePassage(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	q := code(t, w, m, " j’ai fait le dossier toute seule", "Autonomie/Sans aide")
	if q.Exact != "j’ai fait le dossier toute seule" || m.SpeakerName(q.Speaker) != "Amina" {
		t.Errorf("quote %q by %q", q.Exact, m.SpeakerName(q.Speaker))
	}
	again := code(t, w, m, "j’ai fait le dossier toute seule", "Estime", "Autonomie/Sans aide")
	if again.ID != q.ID || len(again.Codings) != 2 {
		t.Errorf("the same span made %s with %d codings", again.ID, len(again.Codings))
	}
	overlapping := code(t, w, m, "dossier toute seule. Ma sœur", "Famille")
	if overlapping.ID == q.ID {
		t.Error("an overlapping span is a quote of its own")
	}
	for _, bad := range []corpus.Span{{Start: -1, End: 3}, {Start: 5, End: 2}, {Start: 0, End: 1 << 30}, {}} {
		_, err := w.CodePassage(ada, Passage{Testimony: m.ID, Span: bad})
		if corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("span %v: %v", bad, err)
		}
	}
	emoji := span(t, w, m, "😀")
	_, err := w.CodePassage(ada, Passage{Testimony: m.ID, Span: corpus.Span{Start: emoji.Start + 1, End: emoji.End}})
	if corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("half an emoji: %v", err)
	}
	sound(t, w)
}

func TestRemovingTheLastCodeRemovesAnUnusedQuote(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	plain := code(t, w, m, "toute seule", "A")
	noted := code(t, w, m, "le dossier", "A")
	_, err := w.EditMemo(ada, noted.ID, "à revoir")
	must(t, err)
	for _, c := range []struct {
		quote corpus.Quote
		stays bool
	}{{plain, false}, {noted, true}} {
		left, err := w.RemoveCode(ada, c.quote.ID, c.quote.Codings[0].Code)
		must(t, err)
		if (left.ID != "") != c.stays {
			t.Errorf("%q stays %v, want %v", c.quote.Exact, left.ID != "", c.stays)
		}
	}
	sound(t, w)
}

func TestDeletingACodeMovesItsCodingsAndCanBeUndone(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	q := code(t, w, m, "toute seule", "A", "B")
	only := code(t, w, m, "La commune", "A/Dessous", "A")
	a, err := w.FindCode("A")
	must(t, err)
	b, err := w.FindCode("B")
	must(t, err)
	must(t, w.DeleteCode(ada, a, b))
	got, err := w.Quote(q.ID)
	must(t, err)
	if ids := got.Codes(); !slices.Equal(ids, []corpus.ID{b}) {
		t.Errorf("codings after the move %v, want only B", ids)
	}
	if child, err := w.FindCode("Dessous"); err != nil || child == "" {
		t.Errorf("the child did not move up: %v", err)
	}
	sound(t, w)
	_, err = w.Undo(ada)
	must(t, err)
	got, err = w.Quote(only.ID)
	must(t, err)
	if len(got.Codings) != 2 || !got.HasCode(a) {
		t.Errorf("after undo %v", got.Codings)
	}
	sound(t, w)
}

func TestUndoAndRedoAcrossReopening(t *testing.T) {
	o := options(t)
	w := newWorkspace(t, o)
	path := w.Path()
	m := put(t, w, "amina.txt", interview)
	q := code(t, w, m, "toute seule", "A")
	must(t, w.DeleteTestimony(ada, m.ID))
	must(t, w.Close())
	w, err := Open(path, o)
	must(t, err)
	defer w.Close()
	_, err = w.Undo(ada)
	must(t, err)
	if got, err := w.Quote(q.ID); err != nil || got.Exact != "toute seule" {
		t.Errorf("the deleted testimony did not come back with its quote: %v", err)
	}
	_, err = w.Redo(ada)
	must(t, err)
	if _, err := w.Quote(q.ID); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("after redo: %v", err)
	}
	for range 20 {
		if _, err = w.Undo(ada); err != nil {
			break
		}
	}
	if corpus.CodeOf(err) != corpus.NothingToUndo {
		t.Errorf("at the end of undo: %v", err)
	}
	s, err := w.Summary()
	must(t, err)
	if s.Testimonies+s.Quotes+s.Codes != 0 || s.Undo != nil || s.Redo == nil {
		t.Errorf("all undone leaves %+v", s)
	}
	sound(t, w)
}

func TestSearchFollowsEveryChange(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	if got := found(t, w, "soeur"); !slices.Equal(got, []string{"sœur"}) {
		t.Errorf("soeur finds %q", got)
	}
	q := code(t, w, m, "La commune", "Mobilité")
	_, err := w.EditMemo(ada, q.ID, "elle marche beaucoup")
	must(t, err)
	if got := found(t, w, "marcher"); !slices.Equal(got, []string{"marche"}) {
		t.Errorf("the memo: %q", got)
	}
	if got := found(t, w, "mobilite"); !slices.Equal(got, []string{"Mobilité"}) {
		t.Errorf("the code: %q", got)
	}
	must(t, w.DeleteTestimony(ada, m.ID))
	if got := found(t, w, "soeur"); len(got) != 0 {
		t.Errorf("after deletion: %q", got)
	}
	_, err = w.Undo(ada)
	must(t, err)
	if got := found(t, w, "commune"); len(got) != 3 {
		t.Errorf("after undo: %q, want two turns and a quote", got)
	}
}

// A lost, damaged or foreign index is built again, and the user finds the same.
func TestIndexIsACache(t *testing.T) {
	o := options(t)
	w := newWorkspace(t, o)
	path := w.Path()
	put(t, w, "amina.txt", interview)
	want := found(t, w, "commune")
	must(t, w.Close())
	dirs, err := filepath.Glob(filepath.Join(o.Cache, "index", "*"))
	must(t, err)
	if len(dirs) != 1 {
		t.Fatalf("indexes %v", dirs)
	}
	for name, damage := range map[string]func(){
		"left as it is": func() {},
		"deleted":       func() { must(t, os.RemoveAll(dirs[0])) },
		"emptied root": func() {
			emptied := 0
			must(t, filepath.WalkDir(dirs[0], func(path string, d fs.DirEntry, err error) error {
				if err == nil && d.Name() == "root.bolt" {
					emptied++
					return os.Truncate(path, 0)
				}
				return err
			}))
			if emptied == 0 {
				t.Fatal("no root.bolt to empty")
			}
		},
	} {
		damage()
		w, err := Open(path, o)
		must(t, err)
		if got := found(t, w, "commune"); !slices.Equal(got, want) {
			t.Errorf("%s: finds %q, want %q", name, got, want)
		}
		must(t, w.Close())
	}
}

// Two copies of a file that went their own ways share an index folder; neither
// may find the other's words.
func TestCopiesDoNotShareWords(t *testing.T) {
	o := options(t)
	w := newWorkspace(t, o)
	path := w.Path()
	must(t, w.Close())
	data, err := os.ReadFile(path)
	must(t, err)
	twin := filepath.Join(t.TempDir(), "twin.florilege")
	must(t, os.WriteFile(twin, data, 0o600))
	for file, word := range map[string]string{path: "hirondelle", twin: "coquelicot"} {
		w, err := Open(file, o)
		must(t, err)
		put(t, w, "t.txt", "Une "+word+" passe.")
		found(t, w, word)
		must(t, w.Close())
	}
	for file, words := range map[string][2]string{path: {"hirondelle", "coquelicot"}, twin: {"coquelicot", "hirondelle"}} {
		w, err := Open(file, o)
		must(t, err)
		if len(found(t, w, words[0])) != 1 || len(found(t, w, words[1])) != 0 {
			t.Errorf("%s does not find its own words only", filepath.Base(file))
		}
		must(t, w.Close())
	}
}

func TestReadingWhileAWindowHoldsTheProject(t *testing.T) {
	o := options(t)
	w := newWorkspace(t, o)
	m := put(t, w, "amina.txt", interview)
	q := code(t, w, m, "toute seule", "A")
	must(t, w.StartIndex())
	reader, err := OpenReading(w.Path(), o)
	must(t, err)
	got, total, err := reader.Quotes(Filter{})
	must(t, err)
	if total != 1 || got[0].ID != q.ID {
		t.Errorf("a reader sees %d quotes", total)
	}
	if hits := found(t, reader, "dossier"); len(hits) == 0 {
		t.Error("a reader finds nothing")
	}
	must(t, reader.Close())
	left, err := filepath.Glob(filepath.Join(o.Cache, "reading", "*"))
	must(t, err)
	if len(left) != 0 {
		t.Errorf("copies stay behind: %v", left)
	}
	if _, err := Open(w.Path(), o); corpus.CodeOf(err) != corpus.OpenElsewhere {
		t.Errorf("a second writer: %v", err)
	}
}

func TestEventsTellWhatChangedOnce(t *testing.T) {
	o := options(t)
	var events []Event
	o.Changed = func(e Event) { events = append(events, e) }
	w := newWorkspace(t, o)
	a := Author{Name: "Ada", Origin: "reader-1"}
	c, err := w.AddCode(a, "A", "", "")
	must(t, err)
	must(t, w.EditCode(a, c)) // changes nothing
	want := []Event{{Revision: 2, Origin: "reader-1", Records: []string{store.Codes}}}
	if !reflect.DeepEqual(events, want) {
		t.Errorf("events %+v, want %+v", events, want)
	}
}

func TestRepeatsVerdicts(t *testing.T) {
	w := newWorkspace(t, options(t))
	said := "la première fois que j’ai téléphoné à la mutuelle, j’avais tout noté sur une feuille"
	one := put(t, w, "un.txt", "Bruno : "+said+".\n\nBruno : autre chose.\n")
	two := put(t, w, "deux.txt", "Bruno : "+strings.ToUpper(said)+" euh.\n\nBruno : voilà.\n")
	three := put(t, w, "trois.txt", "Bruno : "+strings.Replace(said, "feuille", "farde", 1)+".\n\nBruno : fini.\n")
	a, b := code(t, w, one, said, "A"), code(t, w, two, strings.ToUpper(said), "B")
	ctx := context.Background()
	r, err := w.Repeats(ctx, 0.5)
	must(t, err)
	if len(r.Groups) != 1 || r.Groups[0].Verdict != Undecided || r.Groups[0].Kind != "exact" {
		t.Fatalf("found %+v", r.Groups)
	}
	must(t, w.ConfirmRepeat(ada, []corpus.ID{a.ID, b.ID}, a.ID))
	s, err := w.Summary()
	must(t, err)
	if s.Quotes != 2 || s.Once != 1 || s.Linked != 1 {
		t.Errorf("counts %+v", s)
	}
	codes, err := w.Codes()
	must(t, err)
	for _, c := range codes {
		if c.Once.Own != 1 {
			t.Errorf("%s counts %d once, want 1: a group brings all its codes", c.Name, c.Once.Own)
		}
	}
	once, total, err := w.Quotes(Filter{Once: true})
	must(t, err)
	if total != 1 || once[0].ID != a.ID || once[0].Said != 2 {
		t.Errorf("once lists %d", total)
	}
	// A third that is nearly the same widens the group.
	c := code(t, w, three, strings.Replace(said, "feuille", "farde", 1), "A")
	r, err = w.Repeats(ctx, 0.5)
	must(t, err)
	if g := r.Groups[0]; len(g.Quotes) != 3 || g.Verdict != Undecided || g.Proposed != a.ID {
		t.Fatalf("widened group %+v", g)
	}
	// Rejecting the third keeps what was confirmed.
	must(t, w.RejectRepeat(ada, []corpus.ID{a.ID, b.ID, c.ID}))
	r, err = w.Repeats(ctx, 0.5)
	must(t, err)
	verdicts := map[Verdict]int{}
	for _, g := range r.Groups {
		verdicts[g.Verdict] += len(g.Quotes)
	}
	if verdicts[Confirmed] != 2 || verdicts[Rejected] != 3 || verdicts[Undecided] != 0 {
		t.Errorf("after rejecting %v", verdicts)
	}
	must(t, w.DeleteQuote(ada, b.ID))
	if s, err = w.Summary(); err != nil || s.Linked != 0 {
		t.Errorf("a group of one stays: %+v %v", s, err)
	}
	sound(t, w)
}

func TestCollections(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	q1 := code(t, w, m, "toute seule", "Autonomie/Sans aide")
	q2 := code(t, w, m, "La commune", "Mobilité")
	c, err := w.AddCollection(ada, "Rapport", Filter{}, true)
	must(t, err)
	shape := func() []string {
		_, items, err := w.Collection(c.ID)
		must(t, err)
		var out []string
		for _, it := range items {
			if it.Kind == corpus.ItemQuote {
				out = append(out, it.Quote.Exact)
			} else {
				out = append(out, strings.Repeat("#", it.Level)+it.Text)
			}
		}
		return out
	}
	want := []string{"#Autonomie", "##Sans aide", "toute seule", "#Mobilité", "La commune"}
	if got := shape(); !slices.Equal(got, want) {
		t.Fatalf("laid out as %q, want %q", got, want)
	}
	q3 := code(t, w, m, "à pied", "Mobilité")
	added, err := w.FillCollection(ada, c.ID, Filter{}, false)
	must(t, err)
	if got := shape(); added != 1 || !slices.Equal(got, append(want, q3.Exact)) {
		t.Errorf("filled with %d: %q", added, got)
	}
	_, items, err := w.Collection(c.ID)
	must(t, err)
	must(t, w.MoveItem(ada, c.ID, items[4].ID, 3))
	must(t, w.AddItem(ada, c.ID, corpus.ItemComment, "à discuter", 0, items[0].ID))
	must(t, w.DeleteQuote(ada, q1.ID))
	if got := shape(); !slices.Equal(got, []string{"#Autonomie", "à discuter", "##Sans aide", q2.Exact, "#Mobilité", q3.Exact}) {
		t.Errorf("after edits %q", got)
	}
	if _, err := w.AddCollection(ada, "RAPPORT", Filter{}, false); corpus.CodeOf(err) != corpus.Exists {
		t.Errorf("a second of the name: %v", err)
	}
	sound(t, w)
}

func TestBatchIsOneStepToUndo(t *testing.T) {
	w := newWorkspace(t, options(t))
	b := w.NewBatch(ada)
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		if row := b.Import(w.PlanBytes(name, []byte("Texte de "+name)), false); row.Err != nil {
			t.Fatal(row.Err)
		}
	}
	s, err := w.Summary()
	must(t, err)
	if s.Undo == nil || s.Undo.Count != 3 {
		t.Errorf("undo would take back %+v", s.Undo)
	}
	_, err = w.Undo(ada)
	must(t, err)
	if s, err = w.Summary(); err != nil || s.Testimonies != 0 {
		t.Errorf("after undo %d testimonies", s.Testimonies)
	}
	_, err = w.Redo(ada)
	must(t, err)
	if s, err = w.Summary(); err != nil || s.Testimonies != 3 {
		t.Errorf("after redo %d testimonies", s.Testimonies)
	}
	sound(t, w)
}

func TestFilesOpensFolders(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a.md", "sub/c.docx", "table.xlsx", ".hidden/x.txt", "~$b.docx", "image.png"} {
		path := filepath.Join(dir, name)
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		must(t, os.WriteFile(path, []byte("x"), 0o600))
	}
	var got []string
	for _, f := range Files([]string{dir, filepath.Join(dir, "image.png"), "nothere.txt"}) {
		rel, err := filepath.Rel(dir, f)
		if err != nil {
			rel = f
		}
		got = append(got, filepath.ToSlash(rel))
	}
	if want := []string{"a.md", "b.txt", "sub/c.docx", "table.xlsx", "image.png", "nothere.txt"}; !slices.Equal(got, want) {
		t.Errorf("files %q, want %q", got, want)
	}
}
