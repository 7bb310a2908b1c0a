package workspace

import (
	"bufio"
	"context"
	"errors"
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

// crashDir names the folder in which the child of TestCrash works.
const crashDir = "FLORILEGE_CRASH_DIR"

// crashChild imports and codes until it is killed, and says on its output what
// was acknowledged.
func crashChild(dir string) {
	w, err := Open(filepath.Join(dir, "p.florilege"), Options{Cache: filepath.Join(dir, "cache")})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	if err := w.StartIndex(); err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	for i := 0; ; i++ {
		text := crashText(rng)
		row := w.NewBatch(ada).Import(w.PlanBytes(fmt.Sprintf("t%d.txt", i), []byte(text)), false)
		if row.Err != nil {
			fmt.Println("error", row.Err)
			os.Exit(1)
		}
		fmt.Println("testimony", row.Testimony.ID)
		for range 20 {
			start := rng.IntN(len(text) - 60)
			q, err := w.CodePassage(ada, Passage{
				Testimony: row.Testimony.ID, Span: corpus.Span{Start: start, End: start + 1 + rng.IntN(50)},
				New: fmt.Sprint("c", rng.Int64()),
			})
			if err != nil {
				continue // blanks only
			}
			fmt.Println("quote", q.ID)
		}
		if rng.IntN(4) == 0 {
			// The last change is a quote. It may go with the undo, and is there for
			// good again once the redo is acknowledged.
			fmt.Println("undoing")
			_, undo := w.Undo(ada)
			_, redo := w.Redo(ada)
			if err := errors.Join(undo, redo); err != nil {
				fmt.Println("error", err)
				os.Exit(1)
			}
			fmt.Println("redone")
		}
	}
}

func crashText(rng *rand.Rand) string {
	words := []string{"je", "commune", "papiers", "dossier", "formation", "travail", "atelier", "confiance", "tout", "seul"}
	var b strings.Builder
	for b.Len() < 20_000 {
		b.WriteString("Amina : ")
		for range 30 {
			b.WriteString(words[rng.IntN(len(words))] + " ")
		}
		b.WriteString("\nEnqueteur : et puis ?\n")
	}
	return b.String()
}

// TestCrash kills a process that imports and codes, again and again, at random
// moments: what it acknowledged is there, nothing is half there, and the search
// catches up.
func TestCrash(t *testing.T) {
	times := 100
	if testing.Short() {
		times = 10
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "p.florilege")
	w, err := New(path, "P", "fr", ada, Options{})
	must(t, err)
	must(t, w.Close())
	rng := rand.New(rand.NewPCG(1, 2))
	acked := map[string][]corpus.ID{}
	for range times {
		killOnce(t, dir, rng, acked)
	}
	w, err = Open(path, Options{Cache: filepath.Join(dir, "cache")})
	must(t, err)
	defer w.Close()
	sound(t, w)
	for _, id := range acked["testimony"] {
		if _, err := w.Read(id); err != nil {
			t.Errorf("an acknowledged testimony is lost: %v", err)
		}
	}
	for _, id := range acked["quote"] {
		if _, err := w.Quote(id); err != nil {
			t.Errorf("an acknowledged quote is lost: %v", err)
		}
	}
	if len(acked["quote"]) == 0 {
		t.Error("nothing was acknowledged: the test tried nothing")
	}
	_, total, err := w.Search(context.Background(), SearchRequest{Query: "commune", In: nil, Limit: 1})
	must(t, err)
	all, err := w.Testimonies()
	must(t, err)
	if total < len(all) {
		t.Errorf("search finds %d passages in %d testimonies", total, len(all))
	}
	t.Logf("%d kills, %d testimonies and %d quotes acknowledged", times, len(acked["testimony"]), len(acked["quote"]))
}

// killOnce lets a child work for a random while, kills it and checks the file.
func killOnce(t *testing.T, dir string, rng *rand.Rand, acked map[string][]corpus.ID) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashDir+"="+dir)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	timer := time.AfterFunc(time.Duration(20+rng.IntN(150))*time.Millisecond, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	var undone corpus.ID
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		what, id, _ := strings.Cut(lines.Text(), " ")
		if what == "error" {
			t.Fatalf("the child failed: %s", id)
		}
		quotes := acked["quote"]
		switch what {
		case "undoing":
			undone = quotes[len(quotes)-1]
			acked["quote"] = quotes[:len(quotes)-1]
		case "redone":
			acked["quote"] = append(quotes, undone)
		default:
			acked[what] = append(acked[what], corpus.ID(id))
		}
	}
	_ = cmd.Wait()
	w, err := Open(filepath.Join(dir, "p.florilege"), Options{})
	must(t, err)
	defer w.Close()
	sound(t, w)
}
