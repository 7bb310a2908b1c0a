package workspace

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"florilege/backend/backup"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// A damaged project is backed up as well, beside the good backups, until it is
// found sound again.
func TestADamagedProjectIsBackedUp(t *testing.T) {
	o, clock := backupOptions(t)
	w := newWorkspace(t, o)
	put(t, w, "amina.txt", interview)
	good := backUp(t, w)
	sound, err := os.ReadFile(w.Path())
	must(t, err)
	spoilt := bytes.Replace(bytes.Clone(sound), []byte("dossier"), []byte("Dossier"), -1)
	change := func(data []byte) {
		t.Helper()
		f, err := os.OpenFile(w.Path(), os.O_RDWR, 0)
		must(t, err)
		_, err = f.WriteAt(data, 0)
		must(t, errors.Join(err, f.Close()))
	}

	change(spoilt)
	clock.add(time.Hour)
	if b, made, err := w.BackUp(t.Context()); err != nil || made || b != good {
		t.Fatalf("of that moment there is a good one: %+v, %v, %v", b, made, err)
	}
	must(t, os.Remove(good.Path))
	b, made, err := w.BackUp(t.Context())
	if st := w.BackupState(); err != nil || !made || !b.Damaged || !st.Damaged || st.Err != nil || st.Last != b.At {
		t.Fatalf("made %+v, %v, %v; the state is %+v", b, made, err, st)
	}
	if again, made, err := w.BackUp(t.Context()); err != nil || made || again != b {
		t.Errorf("at the same moment again: %+v, %v, %v", again, made, err)
	}
	if err := Restore(t.Context(), b.Path, filepath.Join(t.TempDir(), "r.florilege"), o, nil); corpus.CodeOf(err) != corpus.Damaged {
		t.Errorf("restored: %v", err)
	}
	got, err := Mend(t.Context(), b.Path, filepath.Join(t.TempDir(), "r.florilege"), ada, Repairing{}, o)
	if err != nil || got.Records[store.Testimonies] != 1 || got.Whole {
		t.Errorf("saved: %+v, %v", got, err)
	}

	change(sound) // the disk read wrongly, say
	clock.add(time.Hour)
	after, made, err := w.BackUp(t.Context())
	if st := w.BackupState(); err != nil || !made || after.Damaged || st.Damaged {
		t.Errorf("found sound again: %+v, %v, %v; %+v", after, made, err, st)
	}
	wantGood(t, []Backup{after}, o)
}

// The place that was chosen is on a disk that comes and goes.
func TestBackupsGoElsewhereWhileTheirDiskIsAway(t *testing.T) {
	o, clock := backupOptions(t)
	disk := t.TempDir()
	o.Backups.Root = filepath.Join(disk, "stick", "backups")
	must(t, backup.Prepare(o.Backups.Root))
	w := newWorkspace(t, o)
	backUp(t, w)
	if st := w.BackupState(); st.Root != o.Backups.Root || st.Away != "" {
		t.Errorf("with the disk there: %+v", st)
	}

	away := filepath.Join(disk, "away")
	must(t, os.Rename(filepath.Join(disk, "stick"), away))
	for _, there := range []string{"nothing", "the empty folder where it is mounted"} {
		if there != "nothing" {
			must(t, os.MkdirAll(o.Backups.Root, 0o700))
		}
		put(t, w, there+".txt", interview+there)
		clock.add(time.Hour)
		b := backUp(t, w)
		if st := w.BackupState(); st.Root != o.Backups.Spare || st.Away != o.Backups.Root || st.Err != nil {
			t.Errorf("%s: %+v", there, st)
		}
		if rel, err := filepath.Rel(o.Backups.Spare, b.Path); err != nil || !filepath.IsLocal(rel) {
			t.Errorf("%s: backed up to %s", there, b.Path)
		}
	}
	if list := backupsOf(t, w); len(list) != 2 {
		t.Errorf("%d can be reached while the disk is away", len(list))
	}

	must(t, os.RemoveAll(filepath.Join(disk, "stick")))
	must(t, os.Rename(away, filepath.Join(disk, "stick")))
	put(t, w, "back.txt", interview+"back")
	clock.add(time.Hour)
	backUp(t, w)
	if st := w.BackupState(); st.Root != o.Backups.Root || st.Away != "" {
		t.Errorf("with the disk back: %+v", st)
	}
	list := backupsOf(t, w)
	for _, b := range list {
		if rel, err := filepath.Rel(o.Backups.Root, b.Path); err != nil || !filepath.IsLocal(rel) {
			t.Errorf("%s did not come to the disk", b.Path)
		}
	}
	if len(list) != 4 {
		t.Errorf("%d backups on the disk, want 4", len(list))
	}
	wantGood(t, list, o)
}
