package desktop

import (
	"errors"
	"os"
	"path/filepath"
)

// findDisplay fails where a window has nowhere to open: without one GTK ends the
// process, and says what only programmers read.
func findDisplay(system string, env func(string) string) error {
	if system != "linux" || env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != "" {
		return nil
	}
	if dir := env("XDG_RUNTIME_DIR"); dir != "" {
		if _, err := os.Stat(filepath.Join(dir, "wayland-0")); err == nil {
			return nil // what GTK looks for where nothing names another
		}
	}
	return errors.New("there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); the command line does the same work: florilege help")
}
