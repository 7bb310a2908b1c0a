package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// killer kills a process that works on a project, again and again, in the
// middle of every action, and looks at what is left.
type killer struct {
	dir     string
	seed    uint64
	rng     *rand.Rand
	figures *figures
	victim  *victim
	spare   *process                 // started already
	takes   map[string]time.Duration // how long an action takes, about
}

// Moments other than an action in which a process is killed.
const (
	opening = "open"
	closing = "close"
	between = "between"
)

func newKiller(dir string, seed uint64, f *figures) *killer {
	return &killer{dir: dir, seed: seed, rng: rand.New(rand.NewPCG(seed, uint64(f.Kills))), figures: f, takes: map[string]time.Duration{}}
}

// stop ends what runs and removes the project.
func (k *killer) stop() error {
	var err error
	if k.spare != nil {
		err = k.spare.end()
	}
	if k.victim != nil {
		err = errors.Join(err, k.victim.remove())
	}
	return err
}

// target returns the action in which the fewest processes were killed, of some
// taken at random.
func (k *killer) target() string {
	all := []string{opening, closing}
	for _, a := range actions() {
		all = append(all, a.name)
	}
	best := ""
	for range 4 {
		name := all[k.rng.IntN(len(all))]
		if best == "" || k.figures.KillsIn[name] < k.figures.KillsIn[best] {
			best = name
		}
	}
	return best
}

// round lets a process work, kills it, and compares what is left with what was
// acknowledged. An error is a loss, or that the round could not be made.
func (k *killer) round() (err error) {
	if k.victim == nil {
		dir := filepath.Join(k.dir, fmt.Sprintf("project-%d", k.figures.Projects))
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
		if k.victim, err = newVictim(dir, k.seed+uint64(k.figures.Projects)); err != nil {
			return err
		}
		k.figures.Projects++
	}
	p := k.spare
	if p == nil {
		if p, err = start(); err != nil {
			return err
		}
	}
	log, target, err := k.workAndKill(p)
	if err != nil {
		return err
	}
	if k.spare, err = start(); err != nil { // it starts while we look
		return err
	}
	return k.look(log, target)
}

// workAndKill returns everything that a process said until it was killed, and
// in the middle of what that was meant to be.
func (k *killer) workAndKill(p *process) (log []line, target string, err error) {
	target = k.target()
	log, killed, err := k.step(p, target == opening, k.victim.openOrder(k.rng.IntN(4) == 0))
	if err != nil || killed {
		return log, target, err
	}
	if l := log[len(log)-1]; l.Code != "" {
		return nil, target, fmt.Errorf("it does not open: %s", l.Err)
	}
	for range k.rng.IntN(6) {
		more, _, err := k.step(p, false, k.victim.actOrder(usual(k.rng)))
		if log = append(log, more...); err != nil {
			return log, target, err
		}
	}
	// There may be nothing to do, or it may end too soon: a few more then.
	for range 12 {
		switch target {
		case opening:
			target = k.target()
			continue
		case closing:
			more, _, err := k.step(p, true, order{Do: closing})
			if log = append(log, more...); err != nil {
				return log, target, err
			}
			return append(log, p.kill()...), target, nil
		}
		more, killed, err := k.step(p, k.takes[target] > 0, k.victim.actOrder(target))
		if log = append(log, more...); err != nil || killed {
			return log, target, err
		}
		if log[len(log)-1].Code != nothing {
			continue
		}
		if k.rng.IntN(2) == 0 {
			target = k.target()
			continue
		}
		more, _, err = k.step(p, false, k.victim.actOrder("delete a testimony")) // there may be too many
		if log = append(log, more...); err != nil {
			return log, target, err
		}
	}
	return append(log, p.kill()...), target, nil
}

// step gives an order and waits for its end, or kills in the middle of it
// unless it ends before.
func (k *killer) step(p *process, kill bool, o order) (log []line, killed bool, err error) {
	began, err := p.send(o)
	if err != nil {
		return nil, false, err
	}
	name := o.Name
	if name == "" {
		name = o.Do
	}
	log = []line{{said: said{Start: name, N: o.N}, at: began}}
	if kill {
		sleep(k.moment(name))
		if len(p.lines) == 0 {
			return append(log, p.kill()...), true, nil
		}
	}
	l, err := p.hear()
	if err == nil && l.Code != nothing {
		k.learn(name, l.at.Sub(began))
	}
	return append(log, l), false, err
}

// moment is how long after its beginning an action is cut short: at any time,
// and half the time towards the end, where it writes.
func (k *killer) moment(name string) time.Duration {
	part := 1.2 * k.rng.Float64()
	if k.rng.IntN(2) == 0 {
		part = 0.6 + part/2
	}
	return time.Duration(part * float64(k.takes[name]))
}

// learn remembers how long an action took.
func (k *killer) learn(name string, took time.Duration) {
	if before := k.takes[name]; before > 0 {
		took = (3*before + took) / 4
	}
	k.takes[name] = took
}

// sleep is for times too short for the system's clock.
func sleep(d time.Duration) {
	end := time.Now().Add(d)
	if d > 2*time.Millisecond {
		time.Sleep(d - time.Millisecond)
	}
	for time.Now().Before(end) {
	}
}

// look compares what is left with the log of the process.
func (k *killer) look(log []line, target string) error {
	var acknowledged []line
	var underway *line
	in := between
	for _, l := range log {
		switch {
		case l.Start != "":
			underway = &l
			in = l.Start
		case l.N == 0: // opened or closed
			underway, in = nil, between
		default:
			acknowledged = append(acknowledged, l)
			underway, in = nil, between
		}
	}
	if underway != nil && underway.N == 0 {
		underway = nil // opening and closing change nothing
	}
	result, err := k.victim.verify(acknowledged, underway)
	if underway != nil && result == none {
		in = between
	}
	k.figures.Kills++
	k.figures.KillsIn[in]++
	for _, l := range acknowledged {
		if l.Code == "" {
			k.figures.Acknowledged++
		}
	}
	if err != nil {
		k.figures.Losses++
		k.figures.Problem = fmt.Sprintf("after %d kills, in %q (%s): %v", k.figures.Kills, in, target, err)
		return errors.New(k.figures.Problem)
	}
	switch result {
	case kept:
		k.figures.Kept++
	case dropped:
		k.figures.Dropped++
	case partial:
		k.figures.Parts++
	}
	n, err := k.victim.leftovers()
	if k.figures.Leftovers += n; err != nil {
		return err
	}
	return k.change()
}

// change replaces a project that grew large, after all was undone and redone.
func (k *killer) change() error {
	if !k.victim.wears() {
		return nil
	}
	if err := k.victim.rewind(); err != nil {
		k.figures.Losses++
		k.figures.Problem = fmt.Sprintf("undone and redone, after %d kills: %v", k.figures.Kills, err)
		return errors.New(k.figures.Problem)
	}
	v := k.victim
	k.victim = nil
	return v.remove()
}
