package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// goneInside takes the disk, the folder or the file away while it is open, and
// makes it read-only: the answer is a sentence, what is open can be read and
// saved elsewhere, and once it is back everything acknowledged is there.
func goneInside(g *ground) error {
	// The file system is mounted in two places, so that it can go from one and come back.
	behind := g.inside("behind")
	if err := mountMemory(behind, 32<<20); err != nil {
		return err
	}
	x := &gone{ground: g, behind: behind, front: g.inside("disk")}
	if err := errors.Join(os.MkdirAll(x.front, 0o700), x.plug()); err != nil {
		return err
	}
	var err error
	if x.victim, err = newVictimWith(x.front, g.inside("elsewhere"), g.seed); err != nil {
		return err
	}
	x.hand = newHand(x.victim.path, x.victim.cache, g.seed)
	x.hand.index, x.hand.options.Secret = true, x.victim.secret
	if err := x.hand.open(); err != nil {
		return err
	}
	for range g.times(2, 8) {
		for _, w := range x.ways() {
			if err := x.takeAway(w); err != nil {
				return fmt.Errorf("%s: %w", w.name, err)
			}
		}
	}
	return errors.Join(x.hand.close(), x.readOnly(), x.same(), x.victim.twin.close())
}

// gone is a project on a disk that goes and comes back.
type gone struct {
	*ground
	behind, front string
	victim        *victim
	hand          *hand
}

// way is a way for a file to go and to come back.
type way struct {
	name       string
	code       corpus.ErrorCode
	away, back func() error
}

func (x *gone) plug() error { return syscall.Mount(x.behind, x.front, "", syscall.MS_BIND, "") }

func (x *gone) ways() []way {
	path, dir := x.victim.path, filepath.Dir(x.victim.path)
	move := func(from, to string) func() error { return func() error { return os.Rename(from, to) } }
	return []way{
		{"disk taken out", corpus.Vanished, func() error { return syscall.Unmount(x.front, syscall.MNT_DETACH) }, x.plug},
		{"folder moved", corpus.Vanished, move(dir, dir+".moved"), move(dir+".moved", dir)},
		{"file moved", corpus.Vanished, move(path, path+".moved"), move(path+".moved", path)},
		{
			"replaced by another file", corpus.Replaced,
			func() error {
				return errors.Join(os.Rename(path, path+".moved"), os.WriteFile(path, []byte("something else"), 0o600))
			},
			move(path+".moved", path),
		},
	}
}

// takeAway works a little, takes the file away, tries to work on, and brings it back.
func (x *gone) takeAway(w way) error {
	if err := x.work(4); err != nil {
		return err
	}
	if err := w.away(); err != nil {
		return err
	}
	for range 3 {
		if err := x.refused(w.code); err != nil {
			return err
		}
	}
	x.counted(w.name)
	err := errors.Join(x.reads(), x.savesElsewhere())
	if err := errors.Join(err, w.back()); err != nil {
		return err
	}
	// What is still open goes on.
	return errors.Join(x.work(3), x.same())
}

// work does actions on the project and its twin.
func (x *gone) work(n int) error {
	for range n {
		v := x.victim
		v.n++
		a, _ := named(usual(x.rng))
		at, err := x.hand.act(v.n, a)
		if err != nil && !refused(err) {
			return fmt.Errorf("%s: %w", a.name, err)
		}
		if err := v.repeat(line{said: said{Done: a.name, N: v.n, At: at, Code: codeOf(err)}}); err != nil {
			return err
		}
	}
	return nil
}

// refused does an action that cannot be kept any more.
func (x *gone) refused(code corpus.ErrorCode) error {
	x.victim.n++
	a, _ := named("add a code")
	if _, err := x.hand.act(x.victim.n, a); codeOf(err) != code {
		return fmt.Errorf("a change is answered with %w (%s)", err, codeOf(err))
	}
	return nil
}

// reads reads everything, and searches.
func (x *gone) reads() error {
	problems, err := x.hand.w.Check()
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("check: %v", problems)
	}
	return errors.Join(err, searchesWell(x.hand))
}

// savesElsewhere saves what is open to a new file and compares it.
func (x *gone) savesElsewhere() error {
	path := x.inside("saved.florilege")
	if err := x.hand.w.SaveCopy(context.Background(), path, nil); err != nil {
		return fmt.Errorf("saving elsewhere: %w", err)
	}
	got, err := stateOf(path, x.hand.unlocking())
	if err != nil {
		return err
	}
	want, err := x.victim.twin.state()
	return errors.Join(err, same(got, want, 0), os.Remove(path))
}

// same compares the project, which may be open, with its twin.
func (x *gone) same() error {
	got, err := stateBeside(x.victim.path, x.victim.cache, x.hand.unlocking())
	if err != nil {
		return err
	}
	want, err := x.victim.twin.state()
	return errors.Join(err, same(got, want, 0))
}

// readOnly opens the project where nothing can be written: it is read and
// exported elsewhere.
func (x *gone) readOnly() error {
	path := x.victim.path
	if err := os.Chmod(path, 0o400); err != nil {
		return err
	}
	if err := x.onlyReads("file marked read-only"); err != nil {
		return err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return err
	}
	if err := syscall.Mount("", x.front, "", syscall.MS_REMOUNT|syscall.MS_BIND|syscall.MS_RDONLY, ""); err != nil {
		return err
	}
	return errors.Join(x.onlyReads("read-only disk"), syscall.Mount("", x.front, "", syscall.MS_REMOUNT|syscall.MS_BIND, ""))
}

func (x *gone) onlyReads(how string) error {
	x.counted(how)
	if err := x.hand.open(); codeOf(err) != corpus.ReadOnly {
		return fmt.Errorf("%s: opening says %w (%s)", how, err, codeOf(err))
	}
	w, err := workspace.OpenReading(x.victim.path, x.hand.options)
	if err != nil {
		return fmt.Errorf("%s: %w", how, err)
	}
	problems, err := w.Check()
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("check: %v", problems)
	}
	r := workspace.ExportRequest{Format: "html"}
	err = errors.Join(err, w.Export(r, x.inside("out.html")))
	if how == "read-only disk" {
		if refused := w.Export(r, filepath.Join(x.front, "out.html")); codeOf(refused) != corpus.Unwritable {
			err = errors.Join(err, fmt.Errorf("%s: an export says %w", how, refused))
		}
	}
	_, changed := w.AddCode(author, "x", "", "")
	if codeOf(changed) != corpus.ReadOnly {
		err = errors.Join(err, fmt.Errorf("%s: a change says %w", how, changed))
	}
	return errors.Join(err, w.Close())
}
