package backup

import (
	"errors"
	"testing"
)

func TestDataDir(t *testing.T) {
	home := func() (string, error) { return "/home/zoé", nil }
	none := func() (string, error) { return "", errors.New("no home") }
	for _, c := range []struct {
		system, variable, value string
		home                    func() (string, error)
		want                    string
	}{
		{"linux", "XDG_DATA_HOME", "/data", home, "/data"},
		{"linux", "XDG_DATA_HOME", "data", home, "/home/zoé/.local/share"}, // to be ignored, says its specification
		{"linux", "", "", home, "/home/zoé/.local/share"},
		{"linux", "", "", none, ""},
		{"darwin", "XDG_DATA_HOME", "/data", home, "/home/zoé/Library/Application Support"},
		{"windows", "LocalAppData", `C:\Users\zoé\AppData\Local`, home, `C:\Users\zoé\AppData\Local`},
		{"windows", "", "", home, "/home/zoé/AppData/Local"},
	} {
		env := func(name string) string {
			if name == c.variable {
				return c.value
			}
			return ""
		}
		if got := dataDir(c.system, env, c.home); got != c.want {
			t.Errorf("%s with %s=%s: %q, want %q", c.system, c.variable, c.value, got, c.want)
		}
	}
}
