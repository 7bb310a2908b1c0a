package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// process is a worker in a process of its own.
type process struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	orders *json.Encoder
	lines  chan line // what it says; closed when it has ended
}

// line is what a worker said, and when it was heard.
type line struct {
	said
	at time.Time
}

// answerWait is how long a worker may take for one order.
const answerWait = 2 * time.Minute

var errEnded = errors.New("the worker ended")

// start runs this program again as a worker, through wrap where that is not
// empty (a tracer, say).
func start(wrap ...string) (*process, error) { return startAs("worker", wrap...) }

// startAs is start in another role.
func startAs(role string, wrap ...string) (*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	args := append(wrap, self)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), roleVariable+"="+role)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, in: in, orders: json.NewEncoder(in), lines: make(chan line, 64)}
	go p.listen(out)
	return p, nil
}

func (p *process) listen(out io.Reader) {
	defer close(p.lines)
	for r := bufio.NewScanner(out); r.Scan(); {
		var s said
		if json.Unmarshal(r.Bytes(), &s) != nil {
			break // it was killed while it spoke
		}
		p.lines <- line{s, time.Now()}
	}
}

// send gives an order and waits until the worker has begun it.
func (p *process) send(o order) (began time.Time, err error) {
	if err := p.orders.Encode(o); err != nil {
		return began, errors.Join(errEnded, err)
	}
	l, err := p.hear()
	if err == nil && l.Start == "" {
		err = fmt.Errorf("the worker said %+v", l.said)
	}
	return l.at, err
}

// hear waits for the next line.
func (p *process) hear() (line, error) {
	select {
	case l, ok := <-p.lines:
		if !ok {
			return l, errEnded
		}
		return l, nil
	case <-time.After(answerWait):
		return line{}, fmt.Errorf("the worker %d does not answer", p.cmd.Process.Pid)
	}
}

// do gives an order and waits until it is done.
func (p *process) do(o order) (line, error) {
	if _, err := p.send(o); err != nil {
		return line{}, err
	}
	return p.hear()
}

// kill ends the worker as the system does where it is out of memory, and
// returns what it still said. It may have ended.
func (p *process) kill() []line {
	_ = p.cmd.Process.Kill()
	var rest []line
	for l := range p.lines {
		rest = append(rest, l)
	}
	_ = p.cmd.Wait()
	return rest
}

// end lets the worker end by itself.
func (p *process) end() error {
	_ = p.in.Close()
	for range p.lines {
	}
	return p.cmd.Wait()
}
