package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"florilege/backend/workspace"
)

// twin is a project on which the same actions are done in peace: what the
// tortured one must be equal to.
type twin struct {
	*hand
	cache string
	seen  func() error // called after each change; nil for none
	err   error        // of seen
}

// newTwin opens a copy of the project at path in a folder of its own.
func newTwin(path, dir string, seed uint64, u unlocking) (*twin, error) {
	t := &twin{hand: newHand(filepath.Join(dir, "twin.florilege"), filepath.Join(dir, "cache"), seed), cache: filepath.Join(dir, "cache")}
	t.listen()
	if err := os.MkdirAll(t.out(), 0o700); err != nil {
		return nil, err
	}
	return t, t.follow(path, u)
}

// listen lets every change be seen.
func (t *twin) listen() {
	t.options.Changed = func(workspace.Event) {
		if t.seen != nil {
			t.err = errors.Join(t.err, t.seen())
		}
	}
}

// follow makes the twin a copy of the project at path, which nobody changes now.
func (t *twin) follow(path string, u unlocking) error {
	if err := t.close(); err != nil {
		return err
	}
	t.options.Secret, t.options.Key = u.secret, u.key
	data, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(t.path, data, 0o600)
	}
	return errors.Join(err, t.open())
}

// repeat does an acknowledged action too, and fails where it ends otherwise.
func (t *twin) repeat(l line) error {
	a, ok := named(l.Done)
	if !ok {
		return fmt.Errorf("no action %q", l.Done)
	}
	at, err := t.act(l.N, a)
	if code := codeOf(err); at != l.At || code != l.Code {
		return fmt.Errorf("the action %d (%s) ended at %v with %q (%s), and here at %v with %q (%v)",
			l.N, l.Done, l.At, l.Code, l.Err, at, code, err)
	}
	return nil
}

// through does an action that was under way and returns the states that it goes
// through, with those before and after it. Where there is nothing to do it to
// the error is errNothing.
func (t *twin) through(n uint64, name string) ([]state, error) {
	now, err := t.state()
	if err != nil {
		return nil, err
	}
	states := []state{now}
	t.seen = func() error {
		st, err := t.state()
		states = append(states, st)
		return err
	}
	defer func() { t.seen = nil }()
	a, ok := named(name)
	if !ok {
		return nil, fmt.Errorf("no action %q", name)
	}
	_, errAct := t.act(n, a)
	if err, t.err = t.err, nil; err == nil && codeOf(errAct) == nothing {
		err = errNothing
	}
	// What is written anew as a whole is seen by nobody before its end. An action
	// may be refused, and still have made changes.
	st, errState := t.state()
	if err = errors.Join(err, errState); states[len(states)-1] != st {
		states = append(states, st)
	}
	return states, err
}

func (t *twin) state() (state, error) { return stateBeside(t.path, t.cache, t.unlocking()) }
