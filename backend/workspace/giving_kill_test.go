package workspace

import (
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

// givingDir names the folder in which the child of TestKilledWhileGiving works.
const givingDir = "FLORILEGE_GIVING_DIR"

// givingChild erases a testimony or makes a copy without it until it is killed.
func givingChild(dir string) {
	path := filepath.Join(dir, "p.florilege")
	o := Options{Cache: filepath.Join(dir, "cache")}
	fail := func(err error) {
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
	}
	w, err := Open(path, o)
	fail(err)
	all, err := w.Erasable()
	fail(err)
	fmt.Println("started")
	_, err = w.Share(context.Background(), filepath.Join(dir, "copy", "c.florilege"), ShareOptions{Testimonies: []corpus.ID{all[0].ID}}, ada, nil)
	fail(err)
	fail(w.Close())
	_, err = Erase(context.Background(), path, EraseRequest{Testimony: all[1].ID, Reason: "demande"}, ada, o, nil)
	fail(err)
	fmt.Println("done")
}

// TestKilledWhileGiving kills a process that makes a copy and erases: the project
// is the old one or the new one, whole; the copy is whole or not there; and once
// the erasure is done nothing that was left behind holds a word.
func TestKilledWhileGiving(t *testing.T) {
	times := 30
	if testing.Short() {
		times = 6
	}
	o := options(t)
	path, secret, other := secretProject(t, o)
	before, err := os.ReadFile(path)
	must(t, err)
	rng := rand.New(rand.NewPCG(3, 4))
	var old, erased, copied int
	// How long the whole takes depends on the machine and on what else it does: as
	// many kills come before the erasure counts as after.
	within := 60 * time.Millisecond
	for n := 0; n < times || (old == 0 || erased == 0) && n < 10*times; n++ {
		dir := t.TempDir()
		must(t, os.Mkdir(filepath.Join(dir, "copy"), 0o700))
		file := filepath.Join(dir, "p.florilege")
		must(t, os.WriteFile(file, before, 0o600))
		out := runKilled(t, dir, time.Duration(rng.Int64N(int64(2*within))))
		if strings.Contains(out, "error") {
			t.Fatal(out)
		}
		copies, err := filepath.Glob(filepath.Join(dir, "copy", "*.florilege"))
		must(t, err)
		for _, c := range copies {
			copied++
			w, err := Open(c, Options{})
			must(t, err)
			sound(t, w)
			must(t, w.Close())
		}
		if left := holders(t, filepath.Join(dir, "copy")); len(left) > 0 {
			t.Errorf("where the copy goes, words are left: %q", left)
		}
		w, err := Open(file, Options{})
		must(t, err)
		sound(t, w)
		_, has := w.Testimony(secret.ID)
		if _, err := w.Testimony(other.ID); err != nil {
			t.Error(err)
		}
		must(t, w.Close())
		if has == nil {
			old++
			within = within * 3 / 2
			_, err := Erase(context.Background(), file, EraseRequest{Testimony: secret.ID, Reason: "demande"}, ada, Options{Cache: filepath.Join(dir, "cache")}, nil)
			must(t, err)
		} else {
			erased++
			within = within * 2 / 3
		}
		if left := holders(t, dir); len(left) > 0 {
			t.Errorf("words are left: %q", left)
		}
	}
	if old == 0 || erased == 0 {
		t.Errorf("%d kills before the erasure and %d after it: one was never tried", old, erased)
	}
	t.Logf("%d kills: %d before the erasure counted, %d after, %d copies made", old+erased, old, erased, copied)
}

// runKilled runs the child and kills it after a while from its start.
func runKilled(t *testing.T, dir string, after time.Duration) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), givingDir+"="+dir)
	var out strings.Builder
	started := make(chan struct{}, 1)
	cmd.Stdout = writer(func(p []byte) {
		out.Write(p)
		if strings.Contains(out.String(), "started") {
			select {
			case started <- struct{}{}:
			default:
			}
		}
	})
	must(t, cmd.Start())
	kill := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	go func() { <-started; kill.Reset(after) }()
	_ = cmd.Wait()
	kill.Stop()
	return out.String()
}

// writer is a function that is written to.
type writer func([]byte)

func (w writer) Write(p []byte) (int, error) { w(p); return len(p), nil }
