package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// trial makes one kind of fault happen, for real.
type trial struct {
	name string
	what string // in a sentence
	run  func(*ground) error
}

// ground is where a trial happens.
type ground struct {
	dir   string // empty, on a disk
	seed  uint64
	rng   *rand.Rand
	short bool // as part of the tests, and not for hours
	count map[string]int
	undo  []func() error
}

// errNotHere says that a trial cannot be made on this machine, and why.
var errNotHere = errors.New("it cannot be tried here")

func notHere(why string, err error) error { return fmt.Errorf("%w: %s: %w", errNotHere, why, err) }

// newGround makes a folder in dir for a trial.
func newGround(dir, name string, seed uint64, short bool) (*ground, error) {
	g := &ground{
		dir: filepath.Join(dir, name), seed: seed, rng: rand.New(rand.NewPCG(seed, 7)), short: short, count: map[string]int{},
	}
	if err := os.RemoveAll(g.dir); err != nil {
		return nil, err
	}
	return g, os.MkdirAll(g.dir, 0o700)
}

// times returns how often to do something: short in a test, and long else.
func (g *ground) times(short, long int) int {
	if g.short {
		return short
	}
	return long
}

func (g *ground) counted(what string) { g.count[what]++ }

// inside returns the path of something on the ground.
func (g *ground) inside(name string) string { return filepath.Join(g.dir, name) }

// scratch returns the path of a folder to make for what need not outlive the
// trial, in memory where the system has a place for that.
func (g *ground) scratch(name string) string {
	dir, err := os.MkdirTemp("/dev/shm", "florilege-torture-*")
	if err != nil {
		return g.inside(name)
	}
	g.undo = append(g.undo, func() error { return os.RemoveAll(dir) })
	return filepath.Join(dir, name)
}

// leave removes what the trial left, but for its folder.
func (g *ground) leave() error {
	var err error
	for _, f := range g.undo {
		err = errors.Join(err, f())
	}
	return err
}

// usual returns the name of an action, the usual ones more often.
func usual(rng *rand.Rand) string {
	all, total := actions(), 0
	for _, a := range all {
		total += a.weight
	}
	at := rng.IntN(total)
	for _, a := range all {
		if at -= a.weight; at < 0 {
			return a.name
		}
	}
	return all[0].name
}

// usualOpen is usual without what closes the project for a while.
func usualOpen(rng *rand.Rand) string {
	for {
		if a, _ := named(usual(rng)); !a.closes {
			return a.name
		}
	}
}

// trials lists every kind of fault beside the kills.
func trials() []trial {
	return append([]trial{
		{"clock", "the clock is set back and forth by years", clockSet},
		{"race", "two windows and a command at once", races},
		{"index", "the index is killed while it is written, and its files are spoiled", spoiledIndex},
	}, onThisSystem()...)
}
