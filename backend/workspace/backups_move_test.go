package workspace

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"florilege/backend/corpus"
)

func TestMoveBackups(t *testing.T) {
	o, clock := backupOptions(t)
	w, other := newWorkspace(t, o), newWorkspace(t, o)
	for range 3 {
		clock.add(time.Hour)
		put(t, w, "a.txt", interview+clock.Now().String())
		backUp(t, w)
	}
	backUp(t, other)
	to := filepath.Join(t.TempDir(), "disk")
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if err := w.MoveBackups(stopped, to, nil); corpus.CodeOf(err) != corpus.Cancelled || len(backupsOf(t, w)) != 3 {
		t.Errorf("stopped: %v, %d are left", err, len(backupsOf(t, w)))
	}
	// One that stands there already, and one there that is not what it should be.
	list := backupsOf(t, w)
	dir := filepath.Join(to, filepath.Base(filepath.Dir(list[0].Path)))
	must(t, os.MkdirAll(dir, 0o700))
	wrong := filepath.Join(dir, filepath.Base(list[0].Path))
	must(t, os.WriteFile(wrong, []byte("half"), 0o600))
	if err := w.MoveBackups(t.Context(), to, nil); corpus.CodeOf(err) != corpus.Unwritable {
		t.Errorf("over another file of that name: %v", err)
	}
	if _, err := os.Stat(list[0].Path); err != nil {
		t.Errorf("the good one went: %v", err)
	}
	must(t, os.Remove(wrong))
	var last, all int64
	must(t, w.MoveBackups(t.Context(), to, func(done, total int64) { last, all = done, total }))
	if last != all || all == 0 {
		t.Errorf("told %d bytes of %d", last, all)
	}
	after := backupsOf(t, w)
	if len(after) != 3 {
		t.Errorf("%d of 3 are in the new place", len(after))
	}
	wantGood(t, after, o)
	for _, b := range append(list, backupsOf(t, other)...) {
		if _, err := os.Stat(b.Path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s still stands in the old place: %v", b.Path, err)
		}
	}
	other.PlaceBackups(BackupPlace{Root: to, Spare: o.Backups.Spare})
	if len(backupsOf(t, other)) != 1 {
		t.Error("the backup of the other project did not move")
	}
	if list, err := BackupsOf(w.Path(), BackupPlace{Root: to}); err != nil || len(list) != 3 {
		t.Errorf("by the path of the project: %v, %v", list, err)
	}
}
