package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/settings"
	"florilege/backend/workspace"
)

// fullInside does every action on a disk that is full, but for so little room
// that its first write fails, or its second… until it fits.
func fullInside(g *ground) error {
	g.dir = g.inside("mount")
	if err := mountMemory(g.dir, 24<<20); err != nil {
		return err
	}
	f := &full{ground: g, ballast: ballast{g.inside("ballast")}}
	for _, part := range []func() error{f.everyAction, f.opening, f.making, f.index, f.settings} {
		if err := errors.Join(part(), f.ballast.lift()); err != nil {
			return err
		}
	}
	return nil
}

// full is a disk to fill.
type full struct {
	*ground
	ballast ballast
	victim  *victim
}

// everyAction makes a project on the disk, with its twin on another.
func (f *full) everyAction() error {
	elsewhere := filepath.Join(filepath.Dir(f.dir), "elsewhere")
	v, err := newVictimWith(f.dir, elsewhere, f.seed)
	if err != nil {
		return err
	}
	f.victim = v
	h := newHand(v.path, v.cache, f.seed)
	h.options.Secret = v.secret
	if err := h.open(); err != nil {
		return err
	}
	for _, a := range actions() {
		if f.short && f.rng.IntN(3) > 0 {
			continue // each is tried in some of the runs
		}
		if err := f.action(h, a); err != nil {
			return fmt.Errorf("%s: %w", a.name, err)
		}
	}
	v.unlocking = h.unlocking()
	if err := h.close(); err != nil {
		return err
	}
	got, err := v.opened()
	if err != nil {
		return err
	}
	want, err := v.twin.state()
	return errors.Join(err, same(got, want, 0), v.twin.close())
}

// action does an action with ever more room until it fits.
func (f *full) action(h *hand, a action) error {
	v := f.victim
	for pages, refusals := 0, 0; ; pages += 1 + pages/f.times(1, 12) {
		if pages > 4000 {
			return errors.New("it never fits")
		}
		if err := f.ballast.leave(pages); err != nil {
			return err
		}
		v.n++
		at, err := h.act(v.n, a)
		code := codeOf(err)
		switch {
		case code == nothing && refusals == 0 && pages < 40:
			continue // with another number, another choice
		case code == corpus.DiskFull:
			refusals++
			f.counted("disk full: " + a.name)
			if err := errors.Join(told(err), f.refusedWhole(h, v.n, a), f.againWithRoom(h, a)); err != nil {
				return fmt.Errorf("with room for %d pages: %w", pages, err)
			}
			continue
		case err != nil && !refused(err):
			return fmt.Errorf("with room for %d pages it says: %w", pages, err)
		}
		return v.repeat(line{said: said{Done: a.name, N: v.n, At: at, Code: code}})
	}
}

// refusedWhole checks that of a refused action nothing was made, or some of its
// steps, each whole.
func (f *full) refusedWhole(h *hand, n uint64, a action) error {
	v := f.victim
	got, err := f.look(h)
	if err != nil {
		return err
	}
	before := v.files()
	states, err := v.twin.through(n, a.name)
	if err != nil {
		return err
	}
	if i := slices.Index(states, got); i < 0 || i == len(states)-1 && len(states) > 1 {
		return fmt.Errorf("it holds what no part of the action gives, or all of it: %v of %d", got.At, len(states))
	}
	v.unlocking = h.unlocking()
	return errors.Join(before, v.lead())
}

// look checks the project as it is open and returns what it holds.
func (f *full) look(h *hand) (state, error) {
	problems, err := h.w.Check()
	for _, p := range problems {
		err = errors.Join(err, fmt.Errorf("check: %s: %s", p.Record, p.What))
	}
	if err != nil {
		return state{}, err
	}
	// Where this is read from is another disk.
	return stateBeside(f.victim.path, f.victim.twin.cache, h.unlocking())
}

// againWithRoom does the action once more on a disk with room, in the project
// that is still open.
func (f *full) againWithRoom(h *hand, a action) error {
	if err := f.ballast.lift(); err != nil {
		return err
	}
	v := f.victim
	v.n++
	at, err := h.act(v.n, a)
	if err != nil && !refused(err) {
		return fmt.Errorf("once there is room it says: %w", err)
	}
	return v.repeat(line{said: said{Done: a.name, N: v.n, At: at, Code: codeOf(err)}})
}

// told checks that an error is a sentence about a full disk.
func told(err error) error {
	if s := err.Error(); !strings.Contains(s, "no room left") || strings.ContainsAny(s, "{}\n") {
		return fmt.Errorf("%q is no sentence", s)
	}
	return nil
}

// opening opens, reads, exports and closes on a disk without any room.
func (f *full) opening() error {
	if err := f.ballast.leave(0); err != nil {
		return err
	}
	h := newHand(f.victim.path, f.victim.cache, f.seed)
	h.options.Secret = f.victim.secret
	if err := h.open(); err != nil {
		return fmt.Errorf("opening: %w", err)
	}
	_, err := h.w.Repeats(context.Background(), 0.8)
	f.counted("disk full: opening")
	return errors.Join(err, h.close())
}

// making makes a project with ever more room: whole, or not at all.
func (f *full) making() error {
	dir := f.inside("new")
	for pages := 0; ; pages++ {
		if err := errors.Join(f.ballast.lift(), os.MkdirAll(dir, 0o700), f.ballast.leave(pages)); err != nil {
			return err
		}
		path := filepath.Join(dir, "neuf.florilege")
		w, err := workspace.New(path, "Neuf", "fr", author, workspace.Options{})
		if err == nil {
			return errors.Join(w.Close(), os.RemoveAll(dir))
		}
		f.counted("disk full: making a project")
		if codeOf(err) != corpus.DiskFull || pages > 100 {
			return fmt.Errorf("making a project with room for %d pages: %w", pages, err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			return fmt.Errorf("a project that could not be made left %v, %w", left, err)
		}
	}
}

// index searches while the disk of the indexes is full, and the project's is
// not: coding goes on, and search catches up once there is room.
func (f *full) index() error {
	h := newHand(filepath.Join(filepath.Dir(f.dir), "roomy", "ateliers.florilege"), f.inside("cache"), f.seed)
	if err := os.MkdirAll(filepath.Dir(h.path), 0o700); err != nil {
		return err
	}
	if err := h.create(); err != nil {
		return err
	}
	defer h.close()
	n := uint64(0)
	act := func(name string) error {
		n++
		a, _ := named(name)
		_, err := h.act(n, a)
		return err
	}
	for pages := range f.times(12, 60) {
		if err := errors.Join(f.ballast.leave(pages), act("import text"), act("code with a new code"), act("delete a testimony")); err != nil && !refused(err) {
			return fmt.Errorf("coding while the index has no room: %w", err)
		}
		_, _, err := h.w.Search(context.Background(), workspace.SearchRequest{Query: "commune"})
		if err != nil && codeOf(err) != corpus.DiskFull {
			return fmt.Errorf("searching with room for %d pages: %w (%s)", pages, err, codeOf(err))
		}
		if err != nil {
			f.counted("disk full: index")
		}
		if err := f.ballast.lift(); err != nil {
			return err
		}
		if err := searchesWell(h); err != nil {
			return fmt.Errorf("searching once there is room: %w", err)
		}
		if pages%5 == 4 { // from the beginning
			if err := errors.Join(h.close(), os.RemoveAll(h.options.Cache), h.open()); err != nil {
				return err
			}
		}
	}
	return nil
}

// settings are kept as they were, and written once there is room.
func (f *full) settings() error {
	dir := f.inside("settings")
	s := settings.Open(dir)
	coder := func(name string) func(*settings.Settings) { return func(s *settings.Settings) { s.Coder = name } }
	if err := s.Change(coder("Ada")); err != nil {
		return err
	}
	if err := f.ballast.leave(0); err != nil {
		return err
	}
	if err := s.Change(coder("Bea")); codeOf(err) != corpus.DiskFull {
		return fmt.Errorf("settings on a full disk: %w", err)
	}
	f.counted("disk full: settings")
	if settings.Open(dir).Get().Coder != "Ada" {
		return errors.New("the settings are lost on a full disk")
	}
	if err := errors.Join(f.ballast.lift(), s.Change(coder("Cleo"))); err != nil {
		return err
	}
	if got := settings.Open(dir).Get().Coder; got != "Cleo" {
		return fmt.Errorf("the settings say %s", got)
	}
	return nil
}
