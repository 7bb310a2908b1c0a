package diagnostics

import (
	"os"
	"regexp"
	"runtime"
	"strings"
)

// System is what the machine says of itself.
type System struct {
	Name    string // "Debian GNU/Linux 12 (bookworm)"
	Kernel  string
	OS      string // as Go names it
	Arch    string
	Go      string
	CPUs    int
	Memory  string // "16303212 kB"
	Session string // "x11", "wayland"
	Locale  string // "fr_BE.UTF-8"
}

// locale is how systems write a language; anything else is left out.
var locale = regexp.MustCompile(`^[A-Za-z]{1,8}([_.@-][A-Za-z0-9-]{1,16}){0,3}$`)

// ThisSystem asks the machine that the program runs on.
func ThisSystem() System {
	s := System{
		Name: field("/etc/os-release", "PRETTY_NAME="), Kernel: line("/proc/sys/kernel/osrelease"),
		OS: runtime.GOOS, Arch: runtime.GOARCH, Go: runtime.Version(), CPUs: runtime.NumCPU(),
		Memory: field("/proc/meminfo", "MemTotal:"), Session: known(os.Getenv("XDG_SESSION_TYPE"), "", "x11", "wayland", "tty"),
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); s.Locale == "" && locale.MatchString(v) {
			s.Locale = v
		}
	}
	return s
}

// field returns what follows a word at the beginning of a line of a file.
func field(file, word string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	for l := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(l, word); ok {
			return strings.Trim(rest, "\" \t\n")
		}
	}
	return ""
}

func line(file string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(data))
}
