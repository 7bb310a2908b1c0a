package main

import (
	"errors"
	"testing"
	"time"
)

// Every other kind of fault, a few times.
func TestTrials(t *testing.T) {
	for _, trial := range trials() {
		t.Run(trial.name, func(t *testing.T) {
			seed := uint64(time.Now().UnixNano())
			g, err := newGround(t.TempDir(), "ground", seed, true)
			if err != nil {
				t.Fatal(err)
			}
			err = errors.Join(trial.run(g), g.leave())
			if errors.Is(err, errNotHere) {
				t.Skip(err)
			}
			if err != nil {
				t.Errorf("seed %d: %v", seed, err)
			}
			t.Log(g.count)
		})
	}
}
