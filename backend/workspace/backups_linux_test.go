package workspace

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"florilege/backend/backup"
	"florilege/backend/corpus"
)

// smallDisk mounts a disk of that many bytes.
func smallDisk(t *testing.T, bytes int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", bytes)); err != nil {
		t.Skipf("a small disk cannot be mounted here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, 0) })
	return dir
}

// fill leaves that many bytes free on a disk.
func fill(t *testing.T, dir string, leave int64) {
	t.Helper()
	var st syscall.Statfs_t
	must(t, syscall.Statfs(dir, &st))
	must(t, os.WriteFile(filepath.Join(dir, "films"), make([]byte, int64(st.Bavail)*st.Bsize-leave), 0o600))
}

// TestBackupsOnAFullDisk leaves too little room in every way: to be seen before,
// and in the middle of writing. Nothing half-made stays, old backups stay good,
// the project goes on, and once there is room so do the backups.
func TestBackupsOnAFullDisk(t *testing.T) {
	disk := smallDisk(t, 24<<20)
	path := projectOf(t, 1500)
	info, err := os.Stat(path)
	must(t, err)
	root := filepath.Join(disk, "backups")
	now := time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)
	w, err := Open(path, Options{Backups: BackupPlace{Root: root, Spare: root}, Now: func() time.Time { return now }})
	must(t, err)
	defer w.Close()
	backUp(t, w)
	for i, leave := range []int64{0, 4096, info.Size() / 2, info.Size() + 100<<10} {
		fill(t, disk, leave)
		now = now.Add(time.Hour)
		_, err := w.AddCode(ada, fmt.Sprint("code ", i), "", "")
		must(t, err)
		_, made, err := w.BackUp(t.Context())
		if corpus.CodeOf(err) != corpus.DiskFull || made {
			t.Errorf("with %d bytes left: made %v, %v", leave, made, err)
		}
		list := backupsOf(t, w)
		if len(list) != 1 {
			t.Errorf("with %d bytes left %d backups are listed", leave, len(list))
		}
		wantGood(t, list, Options{})
		if parts, _ := filepath.Glob(filepath.Join(root, "*", ".*.part")); len(parts) > 0 {
			t.Errorf("left behind: %v", parts)
		}
		must(t, os.Remove(filepath.Join(disk, "films")))
	}
	backUp(t, w)
	if list := backupsOf(t, w); len(list) != 2 || w.BackupState().Err != nil {
		t.Errorf("with room again: %d backups, %+v", len(list), w.BackupState())
	}
	sound(t, w)
}

// A disk that is full of what need not be kept has room.
func TestAFullDiskIsThinned(t *testing.T) {
	disk := smallDisk(t, 80<<20)
	path := projectOf(t, 1500)
	root := filepath.Join(disk, "backups")
	now := time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)
	w, err := Open(path, Options{Backups: BackupPlace{Root: root, Spare: root}, Now: func() time.Time { return now }})
	must(t, err)
	defer w.Close()
	next := func() (Backup, error) {
		t.Helper()
		now = now.Add(time.Minute)
		_, err := w.AddCode(ada, now.String(), "", "")
		must(t, err)
		b, _, err := w.BackUp(t.Context())
		return b, err
	}
	var b Backup
	for range 4 {
		b, err = next()
		must(t, err)
	}
	data, err := os.ReadFile(b.Path)
	must(t, err)
	for i := range 5 { // of one hour of last year
		f := backup.New(now.Add(-300*24*time.Hour+time.Duration(i)*time.Minute), 0, corpus.ID(fmt.Sprint(i)))
		must(t, os.WriteFile(filepath.Join(filepath.Dir(b.Path), f.Name), data, 0o400))
	}
	fill(t, disk, b.Bytes/2)
	if b, err = next(); err != nil {
		t.Fatal(err)
	}
	list := backupsOf(t, w)
	if len(list) < 5 || len(list) > 7 || list[0] != b {
		t.Errorf("%d backups are left", len(list))
	}
	wantGood(t, list, Options{})
}
