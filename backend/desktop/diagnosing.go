package desktop

import (
	"io"
	"os"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/diagnostics"
	"florilege/backend/export"
)

// Diagnostics returns a text that helps to support the user and holds no word of
// the project, to read before it is sent. It reads the open project whole.
func (a *App) Diagnostics(locale string) (text string, err error) {
	defer guard(&err)
	if err := language(locale); err != nil {
		return "", err
	}
	<-a.ready
	s := a.settings.Get()
	r := diagnostics.Report{
		Made: time.Now(), Version: a.version, Webview: webviewVersion(), Network: a.network,
		System: diagnostics.ThisSystem(), Settings: &s, Log: a.log.Text(),
	}
	a.mu.Lock()
	p := a.open
	a.mu.Unlock()
	if p != nil {
		var bytes int64
		if info, err := os.Stat(p.path); err == nil {
			bytes = info.Size()
		}
		told := diagnostics.Of(p.Workspace, bytes)
		a.mu.Lock()
		index := p.index
		a.mu.Unlock()
		told.Index = &index
		r.Project = &told
	}
	text = diagnostics.Text(r, locale)
	a.mu.Lock()
	a.diagnosed = text
	a.mu.Unlock()
	return text, nil
}

// PickDiagnostics asks where to write the text.
func (a *App) PickDiagnostics(title string) (path string, err error) {
	defer guard(&err)
	if err := bounded(title); err != nil {
		return "", err
	}
	return a.pickFile(title, "florilege-diagnostic", ".txt")
}

// SaveDiagnostics writes the text that Diagnostics returned last, to the byte.
func (a *App) SaveDiagnostics(path string) (err error) {
	defer guard(&err)
	if err := bounded(path); err != nil {
		return err
	}
	if err := a.grants.mayWrite(path); err != nil {
		return err
	}
	a.mu.Lock()
	text := a.diagnosed
	a.mu.Unlock()
	if text == "" {
		return corpus.Fail(corpus.NotFound, "diagnostic", "")
	}
	return export.File(path, func(out io.Writer) error {
		_, err := io.WriteString(out, text)
		return err
	})
}
