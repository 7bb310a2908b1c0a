package desktop

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	system "runtime"
	"strings"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"florilege/backend/logbook"
	"florilege/backend/nonet"
	"florilege/backend/settings"
)

// projectExtension ends the name of a project file.
const projectExtension = ".florilege"

// Config is what main decides.
type Config struct {
	Assets   fs.FS  // the built interface
	Icon     []byte // PNG
	Version  string
	Path     string // of the project to open, or ""
	Settings string // folder of the user's settings
	Cache    string // folder of indexes
	Backups  string // folder of backups that nobody chose another for
	Network  nonet.State
	Log      *logbook.Log // nil for none
}

// Run opens the window and returns when it is closed.
func Run(c Config) error {
	if opensWindow {
		if err := findDisplay(system.GOOS, os.Getenv); err != nil {
			return err
		}
	}
	leaveNoTraces()
	set := settings.Open(c.Settings)
	app := newApp(c, set, newDialogs())
	size := set.Get().Window
	state := options.Normal
	if size.Maximised {
		state = options.Maximised
	}
	return wails.Run(&options.App{
		Title:            "Florilège",
		Width:            size.Width,
		Height:           size.Height,
		MinWidth:         900,
		MinHeight:        600,
		WindowStartState: state,
		AssetServer:      &assetserver.Options{Assets: assets{c.Assets, app.media}},
		DragAndDrop:      &options.DragAndDrop{EnableFileDrop: true},
		OnStartup:        app.started,
		OnBeforeClose:    app.closing,
		OnShutdown:       app.ended,
		Bind:             []any{app},
		ErrorFormatter:   app.answer,
		// Wails would log failed calls with their arguments: words of testimonies.
		Logger: silent{},
		Linux: &linux.Options{
			Icon:             c.Icon,
			ProgramName:      "florilege",
			WebviewGpuPolicy: linux.WebviewGpuPolicyNever,
		},
	})
}

// started connects the window's events and lets calls in.
func (a *App) started(ctx context.Context) {
	if err := confine(a.log); err != nil {
		fmt.Fprintln(os.Stderr, "florilege:", err)
		runtime.Quit(ctx)
		return
	}
	a.dialogs.connect(ctx)
	a.emit = func(event string, data any) { runtime.EventsEmit(ctx, event, data) }
	a.clip = func(text string) error { return runtime.ClipboardSetText(ctx, text) }
	runtime.OnFileDrop(ctx, func(_, _ int, paths []string) { a.dropped(paths) })
	a.log.Note(logbook.Started, logbook.Version(a.version), logbook.Word(string(a.network), networks()...))
	close(a.ready)
}

// networks are what can keep the network closed.
func networks() []string {
	return []string{string(nonet.Closed), string(nonet.Display), string(nonet.Refused), string(nonet.Unknown), string(nonet.Dev)}
}

// ended closes what is open, last.
func (a *App) ended(context.Context) {
	if err := a.closeProject(); err != nil {
		a.note(err)
	}
	a.log.Note(logbook.Ended)
}

// dropped tells the interface which files fell on the window: a project to
// open, or files to import.
func (a *App) dropped(paths []string) {
	a.grants.toRead(paths...)
	var files []string
	for _, p := range paths {
		if strings.EqualFold(filepath.Ext(p), projectExtension) {
			a.emit("open", p)
			return
		}
		files = append(files, p)
	}
	if len(files) > 0 {
		a.emit("drop", files)
	}
}

// closing remembers the size of the window.
func (a *App) closing(ctx context.Context) (prevent bool) {
	maximised := runtime.WindowIsMaximised(ctx)
	width, height := runtime.WindowGetSize(ctx)
	// A size that cannot be kept is no reason to stay open.
	_ = a.settings.Change(func(s *settings.Settings) {
		s.Window.Maximised = maximised
		if !maximised {
			s.Window.Width, s.Window.Height = width, height
		}
	})
	return false
}

// silent logs nothing.
type silent struct{}

func (silent) Print(string)   {}
func (silent) Trace(string)   {}
func (silent) Debug(string)   {}
func (silent) Info(string)    {}
func (silent) Warning(string) {}
func (silent) Error(string)   {}
func (silent) Fatal(string)   {}
