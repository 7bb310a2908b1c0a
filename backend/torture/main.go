// Command torture breaks projects on purpose, for hours, and counts what is
// lost: nothing may be. It kills processes in the middle of every action, fills
// disks, takes them away, cuts the power and turns the clock back; after each
// it opens the project, checks it, and compares it with what was acknowledged.
//
// What it does follows from a seed. It writes its figures as JSON to a file in
// its folder, also when it is told to end by a signal, and goes on from there when
// it is started again. At the first loss it stops and leaves everything as it is,
// to be studied.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

func main() {
	if role := os.Getenv(roleVariable); role != "" {
		play(role)
	}
	var o options
	flag.Uint64Var(&o.seed, "seed", uint64(time.Now().UnixNano()), "what the random choices follow from")
	flag.DurationVar(&o.lasts, "for", time.Hour, "how long")
	flag.IntVar(&o.kills, "kills", 0, "end after so many kills; 0 for no such end")
	only := flag.String("only", "", "kinds of fault, with commas between; all where empty: "+strings.Join(kinds(), ", "))
	flag.StringVar(&o.dir, "dir", filepath.Join(os.TempDir(), "florilege-torture"), "folder to work in")
	flag.Parse()
	o.only = kinds()
	if *only != "" {
		o.only = strings.Split(*only, ",")
	}
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "torture:", err)
		os.Exit(1)
	}
}

// options are what a run is asked for.
type options struct {
	seed  uint64
	lasts time.Duration
	kills int
	only  []string
	dir   string
}

const (
	kills = "kills"
	// killsBetween is how many kills come between two other faults.
	killsBetween = 60
	// live is how often the figures are told.
	live = time.Minute
)

func kinds() []string {
	out := []string{kills}
	for _, t := range trials() {
		out = append(out, t.name)
	}
	return out
}

// runner is a run.
type runner struct {
	options
	stop    context.Context // done when the run is asked to end
	start   time.Time
	before  float64 // seconds of earlier runs
	told    time.Time
	figures figures
	next    int // trial to make
}

func run(o options) error {
	for _, name := range o.only {
		if !slices.Contains(kinds(), name) {
			return fmt.Errorf("there is no kind of fault called %q: %s", name, strings.Join(kinds(), ", "))
		}
	}
	if err := os.MkdirAll(o.dir, 0o700); err != nil {
		return err
	}
	stop, done := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer done()
	r := &runner{options: o, stop: stop, start: time.Now(), told: time.Now(), figures: newFigures(o.seed)}
	if err := r.resume(); err != nil {
		return err
	}
	err := r.loop()
	r.figures.Seconds = r.before + time.Since(r.start).Seconds()
	return errors.Join(err, r.save(), r.figures.print(os.Stdout, true))
}

func (r *runner) loop() error {
	k := newKiller(r.dir, r.seed, &r.figures)
	for !r.over() {
		if slices.Contains(r.only, kills) {
			for i := 0; i < killsBetween && !r.over(); i++ {
				if err := k.round(); err != nil {
					return err
				}
				if err := r.tell(); err != nil {
					return err
				}
			}
		}
		if err := r.trial(); err != nil {
			return err
		}
	}
	return k.stop()
}

func (r *runner) over() bool {
	return r.stop.Err() != nil || time.Since(r.start) >= r.lasts || r.kills > 0 && r.figures.Kills >= r.kills
}

// trial makes the next of the other faults that are asked for.
func (r *runner) trial() error {
	all := slices.DeleteFunc(trials(), func(t trial) bool { return !slices.Contains(r.only, t.name) })
	if len(all) == 0 || r.over() {
		return nil
	}
	t := all[r.next%len(all)]
	r.next++
	g, err := newGround(r.dir, "trial", r.seed+uint64(r.next)+uint64(r.figures.Kills), false)
	if err != nil {
		return err
	}
	if err = t.run(g); errors.Is(err, errNotHere) {
		r.figures.Faults[t.name+": "+err.Error()]++
		return g.leave()
	}
	for what, n := range g.count {
		r.figures.Faults[t.name+": "+what] += n
	}
	if err != nil {
		r.figures.Losses++
		r.figures.Problem = fmt.Sprintf("%s, seed %d: %v", t.name, g.seed, err)
		return errors.New(r.figures.Problem)
	}
	return errors.Join(g.leave(), os.RemoveAll(g.dir), r.tell())
}

// tell writes the figures now and then.
func (r *runner) tell() error {
	if time.Since(r.told) < live {
		return nil
	}
	r.told = time.Now()
	r.figures.Seconds = r.before + time.Since(r.start).Seconds()
	return errors.Join(r.save(), r.figures.print(os.Stdout, false))
}

func (r *runner) file() string { return filepath.Join(r.dir, "figures.json") }

// resume goes on from an earlier run in the same folder.
func (r *runner) resume() error {
	data, err := os.ReadFile(r.file())
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = json.Unmarshal(data, &r.figures)
	}
	if err == nil && r.figures.Losses > 0 {
		err = fmt.Errorf("an earlier run lost something: %s (in %s)", r.figures.Problem, r.dir)
	}
	r.before = r.figures.Seconds
	r.seed = r.figures.Seed
	return err
}

func (r *runner) save() error {
	data, err := json.MarshalIndent(r.figures, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(r.file(), data, 0o600)
}
