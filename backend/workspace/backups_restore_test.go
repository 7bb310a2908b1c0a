package workspace

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"florilege/backend/backup"
	"florilege/backend/corpus"
)

// A project that gets a passphrase is backed up under it, though nothing else
// changed.
func TestAProtectedProjectIsBackedUpAnew(t *testing.T) {
	o, clock := backupOptions(t)
	w := newWorkspace(t, o)
	put(t, w, "amina.txt", interview)
	backUp(t, w)
	must(t, w.Close())
	p, err := Protect(t.Context(), w.Path(), o, passphrase, nil)
	must(t, err)
	o.Key = p.Key
	w, err = Open(w.Path(), o)
	must(t, err)
	defer w.Close()
	clock.add(time.Minute)
	b, made, err := w.BackUp(t.Context())
	if err != nil || !made {
		t.Fatalf("made %v, %v", made, err)
	}
	if found := telling(t, filepath.Dir(b.Path), "dossier"); slices.Contains(found, b.Path) {
		t.Error("the backup of a protected project tells its words")
	}
	c, err := w.ReadBackup(b.Path, "")
	if err != nil || c.Key == nil || c.Holdings.Testimonies != 1 {
		t.Errorf("it holds %+v, %v", c, err)
	}
	o.Key = nil
	if _, err := ReadBackup(b.Path, o); corpus.CodeOf(err) != corpus.Locked {
		t.Errorf("without the passphrase: %v", err)
	}
	o.Secret = otherPhrase
	if _, err := ReadBackup(b.Path, o); corpus.CodeOf(err) != corpus.WrongPassphrase {
		t.Errorf("with another: %v", err)
	}
}

func TestBackupsThatCannotBeReadSaySo(t *testing.T) {
	o, clock := backupOptions(t)
	w := newWorkspace(t, o)
	m := put(t, w, "amina.txt", interview)
	good := backUp(t, w)
	clock.add(time.Hour)
	code(t, w, m, "dossier toute seule", "Confiance")
	cut := backUp(t, w)
	must(t, os.Chmod(cut.Path, 0o600))
	must(t, os.Truncate(cut.Path, 9000))
	dir := filepath.Dir(good.Path)
	foreign := backup.New(clock.Now().Add(time.Hour), 9, "x").Name
	must(t, os.WriteFile(filepath.Join(dir, foreign), []byte("a letter"), 0o600))
	must(t, os.WriteFile(filepath.Join(dir, "lettre.txt"), []byte("a letter"), 0o600))
	var got []string
	for _, b := range backupsOf(t, w) {
		c, err := w.ReadBackup(b.Path, "")
		if err != nil {
			got = append(got, string(corpus.CodeOf(err)))
		} else {
			got = append(got, c.Project)
		}
	}
	if want := []string{string(corpus.NotAProject), string(corpus.Damaged), "Étude"}; !slices.Equal(got, want) {
		t.Errorf("the list tells %q, want %q", got, want)
	}
	c, err := w.ReadBackup(good.Path, "")
	if err != nil || (c.Holdings != Holdings{Testimonies: 1}) || len(c.Last) != 2 || c.Last[0].Action != corpus.ActImport {
		t.Errorf("the good one holds %+v, %v", c, err)
	}
}

// The backups of a project are found by its path when its file cannot be read.
func TestBackupsOfAProjectThatIsGone(t *testing.T) {
	o, _ := backupOptions(t)
	w := newWorkspace(t, o)
	put(t, w, "amina.txt", interview)
	b := backUp(t, w)
	must(t, w.Close())
	other := newWorkspace(t, o)
	backUp(t, other)
	for _, c := range []struct {
		name  string
		spoil func() error
	}{
		{"whole", func() error { return nil }},
		{"damaged", func() error { return os.WriteFile(w.Path(), []byte("not a project any more"), 0o600) }},
		{"removed", func() error { return os.Remove(w.Path()) }},
		{"with its folder", func() error { return os.RemoveAll(filepath.Dir(w.Path())) }},
	} {
		must(t, c.spoil())
		list, err := BackupsOf(w.Path(), o.Backups)
		if err != nil || !slices.Equal(list, []Backup{b}) {
			t.Errorf("%s: found %+v, %v", c.name, list, err)
		}
	}
	if list, err := BackupsOf(filepath.Join(t.TempDir(), "never.florilege"), o.Backups); err != nil || len(list) != 0 {
		t.Errorf("of a project that never was: %+v, %v", list, err)
	}
}

func TestRestore(t *testing.T) {
	o, clock := backupOptions(t)
	w := newWorkspace(t, o)
	m := put(t, w, "amina.txt", interview)
	b := backUp(t, w)
	clock.add(time.Hour)
	code(t, w, m, "dossier toute seule", "Confiance")
	c, err := w.CompareFile(b.Path, "")
	if err != nil || c.Relation != Older || c.Here.Steps != 2 || len(c.Differences) != 2 {
		t.Errorf("what would change is %+v, %v", c, err)
	}
	dir := t.TempDir()
	taken := filepath.Join(dir, "taken.florilege")
	must(t, os.WriteFile(taken, []byte("mine"), 0o600))
	for _, to := range []string{taken, w.Path(), b.Path} {
		if err := Restore(t.Context(), b.Path, to, o, nil); corpus.CodeOf(err) != corpus.Exists {
			t.Errorf("over %s: %v", filepath.Base(to), err)
		}
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	to := filepath.Join(dir, "reprise.florilege")
	if err := Restore(stopped, b.Path, to, o, nil); corpus.CodeOf(err) != corpus.Cancelled {
		t.Errorf("stopped: %v", err)
	}
	must(t, Restore(t.Context(), b.Path, to, o, nil))
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
	r, err := Open(to, o)
	must(t, err)
	defer r.Close()
	sound(t, r)
	s, err := r.Summary()
	if err != nil || s.Testimonies != 1 || s.Quotes != 0 || s.Revision != b.Seq {
		t.Errorf("restored %+v, %v", s, err)
	}
	put(t, r, "b.txt", interview+"b")
	if now, err := w.Summary(); err != nil || now.Quotes != 1 {
		t.Errorf("the project is %+v, %v", now, err)
	}
}

func TestABackupOfAnOlderVersion(t *testing.T) {
	data, err := os.ReadFile("../store/testdata/v1.florilege")
	must(t, err)
	o, clock := backupOptions(t)
	path := filepath.Join(t.TempDir(), backup.New(clock.Now(), 3, "x").Name)
	must(t, os.WriteFile(path, data, 0o400))
	c, err := ReadBackup(path, o)
	if err != nil || c.Holdings.Testimonies == 0 || len(c.Last) == 0 {
		t.Fatalf("it holds %+v, %v", c, err)
	}
	to := filepath.Join(t.TempDir(), "reprise.florilege")
	must(t, Restore(t.Context(), path, to, o, nil))
	w, err := Open(to, o)
	must(t, err)
	defer w.Close()
	sound(t, w)
	if after, err := os.ReadFile(path); err != nil || !slices.Equal(after, data) {
		t.Errorf("the backup was changed: %v", err)
	}
}
