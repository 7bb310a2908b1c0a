package main

import (
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// failure is a call that the system refuses, and what the program then says.
type failure struct {
	call, errno string
	codes       []corpus.ErrorCode
}

// failures lists the calls that change a disk with the answers they can get.
func failures() []failure {
	full := []corpus.ErrorCode{corpus.DiskFull}
	broken := []corpus.ErrorCode{corpus.Unwritable, corpus.Unreadable}
	readOnly := []corpus.ErrorCode{corpus.ReadOnly, corpus.Unwritable}
	return []failure{
		{"pwrite64", "ENOSPC", full}, {"pwrite64", "EDQUOT", full}, {"pwrite64", "EIO", broken}, {"pwrite64", "EROFS", readOnly},
		{"fdatasync", "EIO", broken}, {"fdatasync", "ENOSPC", full}, {"fdatasync,fsync", "EIO", broken},
		{"fsync", "EIO", broken}, {"fsync", "ENOSPC", full},
		{"ftruncate", "ENOSPC", full}, {"ftruncate", "EFBIG", broken},
		{"renameat", "EIO", broken}, {"renameat", "ENOSPC", full},
	}
}

// refusedCalls lets the system refuse one call, or some in a row, at any point
// of every action: the answer is a sentence, nothing is half done, and the next
// change works, or says that the file must be opened again, which then does.
func refusedCalls(g *ground) error {
	tracer, err := exec.LookPath("strace")
	if err != nil {
		return notHere("strace is not installed", err)
	}
	v, err := newVictim(g.inside("project"), g.seed)
	if err != nil {
		return err
	}
	all := failures()
	for i := range g.times(len(all), 8*len(all)) {
		f := all[i%len(all)]
		if err := (&refusing{g, v, f}).life(tracer); err != nil {
			return fmt.Errorf("%s refused with %s: %w", f.call, f.errno, err)
		}
	}
	return v.remove()
}

type refusing struct {
	*ground
	victim  *victim
	failure failure
}

func (r *refusing) life(tracer string) error {
	from := 1 + r.rng.IntN(12)
	if r.failure.call == "renameat" {
		from = 1 + r.rng.IntN(3)
	}
	to := from + []int{0, 0, 1, 9}[r.rng.IntN(4)]
	p, err := start(tracer, "-f", "-qq", "-o", r.inside("trace.txt"), "-e", "trace="+r.failure.call, "-e", "signal=none",
		"-e", fmt.Sprintf("inject=%s:error=%s:when=%d..%d", r.failure.call, r.failure.errno, from, to))
	if err != nil {
		return err
	}
	if err := r.open(p); err != nil {
		return r.worksAgain(p, err)
	}
	var acknowledged []line
	for range r.times(12, 40) {
		o := r.victim.actOrder(r.action())
		l, err := p.do(o)
		if err != nil {
			return err
		}
		if l.Code == "" || refusal(l.Code) {
			acknowledged = append(acknowledged, l)
			continue
		}
		if err := r.answered(p, acknowledged, l); errors.Is(err, errRefuses) {
			return r.worksAgain(p, err)
		} else if err != nil {
			return fmt.Errorf("in %q: %w", o.Name, err)
		}
		acknowledged = nil
	}
	if err := p.end(); err != nil {
		return err
	}
	_, err = r.victim.verify(acknowledged, nil)
	return err
}

// action returns what to do: often what makes the call that is refused.
func (r *refusing) action() string {
	if strings.HasPrefix(r.failure.call, "f") && r.failure.call != "fsync" || r.failure.call == "pwrite64" || r.rng.IntN(2) == 0 {
		return usual(r.rng)
	}
	all := exporting()
	return all[r.rng.IntN(len(all))].name
}

// errRefuses says that the calls by which a project is opened are refused again
// and again.
var errRefuses = errors.New("it does not open any more")

// worksAgain is for a disk that refused too much: once it does no more, another
// start of the program opens the project, and nothing is lost.
func (r *refusing) worksAgain(p *process, err error) error {
	if !errors.Is(err, errRefuses) {
		return err
	}
	_ = p.end() // what it cannot close it says as well
	r.counted("opened by the next start")
	_, err = r.victim.verify(nil, nil)
	return err
}

// open opens the project, once more where a call is refused in that.
func (r *refusing) open(p *process) error {
	for range 8 {
		l, err := p.do(r.victim.openOrder(false))
		if err != nil {
			return err
		}
		if l.Code == "" {
			return nil
		}
		if err := r.sentence(l); err != nil {
			return fmt.Errorf("in opening: %w", err)
		}
	}
	return errRefuses
}

// sentence checks what a worker answered where a call was refused.
func (r *refusing) sentence(l line) error {
	r.counted(r.failure.call + " " + r.failure.errno)
	if !slices.Contains(r.failure.codes, l.Code) || strings.ContainsAny(l.Err, "{}\n") {
		return fmt.Errorf("it says %q, of code %s", l.Err, l.Code)
	}
	return nil
}

// answered looks at the project after a refused call, and lets the worker go on.
func (r *refusing) answered(p *process, acknowledged []line, l line) error {
	if err := r.sentence(l); err != nil {
		return err
	}
	v := r.victim
	for _, a := range acknowledged {
		if err := v.repeat(a); err != nil {
			return err
		}
	}
	var got state
	var err error
	before := v.files()
	// It may be sealed as the action meant to, or not yet.
	for _, secret := range []string{v.twin.options.Secret, passphrase(l.N)} {
		v.unlocking = unlocking{secret: secret}
		if got, err = stateBeside(v.path, v.cache, v.unlocking); !locked(err) {
			break
		}
	}
	if err != nil {
		return err
	}
	v.ring.add(v.unlocking.secret)
	states, err := v.twin.through(l.N, l.Done)
	if err != nil {
		return err
	}
	if !slices.Contains(states, got) {
		return fmt.Errorf("it holds what no part of the action gives: %v", got.At)
	}
	if before != nil && v.files() != nil {
		return before
	}
	if err := v.lead(); err != nil {
		return err
	}
	v.secret = v.twin.options.Secret
	if l.Closed {
		r.counted("opened again after an action that closes it")
		return r.open(p)
	}
	if strings.Contains(l.Err, "open it again") {
		r.counted("opened again after a sync that failed")
		if l, err := p.do(order{Do: closing}); err != nil || l.Code != "" {
			return errors.Join(err, errors.New(l.Err))
		}
		return r.open(p)
	}
	return nil
}
