package store

import (
	"path/filepath"
	"testing"

	"florilege/backend/corpus"
)

// Somebody reads while another process writes as fast as it can: what is read
// is always one moment, and whole.
func TestSnapshotWhileWriting(t *testing.T) {
	s, path := newSample(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "reading")
	c := startChild(t, "write at ease", path)
	c.line(t)
	go func() { // or it would wait for somebody to listen
		for {
			if _, err := c.lines.ReadString('\n'); err != nil {
				return
			}
		}
	}()
	var last uint64
	for range 50 {
		s, done, err := Snapshot(path, dir, options(0))
		if err != nil {
			t.Fatal(err)
		}
		wantSound(t, s)
		now := momentOf(t, s).Seq
		if now < last {
			t.Errorf("after moment %d comes %d", last, now)
		}
		last = now
		if s.Path() != path {
			t.Errorf("its path is %s", s.Path())
		}
		if err := done(); err != nil {
			t.Error(err)
		}
	}
	if err := c.cmd.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = c.cmd.Wait()
	if left := names(t, dir); len(left) > 0 {
		t.Errorf("copies stay behind: %v", left)
	}
	t.Logf("the last of 50 saw moment %d", last)
}

// A project that nobody holds can be read so too, and the copy is its own.
func TestSnapshot(t *testing.T) {
	s, path := newSample(t)
	before := digest(t, path)
	dir := t.TempDir()
	r, done, err := Snapshot(path, dir, options(0))
	if err != nil {
		t.Fatal(err)
	}
	want := stateOf(t, s)
	rename(t, s, "code-1", "later", "")
	if !sameState(stateOf(t, r), want) {
		t.Error("the copy is not of its moment")
	}
	_, err = r.Update(Change{}, func(tx *Tx) error { return tx.Codes().Delete("code-1") })
	wantCode(t, err, corpus.ReadOnly)
	if err := done(); err != nil {
		t.Error(err)
	}
	if left := names(t, dir); len(left) > 0 {
		t.Errorf("copies stay behind: %v", left)
	}
	undo(t, s)
	if digest(t, path) == before {
		t.Error("the project was not written")
	}
}
