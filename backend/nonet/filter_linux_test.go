//go:build linux && (amd64 || arm64) && !dev

package nonet

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// role tells this test binary, started again, what to be: the filter cannot be
// taken off, so it is only ever installed in a process of its own.
const role = "FLORILEGE_TEST_NONET"

func TestMain(m *testing.M) {
	switch os.Getenv(role) {
	case "closed":
		threads := startThreads()
		report("state", string(Close()))
		threads(tries)
		child("started")
	case "display":
		state, err := For(func(name string) string {
			return map[string]string{"DISPLAY": "localhost:10", AllowVariable: "1"}[name]
		})
		report("state", fmt.Sprint(state, " ", err))
		tries()
	case "open", "started":
		tries()
	default:
		os.Exit(m.Run())
	}
}

// startThreads parks goroutines on threads of their own, which are there before
// the filter; the answer makes each of them run f.
func startThreads() func(f func()) {
	work, done := make(chan func()), sync.WaitGroup{}
	const threads = 8
	for range threads {
		go func() {
			runtime.LockOSThread()
			(<-work)()
			done.Done()
		}()
	}
	time.Sleep(50 * time.Millisecond)
	return func(f func()) {
		done.Add(threads)
		for range threads {
			work <- f
		}
		done.Wait()
	}
}

func child(as string) {
	self, err := os.Executable()
	if err != nil {
		report("executable", err.Error())
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), role+"="+as)
	out, err := cmd.CombinedOutput()
	if err != nil {
		report("child", err.Error())
	}
	fmt.Print(string(out))
}

func answer(err error) string {
	if err == nil {
		return "done"
	}
	return err.Error()
}

var reporting sync.Mutex

func report(what, got string) {
	reporting.Lock()
	defer reporting.Unlock()
	fmt.Printf("%s: %s\n", what, got)
}

// tries reports what becomes of each kind of socket.
func tries() {
	for what, s := range map[string][2]int{
		"unix":        {unix.AF_UNIX, unix.SOCK_STREAM},
		"inet stream": {unix.AF_INET, unix.SOCK_STREAM | unix.SOCK_CLOEXEC},
		"inet6":       {unix.AF_INET6, unix.SOCK_STREAM | unix.SOCK_NONBLOCK},
		"inet dgram":  {unix.AF_INET, unix.SOCK_DGRAM},
		"inet raw":    {unix.AF_INET, unix.SOCK_RAW},
		"netlink":     {unix.AF_NETLINK, unix.SOCK_RAW},
		"packet":      {unix.AF_PACKET, unix.SOCK_RAW},
		"vsock":       {unix.AF_VSOCK, unix.SOCK_STREAM},
	} {
		fd, err := unix.Socket(s[0], s[1], 0)
		if err == nil {
			_ = unix.Close(fd)
		}
		report(what, answer(err))
	}
	var params [120]byte
	_, _, errno := unix.Syscall(unix.SYS_IO_URING_SETUP, 1, uintptr(unsafe.Pointer(&params)), 0)
	report("io_uring", errno.Error())
	_, err := (&net.Dialer{Timeout: time.Second}).DialContext(context.Background(), "tcp", "127.0.0.1:1")
	report("dial", fmt.Sprint(err))
	socket := filepath.Join(os.TempDir(), fmt.Sprintf("nonet-%d-%d", os.Getpid(), unix.Gettid()))
	l, err := net.Listen("unix", socket)
	report("listen unix", answer(err))
	if err == nil {
		_ = l.Close()
	}
}

func run(t *testing.T, as string) map[string]map[string]int {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), role+"="+as, "TMPDIR="+t.TempDir())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got := map[string]map[string]int{}
	for line := range strings.Lines(string(out)) {
		what, answer, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if got[what] == nil {
			got[what] = map[string]int{}
		}
		got[what][answer]++
	}
	return got
}

// only fails unless what was answered times times, always with want.
func only(t *testing.T, got map[string]map[string]int, what, want string, times int) {
	t.Helper()
	if len(got[what]) != 1 || got[what][want] != times {
		t.Errorf("%s: %v, want %d of %q", what, got[what], times, want)
	}
}

func TestEveryThreadAndChildIsClosed(t *testing.T) {
	if open := run(t, "open"); open["inet stream"]["done"] != 1 {
		t.Skipf("sockets are refused here already: %v", open)
	}
	got := run(t, "closed")
	only(t, got, "state", string(Closed), 1)
	const answers = 8 + 1 // threads that were there before, and a child
	only(t, got, "unix", "done", answers)
	only(t, got, "listen unix", "done", answers)
	for _, what := range []string{"inet stream", "inet6", "inet dgram", "inet raw", "netlink", "packet", "vsock"} {
		only(t, got, what, unix.EACCES.Error(), answers)
	}
	only(t, got, "io_uring", unix.ENOSYS.Error(), answers)
	for said := range got["dial"] {
		if !strings.Contains(said, unix.EACCES.Error()) {
			t.Errorf("dialled: %s", said)
		}
	}
}

func TestADisplayThatIsAllowedGetsStreamsOnly(t *testing.T) {
	got := run(t, "display")
	only(t, got, "state", string(Display)+" <nil>", 1)
	for _, what := range []string{"unix", "inet stream", "inet6"} {
		only(t, got, what, "done", 1)
	}
	for _, what := range []string{"inet dgram", "inet raw", "netlink", "packet"} {
		only(t, got, what, unix.EACCES.Error(), 1)
	}
}
