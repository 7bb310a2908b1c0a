package main

import (
	"errors"
	"path/filepath"
	"testing"

	"florilege/backend/workspace"
)

// Codings are of one and of both who code, and are of one again where the other
// takes the code off.
func TestCodingsOfTwo(t *testing.T) {
	dir := t.TempDir()
	h := newHand(filepath.Join(dir, "p.florilege"), filepath.Join(dir, "cache"), 7)
	if err := h.create(); err != nil {
		t.Fatal(err)
	}
	defer h.close()
	n := uint64(0)
	act := func(times int, names ...string) {
		t.Helper()
		for range times {
			for _, name := range names {
				n++
				a, ok := named(name)
				if !ok {
					t.Fatalf("there is no action %q", name)
				}
				if _, err := h.act(n, a); err != nil && !errors.Is(err, errNothing) {
					t.Fatalf("%s: %v", name, err)
				}
			}
		}
	}
	both := func() (count int) {
		t.Helper()
		all, _, err := h.w.Quotes(workspace.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range all {
			for _, c := range q.Codings {
				if len(c.Also) > 0 {
					count++
				}
			}
		}
		return count
	}
	act(2, "import text")
	act(10, "code with a new code", "put a code that somebody else put")
	made := both()
	act(60, "take a code off")
	if left := both(); made < 3 || left >= made {
		t.Errorf("%d codings were of both, %d after codes were taken off", made, left)
	}
}
