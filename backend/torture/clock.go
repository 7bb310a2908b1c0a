package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"florilege/backend/workspace"
)

// clockSet works while the clock is set back and forth by years, over and over:
// moments and IDs no longer ascend. The history keeps the order in which things
// were done, undo takes them back in it, search follows, and the backup that
// was made last is there.
func clockSet(g *ground) error {
	dir := g.inside("project")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	v := &victim{dir: dir, path: filepath.Join(dir, "ateliers.florilege"), cache: filepath.Join(dir, "cache"), seed: g.seed}
	h := newHand(v.path, v.cache, g.seed)
	h.wild, h.index = true, true
	h.options.Backups = workspace.BackupPlace{Root: filepath.Join(dir, "backups"), Limit: 1 << 20}
	if err := h.create(); err != nil {
		return err
	}
	plan := beginnings()
	for range g.times(60, 400) {
		plan = append(plan, usual(g.rng))
	}
	for i, name := range plan {
		v.n++
		a, _ := named(name)
		before, err := h.moment()
		if err != nil {
			return err
		}
		after, err := h.act(v.n, a)
		if err != nil && !refused(err) {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := ordered(h, before, after); err != nil {
			return err
		}
		g.counted("actions")
		if i%10 != 9 {
			continue
		}
		if err := errors.Join(searchesWell(h), backsUp(g, h), h.close(), h.open()); err != nil {
			return err
		}
	}
	v.unlocking = h.unlocking()
	if err := h.close(); err != nil {
		return err
	}
	if _, err := v.opened(); err != nil {
		return err
	}
	return v.rewind()
}

// ordered checks that the history lists what was done since before, last first.
func ordered(h *hand, before, after moment) error {
	if after == before {
		return nil
	}
	last, err := h.w.History(0, int(after.Seq-before.Seq)+1)
	if err != nil {
		return err
	}
	for i, e := range last {
		if e.Seq != after.Seq-uint64(i) {
			return fmt.Errorf("the history lists the change %d in the place of %d", e.Seq, after.Seq-uint64(i))
		}
	}
	if last[0].ID != after.ID || last[len(last)-1].ID != before.ID {
		return errors.New("the history does not end where the last change did")
	}
	return nil
}

// backsUp makes a backup and finds it, and what it holds, among the others.
func backsUp(g *ground, h *hand) error {
	made, _, err := h.w.BackUp(context.Background())
	if err != nil {
		return fmt.Errorf("backing up: %w", err)
	}
	all, err := h.w.Backups()
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(all, func(b workspace.Backup) bool { return b.Path == made.Path }) {
		return errors.New("the backup that was made is not kept")
	}
	now, err := h.moment()
	if err != nil {
		return err
	}
	st, err := stateOf(made.Path, h.unlocking())
	if err == nil && st.At != now {
		err = fmt.Errorf("the backup holds %v, and the project stands at %v", st.At, now)
	}
	g.counted("backups")
	return err
}
