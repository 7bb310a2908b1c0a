package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

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
	unlocking
	ring   ring
	looked map[string]time.Time // copies and backups found good, with the time of their last change
}

// newVictim makes a project in dir on which something was done already, with its
// twin.
func newVictim(dir string, seed uint64) (*victim, error) { return newVictimWith(dir, dir, seed) }

// newVictimWith is newVictim with the twin, and the indexes, in another folder.
func newVictimWith(dir, elsewhere string, seed uint64) (*victim, error) {
	v := &victim{
		dir: dir, path: filepath.Join(dir, "project", "ateliers.florilege"), cache: filepath.Join(elsewhere, "cache"), seed: seed,
		looked: map[string]time.Time{},
	}
	if err := os.MkdirAll(filepath.Dir(v.path), 0o700); err != nil {
		return nil, err
	}
	h := newHand(v.path, v.cache, seed)
	if err := h.create(); err != nil {
		return nil, err
	}
	begin := beginnings()
	if seed%sealedEvery == 0 {
		begin = append([]string{"protect"}, begin...)
	}
	for _, name := range begin {
		a, _ := named(name)
		for range beginningTimes(a) {
			v.n++
			if _, err := h.act(v.n, a); err != nil && !refused(err) {
				return nil, err
			}
		}
	}
	if err := h.close(); err != nil {
		return nil, err
	}
	v.unlocking = h.unlocking()
	twinDir := filepath.Join(elsewhere, "twin")
	if err := os.MkdirAll(twinDir, 0o700); err != nil {
		return nil, err
	}
	var err error
	v.twin, err = newTwin(v.path, twinDir, seed, v.unlocking)
	return v, err
}

// sealedEvery is which of the projects begin with a passphrase.
const sealedEvery = 3

// unsealed returns a seed like another, of a project that does not.
func unsealed(seed uint64) uint64 {
	if seed%sealedEvery == 0 {
		seed++
	}
	return seed
}

// beginnings are actions after which every other finds something to do.
func beginnings() []string {
	return []string{
		"add a template", "import text", "import notes with quotes", "code a passage",
		"confirm a repeat", "add a filled collection", "add a heading or a comment", "undo",
		"add participants", "link speakers", "add an attribute", "set values", "correct a text",
	}
}

// beginningTimes is how often one of them is done.
func beginningTimes(a action) int {
	if a.closes {
		return 1
	}
	return 6
}

// refused reports whether err is an answer to what cannot be done.
func refused(err error) bool { return refusal(codeOf(err)) }

// refusal reports whether a code is one of an answer to what cannot be done, fault or no fault.
func refusal(c corpus.ErrorCode) bool {
	return slices.Contains([]corpus.ErrorCode{
		nothing, corpus.Invalid, corpus.Exists, corpus.NotFound, corpus.BadQuery, corpus.NothingToUndo, corpus.NothingToRedo,
	}, c)
}

// remove takes the project away with all that belongs to it.
func (v *victim) remove() error { return errors.Join(v.twin.close(), os.RemoveAll(v.dir)) }

func (v *victim) openOrder(index bool) order {
	return order{Do: opening, Path: v.path, Cache: v.cache, Seed: v.seed, Index: index, Secret: v.secret}
}

// start starts a worker with the project open, and its index.
func (v *victim) start() (*process, error) {
	p, err := start()
	if err != nil {
		return nil, err
	}
	if l, err := p.do(v.openOrder(true)); err != nil || l.Code != "" {
		return nil, errors.Join(err, errors.New(l.Err), p.end())
	}
	return p, nil
}

func (v *victim) actOrder(name string) order {
	v.n++
	return order{Do: "act", Name: name, N: v.n}
}

// opened opens the project as the next start of the program does, with one of
// the passphrases, checks it, and returns what it holds.
func (v *victim) opened(secrets ...string) (state, error) {
	secrets = append(secrets, v.secret)
	for _, secret := range secrets {
		v.ring.add(secret)
	}
	w, err := v.ring.open(v.path, v.cache)
	if err != nil {
		return state{}, err
	}
	if v.unlocking, err = v.unlockedBy(w, secrets); err == nil {
		err = sound(w)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		return state{}, err
	}
	return stateOf(v.path, v.unlocking)
}

// unlockedBy returns what opens an open project: the passphrase by which it is
// protected now, of some, and its key.
func (v *victim) unlockedBy(w *workspace.Workspace, secrets []string) (unlocking, error) {
	key := w.Key()
	if key == nil || v.key != nil && v.key.Same(key) {
		return unlocking{v.secret, key}.orOpen(), nil
	}
	for _, secret := range secrets {
		if secret != "" && w.Verify(secret) == nil {
			return unlocking{secret, key}, nil
		}
	}
	return unlocking{}, errors.New("none of the passphrases that it may have opens it")
}

// outcome is what became of the action under way.
type outcome int

const (
	none    outcome = iota // there was none, or nothing to do it to
	dropped                // nothing of it was made
	partial                // some of its steps, each whole
	kept                   // all of it
)

// repeat does an acknowledged action on the twin too. Its passphrase is remembered:
// opened up again, a project leaves its backups sealed.
func (v *victim) repeat(l line) error {
	err := v.twin.repeat(l)
	v.ring.add(v.twin.options.Secret)
	return err
}

// verify compares the project with what was acknowledged, in that order, and
// with what was under way, where something was.
func (v *victim) verify(acknowledged []line, underway *line) (outcome, error) {
	for _, l := range acknowledged {
		if err := v.repeat(l); err != nil {
			return none, err
		}
	}
	secrets := []string{v.twin.options.Secret}
	if underway != nil {
		secrets = append(secrets, passphrase(underway.N))
	}
	got, err := v.opened(secrets...)
	if err == nil {
		err = v.copies()
	}
	if err != nil {
		return none, err
	}
	want, err := v.twin.state()
	if err != nil {
		return none, err
	}
	if underway == nil {
		return none, errors.Join(same(got, want, len(acknowledged)), v.alike(), v.files(), v.names())
	}
	untouched := v.files() == nil
	states, err := v.twin.through(underway.N, underway.Start)
	if errors.Is(err, errNothing) {
		return none, errors.Join(same(got, want, len(acknowledged)), v.files())
	}
	if err != nil {
		return none, err
	}
	i := slices.Index(states, got)
	switch {
	case i < 0:
		return none, errors.Join(fmt.Errorf("it holds what no part of %q gives", underway.Start), same(got, want, len(acknowledged)))
	case len(states) == 1 && v.alike() == nil && v.files() == nil && v.names() == nil:
		return kept, nil
	case len(states) == 1 && !untouched && v.files() != nil:
		return none, fmt.Errorf("%q left half a file", underway.Start)
	case len(states) > 1 && i == len(states)-1:
		return kept, errors.Join(v.alike(), v.files(), v.names())
	case i > 0:
		return partial, v.lead()
	}
	return dropped, v.lead()
}

// lead makes the twin what the project is now.
func (v *victim) lead() error {
	return errors.Join(v.twin.follow(v.path, v.unlocking), mirror(filepath.Dir(v.path), filepath.Dir(v.twin.path)))
}

// alike fails where the project is sealed otherwise than its twin.
func (v *victim) alike() error {
	if v.secret != v.twin.options.Secret {
		return fmt.Errorf("the passphrase is %q and should be %q", v.secret, v.twin.options.Secret)
	}
	return nil
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
	h.options.Secret, h.options.Key = v.secret, v.key
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
	var texts []any
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
	attributes, err := h.w.Attributes()
	if err != nil {
		return "", err
	}
	participants, err := h.w.Participants()
	if err != nil {
		return "", err
	}
	names, err := h.w.Names()
	if err != nil {
		return "", err
	}
	testimonies, err := h.w.Testimonies()
	for _, m := range testimonies {
		before, errBefore := h.w.Revisions(m.ID)
		read, errRead := h.w.Read(m.ID)
		if err = errors.Join(err, errBefore, errRead); err != nil {
			return "", err
		}
		texts = append(texts, before, read)
	}
	if err != nil {
		return "", err
	}
	// As JSON: printed, what a record points at would be an address, another one at each reading.
	all, err := json.Marshal([]any{quotes, codes, collections, attributes, participants, names, testimonies, texts})
	return string(all), err
}
