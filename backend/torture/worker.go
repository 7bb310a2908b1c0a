package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"florilege/backend/corpus"
)

// roleVariable names, in the environment, what this program is when it calls
// itself.
const roleVariable = "FLORILEGE_TORTURE_ROLE"

// order tells a worker what to do. A worker says before each what it starts and
// after each what it did.
type order struct {
	Do     string // "create", "open", "act", "close"
	N      uint64 // of an action
	Name   string // of an action
	Path   string // to open or create
	Cache  string
	Seed   uint64
	Secret string
	Index  bool
}

// said is a line of a worker.
type said struct {
	Start string           `json:",omitempty"` // what it starts
	Done  string           `json:",omitempty"` // what it did, and that is acknowledged
	N     uint64           `json:",omitempty"`
	At    moment           // after it
	Pid   int              `json:",omitempty"` // of the worker
	Code  corpus.ErrorCode `json:",omitempty"` // why it was refused
	Err   string           `json:",omitempty"`

	Closed bool `json:",omitempty"` // the project is closed after an action, since it did not open again
}

// nothing is the code of an action for which there was nothing to do it to.
const nothing corpus.ErrorCode = "nothing"

func codeOf(err error) corpus.ErrorCode {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, errNothing):
		return nothing
	}
	return corpus.CodeOf(err)
}

// work does what in says, in one process, until that ends.
func work(in io.Reader, out io.Writer) error {
	var h *hand
	// One write a line: a line is out when the call returns, whatever comes next.
	say := func(s said) error { return json.NewEncoder(out).Encode(s) }
	orders := json.NewDecoder(bufio.NewReader(in))
	for {
		var o order
		if err := orders.Decode(&o); errors.Is(err, io.EOF) {
			if h == nil {
				return nil
			}
			return h.close()
		} else if err != nil {
			return err
		}
		name := o.Do
		if o.Do == "act" {
			name = o.Name
		}
		if err := say(said{Start: name, N: o.N}); err != nil {
			return err
		}
		answer := said{Done: name, N: o.N, Pid: os.Getpid()}
		var err error
		switch o.Do {
		case "create":
			h = newHand(o.Path, o.Cache, o.Seed)
			if err = h.create(); err == nil {
				answer.At, err = h.moment()
			}
		case "open":
			h = newHand(o.Path, o.Cache, o.Seed)
			h.index, h.options.Secret = o.Index, o.Secret
			err = h.open()
		case "close":
			err = h.close()
		case "act":
			a, ok := named(o.Name)
			if !ok {
				return fmt.Errorf("no action %q", o.Name)
			}
			answer.At, err = h.act(o.N, a)
			answer.Closed = h.w == nil
		}
		if answer.Code = codeOf(err); err != nil {
			answer.Err = err.Error()
		}
		if err := say(answer); err != nil {
			return err
		}
	}
}

// play is what this program does where it calls itself.
func play(role string) {
	// A signal for all of them is for the one that gives the orders: it ends the others.
	signal.Ignore(os.Interrupt, syscall.SIGTERM)
	var err error
	switch role {
	case "worker":
		err = work(os.Stdin, os.Stdout)
	case "racer":
		err = raceAsAsked(os.Stdin)
	default:
		err = playOnThisSystem(role)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "torture:", err)
		os.Exit(1)
	}
	os.Exit(0)
}
