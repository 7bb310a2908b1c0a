package desktop

import (
	"context"
	"strings"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

// dialogs asks for files. Cancelling is "" or an empty list.
type dialogs interface {
	connect(ctx context.Context)
	open(title string, filter runtime.FileFilter) (string, error)
	openMany(title string, filter runtime.FileFilter) ([]string, error)
	save(title, name string, filter runtime.FileFilter) (string, error)
}

// native are the system's dialogs.
type native struct{ ctx context.Context }

func (n *native) connect(ctx context.Context) { n.ctx = ctx }

func (n *native) open(title string, filter runtime.FileFilter) (string, error) {
	return runtime.OpenFileDialog(n.ctx, runtime.OpenDialogOptions{Title: title, Filters: []runtime.FileFilter{filter}})
}

func (n *native) openMany(title string, filter runtime.FileFilter) ([]string, error) {
	return runtime.OpenMultipleFilesDialog(n.ctx, runtime.OpenDialogOptions{Title: title, Filters: []runtime.FileFilter{filter}})
}

func (n *native) save(title, name string, filter runtime.FileFilter) (string, error) {
	return runtime.SaveFileDialog(n.ctx, runtime.SaveDialogOptions{
		Title: title, DefaultFilename: name, DefaultDirectory: documents(), Filters: []runtime.FileFilter{filter},
		CanCreateDirectories: true,
	})
}

func projectFilter() runtime.FileFilter {
	return runtime.FileFilter{DisplayName: "Florilège (*" + projectExtension + ")", Pattern: "*" + projectExtension}
}

// PickOpen asks for a project file.
func (a *App) PickOpen(title string) (path string, err error) {
	defer guard(&err)
	<-a.ready
	return a.dialogs.open(title, projectFilter())
}

// PickNew asks where to make a project file of that name.
func (a *App) PickNew(title, name string) (path string, err error) {
	defer guard(&err)
	<-a.ready
	path, err = a.dialogs.save(title, fileName(name)+projectExtension, projectFilter())
	if path != "" {
		path = withExtension(path)
	}
	return path, err
}

// PickSave asks where to write an export of that name and format.
func (a *App) PickSave(title, name, format string) (path string, err error) {
	defer guard(&err)
	<-a.ready
	suggested := workspace.ExportPath(fileName(name), format)
	extension := suggested[strings.LastIndex(suggested, "."):]
	path, err = a.dialogs.save(title, suggested, runtime.FileFilter{DisplayName: "*" + extension, Pattern: "*" + extension})
	if path != "" {
		path = workspace.ExportPath(path, format)
	}
	return path, err
}

// PickImport asks for transcripts.
func (a *App) PickImport(title string) (paths []string, err error) {
	defer guard(&err)
	<-a.ready
	pattern := "*" + strings.Join(ingest.Extensions(), ";*")
	paths, err = a.dialogs.openMany(title, runtime.FileFilter{DisplayName: pattern, Pattern: pattern})
	return orEmpty(paths), err
}

// fileName makes a name that every system takes as a file's.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|.`, r) {
			return '-'
		}
		return r
	}, name)
	if name = strings.Trim(name, " -"); name == "" {
		return "Florilège"
	}
	return name
}
