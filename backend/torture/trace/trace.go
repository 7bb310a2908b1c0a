// Package trace reads what strace wrote about the system calls of a process:
// strace -f -xx -s LARGE -e trace=… -o FILE.
package trace

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Calls is what strace must watch for a recording of everything that reaches
// files, in the form of its option -e trace=.
const Calls = "write,pwrite64,pwritev,pwritev2,writev,ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,msync," +
	"openat,creat,open,close,dup,dup2,dup3,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat," +
	"copy_file_range,sendfile,splice"

// Call is one system call.
type Call struct {
	Enter int    // line at which it began
	Leave int    // line at which it ended, -1 where the process was killed in it
	Name  string // "pwrite64"
	Args  []Arg
	Ret   int64  // -1 with an Error
	Error string // "ENOSPC", or ""
}

// Arg is one argument. Data are the bytes of one in quotation marks.
type Arg struct {
	Text string
	Data []byte
}

// Int returns an argument that is a number, or -1.
func (a Arg) Int() int64 {
	n, err := strconv.ParseInt(a.Text, 0, 64)
	if err != nil {
		return -1
	}
	return n
}

// longest is the longest line that is read: a write of 64 MB.
const longest = 1 << 28

// Read returns the calls in the order they began.
func Read(r io.Reader) ([]Call, error) {
	var calls []Call
	open := map[string]int{} // thread → its unfinished call
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longest)
	for n := 0; lines.Scan(); n++ {
		thread, rest, _ := bytes.Cut(bytes.TrimSpace(lines.Bytes()), []byte(" "))
		rest = bytes.TrimSpace(rest)
		switch {
		case bytes.HasPrefix(rest, []byte("---")), bytes.HasPrefix(rest, []byte("+++")), len(rest) == 0:
			continue
		case bytes.HasPrefix(rest, []byte("<...")):
			i, ok := open[string(thread)]
			if !ok {
				return nil, fmt.Errorf("line %d ends a call that did not begin", n+1)
			}
			delete(open, string(thread))
			calls[i].Leave = n
			if err := calls[i].ended(rest); err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
			continue
		}
		c, tail, err := begun(rest)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		c.Enter, c.Leave = n, -1
		switch {
		case bytes.HasPrefix(tail, []byte("<unfinished ...>")):
			open[string(thread)] = len(calls)
		case bytes.HasPrefix(tail, []byte("<")): // <ptrace(…): No such process>, <detached …>
		default:
			c.Leave = n
			if err := c.ended(tail); err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
		}
		calls = append(calls, c)
	}
	return calls, lines.Err()
}

// begun reads the name and the arguments, and returns what follows them.
func begun(line []byte) (c Call, tail []byte, err error) {
	name, rest, ok := bytes.Cut(line, []byte("("))
	if !ok {
		return c, nil, errors.New("it is no call")
	}
	c.Name = string(name)
	for {
		var a Arg
		rest = bytes.TrimLeft(rest, " ")
		switch {
		case len(rest) == 0 || rest[0] == ')' || rest[0] == '<':
			return c, rest, nil
		case rest[0] == '"':
			end := bytes.IndexByte(rest[1:], '"')
			if end < 0 {
				return c, nil, errors.New("a string without an end")
			}
			if a.Data, err = unescape(rest[1 : 1+end]); err != nil {
				return c, nil, err
			}
			if rest = rest[end+2:]; bytes.HasPrefix(rest, []byte("...")) {
				return c, nil, errors.New("a string was cut short: give strace a larger -s")
			}
		default:
			end := bytes.IndexAny(rest, ",)<")
			if end < 0 {
				end = len(rest)
			}
			a.Text, rest = string(bytes.TrimSpace(rest[:end])), rest[end:]
		}
		c.Args = append(c.Args, a)
		rest = bytes.TrimPrefix(rest, []byte(","))
	}
}

// unescape returns the bytes of \x00\x01….
func unescape(s []byte) ([]byte, error) {
	if len(s)%4 != 0 {
		return nil, errors.New("a string that is not of the form \\x00: give strace -xx")
	}
	out := make([]byte, 0, len(s)/4)
	for ; len(s) > 0; s = s[4:] {
		b, err := strconv.ParseUint(string(s[2:4]), 16, 8)
		if err != nil || s[0] != '\\' || s[1] != 'x' {
			return nil, errors.New("a string that is not of the form \\x00: give strace -xx")
		}
		out = append(out, byte(b))
	}
	return out, nil
}

// ended reads the result from the last part of a line.
func (c *Call) ended(tail []byte) error {
	_, after, ok := strings.Cut(string(tail), ")")
	fields := strings.Fields(after)
	if !ok || len(fields) < 2 || fields[0] != "=" {
		return errors.New("it has no result")
	}
	if fields[1] == "?" {
		c.Leave = -1
		return nil
	}
	var err error
	if c.Ret, err = strconv.ParseInt(fields[1], 0, 64); err != nil {
		return err
	}
	if c.Ret < 0 && len(fields) > 2 {
		c.Error = fields[2]
	}
	return nil
}
