package store

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"
)

// Where a test needs another process it runs its own binary again, in a role.
const roleVariable = "FLORILEGE_STORE_TEST_ROLE"

func TestMain(m *testing.M) {
	switch role := os.Getenv(roleVariable); role {
	case "":
		os.Exit(m.Run())
	case "hold":
		hold(os.Args[1])
	case "write":
		write(os.Args[1], 0)
	case "write at ease": // fast for a person, with room for a copy on a loaded machine
		write(os.Args[1], 20*time.Millisecond)
	default:
		fmt.Fprintln(os.Stderr, "no such role:", role)
		os.Exit(2)
	}
}

// child is another process at work on a project file.
type child struct {
	cmd   *exec.Cmd
	lines *bufio.Reader // what it says
	stdin io.Closer     // closing it asks it to end
}

func startChild(t testing.TB, role, path string) *child {
	t.Helper()
	cmd := exec.Command(os.Args[0], path)
	cmd.Env = append(os.Environ(), roleVariable+"="+role)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return &child{cmd, bufio.NewReader(out), in}
}

// line waits for the child's next line.
func (c *child) line(t testing.TB) string {
	t.Helper()
	line, err := c.lines.ReadString('\n')
	if err != nil {
		t.Fatalf("the other process said nothing: %v", err)
	}
	return line
}

// end asks the child to end and waits until it has.
func (c *child) end(t testing.TB) {
	t.Helper()
	if err := c.stdin.Close(); err != nil {
		t.Error(err)
	}
	if _, err := io.Copy(io.Discard, c.lines); err != nil {
		t.Error(err)
	}
	if err := c.cmd.Wait(); err != nil {
		t.Errorf("the other process: %v", err)
	}
}

// hold keeps a project open until its input ends.
func hold(path string) {
	s, err := Open(path, options(0))
	if err != nil {
		fatal(err)
	}
	fmt.Println("open")
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err := s.Close(); err != nil {
		fatal(err)
	}
}

func fatal(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
