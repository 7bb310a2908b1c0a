package export

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func says(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// content returns the text of the only file that the folder holds.
func content(t *testing.T, path string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 || entries[0].Name() != filepath.Base(path) {
		t.Errorf("the folder holds %v", entries)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestFileReplaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Recueil d’été.docx")
	for _, s := range []string{"first", "second, longer", ""} {
		if err := File(path, says(s)); err != nil {
			t.Fatal(err)
		}
		if got := content(t, path); got != s {
			t.Errorf("got %q, want %q", got, s)
		}
	}
}

func TestFileKeepsPermissions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.csv")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := File(path, says("new")); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(path); err != nil || after.Mode() != before.Mode() {
		t.Errorf("mode %v, was %v (%v)", after.Mode(), before.Mode(), err)
	}
}

func TestFileErrorLeavesTheOldOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.md")
	if err := File(path, says("old")); err != nil {
		t.Fatal(err)
	}
	halfway := func(err error) func(io.Writer) error {
		return func(w io.Writer) error {
			_, _ = io.WriteString(w, strings.Repeat("new", 100_000))
			return err
		}
	}
	err := File(path, halfway(errors.New("the disk is full")))
	if corpus.CodeOf(err) != corpus.Unwritable || !strings.Contains(err.Error(), path+" cannot be written: the disk is full") {
		t.Errorf("got %v", err)
	}
	if got := content(t, path); got != "old" {
		t.Errorf("the file holds %.20q", got)
	}
	err = File(path, func(w io.Writer) error { return Write(w, "doc", sample(), Options{}) })
	if corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("the error of the exporter became %v", err)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = File(path, func(io.Writer) error { panic("a defect") })
	}()
	if got := content(t, path); got != "old" {
		t.Errorf("after a panic the file holds %.20q", got)
	}
}

func TestFileRefuses(t *testing.T) {
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain")
	locked := filepath.Join(dir, "locked.csv")
	if err := os.WriteFile(plain, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(locked, []byte("old"), 0o444); err != nil {
		t.Fatal(err)
	}
	for path, why := range map[string]string{
		filepath.Join(dir, "none", "out.csv"): "no such",
		filepath.Join(plain, "out.csv"):       "",
		dir:                                   "it is a folder",
		locked:                                "it is read-only",
	} {
		called := false
		err := File(path, func(io.Writer) error { called = true; return nil })
		if corpus.CodeOf(err) != corpus.Unwritable || called {
			t.Errorf("%s: got %v, written: %v", path, err, called)
			continue
		}
		if s := err.Error(); !strings.HasPrefix(s, path+" cannot be written: ") || !strings.Contains(s, why) || strings.Contains(s, ".tmp") {
			t.Errorf("%s: told %q", path, s)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestFileInALockedFolder(t *testing.T) {
	if os.Geteuid() <= 0 {
		t.Skip("this user may write everywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	err := File(filepath.Join(dir, "out.csv"), says("x"))
	if corpus.CodeOf(err) != corpus.Unwritable || !strings.Contains(err.Error(), "permission denied") {
		t.Errorf("got %v", err)
	}
}

func TestFileFollowsLinks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "real.csv")
	link := filepath.Join(t.TempDir(), "link.csv")
	if err := File(path, says("old")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no links here: ", err)
	}
	if err := File(link, says("new")); err != nil {
		t.Fatal(err)
	}
	if got := content(t, path); got != "new" {
		t.Errorf("the linked file holds %q", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced (%v)", err)
	}
}
