package backup

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"florilege/backend/corpus"
)

func put(t *testing.T, dir, name string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte("words"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestListIgnoresWhatIsForeignOrHalfWritten(t *testing.T) {
	dir := t.TempDir()
	old, young := New(noon.Add(-time.Hour), 1, "a"), New(noon, 2, "b")
	for _, name := range []string{
		old.Name, young.Name, "." + young.Name + ".12.part", young.Name + ".part", "lettre.odt",
		"Copie de " + old.Name, "path-00", "projet.florilege",
	} {
		put(t, dir, name)
	}
	folder := New(noon, 3, "c").Name
	if err := os.Mkdir(filepath.Join(dir, folder), 0o700); err != nil {
		t.Fatal(err)
	}
	got, err := List(dir)
	old.Bytes, young.Bytes = 5, 5
	if err != nil || !slices.Equal(got, []File{young, old}) {
		t.Errorf("listed %+v, %v", got, err)
	}
}

func TestListWhereNothingIs(t *testing.T) {
	if got, err := List(filepath.Join(t.TempDir(), "gone")); err != nil || len(got) != 0 {
		t.Errorf("a missing folder lists %v, %v", got, err)
	}
	file := put(t, t.TempDir(), "a")
	if _, err := List(file); corpus.CodeOf(err) != corpus.Unreadable {
		t.Errorf("a file for a folder answers %v", err)
	}
}

func TestAFolderStaysUnderItsRoot(t *testing.T) {
	root := t.TempDir()
	seen := map[string]bool{}
	for _, id := range []corpus.ID{
		"0198c0de-0000-7000-8000-000000000001", "", ".", "..", "../../etc", `..\..\x`, "/etc", "a/b", "-", "C:", "Majuscule",
		corpus.ID(strings.Repeat("a", 300)),
	} {
		dir := Folder(root, id)
		if filepath.Dir(dir) != root || dir == root || seen[dir] {
			t.Errorf("the backups of %q stand in %s", id, dir)
		}
		seen[dir] = true
	}
	if got := filepath.Base(Folder(root, "0198c0de-0000")); got != "0198c0de-0000" {
		t.Errorf("an ID has the folder %q", got)
	}
}

func TestAProjectIsFoundByItsPath(t *testing.T) {
	root := t.TempDir()
	one, two := Folder(root, "one"), Folder(root, "two")
	path := filepath.Join(t.TempDir(), "entretiens de Louise.florilege")
	for _, dir := range []string{one, two} {
		if err := Remember(dir, path); err != nil {
			t.Fatal(err)
		}
	}
	before := time.Now().Add(-time.Minute)
	mark := filepath.Join(two, pathMark+pathHash(path))
	if err := os.Chtimes(mark, before, before); err != nil {
		t.Fatal(err)
	}
	if got := Known(root, path); !slices.Equal(got, []string{one, two}) {
		t.Errorf("known are %q", got)
	}
	if err := os.Chtimes(filepath.Join(one, pathMark+pathHash(path)), before.Add(-time.Hour), before.Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := Remember(two, path); err != nil {
		t.Fatal(err)
	}
	if got := Known(root, path); !slices.Equal(got, []string{two, one}) {
		t.Errorf("after remembering the second known are %q", got)
	}
	if got := Known(root, path+"x"); len(got) != 0 {
		t.Errorf("another path is known: %q", got)
	}
	entries, err := os.ReadDir(one)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.Contains(strings.ToLower(e.Name()), "louise") {
			t.Errorf("the folder tells the path: %s", e.Name())
		}
	}
}

func TestSweepLeavesWhatIsBeingWritten(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	put(t, dir, "lettre.part")
	for name, age := range map[string]time.Duration{
		".young.part": time.Minute, ".old.part": 2 * time.Hour, ".future.part": -48 * time.Hour, ".old.txt": 2 * time.Hour,
	} {
		if err := os.Chtimes(put(t, dir, name), now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if err := Remember(dir, "x"); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), pathMark) {
			left = append(left, e.Name())
		}
	}
	if want := []string{".old.txt", ".young.part", "lettre.part"}; !slices.Equal(left, want) {
		t.Errorf("left are %q, want %q", left, want)
	}
}
