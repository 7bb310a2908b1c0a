package workspace

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"florilege/backend/index"
)

// states collects what an index tells.
type states struct {
	mu   sync.Mutex
	list []IndexState
}

func (s *states) add(st IndexState) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = append(s.list, st)
}

// rebuilt reports whether one was told that took the place of another, and ready.
func (s *states) rebuilt() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.ContainsFunc(s.list, func(st IndexState) bool { return st.Ready && st.Rebuilt })
}

// What becomes of an index while nobody looks: it is noticed on opening and told,
// coding goes on meanwhile, and a search finds the same.
func TestIndexCare(t *testing.T) {
	o := options(t)
	w := newWorkspace(t, o)
	path := w.Path()
	first := put(t, w, "amina.txt", interview)
	rng := rand.New(rand.NewPCG(3, 1))
	for i := range 6 {
		put(t, w, fmt.Sprintf("t%d.txt", i), crashText(rng))
		must(t, w.StartIndex())
		must(t, w.WaitIndex(context.Background())) // a segment each
	}
	project, err := w.Summary()
	must(t, err)
	must(t, w.Close())
	dir := filepath.Join(o.Cache, "index", indexFolder(project.Project.ID))
	behind := filepath.Join(t.TempDir(), "behind")
	must(t, os.CopyFS(behind, os.DirFS(dir)))
	w, err = Open(path, o)
	must(t, err)
	put(t, w, "late.txt", crashText(rng))
	want := passagesWith(t, w, "commune")
	must(t, w.Close())
	whole := filepath.Join(t.TempDir(), "whole")
	must(t, os.CopyFS(whole, os.DirFS(dir)))
	files, err := os.ReadDir(whole)
	must(t, err)

	type harm struct {
		name string
		do   func() error
		told string // "always", "never", or "" where the file may not be in use
	}
	harms := []harm{
		{"left as it is", func() error { return nil }, "never"},
		{"deleted", func() error { return os.RemoveAll(dir) }, "never"}, // it is prepared, as the first time
		{"emptied", func() error { return os.Truncate(filepath.Join(dir, "root.bolt"), 0) }, "always"},
		{"behind the store", func() error {
			must(t, os.RemoveAll(dir))
			return os.CopyFS(dir, os.DirFS(behind))
		}, "never"},
		{"filled with other things", func() error {
			must(t, os.RemoveAll(dir))
			must(t, os.Mkdir(dir, 0o700))
			return os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("autre chose"), 0o600)
		}, "always"},
	}
	for _, f := range files {
		at := filepath.Join(dir, f.Name())
		info, err := f.Info()
		must(t, err)
		always := ""
		if f.Name() == "root.bolt" {
			always = "always"
		}
		harms = append(harms,
			harm{f.Name() + " cut in half", func() error { return os.Truncate(at, info.Size()/2) }, always},
			harm{f.Name() + " without its last bytes", func() error { return os.Truncate(at, info.Size()-3) }, ""},
			harm{f.Name() + " written over in the middle", func() error { return overwritten(at, info.Size()/2) }, ""},
			harm{f.Name() + " gone", func() error { return os.Remove(at) }, always},
		)
	}
	noticed := 0
	for _, h := range harms {
		must(t, os.RemoveAll(dir))
		must(t, os.CopyFS(dir, os.DirFS(whole)))
		must(t, h.do())
		told := &states{}
		o.Indexed = told.add
		w, err := Open(path, o)
		must(t, err)
		must(t, w.StartIndex())
		q := code(t, w, first, "toute seule", "Pendant") // before the index is ready
		if n := passagesWith(t, w, "commune"); n != want {
			t.Errorf("%s: finds %d, want %d", h.name, n, want)
		}
		if got := found(t, w, `dans:extraits seule`); !slices.Contains(got, "seule") {
			t.Errorf("%s: what was coded meanwhile is not found: %q", h.name, got)
		}
		if told.rebuilt() {
			noticed++
		}
		if h.told != "" && told.rebuilt() != (h.told == "always") {
			t.Errorf("%s: told that another was built: %v", h.name, told.rebuilt())
		}
		must(t, w.DeleteQuote(ada, q.ID))
		must(t, w.Close())
	}
	if noticed < 8 {
		t.Errorf("of %d harms %d were noticed: the test proves little", len(harms), noticed)
	}
	t.Logf("%d harms, %d noticed and told", len(harms), noticed)
}

// passagesWith returns how many texts a search finds.
func passagesWith(t *testing.T, w *Workspace, query string) int {
	t.Helper()
	_, total, err := w.Search(context.Background(), SearchRequest{Query: query, In: []index.Kind{index.Testimonies}, Limit: 1})
	must(t, err)
	return total
}

func overwritten(path string, at int64) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteAt([]byte("abîmé abîmé abîmé abîmé"), at)
	return err
}

// indexingDir names the folder in which the child of TestKilledWhileIndexing works.
const indexingDir = "FLORILEGE_INDEXING_DIR"

// indexingChild opens a project and lets its index catch up until it is killed.
func indexingChild(dir string) {
	w, err := Open(filepath.Join(dir, "p.florilege"), Options{Cache: filepath.Join(dir, "cache"), Indexed: func(st IndexState) {
		fmt.Println("indexed", st.Done, st.Total, st.Ready, st.Err)
	}})
	if err == nil {
		err = w.StartIndex()
	}
	fmt.Println("started", err)
	time.Sleep(time.Minute)
}

// A process that dies while it indexes leaves nothing behind that the next one
// believes.
func TestKilledWhileIndexing(t *testing.T) {
	dir := t.TempDir()
	path, o := filepath.Join(dir, "p.florilege"), Options{Cache: filepath.Join(dir, "cache")}
	w, err := New(path, "P", "fr", ada, o)
	must(t, err)
	rng := rand.New(rand.NewPCG(5, 1))
	for i := range 30 {
		put(t, w, fmt.Sprintf("t%d.txt", i), crashText(rng))
	}
	want := passagesWith(t, w, "commune")
	must(t, w.Close())
	killed := 0
	for range 8 {
		must(t, os.RemoveAll(o.Cache))
		for again := range 2 { // the second goes on from what the first left
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), indexingDir+"="+dir)
			out, err := cmd.StdoutPipe()
			must(t, err)
			must(t, cmd.Start())
			lines := bufio.NewScanner(out)
			for lines.Scan() && !strings.HasPrefix(lines.Text(), "started <nil>") && !strings.HasPrefix(lines.Text(), "indexed") {
			}
			time.Sleep(time.Duration(rng.IntN(60*(again+1))) * time.Millisecond)
			must(t, cmd.Process.Kill())
			ready := false
			for lines.Scan() {
				ready = ready || strings.Contains(lines.Text(), "true")
			}
			_ = cmd.Wait()
			if !ready {
				killed++
			}
		}
		w, err := Open(path, o)
		must(t, err)
		if n := passagesWith(t, w, "commune"); n != want {
			t.Errorf("finds %d, want %d", n, want)
		}
		must(t, w.Close())
	}
	if killed == 0 {
		t.Error("no process died before its index was ready: the test proves little")
	}
	t.Logf("%d processes of 16 died before their index was ready", killed)
}
