// Package nonet closes the network to this process and to all that it starts:
// once closed, the kernel gives none of them a socket but local ones, which
// displays, sound, input methods and D-Bus use. Nothing opens it again.
//
// Linux on amd64 and arm64 can do that, with a seccomp filter. Elsewhere, and in
// the build that browsers drive for tests, nothing is done and the answer says so.
package nonet

import (
	"errors"
	"strings"
)

// State says what keeps the network closed.
type State string

// What can keep the network closed.
const (
	Closed  State = "closed"  // the kernel refuses every socket that is not local
	Display State = "display" // streams are allowed, for a display reached over the network
	Refused State = "refused" // this kernel takes no filter
	Unknown State = "unknown" // no filter is known for this system
	Dev     State = "dev"     // a build for tests, which needs its own server
)

// AllowVariable is the environment variable that, set to 1, allows a display
// reached over the network.
const AllowVariable = "FLORILEGE_NETWORK_DISPLAY"

// ErrDisplay answers a window that would be drawn over the network.
var ErrDisplay = errors.New("this display is reached over the network (DISPLAY names a host), " +
	"so every word shown would travel on it; open Florilège on the computer itself, use its command line, " +
	"or set " + AllowVariable + "=1 to accept that")

// For closes the network to a window on the display that getenv describes. It
// returns ErrDisplay, with nothing done, where that display is itself on the
// network and the user has not allowed it.
func For(getenv func(string) string) (State, error) {
	if !remote(getenv) {
		return Close(), nil
	}
	if getenv(AllowVariable) != "1" {
		return "", ErrDisplay
	}
	return closeNow(true), nil
}

// Close closes the network to a program without a window.
func Close() State { return closeNow(false) }

// remote tells whether windows are drawn by an X server reached over the
// network: DISPLAY is [PROTOCOL/][HOST]:NUMBER, and a host that is neither
// empty, "unix" nor the path of a socket means TCP.
func remote(getenv func(string) string) bool {
	if getenv("WAYLAND_DISPLAY") != "" && getenv("XDG_SESSION_TYPE") == "wayland" {
		return false
	}
	display := getenv("DISPLAY")
	i := strings.LastIndex(display, ":")
	if i <= 0 || strings.HasPrefix(display, "/") || strings.HasPrefix(display, "unix/") {
		return false
	}
	return display[:i] != "unix"
}
