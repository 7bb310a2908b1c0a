package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// victim is the project under torture, with the twin that tells what it must be.
type victim struct {
	dir   string
	path  string
	cache string
	seed  uint64
	n     uint64 // of the last action
	twin  *twin
}

// newVictim makes a project in dir on which something was done already, with its
// twin.
func newVictim(dir string, seed uint64) (*victim, error) { return newVictimWith(dir, dir, seed) }

// newVictimWith is newVictim with the twin, and the indexes, in another folder.
func newVictimWith(dir, elsewhere string, seed uint64) (*victim, error) {
	v := &victim{
		dir: dir, path: filepath.Join(dir, "project", "ateliers.florilege"), cache: filepath.Join(elsewhere, "cache"), seed: seed,
	}
	if err := os.MkdirAll(filepath.Dir(v.path), 0o700); err != nil {
		return nil, err
	}
	h := newHand(v.path, v.cache, seed)
	if err := h.create(); err != nil {
		return nil, err
	}
	for _, name := range beginnings() {
		a, _ := named(name)
		for range 6 {
			v.n++
			if _, err := h.act(v.n, a); err != nil && !refused(err) {
				return nil, err
			}
		}
	}
	if err := h.close(); err != nil {
		return nil, err
	}
	twinDir := filepath.Join(elsewhere, "twin")
	if err := os.MkdirAll(twinDir, 0o700); err != nil {
		return nil, err
	}
	var err error
	v.twin, err = newTwin(v.path, twinDir, seed)
	return v, err
}

// beginnings are actions after which every other finds something to do.
func beginnings() []string {
	return []string{
		"add a template", "import text", "import notes with quotes", "code a passage",
		"confirm a repeat", "add a filled collection", "add a heading or a comment", "undo",
	}
}

// refused reports whether err is an answer to what cannot be done.
func refused(err error) bool {
	switch codeOf(err) {
	case nothing, corpus.Invalid, corpus.Exists, corpus.NotFound, corpus.NothingToUndo, corpus.NothingToRedo:
		return true
	}
	return false
}

// remove takes the project away with all that belongs to it.
func (v *victim) remove() error { return errors.Join(v.twin.close(), os.RemoveAll(v.dir)) }

func (v *victim) openOrder(index bool) order {
	return order{Do: "open", Path: v.path, Cache: v.cache, Seed: v.seed, Index: index}
}

func (v *victim) actOrder(name string) order {
	v.n++
	return order{Do: "act", Name: name, N: v.n}
}

// opened opens the project as the next start of the program does, checks it,
// and returns what it holds.
func (v *victim) opened() (state, error) {
	w, err := workspace.Open(v.path, workspace.Options{Cache: v.cache})
	if err != nil {
		return state{}, err
	}
	problems, err := w.Check()
	for _, p := range problems {
		err = errors.Join(err, fmt.Errorf("check: %s: %s", p.Record, p.What))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		return state{}, err
	}
	return stateOf(v.path)
}

// outcome is what became of the action under way.
type outcome int

const (
	none    outcome = iota // there was none, or nothing to do it to
	dropped                // nothing of it was made
	partial                // some of its steps, each whole
	kept                   // all of it
)

// verify compares the project with what was acknowledged, in that order, and
// with what was under way, where something was.
func (v *victim) verify(acknowledged []line, underway *line) (outcome, error) {
	for _, l := range acknowledged {
		if err := v.twin.repeat(l); err != nil {
			return none, err
		}
	}
	got, err := v.opened()
	if err != nil {
		return none, err
	}
	want, err := v.twin.state()
	if err != nil {
		return none, err
	}
	if underway == nil {
		return none, errors.Join(same(got, want, len(acknowledged)), v.files())
	}
	untouched := v.files() == nil
	states, err := v.twin.through(underway.N, underway.Start)
	if errors.Is(err, errNothing) {
		return none, errors.Join(same(got, want, len(acknowledged)), v.files())
	}
	if err != nil {
		return none, err
	}
	if len(states) == 1 { // it writes a file and no change
		if err := same(got, want, len(acknowledged)); err != nil || v.files() == nil {
			return kept, err
		}
		if !untouched {
			return none, fmt.Errorf("%q left half a file", underway.Start)
		}
		return dropped, copyExports(filepath.Dir(v.path), filepath.Dir(v.twin.path))
	}
	i := slices.Index(states, got)
	switch {
	case i < 0:
		return none, errors.Join(fmt.Errorf("it holds what no part of %q gives", underway.Start), same(got, want, len(acknowledged)))
	case i == len(states)-1:
		return kept, v.files()
	case i == 0:
		return dropped, v.twin.follow(v.path)
	}
	return partial, v.twin.follow(v.path)
}

func same(got, want state, acknowledged int) error {
	if got == want {
		return nil
	}
	return fmt.Errorf("after %d acknowledged changes it stands at %v and should at %v; sums %.8s, %.8s",
		acknowledged, got.At, want.At, got.Sum, want.Sum)
}

// files compares the exports with those of the twin.
func (v *victim) files() error {
	ours, err := exports(filepath.Dir(v.path))
	if err != nil {
		return err
	}
	theirs, err := exports(filepath.Dir(v.twin.path))
	if err != nil {
		return err
	}
	for name, data := range theirs {
		if !bytes.Equal(ours[name], data) {
			err = errors.Join(err, fmt.Errorf("the export %s is not what it should be", name))
		}
	}
	if len(ours) != len(theirs) {
		err = errors.Join(err, fmt.Errorf("%d exports and not %d", len(ours), len(theirs)))
	}
	return err
}

// copyExports makes the exports beside one project those beside another.
func copyExports(from, to string) error {
	files, err := exports(from)
	to = filepath.Join(to, "exports")
	if err == nil {
		err = os.RemoveAll(to)
	}
	if err == nil {
		err = os.Mkdir(to, 0o700)
	}
	for name, data := range files {
		err = errors.Join(err, os.WriteFile(filepath.Join(to, name), data, 0o600))
	}
	return err
}

func exports(dir string) (map[string][]byte, error) {
	dir = filepath.Join(dir, "exports")
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue // half made: nothing takes it for an export
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		out[e.Name()] = data
	}
	return out, nil
}

// leftovers removes what half-made files are left and returns how many.
func (v *victim) leftovers() (n int, err error) {
	err = filepath.WalkDir(filepath.Dir(v.path), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(d.Name(), ".") {
			return err
		}
		n++
		return os.Remove(path)
	})
	return n, err
}

// wears reports whether the project has grown too large to be checked quickly.
func (v *victim) wears() bool {
	info, err := os.Stat(v.path)
	return err == nil && info.Size() > 6<<20
}

// rewind takes everything back and does it all again: the journal still holds
// all that was done through every kill.
func (v *victim) rewind() error {
	h := newHand(v.path, v.cache, v.seed)
	if err := h.open(); err != nil {
		return err
	}
	h.begin(v.n + 1)
	turn := func(f func(workspace.Author) ([]corpus.Entry, error), end corpus.ErrorCode) error {
		for {
			if _, err := f(author); corpus.CodeOf(err) == end {
				return nil
			} else if err != nil {
				return err
			}
		}
	}
	err := turn(h.w.Redo, corpus.NothingToRedo)
	whole, errWhole := contents(h)
	err = errors.Join(err, errWhole, turn(h.w.Undo, corpus.NothingToUndo), turn(h.w.Redo, corpus.NothingToRedo))
	again, errAgain := contents(h)
	if err = errors.Join(err, errAgain, h.close()); err == nil && again != whole {
		err = errors.New("all undone and redone gives another project")
	}
	if err == nil {
		_, err = v.opened()
	}
	return err
}

// contents tells what a person sees of a project: not its history.
func contents(h *hand) (string, error) {
	quotes, _, err := h.w.Quotes(workspace.Filter{})
	if err != nil {
		return "", err
	}
	codes, err := h.w.Codes()
	if err != nil {
		return "", err
	}
	collections, err := h.w.Collections()
	if err != nil {
		return "", err
	}
	testimonies, err := h.w.Testimonies()
	return fmt.Sprint(quotes, codes, collections, testimonies), err
}
