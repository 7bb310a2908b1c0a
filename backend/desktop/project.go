package desktop

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"florilege/backend/codebook"
	"florilege/backend/corpus"
	"florilege/backend/sample"
	"florilege/backend/settings"
	"florilege/backend/workspace"
)

// Status says what the window has open.
func (a *App) Status() (out Status, err error) {
	defer guard(&err)
	<-a.ready
	return a.status()
}

func (a *App) status() (Status, error) {
	a.mu.Lock()
	p := a.open
	a.mu.Unlock()
	out := Status{Version: a.version}
	if p == nil {
		out.Notices = a.notices(nil)
		return out, nil
	}
	out.Notices = a.notices(p.Workspace)
	s, err := p.Summary()
	if err != nil {
		return out, err
	}
	a.mu.Lock()
	out.Index = indexOf(p.index)
	a.mu.Unlock()
	out.Open = true
	out.Project = &Project{
		ID: string(s.Project.ID), Name: s.Project.Name, Path: p.path, Language: s.Project.Language, Memo: s.Project.Memo,
		Sealed: p.Sealed(),
	}
	out.Revision = int(s.Revision)
	out.Undo, out.Redo = stepOf(s.Undo), stepOf(s.Redo)
	out.Counts = Counts{
		Testimonies: s.Testimonies, Quotes: s.Quotes, Once: s.Once, Codes: s.Codes,
		Collections: s.Collections, Linked: s.Linked, Asked: s.Asked,
	}
	return out, nil
}

// StartPath returns the project to open first: the one of the command line,
// else the last one where it is still there, else "".
func (a *App) StartPath() (path string, err error) {
	defer guard(&err)
	<-a.ready
	if a.start != "" {
		return a.start, nil
	}
	last := a.settings.Get().Last
	if _, err := os.Stat(last); last == "" || err != nil {
		return "", nil
	}
	return last, nil
}

// Settings returns the user's settings.
func (a *App) Settings() (out Settings, err error) {
	defer guard(&err)
	s := a.settings.Get()
	out = Settings{
		Locale: s.Locale, Theme: s.Theme, Coder: s.Coder, TextSize: s.TextSize,
		Pinned: orEmpty(s.Pinned), Last: s.Last, Recent: []Recent{},
		ShowPseudonyms: orEmpty(s.ShowPseudonyms), ExportRealNames: orEmpty(s.ExportRealNames), Keys: []Key{},
	}
	for _, k := range s.Keys {
		out.Keys = append(out.Keys, Key(k))
	}
	for _, r := range s.Recent {
		_, err := os.Stat(r.Path)
		out.Recent = append(out.Recent, Recent{Path: r.Path, Name: r.Title(), Opened: stamp(r.Opened), Gone: err != nil})
	}
	return out, nil
}

// SaveSettings keeps the user's choices; the recent projects are ours.
func (a *App) SaveSettings(s Settings) (err error) {
	defer guard(&err)
	if err := valid(s); err != nil {
		return err
	}
	return a.settings.Change(func(now *settings.Settings) {
		now.Locale, now.Theme, now.Coder = s.Locale, s.Theme, s.Coder
		now.TextSize, now.Pinned = s.TextSize, s.Pinned
		now.ShowPseudonyms, now.ExportRealNames = s.ShowPseudonyms, s.ExportRealNames
		now.Keys = nil
		for _, k := range s.Keys {
			now.Keys = append(now.Keys, settings.Key(k))
		}
	})
}

// ForgetRecent takes a project off the recent ones.
func (a *App) ForgetRecent(path string) (out Settings, err error) {
	defer guard(&err)
	if err := bounded(path); err != nil {
		return out, err
	}
	if err := a.settings.Change(func(s *settings.Settings) { s.Forget(path) }); err != nil {
		return out, err
	}
	return a.Settings()
}

// Templates returns the codebook templates in a language.
func (a *App) Templates(locale string) (out []Template, err error) {
	defer guard(&err)
	if err := language(locale); err != nil {
		return out, err
	}
	out = []Template{}
	for _, name := range codebook.Names() {
		t, err := codebook.Load(name, locale)
		if err != nil {
			return nil, err
		}
		out = append(out, Template{Name: t.Name, Title: t.Title, Description: t.Description, Codes: t.Paths()})
	}
	return out, nil
}

// NewProject makes a project file and opens it.
func (a *App) NewProject(path, name string, templates []string, locale string) (out Status, err error) {
	defer guard(&err)
	if err := errors.Join(bounded(path, name, templates), language(locale)); err != nil {
		return out, err
	}
	<-a.ready
	return a.newProject(path, templates, locale, func(path string, who workspace.Author) (*workspace.Workspace, error) {
		return workspace.New(path, name, locale, who, a.options())
	})
}

func (a *App) newProject(path string, templates []string, locale string, create func(path string, who workspace.Author) (*workspace.Workspace, error)) (out Status, err error) {
	path = withExtension(path)
	if err := a.grants.mayWrite(path); err != nil {
		return out, err
	}
	who := a.author("")
	a.grants.spend(path)
	w, err := create(path, who)
	if err != nil {
		return out, err
	}
	for _, t := range templates {
		if _, err := w.AddTemplate(who, t, locale); err != nil {
			return out, errors.Join(err, w.Close())
		}
	}
	return a.adopt(w)
}

// withExtension adds what native dialogs leave out.
func withExtension(path string) string {
	if filepath.Ext(path) == "" {
		return path + projectExtension
	}
	return path
}

// OpenProject opens a project file. One that is open already stays so, unless
// another file took its place.
func (a *App) OpenProject(path string) (out Status, err error) {
	defer guard(&err)
	if err := bounded(path); err != nil {
		return out, err
	}
	<-a.ready
	path = absolute(path)
	if err := a.mayOpen(path); err != nil {
		return out, err
	}
	return a.openProject(path, a.options())
}

// mayOpen refuses a path that nobody named and that was never opened.
func (a *App) mayOpen(path string) error {
	if a.knownProject(path) {
		return nil
	}
	return a.grants.mayRead(path)
}

// knownProject tells whether a path is one of the projects opened before.
func (a *App) knownProject(path string) bool {
	s := a.settings.Get()
	return path == s.Last || slices.ContainsFunc(s.Recent, func(r settings.Recent) bool { return r.Path == path })
}

func (a *App) openProject(abs string, o workspace.Options) (out Status, err error) {
	a.mu.Lock()
	p := a.open
	a.mu.Unlock()
	if p != nil && p.path == abs && p.Workspace.InPlace() == nil {
		return a.status()
	}
	w, err := workspace.Open(abs, o)
	if err != nil {
		if corpus.CodeOf(err) == corpus.Locked {
			a.conceal(abs)
			return out, corpus.Fail(corpus.Locked, filepath.Base(abs), abs) // what UnlockProject takes
		}
		return out, err
	}
	return a.adopt(w)
}

// sampleName is the sample project's file in the user's documents.
const sampleName = "Exemple Florilège" + projectExtension

// OpenSample opens the sample project and makes it first where it is missing.
func (a *App) OpenSample() (out Status, err error) {
	defer guard(&err)
	<-a.ready
	path := absolute(filepath.Join(documents(), sampleName))
	if _, err := os.Stat(path); err == nil {
		return a.openProject(path, a.options())
	}
	w, err := sample.Make(context.Background(), path, a.author(""), a.options())
	if err != nil {
		return out, err
	}
	return a.adopt(w)
}

// documents is where people keep their files.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return os.TempDir()
	}
	if dir := filepath.Join(home, "Documents"); isDir(dir) {
		return dir
	}
	return home
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// CloseProject closes what is open.
func (a *App) CloseProject() (out Status, err error) {
	defer guard(&err)
	<-a.ready
	if err := a.settings.Change(func(s *settings.Settings) { s.Last = "" }); err != nil {
		return out, err
	}
	if err := a.closeProject(); err != nil {
		return out, err
	}
	return a.status()
}

// EditProject writes the project's name and memo.
func (a *App) EditProject(name, memo, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(name, memo, origin)
	if err != nil {
		return err
	}
	return p.EditProject(a.author(origin), name, memo)
}

// Undo takes back the last change.
func (a *App) Undo(origin string) (out Status, err error) {
	defer guard(&err)
	p, err := a.project(origin)
	if err != nil {
		return out, err
	}
	if _, err := p.Undo(a.author(origin)); err != nil {
		return out, err
	}
	return a.status()
}

// Redo does again what was undone last.
func (a *App) Redo(origin string) (out Status, err error) {
	defer guard(&err)
	p, err := a.project(origin)
	if err != nil {
		return out, err
	}
	if _, err := p.Redo(a.author(origin)); err != nil {
		return out, err
	}
	return a.status()
}
