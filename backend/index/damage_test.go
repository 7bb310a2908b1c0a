package index

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// built returns the folder of a closed index of several segments.
func built(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "index")
	x, err := Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	s := newStudy(5)
	for n := range 3 {
		apply(t, x, Batch{Put: s.testimony(n, 1000), State: State{Revision: uint64(n + 1)}})
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// contents returns what the files under dir hold, by path.
func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		out[path] = string(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// segments returns the files that the index is read from: others may be there,
// which Bleve has merged into these.
func segments(t testing.TB, dir string) []string {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(dir, rootFile), 0o600, &bbolt.Options{ReadOnly: true})
	must(t, err)
	var names []string
	must(t, db.View(func(tx *bbolt.Tx) error {
		_, names, err = listed(tx)
		return err
	}), db.Close())
	if len(names) == 0 {
		t.Fatalf("no segments in %s", dir)
	}
	for i, name := range names {
		names[i] = filepath.Join(dir, name)
	}
	return names
}

// must ends the test on an error of its own preparations.
func must(t testing.TB, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// overwrite puts bytes in the place of those at an offset.
func overwrite(path string, at int64, raw []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(raw, at)
	return errors.Join(err, f.Close())
}

func size(t testing.TB, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	return info.Size()
}

func TestDamageIsRefusedAndLeftAlone(t *testing.T) {
	root := func(dir string) string { return filepath.Join(dir, rootFile) }
	tests := map[string]func(t *testing.T, dir string){
		"no root.bolt":        func(t *testing.T, dir string) { must(t, os.Remove(root(dir))) },
		"empty root.bolt":     func(t *testing.T, dir string) { must(t, os.Truncate(root(dir), 0)) },
		"a page of root.bolt": func(t *testing.T, dir string) { must(t, os.Truncate(root(dir), 4096)) },
		"garbage root.bolt": func(t *testing.T, dir string) {
			must(t, os.WriteFile(root(dir), bytes.Repeat([]byte("garbage "), 4096), 0o600))
		},
		"root.bolt a folder": func(t *testing.T, dir string) {
			must(t, os.Remove(root(dir)), os.Mkdir(root(dir), 0o700))
		},
		"a folder of other things": func(t *testing.T, dir string) {
			must(t, os.RemoveAll(dir), os.Mkdir(dir, 0o700), os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("mine"), 0o600))
		},
		"an empty segment list": func(t *testing.T, dir string) {
			must(t, os.RemoveAll(dir), os.Mkdir(dir, 0o700))
			x, err := start(dir)
			must(t, err, x.Close())
		},
		"another version": func(t *testing.T, dir string) { rewrite(t, dir, func(r *record) { r.Version++ }) },
		"no record":       func(t *testing.T, dir string) { rewrite(t, dir, func(r *record) { *r = record{} }) },
	}
	whole := built(t)
	for i := range segments(t, whole) {
		segment := func(t *testing.T, dir string) string { return segments(t, dir)[i] }
		cut := func(keep func(int64) int64) func(*testing.T, string) {
			return func(t *testing.T, dir string) {
				path := segment(t, dir)
				must(t, os.Truncate(path, keep(size(t, path))))
			}
		}
		name := fmt.Sprintf("segment %d ", i)
		tests[name+"gone"] = func(t *testing.T, dir string) { must(t, os.Remove(segment(t, dir))) }
		tests[name+"empty"] = cut(func(int64) int64 { return 0 })
		tests[name+"three bytes"] = cut(func(int64) int64 { return 3 })
		tests[name+"halved"] = cut(func(n int64) int64 { return n / 2 })
		tests[name+"without its last byte"] = cut(func(n int64) int64 { return n - 1 })
		tests[name+"overwritten"] = func(t *testing.T, dir string) {
			path := segment(t, dir)
			must(t, overwrite(path, size(t, path)/2, []byte("garbage")))
		}
	}
	for name, damage := range tests {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			must(t, os.CopyFS(dir, os.DirFS(whole)))
			damage(t, dir)
			beside := filepath.Join(filepath.Dir(dir), "beside.zap")
			must(t, os.WriteFile(beside, []byte("mine"), 0o600))
			before := contents(t, filepath.Dir(dir))
			x, err := Open(dir)
			if err == nil {
				must(t, x.Close())
			}
			if !errors.Is(err, ErrStale) {
				t.Errorf("got %v, want ErrStale", err)
			}
			after := contents(t, filepath.Dir(dir))
			for path, raw := range before {
				if now, ok := after[path]; !ok || now != raw {
					t.Errorf("%s was changed or deleted", path)
				}
			}
		})
	}
}

// rewrite changes the record of an index.
func rewrite(t *testing.T, dir string, change func(*record)) {
	t.Helper()
	x, err := start(dir)
	must(t, err)
	r, err := x.record()
	must(t, err)
	change(&r)
	raw, err := json.Marshal(r)
	must(t, err, x.scorch.SetInternal([]byte(recordKey), raw), x.Close())
}

func TestLostDocumentsAreNoticed(t *testing.T) {
	dir := built(t)
	rewrite(t, dir, func(r *record) { r.Count++ })
	if _, err := Open(dir); !errors.Is(err, ErrStale) {
		t.Errorf("got %v, want ErrStale", err)
	}
}

func TestDamageAnywhereNeverPanics(t *testing.T) {
	whole := built(t)
	files := append(segments(t, whole), filepath.Join(whole, rootFile))
	rnd := rand.New(rand.NewPCG(11, 1))
	for range 150 {
		dir := filepath.Join(t.TempDir(), "index")
		must(t, os.CopyFS(dir, os.DirFS(whole)))
		path := filepath.Join(dir, filepath.Base(files[rnd.IntN(len(files))]))
		raw := make([]byte, rnd.IntN(5000))
		for i := range raw {
			raw[i] = byte(rnd.Uint32())
		}
		at := rnd.Int64N(size(t, path))
		if len(raw) < 500 {
			must(t, os.Truncate(path, at))
		}
		must(t, overwrite(path, at, raw))
		x, err := Open(dir)
		if errors.Is(err, ErrStale) {
			continue
		}
		if err != nil {
			t.Errorf("%d bytes at %d of %s: %v", len(raw), at, filepath.Base(path), err)
			continue
		}
		// What was hit is not in use: the index is whole.
		if s, err := x.State(); err != nil || s.Revision != 3 {
			t.Errorf("%d bytes at %d of %s: state %+v (%v)", len(raw), at, filepath.Base(path), s, err)
		}
		if r := found(t, x, "de", Request{Limit: 5}); r.Total == 0 {
			t.Errorf("%d bytes at %d of %s: nothing found", len(raw), at, filepath.Base(path))
		}
		must(t, x.Close())
	}
}

func TestCreateWantsAnEmptyFolder(t *testing.T) {
	dir := built(t)
	before := contents(t, dir)
	if _, err := Create(dir); !errors.Is(err, ErrStale) {
		t.Errorf("got %v, want ErrStale", err)
	}
	if after := contents(t, dir); len(after) != len(before) {
		t.Errorf("%d files before, %d after", len(before), len(after))
	}
}

// Variables by which the test binary is told to be another process.
const (
	helperTask = "INDEX_TEST_TASK"
	helperDir  = "INDEX_TEST_DIR"
)

func TestMain(m *testing.M) {
	switch os.Getenv(helperTask) {
	case "hold":
		hold(os.Getenv(helperDir))
	case "fill":
		fill(os.Getenv(helperDir))
	default:
		os.Exit(m.Run())
	}
}

// hold keeps the index open until its input ends.
func hold(dir string) {
	x, err := Open(dir)
	fmt.Println("open", err)
	bufio.NewReader(os.Stdin).ReadString('\n')
	fmt.Println("closed", x.Close())
}

// fill adds testimonies to the index until it is killed, and says which are in.
func fill(dir string) {
	x, err := Open(dir)
	if err != nil {
		fmt.Println("error", err)
		return
	}
	st, err := x.State()
	s := newStudy(st.Revision)
	for n := st.Revision + 1; err == nil; n++ {
		err = x.Apply(Batch{Put: s.testimony(int(n), 400), State: State{Revision: n}})
		fmt.Println("in", n, err)
	}
}

// helper starts this test binary as another process.
func helper(t *testing.T, task, dir string) (*exec.Cmd, *bufio.Scanner, func()) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), helperTask+"="+task, helperDir+"="+dir)
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err, cmd.Start())
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	return cmd, bufio.NewScanner(out), func() { in.Close() }
}

func TestOpenElsewhereIsLocked(t *testing.T) {
	dir := built(t)
	_, lines, release := helper(t, "hold", dir)
	if !lines.Scan() || lines.Text() != "open <nil>" {
		t.Fatalf("the other process says %q", lines.Text())
	}
	if _, err := Open(dir); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v, want ErrLocked", err)
	}
	release()
	if !lines.Scan() || lines.Text() != "closed <nil>" {
		t.Fatalf("the other process says %q", lines.Text())
	}
	x, err := Open(dir)
	must(t, err)
	if _, err := Open(dir); !errors.Is(err, ErrLocked) {
		t.Errorf("twice in one process: got %v, want ErrLocked", err)
	}
	must(t, x.Close())
}

func TestKilledIndexKeepsWhatItAcknowledged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	rnd := rand.New(rand.NewPCG(13, 1))
	acknowledged := uint64(0)
	for range 8 {
		cmd, lines, _ := helper(t, "fill", dir)
		for wait := 1 + rnd.IntN(6); wait > 0 && lines.Scan(); wait-- {
			if _, err := fmt.Sscanf(lines.Text(), "in %d <nil>", &acknowledged); err != nil {
				t.Fatalf("the other process says %q", lines.Text())
			}
		}
		time.Sleep(time.Duration(rnd.IntN(20)) * time.Millisecond)
		must(t, cmd.Process.Kill())
		for lines.Scan() { // what it had said before it died
			if strings.HasSuffix(lines.Text(), "<nil>") {
				fmt.Sscanf(lines.Text(), "in %d", &acknowledged)
			}
		}
		cmd.Wait()
		x, err := Open(dir)
		must(t, err)
		if s, err := x.State(); err != nil || s.Revision < acknowledged {
			t.Errorf("revision %d after %d was acknowledged (%v)", s.Revision, acknowledged, err)
		}
		must(t, x.Close())
	}
}
