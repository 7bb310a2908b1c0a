package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAWindowNeedsADisplay(t *testing.T) {
	empty, session := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(session, "wayland-0"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		system string
		env    map[string]string
		opens  bool
	}{
		"nothing":          {"linux", nil, false},
		"an empty session": {"linux", map[string]string{"XDG_RUNTIME_DIR": empty}, false},
		"X11":              {"linux", map[string]string{"DISPLAY": ":0"}, true},
		"Wayland":          {"linux", map[string]string{"WAYLAND_DISPLAY": "wayland-1"}, true},
		"Wayland, unnamed": {"linux", map[string]string{"XDG_RUNTIME_DIR": session}, true},
		"Windows, a Mac":   {"windows", nil, true},
	} {
		err := findDisplay(c.system, func(key string) string { return c.env[key] })
		if (err == nil) != c.opens {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil && !strings.Contains(err.Error(), "florilege help") {
			t.Errorf("%s: nothing says what works without: %v", name, err)
		}
	}
}
