package workspace

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"florilege/backend/corpus"
)

// watch is a clock that is set by hand.
type watch struct {
	mu  sync.Mutex
	now time.Time
}

func (c *watch) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *watch) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// backupOptions are options for backups in a folder of their own, with a watch.
func backupOptions(t *testing.T) (Options, *watch) {
	t.Helper()
	o := options(t)
	c := &watch{now: time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)}
	root := filepath.Join(t.TempDir(), "backups")
	o.Now, o.NewID = c.Now, NewID
	o.Backups = BackupPlace{Root: root, Spare: root}
	return o, c
}

func backUp(t *testing.T, w *Workspace) Backup {
	t.Helper()
	b, _, err := w.BackUp(t.Context())
	must(t, err)
	return b
}

func backupsOf(t *testing.T, w *Workspace) []Backup {
	t.Helper()
	list, err := w.Backups()
	must(t, err)
	return list
}

// wantGood fails the test where a backup that is listed does not open or is not sound.
func wantGood(t *testing.T, list []Backup, o Options) {
	t.Helper()
	for _, b := range list {
		w, err := OpenReading(b.Path, o)
		if err != nil {
			t.Errorf("%s is listed and does not open: %v", filepath.Base(b.Path), err)
			continue
		}
		sound(t, w)
		must(t, w.Close())
	}
}

// TestBackupsComeByThemselves opens a project and lets quarters of an hour go by.
func TestBackupsComeByThemselves(t *testing.T) {
	o, clock := backupOptions(t)
	ticks, states := make(chan time.Time), make(chan BackupState, 100)
	o.After = func(d time.Duration) <-chan time.Time {
		if d != 15*time.Minute {
			t.Errorf("the next backup is after %v", d)
		}
		return ticks
	}
	o.BackedUp = func(st BackupState) {
		if !st.Running {
			states <- st
		}
	}
	w := newWorkspace(t, o)
	quarter := func(want int) {
		t.Helper()
		clock.add(15 * time.Minute)
		ticks <- clock.Now()
		if st := <-states; st.Err != nil {
			t.Fatal(st.Err)
		}
		if list := backupsOf(t, w); len(list) != want {
			t.Fatalf("%d backups, want %d", len(list), want)
		}
	}
	w.StartBackups()
	w.StartBackups() // once is enough
	if st := <-states; st.Err != nil || !st.Last.Equal(clock.Now()) || len(backupsOf(t, w)) != 1 {
		t.Fatalf("after opening: %+v", st)
	}
	quarter(1)
	m := put(t, w, "amina.txt", interview)
	quarter(2)
	quarter(2)
	code(t, w, m, "dossier toute seule", "Confiance")
	quarter(3)
	must(t, w.Close())

	w, err := Open(w.Path(), o)
	must(t, err)
	defer w.Close()
	w.StartBackups()
	if st := <-states; st.Err != nil || !st.Last.Equal(clock.Now()) {
		t.Errorf("after opening again: %+v", st)
	}
	list := backupsOf(t, w)
	if len(list) != 3 {
		t.Errorf("opening again at the same moment made a backup: %d", len(list))
	}
	wantGood(t, list, o)
}

func TestAFailingBackupDisturbsNothing(t *testing.T) {
	o, _ := backupOptions(t)
	ticks, states := make(chan time.Time), make(chan BackupState, 100)
	o.After = func(time.Duration) <-chan time.Time { return ticks }
	o.BackedUp = func(st BackupState) {
		if !st.Running {
			states <- st
		}
	}
	must(t, os.WriteFile(o.Backups.Root, nil, 0o600)) // a file where the folder should be
	w := newWorkspace(t, o)
	w.StartBackups()
	if st := <-states; corpus.CodeOf(st.Err) != corpus.Unwritable || !st.Last.IsZero() {
		t.Errorf("told %+v", st)
	}
	put(t, w, "amina.txt", interview)
	must(t, os.Remove(o.Backups.Root))
	ticks <- time.Time{}
	if st := <-states; st.Err != nil || st.Last.IsZero() {
		t.Errorf("once the folder can be made: %+v", st)
	}
}

// A defect of the program in the background is told, and ends neither it nor the
// backups to come.
func TestADefectWhileBackingUpIsTold(t *testing.T) {
	o, _ := backupOptions(t)
	now, defect := o.Now, atomic.Bool{}
	o.Now = func() time.Time {
		if defect.Load() {
			panic("words of a testimony")
		}
		return now()
	}
	ticks, states := make(chan time.Time), make(chan BackupState, 100)
	o.After = func(time.Duration) <-chan time.Time { return ticks }
	o.BackedUp = func(st BackupState) {
		if !st.Running {
			states <- st
		}
	}
	w := newWorkspace(t, o)
	defect.Store(true)
	w.StartBackups()
	st := <-states
	if corpus.DefectOf(st.Err) == nil || strings.Contains(st.Err.Error(), "words") {
		t.Errorf("told %+v", st)
	}
	defect.Store(false)
	ticks <- time.Time{}
	if st := <-states; st.Err != nil || st.Last.IsZero() {
		t.Errorf("the next one: %+v", st)
	}
	wantGood(t, backupsOf(t, w), o)
}

func TestBackupsStayWithinTheirLimit(t *testing.T) {
	o, clock := backupOptions(t)
	w := newWorkspace(t, o)
	for i := range 12 {
		clock.add(time.Hour)
		put(t, w, "a.txt", interview+string(rune('a'+i)))
		backUp(t, w)
	}
	p := o.Backups
	p.Limit = 8 * backupsOf(t, w)[0].Bytes
	w.PlaceBackups(p)
	clock.add(time.Hour)
	put(t, w, "b.txt", interview)
	backUp(t, w)
	list := backupsOf(t, w)
	var total int64
	for _, b := range list {
		total += b.Bytes
	}
	if total > p.Limit || len(list) < 7 || list[0].At != clock.Now() {
		t.Errorf("%d backups take %d bytes of %d", len(list), total, p.Limit)
	}
}

func TestABackupInTheWrongOrderOfTime(t *testing.T) {
	o, clock := backupOptions(t)
	w := newWorkspace(t, o)
	m := put(t, w, "amina.txt", interview)
	for range 6 {
		clock.add(time.Hour)
		code(t, w, m, "dossier toute seule", "Confiance", clock.Now().String())
		backUp(t, w)
	}
	clock.add(-500 * 24 * time.Hour)
	code(t, w, m, "commune", "Démarches")
	b := backUp(t, w)
	if list := backupsOf(t, w); len(list) != 7 || list[6] != b {
		t.Errorf("after the clock was set back: %+v", list)
	}
	clock.add(500 * 24 * time.Hour)
	if again, made, err := w.BackUp(t.Context()); err != nil || made || again != b {
		t.Errorf("the moment is backed up again: %+v, %v, %v", again, made, err)
	}
}
