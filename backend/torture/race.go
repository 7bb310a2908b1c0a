package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/store"
	"florilege/backend/workspace"
)

// races lets several processes open one project at once, over and over, to
// write and to read, and kills some: one of them writes at a time, the others
// are told, whoever reads sees one moment whole, and every change of each of
// them is there in the end.
func races(g *ground) error {
	dir := g.inside("project")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	path, cache := filepath.Join(dir, "ateliers.florilege"), filepath.Join(dir, "cache")
	h := newHand(path, cache, g.seed)
	if err := h.create(); err != nil {
		return err
	}
	for i, name := range beginnings() {
		a, _ := named(name)
		if _, err := h.act(uint64(i+1), a); err != nil && !refused(err) {
			return err
		}
	}
	if err := h.close(); err != nil {
		return err
	}
	var acknowledged []moment
	for range g.times(2, 12) {
		more, err := oneRace(g, path, cache)
		if err != nil {
			return err
		}
		acknowledged = append(acknowledged, more...)
	}
	v := &victim{path: path, cache: cache, seed: g.seed, looked: map[string]time.Time{}}
	if _, err := v.opened(); err != nil {
		return err
	}
	return known(path, acknowledged)
}

// known checks that every moment is of the project's past, each of another number.
func known(path string, moments []moment) error {
	s, err := store.OpenReadOnly(path, store.Options{NewID: noID})
	if err != nil {
		return err
	}
	seen := map[uint64]bool{}
	err = s.View(func(tx *store.Tx) error {
		for _, m := range moments {
			ok, err := tx.Knows(m)
			if err != nil || !ok || seen[m.Seq] {
				return errors.Join(err, fmt.Errorf("the acknowledged change %v is not there", m))
			}
			seen[m.Seq] = true
		}
		return nil
	})
	return errors.Join(err, s.Close())
}

// oneRace runs three writers and two readers for a while.
func oneRace(g *ground, path, cache string) (acknowledged []moment, err error) {
	var all []*process
	for i := range 5 {
		p, err := startAs("racer")
		if err != nil {
			return nil, err
		}
		all = append(all, p)
		o := order{Do: "write", Path: path, Cache: cache, Seed: g.rng.Uint64()}
		if i >= 3 {
			o.Do = "read"
		}
		if err := p.orders.Encode(o); err != nil {
			return nil, err
		}
	}
	killed := g.rng.IntN(5)
	time.Sleep(time.Duration(g.rng.IntN(1500)) * time.Millisecond)
	lines := all[killed].kill()
	time.Sleep(time.Duration(g.times(1500, 4000)) * time.Millisecond)
	for i, p := range all {
		if i == killed {
			continue
		}
		_ = p.in.Close()
		for l := range p.lines {
			lines = append(lines, l)
		}
		if errEnd := p.cmd.Wait(); errEnd != nil {
			err = errors.Join(err, fmt.Errorf("a process that races: %w", errEnd))
		}
	}
	for _, l := range lines {
		switch {
		case l.Done == "write" && l.Code == "":
			acknowledged = append(acknowledged, l.At)
			g.counted("acknowledged")
		case l.Done == "read" && l.Code == "":
			g.counted("moments read")
		case l.Code == corpus.OpenElsewhere:
			g.counted("told that it is open elsewhere: " + l.Done)
		default:
			err = errors.Join(err, fmt.Errorf("%s: %s (%s)", l.Done, l.Err, l.Code))
		}
	}
	return acknowledged, err
}

// raceAsAsked races as the first order on in says, until that ends.
func raceAsAsked(in io.Reader) error {
	var o order
	orders := json.NewDecoder(in)
	if err := orders.Decode(&o); err != nil {
		return err
	}
	over := make(chan struct{})
	go func() {
		defer close(over)
		_ = orders.Decode(&order{}) // it ends with the input
	}()
	race(o, func() bool {
		select {
		case <-over:
			return false
		default:
			return true
		}
	})
	return nil
}

// race opens a project again and again, and says what came of it, until its
// input ends.
func race(o order, more func() bool) {
	rng := rand.New(rand.NewPCG(o.Seed, 3))
	out := json.NewEncoder(os.Stdout)
	last := uint64(0)
	for more() {
		l := said{Done: o.Do}
		var err error
		if o.Do == "write" {
			err = raceWriting(o, rng, func(m moment) { _ = out.Encode(said{Done: o.Do, At: m}) })
		} else {
			l.At, err = raceReading(o)
			if err == nil && l.At.Seq < last {
				err = fmt.Errorf("it went back from %d to %d", last, l.At.Seq)
			}
			last = max(last, l.At.Seq)
		}
		if l.Code = codeOf(err); err != nil {
			l.Err = err.Error()
		}
		if err != nil || o.Do == "read" {
			_ = out.Encode(l)
		}
		time.Sleep(time.Duration(rng.IntN(20)) * time.Millisecond)
	}
}

// raceWriting opens a project, does some actions and closes it. Names and IDs
// are such as no other process makes.
func raceWriting(o order, rng *rand.Rand, acknowledge func(moment)) error {
	h := newHand(o.Path, o.Cache, rng.Uint64())
	h.options.NewID, h.options.Now = nil, nil
	if err := h.open(); err != nil {
		return err
	}
	for range 1 + rng.IntN(6) {
		before, err := h.moment()
		if err != nil {
			return err
		}
		a, _ := named(usualOpen(rng))
		at, err := h.act(rng.Uint64(), a)
		if err != nil && !refused(err) {
			return errors.Join(err, h.close())
		}
		if at != before {
			acknowledge(at)
		}
	}
	return h.close()
}

// raceReading reads everything of one moment.
func raceReading(o order) (m moment, err error) {
	w, err := workspace.OpenReading(o.Path, workspace.Options{Cache: o.Cache})
	if err != nil {
		return m, err
	}
	problems, err := w.Check()
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("check: %v", problems)
	}
	if err == nil {
		_, _, err = w.Quotes(workspace.Filter{})
	}
	if err == nil {
		_, err = w.Repeats(context.Background(), 0.8)
	}
	if last, errLast := w.History(0, 1); errLast == nil && len(last) == 1 {
		m = moment{Seq: last[0].Seq, ID: last[0].ID}
	}
	return m, errors.Join(err, w.Close())
}
