package desktop

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

// dialogs asks for files. Cancelling is "" or an empty list.
type dialogs interface {
	connect(ctx context.Context)
	open(title string, filter runtime.FileFilter) (string, error)
	openMany(title string, filter runtime.FileFilter) ([]string, error)
	save(title, name string, filter runtime.FileFilter) (string, error)
	folder(title string) (string, error)
}

// granting are dialogs whose answers are the paths that calls may then name.
type granting struct {
	dialogs
	named *grants
}

func (g granting) open(title string, filter runtime.FileFilter) (string, error) {
	path, err := g.dialogs.open(title, filter)
	g.named.toRead(path)
	return path, err
}

func (g granting) openMany(title string, filter runtime.FileFilter) ([]string, error) {
	paths, err := g.dialogs.openMany(title, filter)
	g.named.toRead(paths...)
	return paths, err
}

func (g granting) save(title, name string, filter runtime.FileFilter) (string, error) {
	path, err := g.dialogs.save(title, name, filter)
	g.named.toWrite(path)
	return path, err
}

func (g granting) folder(title string) (string, error) {
	path, err := g.dialogs.folder(title)
	g.named.toRead(path)
	return path, err
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

func (n *native) folder(title string) (string, error) {
	return runtime.OpenDirectoryDialog(n.ctx, runtime.OpenDialogOptions{Title: title, CanCreateDirectories: true})
}

func projectFilter() runtime.FileFilter {
	return runtime.FileFilter{DisplayName: "Florilège (*" + projectExtension + ")", Pattern: "*" + projectExtension}
}

// PickOpen asks for a project file.
func (a *App) PickOpen(title string) (path string, err error) {
	defer guard(&err)
	if err := bounded(title); err != nil {
		return path, err
	}
	<-a.ready
	return a.dialogs.open(title, projectFilter())
}

// PickNew asks where to make a project file of that name.
func (a *App) PickNew(title, name string) (path string, err error) {
	defer guard(&err)
	if err := bounded(title, name); err != nil {
		return path, err
	}
	<-a.ready
	path, err = a.dialogs.save(title, fileName(name)+projectExtension, projectFilter())
	if path != "" {
		path = withExtension(path)
		a.grants.toWrite(path)
	}
	return path, err
}

// PickSave asks where to write an export of that name and format.
func (a *App) PickSave(title, name, format string) (path string, err error) {
	defer guard(&err)
	if err := bounded(title, name, format); err != nil {
		return path, err
	}
	<-a.ready
	suggested := workspace.ExportPath(fileName(name), format)
	extension := filepath.Ext(suggested)
	if extension == "" {
		return "", corpus.Fail(corpus.Invalid, "the format", "there is none of that name")
	}
	path, err = a.dialogs.save(title, suggested, runtime.FileFilter{DisplayName: "*" + extension, Pattern: "*" + extension})
	if path != "" {
		path = workspace.ExportPath(path, format)
		a.grants.toWrite(path)
	}
	return path, err
}

// pickAs asks where to write a file of that name in one of some formats, which are
// the extensions too.
func (a *App) pickAs(title, name, format string, formats []string) (string, error) {
	if err := bounded(title, name, format); err != nil {
		return "", err
	}
	if err := oneOf("the format", format, formats...); err != nil {
		return "", err
	}
	return a.pickFile(title, fileName(name), "."+format)
}

// pickFile asks where to write a file of that name and extension, which dialogs
// leave out.
func (a *App) pickFile(title, name, extension string) (string, error) {
	<-a.ready
	path, err := a.dialogs.save(title, name+extension, runtime.FileFilter{DisplayName: "*" + extension, Pattern: "*" + extension})
	if path != "" && filepath.Ext(path) == "" {
		path += extension
		a.grants.toWrite(path)
	}
	return path, err
}

// PickImport asks for transcripts.
func (a *App) PickImport(title string) (paths []string, err error) {
	defer guard(&err)
	if err := bounded(title); err != nil {
		return paths, err
	}
	<-a.ready
	extensions := slices.Concat(ingest.Extensions(), ingest.TableExtensions(),
		[]string{".TextGrid"}) // as Praat writes it, where dialogs mind the case
	pattern := "*" + strings.Join(extensions, ";*")
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
