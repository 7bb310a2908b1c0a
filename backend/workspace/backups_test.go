package workspace

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"florilege/backend/backup"
	"florilege/backend/corpus"
	"florilege/backend/store"
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
