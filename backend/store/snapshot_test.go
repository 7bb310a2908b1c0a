package store

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"florilege/backend/corpus"
)

// Somebody reads while another process writes: what is read is always one
// moment, and whole.
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

// Copying takes longer than a change: the copy is begun anew until somebody
// pauses for long enough.
func TestSnapshotOfALargeFile(t *testing.T) {
	s, path := newSample(t)
	text := strings.Repeat("Depuis l’été, j’ai repris cœur. ", 1<<20/34)
	commit(t, s, Change{}, func(tx *Tx) error {
		for i := range 30 {
			if err := tx.PutText(corpus.ID(fmt.Sprint("long-", i)), 1, text); err != nil {
				return err
			}
		}
		return nil
	})
	for range 3 {
		stop := make(chan struct{})
		stopped := make(chan struct{})
		go func() {
			defer close(stopped)
			for {
				select {
				case <-stop:
					return
				default:
				}
				if _, err := retouch(s); err != nil {
					t.Error(err)
					return
				}
			}
		}()
		time.AfterFunc(300*time.Millisecond, func() { close(stop) })
		r, done, err := Snapshot(path, t.TempDir(), options(0))
		if err != nil {
			t.Fatal(err)
		}
		wantSound(t, r)
		if err := done(); err != nil {
			t.Error(err)
		}
		<-stopped
	}
}

// A project that nobody holds can be read so too, and the copy is its own.
func TestSnapshot(t *testing.T) {
	s, path := newSample(t)
	r, done, err := Snapshot(path, t.TempDir(), options(0))
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
}

// retouch changes a record over and over, which hardly makes the file longer.
func retouch(s *Store) (Moment, error) {
	return s.Update(Change{Action: corpus.ActQuoteMemo}, func(tx *Tx) error {
		q, err := tx.Quotes().Get("quote-1")
		if err != nil {
			return err
		}
		q.Memo = string(randomID())
		return tx.Quotes().Put(q.ID, q)
	})
}
