package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"florilege/backend/diagnostics"
	"florilege/backend/export"
	"florilege/backend/logbook"
	"florilege/backend/nonet"
	"florilege/backend/settings"
	"florilege/backend/workspace"
)

type diagnosticsVerb struct {
	Project  string `arg:"" optional:"" help:"Path of the project to tell the figures of."`
	Output   string `short:"o" placeholder:"FILE" help:"File to write; printed where absent."`
	Language string `default:"en" enum:"fr,en" help:"Language of the text."`
}

func (v *diagnosticsVerb) Run(e *env) error {
	r := diagnostics.Report{
		Made: time.Now(), Version: e.version, Network: nonet.Close(), System: diagnostics.ThisSystem(),
		Log: logbook.Open(logbook.Dir()).Text(),
	}
	if dir, err := os.UserConfigDir(); err == nil {
		s := settings.Open(filepath.Join(dir, "florilege")).Get()
		r.Settings = &s
	}
	if v.Project != "" {
		p, err := e.diagnosed(v.Project)
		if err != nil {
			return err
		}
		r.Project = &p
	}
	text := diagnostics.Text(r, v.Language)
	if v.Output == "" {
		return e.print(struct {
			Text string `json:"text"`
		}{text}, func(out io.Writer) { _, _ = io.WriteString(out, text) })
	}
	err := export.File(v.Output, func(out io.Writer) error {
		_, err := io.WriteString(out, text)
		return err
	})
	if err != nil {
		return err
	}
	return e.print(struct {
		Path string `json:"path"`
	}{v.Output}, func(out io.Writer) { fmt.Fprintln(out, v.Output) })
}

// diagnosed reads a project; one that cannot be opened is told by why. A
// passphrase that nobody gives is asked for, as everywhere.
func (e *env) diagnosed(path string) (p diagnostics.Project, err error) {
	var bytes int64
	if info, err := os.Stat(path); err == nil {
		bytes = info.Size()
	}
	opened := false
	err = e.read(path, func(w *workspace.Workspace) error {
		opened = true
		p = diagnostics.Of(w, bytes)
		return nil
	})
	if err != nil && !opened {
		return diagnostics.Unread(err, bytes), nil
	}
	return p, err
}
