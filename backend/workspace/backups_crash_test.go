package workspace

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"florilege/backend/corpus"
)

// backupPath names the project that a child process backs up, for ever:
// changing it between two backups, or reading only where backupReads is set.
const (
	backupPath  = "FLORILEGE_BACKUP_PATH"
	backupReads = "FLORILEGE_BACKUP_READS"
)

// childPlace is where the backups of a project go, for the child and its parent.
func childPlace(path string) BackupPlace {
	root := filepath.Join(filepath.Dir(path), "backups")
	return BackupPlace{Root: root, Spare: root, Limit: 20 << 20}
}

func backupChild(path string) {
	fail := func(err error) {
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
	}
	o := Options{Cache: filepath.Join(filepath.Dir(path), "cache"), Backups: childPlace(path)}
	for at := time.Now(); ; at = at.Add(time.Hour) {
		o.Now = func() time.Time { return at.UTC() } // another name each time
		var w *Workspace
		var err error
		if os.Getenv(backupReads) != "" {
			w, err = OpenReading(path, o)
		} else if w, err = Open(path, o); err == nil {
			_, err = w.AddCode(ada, fmt.Sprint("c", at.UnixNano()), "", "")
		}
		fail(err)
		b, made, err := w.BackUp(context.Background())
		fail(err)
		fail(w.Close())
		if made {
			fmt.Println("made", filepath.Base(b.Path))
		}
	}
}

// startBackups starts a child and returns what it says, a line each.
func startBackups(t *testing.T, path string, reads bool) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), backupPath+"="+path)
	if reads {
		cmd.Env = append(cmd.Env, backupReads+"=1")
	}
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return cmd, bufio.NewScanner(out)
}

// projectOf is a project of some size at a new path, closed.
func projectOf(t *testing.T, kilobytes int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "p.florilege")
	w, err := New(path, "P", "fr", ada, Options{})
	must(t, err)
	put(t, w, "long.txt", strings.Repeat("Amina : je suis allée à la commune, toute seule.\n\n", kilobytes*1024/50))
	must(t, w.Close())
	return path
}

// TestKilledWhileBackingUp kills a process at random moments of its backups:
// whatever is listed is whole, what was told as made is there, and nothing is
// left behind for good.
func TestKilledWhileBackingUp(t *testing.T) {
	times := 25
	if testing.Short() {
		times = 8
	}
	path := projectOf(t, 700)
	rng := rand.New(rand.NewPCG(4, 2))
	last, made, half := "", 0, 0
	for range times {
		cmd, lines := startBackups(t, path, false)
		kill := func() {
			time.AfterFunc(time.Duration(rng.IntN(150))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		}
		before := rng.IntN(3) // backups that are made first
		if before == 0 {
			kill()
		}
		for lines.Scan() {
			what, name, _ := strings.Cut(lines.Text(), " ")
			if what == "error" {
				t.Fatalf("the child failed: %s", name)
			}
			last, made = name, made+1
			if before--; before == 0 {
				kill()
			}
		}
		_ = cmd.Wait()
		list, err := BackupsOf(path, childPlace(path))
		must(t, err)
		wantGood(t, list, Options{})
		if last != "" && !listed(list, last) {
			t.Fatalf("%s was told as made and is not listed", last)
		}
		parts, err := filepath.Glob(filepath.Join(childPlace(path).Root, "*", ".*.part"))
		must(t, err)
		half = max(half, len(parts))
		for _, part := range parts { // as after a day
			old := time.Now().Add(-24 * time.Hour)
			must(t, os.Chtimes(part, old, old))
		}
	}
	if made == 0 || half == 0 {
		t.Errorf("%d backups and %d half-made files: nothing was tried", made, half)
	}
	w, err := Open(path, Options{Backups: childPlace(path)})
	must(t, err)
	defer w.Close()
	sound(t, w)
	_, _, err = w.BackUp(t.Context())
	must(t, err)
	if parts, _ := filepath.Glob(filepath.Join(childPlace(path).Root, "*", ".*.part")); len(parts) > 0 {
		t.Errorf("left behind: %v", parts)
	}
	t.Logf("%d kills, %d backups made, up to %d half-made files at a time", times, made, half)
}

func listed(list []Backup, name string) bool {
	for _, b := range list {
		if filepath.Base(b.Path) == name {
			return true
		}
	}
	return false
}

// A window works and backs up while a command backs up the same project, again
// and again.
func TestTwoProgramsBackUpAtOnce(t *testing.T) {
	path := projectOf(t, 300)
	o := Options{Backups: childPlace(path)}
	w, err := Open(path, o)
	must(t, err)
	defer w.Close()
	cmd, lines := startBackups(t, path, true)
	theirs := make(chan int)
	go func() {
		n := 0
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), "error") {
				t.Error(lines.Text())
			}
			n++
		}
		theirs <- n
	}()
	var took time.Duration
	for i := 0; took < 3*time.Second; i++ {
		start := time.Now()
		_, err := w.AddCode(ada, fmt.Sprint("code ", i), "", "")
		must(t, err)
		_, _, err = w.BackUp(t.Context())
		must(t, err)
		time.Sleep(50 * time.Millisecond) // for a copy that needs a pause
		took += time.Since(start)
	}
	_ = cmd.Process.Kill()
	if n := <-theirs; n == 0 {
		t.Error("the other program made none")
	}
	_ = cmd.Wait()
	list := backupsOf(t, w)
	if len(list) < 4 {
		t.Errorf("%d backups", len(list))
	}
	wantGood(t, list, Options{})
	sound(t, w)
}

// The folder of the backups is removed while one is written, again and again.
func TestTheFolderIsRemovedMeanwhile(t *testing.T) {
	path := projectOf(t, 2000)
	root := childPlace(path).Root
	w, err := Open(path, Options{Backups: childPlace(path)})
	must(t, err)
	defer w.Close()
	failed := 0
	for i := range 12 {
		_, err := w.AddCode(ada, fmt.Sprint("code ", i), "", "")
		must(t, err)
		gone := time.AfterFunc(time.Duration(i*3)*time.Millisecond, func() { _ = os.RemoveAll(root) })
		_, _, err = w.BackUp(t.Context())
		gone.Stop()
		if err != nil {
			failed++
			if code := corpus.CodeOf(err); code != corpus.Unwritable && code != corpus.Missing && code != corpus.Unreadable {
				t.Errorf("told as %s: %v", code, err)
			}
			if st := w.BackupState(); st.Err == nil {
				t.Error("the state tells nothing")
			}
		}
		must(t, os.RemoveAll(root))
	}
	if failed == 0 {
		t.Error("the folder was never removed in time")
	}
	_, made, err := w.BackUp(t.Context())
	if err != nil || !made || w.BackupState().Err != nil {
		t.Errorf("afterwards: %v, %v, %+v", made, err, w.BackupState())
	}
	sound(t, w)
	wantGood(t, backupsOf(t, w), Options{})
}
