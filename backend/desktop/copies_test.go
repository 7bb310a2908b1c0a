package desktop

import (
	"os"
	"path/filepath"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// conflict copies the open project beside itself as a synchroniser does, and
// codes a passage in the copy.
func conflict(t *testing.T, a *App, testimony string) string {
	t.Helper()
	s, err := a.Status()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(s.Project.Path)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(filepath.Dir(s.Project.Path), "p (conflicted copy 2026-11-26 103343).florilege")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(path, workspace.Options{Cache: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	who := workspace.Author{Name: "Anne"}
	code, err := w.MakeCode(who, "Venu d’ailleurs")
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.CodePassage(who, workspace.Passage{
		Testimony: corpus.ID(testimony), Span: corpus.Span{Start: 0, End: 10}, Codes: []corpus.ID{code},
	})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCopiesComparedAndBroughtOver(t *testing.T) {
	a, id := newTestApp(t)
	none, err := a.Copies(false)
	if err != nil || len(none.Found) != 0 || none.Service != "" || none.Told {
		t.Fatalf("%+v, %v", none, err)
	}
	path := conflict(t, a, id)
	*a.grants = grants{}
	_, err = a.CompareCopy(path, "")
	wantCode(t, err, corpus.Invalid) // nobody named it yet
	found, err := a.Copies(true)
	if err != nil || len(found.Found) != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	if f := found.Found[0]; f.Path != path || !f.Conflict || f.Service != "Nextcloud" || f.At != "2026-11-26T10:33:43" || f.Dismissed || f.Problem != nil {
		t.Errorf("found %+v", f)
	}
	if err := a.DismissCopy(path); err != nil {
		t.Fatal(err)
	}
	if found, err = a.Copies(true); err != nil || !found.Found[0].Dismissed {
		t.Errorf("after putting it aside: %+v, %v", found, err)
	}

	c, err := a.CompareCopy(path, "")
	if err != nil || c.Relation != "newer" || c.There.Steps != 2 || len(c.Groups) != 2 {
		t.Fatalf("%+v, %v", c, err)
	}
	for _, g := range c.Groups {
		if g.Side != "there" || g.Total != 1 || g.Added != 1 || len(g.First) != 1 {
			t.Errorf("group %+v", g)
		}
	}
	nothing, err := a.BringOver(path, "", Wanted{Seen: c.Seen, LeaveKinds: []string{"quotes", "codes"}}, "")
	if err != nil || nothing.Records != 0 {
		t.Errorf("%+v, %v", nothing, err)
	}
	b, err := a.BringOver(path, "", Wanted{Seen: c.Seen}, "")
	if err != nil || b.Records != 2 || len(b.Left) != 0 {
		t.Errorf("%+v, %v", b, err)
	}
	if s, err := a.Status(); err != nil || s.Undo.Action != string(corpus.ActBringOver) {
		t.Errorf("%+v, %v", s.Undo, err)
	}
	_, err = a.BringOver(path, "", Wanted{Seen: "now"}, "")
	wantCode(t, err, corpus.Invalid)
	_, err = a.BringOver(path, "", Wanted{Seen: "1 x"}, "")
	wantCode(t, err, corpus.MovedOn)

	// It is opened in place of the project, and finds that one in its turn.
	if _, err := a.OpenProject(path); err != nil {
		t.Fatal(err)
	}
	back, err := a.Copies(true)
	if err != nil || len(back.Found) != 1 || !back.Found[0].Original {
		t.Errorf("from the copy: %+v, %v", back, err)
	}
}

func TestFolderNoticePutAside(t *testing.T) {
	a, _ := newTestApp(t)
	s, err := a.Status()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(filepath.Dir(s.Project.Path), ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	if c, err := a.Copies(true); err != nil || c.Service != "Syncthing" || c.Told {
		t.Errorf("%+v, %v", c, err)
	}
	if err := a.DismissFolder(); err != nil {
		t.Fatal(err)
	}
	if c, err := a.Copies(true); err != nil || !c.Told {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestCompactingTheOpenProject(t *testing.T) {
	var kinds []string
	a, id := newTestApp(t, func(_ string, data any) {
		if j, ok := data.(Job); ok {
			kinds = append(kinds, j.Kind+" "+j.State)
		}
	})
	kinds = nil
	if s, err := a.Space(); err != nil || s.Bytes == 0 || s.Worth {
		t.Errorf("%+v, %v", s, err)
	}
	c, err := a.Compact()
	if err != nil || c.Reopening != nil || !c.Status.Open || c.Before == 0 || c.After == 0 {
		t.Fatalf("%+v, %v", c, err)
	}
	if len(kinds) < 2 || kinds[0] != "compact running" {
		t.Errorf("jobs %v", kinds)
	}
	if _, err := a.Text(id); err != nil {
		t.Error(err)
	}
}
