package workspace

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

const (
	passphrase  = "quatre mots au hasard"
	otherPhrase = "une autre phrase de passe"
)

// project makes a project with a testimony, a quote and an index on the disk,
// and closes it.
func project(t *testing.T, o Options) string {
	t.Helper()
	w := newWorkspace(t, o)
	m := put(t, w, "amina.txt", interview)
	code(t, w, m, "dossier toute seule", "Confiance")
	if err := w.StartIndex(); err != nil {
		t.Fatal(err)
	}
	if err := w.WaitIndex(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.Path()
}

// telling returns the files under dir that hold words, in no order.
func telling(t *testing.T, dir, words string) (paths []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte(words)) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func wantFails(t *testing.T, path string, o Options, code corpus.ErrorCode) {
	t.Helper()
	w, err := Open(path, o)
	if err == nil {
		_ = w.Close()
	}
	if err == nil || corpus.CodeOf(err) != code {
		t.Errorf("opening: %v, not %s", err, code)
	}
}

// hits returns how many hits a search in the project has.
func hits(t *testing.T, path, query string, o Options) int {
	t.Helper()
	w, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.StartIndex(); err != nil {
		t.Fatal(err)
	}
	if err := w.WaitIndex(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, total, err := w.Search(t.Context(), SearchRequest{Query: query})
	if err != nil {
		t.Fatal(err)
	}
	return total
}

func TestProtect(t *testing.T) {
	o := options(t)
	path := project(t, o)
	copied, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(o.Cache, "reading", "reading-1")
	if err := os.MkdirAll(filepath.Dir(left), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"reading-1": copied, "reading-2": copied[:len(copied)/2]} {
		if err := os.WriteFile(filepath.Join(filepath.Dir(left), name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if len(telling(t, o.Cache, "dossier")) < 2 {
		t.Fatal("the test is blind: neither the index nor a copy tells the words")
	}
	p, err := Protect(t.Context(), path, o, passphrase, nil)
	if err != nil || len(p.Left) > 0 {
		t.Fatal(p.Left, err)
	}
	for _, dir := range []string{filepath.Dir(path), o.Cache} {
		if found := telling(t, dir, "dossier"); len(found) > 0 {
			t.Errorf("%q tell the words", found)
		}
	}
	wantFails(t, path, o, corpus.Locked)
	for _, secret := range []string{passphrase, p.RecoveryKey, strings.ToLower(p.RecoveryKey)} {
		o.Secret = secret
		if n := hits(t, path, "dossier", o); n != 2 {
			t.Errorf("%d hits in the testimony and its quote", n)
		}
	}
	if found := telling(t, o.Cache, "dossier"); len(found) > 0 {
		t.Errorf("after searching, %q tell the words", found)
	}
}

func TestChangePassphrase(t *testing.T) {
	o := options(t)
	path := project(t, o)
	first, err := Protect(t.Context(), path, o, passphrase, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Secret = passphrase
	w, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	key := w.Key()
	if key == nil || !w.Sealed() {
		t.Error("it does not say that it is sealed")
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	// The key that a window holds is not enough: somebody may sit at its place.
	o.Key, o.Secret = key, ""
	_, err = Protect(t.Context(), path, o, otherPhrase, nil)
	if corpus.CodeOf(err) != corpus.Locked {
		t.Errorf("without the passphrase: %v", err)
	}
	o.Secret = "quatre mots au hasart"
	if _, err = Protect(t.Context(), path, o, otherPhrase, nil); corpus.CodeOf(err) != corpus.WrongPassphrase {
		t.Errorf("with a wrong one: %v", err)
	}
	if err := Unprotect(t.Context(), path, o, nil); corpus.CodeOf(err) != corpus.WrongPassphrase {
		t.Errorf("removing with a wrong one: %v", err)
	}
	o.Secret = passphrase
	if _, err = Protect(t.Context(), path, o, "court", nil); corpus.CodeOf(err) != corpus.ShortPassphrase {
		t.Errorf("a short one: %v", err)
	}
	second, err := Protect(t.Context(), path, o, otherPhrase, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Key, o.Secret = key, ""
	wantFails(t, path, o, corpus.Locked)
	o.Key = nil
	for _, old := range []string{passphrase, first.RecoveryKey} {
		o.Secret = old
		wantFails(t, path, o, corpus.WrongPassphrase)
	}
	for _, now := range []string{second.RecoveryKey, otherPhrase} {
		o.Secret = now
		if n := hits(t, path, "dossier", o); n != 2 {
			t.Errorf("%d hits", n)
		}
	}
}

func TestUnprotect(t *testing.T) {
	o := options(t)
	path := project(t, o)
	if err := Unprotect(t.Context(), path, o, nil); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("of what is not sealed: %v", err)
	}
	p, err := Protect(t.Context(), path, o, passphrase, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Secret = p.RecoveryKey
	if err := Unprotect(t.Context(), path, o, nil); err != nil {
		t.Fatal(err)
	}
	o.Secret = ""
	if n := hits(t, path, "dossier", o); n != 2 {
		t.Errorf("%d hits", n)
	}
}

// A project that is open, or work that is stopped, leaves everything as it was.
func TestProtectLeavesAsItWas(t *testing.T) {
	o := options(t)
	path := project(t, o)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Protect(ctx, path, o, passphrase, nil); corpus.CodeOf(err) != corpus.Cancelled {
		t.Errorf("stopped: %v", err)
	}
	w, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Protect(t.Context(), path, o, passphrase, nil); corpus.CodeOf(err) != corpus.OpenElsewhere {
		t.Errorf("open: %v", err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if n := hits(t, path, "dossier", o); n != 2 {
		t.Errorf("%d hits", n)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("beside it: %v, %v", entries, err)
	}
}

func TestNewProtected(t *testing.T) {
	o := options(t)
	path := filepath.Join(t.TempDir(), "p.florilege")
	w, recovery, err := NewProtected(path, "Étude du quartier", "fr", passphrase, ada, o)
	if err != nil {
		t.Fatal(err)
	}
	put(t, w, "amina.txt", interview)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"quartier", "dossier", "Amina", "amina"} {
		if len(telling(t, filepath.Dir(path), words)) > 0 {
			t.Errorf("the file tells %s", words)
		}
	}
	o.Secret = recovery
	if n := hits(t, path, "dossier", o); n != 1 {
		t.Errorf("%d hits", n)
	}
}

// The backups of a project are sealed with it; one that cannot be is named.
func TestProtectSealsBackups(t *testing.T) {
	o := options(t)
	root := filepath.Join(t.TempDir(), "backups")
	o.Backups = BackupPlace{Root: root, Spare: root}
	path := project(t, o)
	n := 0
	backUp := func(secret string) string {
		t.Helper()
		n++
		w, err := Open(path, with(o, secret))
		if err != nil {
			t.Fatal(err)
		}
		defer w.Close()
		if _, err := w.MakeCode(ada, fmt.Sprint("Code ", n)); err != nil {
			t.Fatal(err)
		}
		b, made, err := w.BackUp(t.Context())
		if err != nil || !made {
			t.Fatal(made, err)
		}
		return b.Path
	}
	first := backUp("")
	part := filepath.Join(filepath.Dir(first), ".backup.1.part")
	broken := backUp("")
	if err := os.Chmod(broken, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{part: "toute seule", broken: "dossier, and no project"} {
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p, err := Protect(t.Context(), path, o, passphrase, nil)
	if err != nil || len(p.Left) != 1 || p.Left[0] != broken {
		t.Fatalf("left %q, %v", p.Left, err)
	}
	if err := os.Remove(broken); err != nil {
		t.Fatal(err)
	}
	if found := telling(t, root, "toute seule"); len(found) > 0 {
		t.Errorf("%q tell the words", found)
	}
	second := backUp(passphrase)
	if p, err = Protect(t.Context(), path, with(o, passphrase), otherPhrase, nil); err != nil || len(p.Left) > 0 {
		t.Fatalf("left %q, %v", p.Left, err)
	}
	for _, b := range []string{first, second} {
		if _, err := ReadBackup(b, with(o, passphrase)); corpus.CodeOf(err) != corpus.WrongPassphrase {
			t.Errorf("%s under the old passphrase: %v", b, err)
		}
		c, err := ReadBackup(b, with(o, otherPhrase))
		if err != nil || c.Key == nil || c.Holdings.Testimonies != 1 {
			t.Errorf("%s: %+v, %v", b, c, err)
		}
	}
	if found := telling(t, root, "toute seule"); len(found) > 0 {
		t.Errorf("%q tell the words", found)
	}
}

func with(o Options, secret string) Options {
	o.Secret = secret
	return o
}
