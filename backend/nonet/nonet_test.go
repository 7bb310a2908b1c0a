package nonet

import "testing"

func TestADisplayOverTheNetwork(t *testing.T) {
	for _, c := range []struct {
		env    map[string]string
		remote bool
	}{
		{map[string]string{}, false},
		{map[string]string{"DISPLAY": ":0"}, false},
		{map[string]string{"DISPLAY": ":1.0"}, false},
		{map[string]string{"DISPLAY": "unix:0"}, false},
		{map[string]string{"DISPLAY": "unix/host:0"}, false},
		{map[string]string{"DISPLAY": "/tmp/launch-x/org.xquartz:0"}, false},
		{map[string]string{"DISPLAY": "localhost:10.0"}, true},
		{map[string]string{"DISPLAY": "tcp/host:0"}, true},
		{map[string]string{"DISPLAY": "[::1]:0"}, true},
		{map[string]string{"DISPLAY": "host:0", "WAYLAND_DISPLAY": "wayland-0"}, true},
		{map[string]string{"DISPLAY": "host:0", "WAYLAND_DISPLAY": "wayland-0", "XDG_SESSION_TYPE": "wayland"}, false},
	} {
		getenv := func(name string) string { return c.env[name] }
		if got := remote(getenv); got != c.remote {
			t.Errorf("%v: remote is %v", c.env, got)
		}
		// Nothing is installed where the display is refused, so that this is safe to call here.
		if c.remote {
			if _, err := For(getenv); err != ErrDisplay {
				t.Errorf("%v: answered %v", c.env, err)
			}
		}
	}
}
