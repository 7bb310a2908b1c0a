package workspace

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"florilege/backend/backup"
	"florilege/backend/corpus"
)

// sealingDir names the folder in which the child of TestKilledWhileSealing works,
// and sealingSecret what opens the project there.
const (
	sealingDir    = "FLORILEGE_SEALING_DIR"
	sealingSecret = "FLORILEGE_SEALING_SECRET"
)

// sealedOptions are those of the child of TestKilledWhileSealing and its parent.
func sealedOptions(dir, secret string) Options {
	place := childPlace(filepath.Join(dir, "p.florilege"))
	place.Limit = 0
	return Options{Cache: filepath.Join(dir, "cache"), Backups: place, Secret: secret}
}

// sealingChild gives a project another passphrase, and its backups too.
func sealingChild(dir string) {
	o := sealedOptions(dir, os.Getenv(sealingSecret))
	if _, err := Protect(context.Background(), filepath.Join(dir, "p.florilege"), o, otherPhrase, nil); err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
}

// backedUpProject is a folder with a project, several backups of it and its index.
func backedUpProject(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	w, err := New(filepath.Join(dir, "p.florilege"), "P", "fr", ada, sealedOptions(dir, ""))
	must(t, err)
	put(t, w, "long.txt", strings.Repeat("Amina : j’ai fait mon dossier toute seule.\n\n", 2000))
	must(t, w.StartIndex())
	must(t, w.WaitIndex(t.Context()))
	for n := range 6 {
		_, err := w.AddCode(ada, fmt.Sprint("Thème ", n), "", "")
		must(t, err)
		_, _, err = w.BackUp(t.Context())
		must(t, err)
	}
	must(t, w.Close())
	return dir
}

// TestKilledWhileSealing kills a process between sealing a project and sealing
// its backups, for a project in the clear and for one that has a passphrase: once
// the project was opened and backed up again, nothing is left in the clear or
// under the old passphrase.
func TestKilledWhileSealing(t *testing.T) {
	times := 12
	if testing.Short() {
		times = 4
	}
	plain, sealed := backedUpProject(t), t.TempDir()
	must(t, os.CopyFS(sealed, os.DirFS(plain)))
	_, err := Protect(t.Context(), filepath.Join(sealed, "p.florilege"), sealedOptions(sealed, ""), passphrase, nil)
	must(t, err)
	rng := rand.New(rand.NewPCG(6, 1))
	within, between, tried := 40*time.Millisecond, 0, 0
	for n := 0; n < times || between < 2 && n < 10*times; n++ {
		base, secret := plain, ""
		if n%2 == 1 {
			base, secret = sealed, passphrase
		}
		dir := t.TempDir()
		must(t, os.CopyFS(dir, os.DirFS(base)))
		path := filepath.Join(dir, "p.florilege")
		killSealing(t, dir, secret, time.Duration(rng.Int64N(int64(within))))
		tried++

		o := sealedOptions(dir, otherPhrase)
		w, err := Open(path, o)
		if code := corpus.CodeOf(err); err != nil && (code == corpus.WrongPassphrase || code == corpus.Locked) {
			w, err = Open(path, sealedOptions(dir, secret)) // killed before the project was sealed
		}
		must(t, err)
		unfinished := othersThan(t, w) > 0
		if unfinished && w.Key() != nil {
			between++
			within = within * 5 / 4
		} else {
			within = max(within*3/4, time.Millisecond)
		}
		sound(t, w)
		_, _, err = w.BackUp(t.Context())
		must(t, err)
		if left := othersThan(t, w); left > 0 {
			t.Errorf("%d backups are not sealed as the project is", left)
		}
		if w.Key() != nil {
			if found := telling(t, dir, "dossier toute"); len(found) > 0 {
				t.Errorf("words are left in the clear in %q", found)
			}
			if entries, err := os.ReadDir(filepath.Join(dir, "cache", "index")); err == nil && len(entries) > 0 {
				t.Errorf("the index is left: %v", entries)
			}
		}
		project, _, err := w.present()
		must(t, err)
		if _, marked := backup.Sealing(backup.Folder(o.Backups.Root, project), path); marked {
			t.Error("it is begun once more each time")
		}
		wantGood(t, backupsOf(t, w), Options{Key: w.Key()})
		must(t, w.Close())
	}
	if between == 0 {
		t.Error("no process was killed between the project and its backups")
	}
	t.Logf("%d kills, %d of them between the project and its backups", tried, between)
}

// othersThan counts the backups that the key of the project does not open, and
// those in the clear of one that is sealed.
func othersThan(t *testing.T, w *Workspace) (n int) {
	t.Helper()
	for _, b := range backupsOf(t, w) {
		c, err := ReadBackup(b.Path, Options{Key: w.Key()})
		if err != nil && corpus.CodeOf(err) != corpus.Locked {
			t.Errorf("%s: %v", filepath.Base(b.Path), err)
		}
		if err != nil || !c.Key.Same(w.Key()) {
			n++
		}
	}
	return n
}

// killSealing runs the child and kills it some time after the file of the project
// was replaced.
func killSealing(t *testing.T, dir, secret string, after time.Duration) {
	t.Helper()
	path := filepath.Join(dir, "p.florilege")
	before, err := os.Stat(path)
	must(t, err)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), sealingDir+"="+dir, sealingSecret+"="+secret)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	said := make(chan string, 1)
	go func() {
		all, _ := io.ReadAll(out)
		said <- string(all)
	}()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(500 * time.Microsecond) {
		if now, err := os.Stat(path); err == nil && !os.SameFile(before, now) {
			break
		}
	}
	time.Sleep(after)
	_ = cmd.Process.Kill()
	text := <-said
	_ = cmd.Wait()
	if strings.Contains(text, "error") {
		t.Fatal(text)
	}
}

// The disk of the backups is away while the project is sealed: they are sealed
// once it is back.
func TestBackupsOnADiskThatIsAwayAreSealedLater(t *testing.T) {
	o, clock := backupOptions(t)
	disk := t.TempDir()
	o.Backups.Root = filepath.Join(disk, "stick", "backups")
	must(t, backup.Prepare(o.Backups.Root))
	w := newWorkspace(t, o)
	put(t, w, "amina.txt", interview)
	b := backUp(t, w)
	must(t, w.Close())
	away := filepath.Join(disk, "away")
	must(t, os.Rename(filepath.Join(disk, "stick"), away))
	p, err := Protect(t.Context(), w.Path(), o, passphrase, nil)
	if err != nil || len(p.Left) != 1 || p.Left[0] != o.Backups.Root {
		t.Errorf("left %q, %v", p.Left, err)
	}
	o.Key = p.Key
	w, err = Open(w.Path(), o)
	must(t, err)
	defer w.Close()
	clock.add(time.Hour)
	backUp(t, w) // elsewhere
	must(t, os.Rename(away, filepath.Join(disk, "stick")))
	if len(telling(t, disk, "dossier toute seule")) == 0 {
		t.Fatal("it is sealed before it is back")
	}
	backUp(t, w)
	if found := telling(t, disk, "dossier toute seule"); len(found) > 0 {
		t.Errorf("words are left in the clear in %q", found)
	}
	wantGood(t, append(backupsOf(t, w), b), o)
}

// A project that was not sealed after all leaves its backups as they are.
func TestASealingThatWasNotBegun(t *testing.T) {
	o, _ := backupOptions(t)
	w := newWorkspace(t, o)
	put(t, w, "amina.txt", interview)
	b := backUp(t, w)
	dir := filepath.Dir(b.Path)
	must(t, backup.BeginSealing(dir, w.Path(), nil))
	_, made, err := w.BackUp(t.Context())
	if _, marked := backup.Sealing(dir, w.Path()); err != nil || made || marked {
		t.Errorf("made %v, %v; marked %v", made, err, marked)
	}
	wantGood(t, []Backup{b}, Options{})
}
