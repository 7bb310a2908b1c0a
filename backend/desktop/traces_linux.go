//go:build linux && !dev

package desktop

import (
	"os"

	"golang.org/x/sys/unix"
)

// stderrVariable keeps what GTK, WebKit and the Go runtime say, for tests and
// for whoever looks into a defect.
const stderrVariable = "FLORILEGE_STDERR"

// leaveNoTraces keeps words from the places where a system collects what a
// program leaves behind when it fails: dumps of its memory, here and in the
// processes that it starts, and the journal of the session, which keeps the
// standard error of what was not started in a terminal.
func leaveNoTraces() {
	// The kernel hands memory over to a crash reporter whatever the limit, except where it is 1;
	// as a size, 1 byte is too small for any dump.
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{Cur: 1, Max: 1})
	if os.Getenv(stderrVariable) != "" || isTerminal(2) {
		return
	}
	if nowhere, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		_ = unix.Dup3(int(nowhere.Fd()), 2, 0)
		_ = nowhere.Close()
	}
}

func isTerminal(fd int) bool {
	_, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
	return err == nil
}
