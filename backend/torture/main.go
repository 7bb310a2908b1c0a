// Command torture breaks projects on purpose, for hours, and counts what is
// lost: nothing may be.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

func main() {
	if os.Getenv(roleVariable) != "" {
		workAsChild()
	}
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "what the random choices follow from")
	lasts := flag.Duration("for", time.Hour, "how long")
	kills := flag.Int("kills", 0, "end after so many kills; 0 for no such end")
	dir := flag.String("dir", filepath.Join(os.TempDir(), "florilege-torture"), "folder to work in")
	flag.Parse()
	f := newFigures(*seed)
	k := newKiller(*dir, *seed, &f)
	start := time.Now()
	var err error
	for err == nil && time.Since(start) < *lasts && (*kills == 0 || f.Kills < *kills) {
		err = k.round()
	}
	f.since(start)
	_ = f.print(os.Stdout, true)
	if err != nil {
		fmt.Fprintln(os.Stderr, "torture:", err)
		os.Exit(1)
	}
	_ = k.stop()
}
