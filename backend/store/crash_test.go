package store

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"testing"
	"time"
)

// A process that writes is killed at random moments, over and over on one
// file: it opens, it is sound, and nothing that was acknowledged is missing.
func TestKilled(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 10
	}
	s, path := newSample(t)
	acknowledged, last := 0, momentOf(t, s).Seq
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(11, 11))
	for range kills {
		c := startChild(t, "write", path)
		time.AfterFunc(time.Duration(5_000+r.IntN(95_000))*time.Microsecond, func() { _ = c.cmd.Process.Kill() })
		said := []Moment{}
		for {
			line, err := c.lines.ReadString('\n')
			if errors.Is(err, io.EOF) {
				break // what it was about to say when it was killed does not count
			} else if err != nil {
				t.Fatal(err)
			}
			var m Moment
			if _, err := fmt.Sscan(line, &m.Seq, &m.ID); err != nil {
				t.Fatalf("it said %q: %v", line, err)
			}
			said = append(said, m)
		}
		_ = c.cmd.Wait()
		acknowledged += len(said)

		s, err := Open(path, options(0))
		if err != nil {
			t.Fatal(err)
		}
		view(t, s, func(tx *Tx) error {
			for _, m := range said {
				if ok, err := tx.Knows(m); err != nil || !ok {
					t.Errorf("the change %v was acknowledged and is lost: %v", m, err)
				}
			}
			now, err := tx.Moment()
			if len(said) > 0 {
				last = said[len(said)-1].Seq
			}
			if now.Seq > last+1 {
				t.Errorf("from %d to %d, unsaid", last, now.Seq)
			}
			last = now.Seq
			return err
		})
		wantSound(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			break
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d kills, %d acknowledged changes, none lost; the file is %d MB", kills, acknowledged, info.Size()>>20)
}
