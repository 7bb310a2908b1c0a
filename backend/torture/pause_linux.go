package main

import (
	"errors"
	"fmt"
	"syscall"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// pauses stops a process in the middle of what it does, as a computer that is
// closed does: meanwhile another is told that the project is open, and reads it
// whole; then the process goes on as if nothing had been, or is killed.
func pauses(g *ground) error {
	v, err := newVictim(g.inside("project"), g.seed)
	if err != nil {
		return err
	}
	for range g.times(3, 12) {
		if err := pausedLife(g, v); err != nil {
			return err
		}
	}
	return v.remove()
}

func pausedLife(g *ground, v *victim) error {
	p, err := v.start()
	if err != nil {
		return err
	}
	var acknowledged []line
	for range g.times(4, 15) {
		o := v.actOrder(usualOpen(g.rng))
		began, err := p.send(o)
		if err != nil {
			return err
		}
		sleep(time.Duration(g.rng.IntN(8000)) * time.Microsecond)
		if err := p.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
			return err
		}
		g.counted("stopped")
		if err := beside(v); err != nil {
			return fmt.Errorf("while %q is stopped: %w", o.Name, err)
		}
		if g.rng.IntN(12) == 0 {
			rest := p.kill()
			g.counted("killed while stopped")
			if len(rest) == 0 {
				_, err = v.verify(acknowledged, &line{said: said{Start: o.Name, N: o.N}, at: began})
			} else {
				_, err = v.verify(append(acknowledged, rest...), nil)
			}
			return err
		}
		if err := p.cmd.Process.Signal(syscall.SIGCONT); err != nil {
			return err
		}
		l, err := p.hear()
		if err != nil {
			return err
		}
		if l.Code != "" && !refusal(l.Code) {
			return fmt.Errorf("%q, stopped on its way, says: %s", o.Name, l.Err)
		}
		acknowledged = append(acknowledged, l)
	}
	if err := p.end(); err != nil {
		return err
	}
	_, err = v.verify(acknowledged, nil)
	return err
}

// beside tries what another process may while one is stopped.
func beside(v *victim) error {
	w, err := workspace.Open(v.path, workspace.Options{Cache: v.cache, Secret: v.secret, Key: v.key})
	if err == nil {
		return errors.Join(errors.New("it opens twice"), w.Close())
	}
	if codeOf(err) != corpus.OpenElsewhere {
		return fmt.Errorf("opening says %w (%s)", err, codeOf(err))
	}
	if w, err = workspace.OpenReading(v.path, workspace.Options{Cache: v.cache, Secret: v.secret, Key: v.key}); err != nil {
		return fmt.Errorf("reading: %w", err)
	}
	problems, err := w.Check()
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("reading, check: %v", problems)
	}
	return errors.Join(err, w.Close())
}
