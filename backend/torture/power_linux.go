package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"florilege/backend/torture/disk"
	"florilege/backend/torture/trace"
)

// powerCut lets workers do everything while strace records what they write and
// sync, kills some of them, and then looks at what a disk may hold after a
// power cut at any of these calls.
func powerCut(g *ground) error {
	tracer, err := exec.LookPath("strace")
	if err != nil {
		return notHere("strace is not installed", err)
	}
	r := &recording{g: g, tracer: tracer, dir: g.inside("disk")}
	if err := os.MkdirAll(r.dir, 0o700); err != nil {
		return err
	}
	for _, folder := range []string{"exports", "copies"} { // a person chooses one that is there
		if err := os.Mkdir(filepath.Join(r.dir, folder), 0o700); err != nil {
			return err
		}
	}
	if r.disk, err = disk.New(r.dir); err != nil {
		return err
	}
	r.dir = r.disk.Root()
	r.path = filepath.Join(r.dir, "ateliers.florilege")
	for i := range g.times(3, 8) {
		if err := r.life(i == 0, g.times(14, 40)); err != nil {
			return fmt.Errorf("while recording: %w", err)
		}
	}
	if err := r.twin.close(); err != nil {
		return err
	}
	return r.cuts(g.times(250, 4000))
}

// recording is a project whose every write is recorded, with the states that it
// goes through.
type recording struct {
	g      *ground
	tracer string
	dir    string
	path   string
	disk   *disk.Disk
	twin   *twin
	n      uint64
	ring   ring
	unlocking

	states []state
	after  map[uint64]int      // action → how many states there are once it is done
	unsaid []map[string][]byte // files by path, of actions in which a process was killed
}

// life is one process, from its start to its end, which is mostly a kill as it
// enters a call.
func (r *recording) life(first bool, actions int) error {
	log := r.g.inside("trace.txt")
	watched := []string{r.tracer, "-f", "-qq", "-xx", "-s", strconv.Itoa(64 << 20),
		"-e", "trace=" + trace.Calls, "-e", "signal=none", "-o", log}
	if !first && r.g.rng.IntN(4) > 0 {
		call := []string{"fdatasync", "fdatasync", "fdatasync", "pwrite64", "fsync", "renameat", "unlinkat"}[r.g.rng.IntN(7)]
		when := 1 + r.g.rng.IntN(2*actions)
		watched = append(watched, "-e", fmt.Sprintf("inject=%s:signal=KILL:when=%d", call, when))
	}
	p, err := start(watched...)
	if err != nil {
		return err
	}
	o := order{Do: "open", Path: r.path, Cache: r.g.inside("cache"), Seed: r.g.seed, Secret: r.secret}
	if first {
		o.Do = "create"
		r.after = map[uint64]int{}
	}
	if l, err := p.do(o); err != nil && !errors.Is(err, errEnded) || l.Code != "" {
		return errors.Join(err, errors.New(l.Err))
	}
	var said []line
	for _, name := range r.plan(first, actions) {
		r.n++
		began, err := p.send(order{Do: "act", Name: name, N: r.n})
		if errors.Is(err, errEnded) {
			break
		} else if err != nil {
			return err
		}
		l, err := p.hear()
		if errors.Is(err, errEnded) {
			l = line{underway(name, r.n), began}
		} else if err != nil {
			return err
		}
		said = append(said, l)
	}
	if p.end() != nil { // strace ends as the worker does
		r.g.counted("kills while recorded")
	}
	if err := r.record(log); err != nil {
		return err
	}
	if n := len(said); n > 0 && said[n-1].Start != "" {
		r.unsaid = append(r.unsaid, r.disk.Unsaid())
	}
	return r.follow(first, said)
}

func underway(name string, n uint64) said { return said{Start: name, N: n} }

// plan returns what to do: at first what fills a project.
func (r *recording) plan(first bool, actions int) []string {
	var out []string
	if first {
		out = append(beginnings(), "export csv")
	}
	for len(out) < actions {
		out = append(out, usual(r.g.rng))
	}
	return out
}

func (r *recording) record(log string) error {
	f, err := os.Open(log)
	if err != nil {
		return err
	}
	defer f.Close()
	calls, err := trace.Read(f)
	if err != nil {
		return err
	}
	if err := r.disk.Record(calls); err != nil {
		return err
	}
	return r.disk.Settle()
}

// follow does what was said on the twin and remembers the states.
func (r *recording) follow(first bool, lines []line) (err error) {
	if first {
		dir := r.g.inside("twin")
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		r.twin = &twin{hand: newHand(filepath.Join(dir, "twin.florilege"), filepath.Join(dir, "cache"), r.g.seed), cache: filepath.Join(dir, "cache")}
		r.twin.listen()
		if err := r.twin.create(); err != nil {
			return err
		}
		st, err := r.twin.state()
		if err != nil {
			return err
		}
		r.states = []state{st}
	}
	for _, l := range lines {
		name := l.Done
		if l.Start != "" {
			name = l.Start
		}
		before := r.twin.options.Secret
		through, err := r.twin.through(l.N, name)
		if err != nil && !errors.Is(err, errNothing) {
			return err
		}
		if l.Start != "" {
			// It was killed in it: what is left of it is what it came to.
			if through, err = r.reached(through, before, r.twin.options.Secret); err != nil {
				return err
			}
		} else {
			r.g.counted("acknowledged")
		}
		r.ring.add(r.twin.options.Secret)
		r.states = append(r.states, through[1:]...)
		r.after[l.N] = len(r.states)
	}
	r.unlocking = unlocking{secret: r.twin.options.Secret}
	return nil
}

// reached returns the part of the states that the project went through. A copy is
// opened: that of the project would remove what the killed process left beside it,
// and no recording would say so.
func (r *recording) reached(through []state, secrets ...string) ([]state, error) {
	path := filepath.Join(r.g.inside("reached"), filepath.Base(r.path))
	data, err := os.ReadFile(r.path)
	if err = errors.Join(err, os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, data, 0o600)); err != nil {
		return nil, err
	}
	v := victim{path: path, cache: r.g.inside("cache"), ring: r.ring, unlocking: r.unlocking}
	st, err := v.opened(secrets...)
	if err != nil {
		return nil, err
	}
	i := slices.Index(through, st)
	if i < 0 {
		return nil, errors.New("the killed process left what no part of its action gives")
	}
	return through[:i+1], errors.Join(r.twin.follow(r.path, v.unlocking), mirror(r.dir, filepath.Dir(r.twin.path)))
}

// cuts looks at what is left after power cuts, mostly while something was written.
func (r *recording) cuts(n int) error {
	lines := make([]int, n)
	for i := range lines {
		lines[i] = 1 + r.g.rng.IntN(r.disk.Lines())
	}
	slices.Sort(lines)
	after := r.g.scratch("after")
	return r.disk.Cuts(lines, r.g.rng, func(c disk.Cut) error {
		if err := r.look(c, after); err != nil {
			return fmt.Errorf("power cut at call %d (left in %s): %w", c.Line, after, err)
		}
		return os.RemoveAll(after)
	})
}

// look writes what is left to the folder dir and opens it.
func (r *recording) look(c disk.Cut, dir string) error {
	for name, data := range c.Files {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, data, 0o600)); err != nil {
			return err
		}
	}
	heard, err := hear(c.Said)
	if err != nil {
		return err
	}
	if !heard.created {
		r.g.counted("before the project was made")
		return nil
	}
	r.g.counted("power cuts")
	path := filepath.Join(dir, filepath.Base(r.path))
	w, err := r.ring.open(path, filepath.Join(dir, "cache"))
	if err != nil {
		return err
	}
	u := unlocking{key: w.Key()}
	if err := errors.Join(sound(w), w.Close()); err != nil {
		return err
	}
	got, err := stateOf(path, u)
	if err != nil {
		return err
	}
	i := slices.Index(r.states, got)
	switch {
	case i < 0:
		return fmt.Errorf("it holds a state that never was, at %v", got.At)
	case i+1 < r.after[heard.done]:
		return fmt.Errorf("it stands at %v, and the action %d was acknowledged, which ended at %v",
			got.At, heard.done, r.states[r.after[heard.done]-1].At)
	case heard.begun == heard.done && i+1 > r.after[heard.done] && heard.done > 0:
		return fmt.Errorf("it holds more than was begun")
	}
	return r.lookBeside(c, heard, dir)
}

// heardSoFar is what a worker said before the power went.
type heardSoFar struct {
	created     bool
	done, begun uint64 // the last action acknowledged, and the last begun
}

func hear(lines [][]byte) (h heardSoFar, err error) {
	for _, l := range lines {
		var s said
		if err := json.Unmarshal(l, &s); err != nil {
			return h, err
		}
		h.created = h.created || s.Done == "create"
		if s.Start != "" {
			h.begun = max(h.begun, s.N)
		} else {
			h.done = max(h.done, s.N)
		}
	}
	return h, nil
}

// lookBeside finds every copy, backup and export that was acknowledged, whole,
// and no half of one under its name.
func (r *recording) lookBeside(c disk.Cut, h heardSoFar, dir string) error {
	for name := range c.Files {
		if filepath.Ext(name) != ".florilege" || !seen(name) || name == filepath.Base(r.path) {
			continue
		}
		if err := r.ring.good(filepath.Join(dir, name)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		r.g.counted("copies and backups opened")
	}
	if h.begun > h.done {
		return nil // what is under way may take them away
	}
	for name, data := range c.Now {
		if !seen(name) || name == filepath.Base(r.path) || r.wasUnsaid(name, data) {
			continue
		}
		if got, there := c.Files[name]; !there || !bytes.Equal(got, data) {
			return fmt.Errorf("%s was acknowledged and is gone, or is not whole: %d bytes of %d", name, len(got), len(data))
		}
		r.g.counted("acknowledged files found")
	}
	return nil
}

// wasUnsaid reports whether an action that was never acknowledged wrote a file.
func (r *recording) wasUnsaid(name string, data []byte) bool {
	return slices.ContainsFunc(r.unsaid, func(files map[string][]byte) bool {
		left, ok := files[name]
		return ok && bytes.Equal(left, data)
	})
}

// seen reports whether a file is one that people see: a project, a copy, a
// backup, an export.
func seen(name string) bool {
	if strings.HasPrefix(filepath.Base(name), ".") {
		return false
	}
	return filepath.Ext(name) == ".florilege" || filepath.Dir(name) == "exports"
}

func onThisSystem() []trial {
	return []trial{
		{"disk full", "no room for the next write, at every write of every action", inEnclosure("full")},
		{"gone", "the file, its folder or its disk goes while it is open, or cannot be written", inEnclosure("gone")},
		{"pause", "the process is stopped in the middle of what it does", pauses},
		{"refused calls", "the system answers a write, a sync or a change of a name with an error", refusedCalls},
		{"power cut", "everything that was not synced is lost, in part or whole", powerCut},
	}
}
