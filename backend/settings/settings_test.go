package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestSettingsSurvive(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	f := Open(dir)
	if got := f.Get(); got.Locale != "fr" || got.Theme != "system" || got.Window.Width != 1280 {
		t.Fatalf("defaults %+v", got)
	}
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	err := f.Change(func(s *Settings) {
		s.Locale, s.Coder = "en", "Ada"
		for i := range 20 {
			s.Opened(fmt.Sprint("p", i), "P", at)
		}
		s.Opened("p12", "P", at)
	})
	if err != nil {
		t.Fatal(err)
	}
	got := Open(dir).Get()
	if got.Locale != "en" || got.Coder != "Ada" || got.Last != "p12" {
		t.Errorf("read back %+v", got)
	}
	if len(got.Recent) != mostRecent || got.Recent[0].Path != "p12" || got.Recent[1].Path != "p19" {
		t.Errorf("recent %v", got.Recent)
	}
	_ = f.Change(func(s *Settings) { s.Forget("p12") })
	if got := f.Get(); got.Last != "" || got.Recent[0].Path != "p19" {
		t.Errorf("after forgetting %+v", got)
	}
}

func TestDamagedSettings(t *testing.T) {
	for _, test := range []struct {
		damaged string
		kept    bool
		recent  int
	}{
		{"", true, 0}, {"{", true, 0}, {"\x00\x00\x00", true, 0}, {`{"locale": 3}`, true, 0},
		{`{"locale": 3, "recent": [{"path": "p"}], "textSize": "x"}`, true, 1},
		{`{"locale":"xx","theme":"pink","textSize":-1,"window":{"width":1}}`, false, 0},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "settings.json"), []byte(test.damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		f := Open(dir)
		got := f.Get()
		if got.Locale != "fr" || got.Theme != "system" || got.TextSize != 18 || got.Window.Height != 800 || len(got.Recent) != test.recent {
			t.Errorf("%q gives %+v", test.damaged, got)
		}
		if (f.Kept() != "") != test.kept {
			t.Errorf("%q is kept as %q", test.damaged, f.Kept())
		}
		if err := f.Change(func(s *Settings) { s.Locale = "en" }); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(f.Kept()); test.kept && string(data) != test.damaged {
			t.Errorf("%q is kept as %q, %v", test.damaged, data, err)
		}
		if again := Open(dir); again.Kept() != "" || again.Get().Locale != "en" {
			t.Errorf("%q: opened again, it keeps %q and is %+v", test.damaged, again.Kept(), again.Get())
		}
	}
}
