package desktop

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/logbook"
	"florilege/backend/nonet"
	"florilege/backend/settings"
	"florilege/backend/workspace"
)

// App is bound to the interface: each exported method is one call.
type App struct {
	version  string
	network  nonet.State
	start    string // path of the file to open first, or ""
	cache    string // folder of indexes
	backups  string // folder of backups that nobody chose another for
	settings *settings.File
	dialogs  dialogs
	grants   *grants
	media    *media
	log      *logbook.Log
	emit     func(event string, data any)
	clip     func(text string) error // puts a text on the clipboard
	changes  changes

	searching latest
	frequent  latest // hits of a search
	planning  latest // which passages a code would go on

	ready chan struct{} // closed when the window can be used

	mu    sync.Mutex
	open  *project // nil where nothing is open
	jobs  map[string]context.CancelFunc
	plans map[string]planned // by key, of the last PlanImport
	// survey is that of the last PlanSurvey, or nil.
	survey *workspace.SurveyPlan

	diagnosed string // the last diagnostic, as it was shown
}

// project is what is open.
type project struct {
	*workspace.Workspace
	path  string
	units unitsCache
	index workspace.IndexState
}

func newApp(c Config, s *settings.File, d dialogs) *App {
	named := &grants{}
	named.toRead(c.Path)
	named.toRead(s.Get().Templates...)
	a := &App{
		version: c.Version, start: c.Path, cache: c.Cache, backups: c.Backups, settings: s, log: c.Log, network: c.Network,
		dialogs: granting{d, named}, grants: named, media: &media{},
		emit: func(string, any) {}, clip: func(string) error { return nil }, ready: make(chan struct{}),
		jobs: map[string]context.CancelFunc{}, plans: map[string]planned{},
	}
	a.changes.emit = func(c Change) { a.emit("change", c) }
	return a
}

// formatError writes an error as the JSON that the bridge parses: an object
// would reach it as "[object Object]".
func formatError(err error) any {
	data, jsonErr := json.Marshal(problemOf(err))
	if jsonErr != nil {
		return err.Error()
	}
	return string(data)
}

func problemOf(err error) *Problem {
	if err == nil {
		return nil
	}
	p := &Problem{Code: string(corpus.CodeOf(err)), Message: err.Error()}
	var e *corpus.Error
	if errors.As(err, &e) {
		p.Subject, p.Detail = shown(e.Subject), shown(e.Detail)
	} else {
		p.Detail = err.Error()
	}
	var f *index.Fault
	if errors.As(err, &f) && e != nil {
		p.Fault = faultOf(f, e.Subject)
	}
	return p
}

// project returns what is open, for a call with these arguments.
func (a *App) project(args ...any) (*project, error) {
	if err := bounded(args...); err != nil {
		return nil, err
	}
	<-a.ready
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.open == nil {
		return nil, corpus.Fail(corpus.NotFound, "open project", "")
	}
	return a.open, nil
}

// writing is project for a call that writes to a path, which a dialog must have given.
func (a *App) writing(path string, args ...any) (*project, error) {
	p, err := a.project(append(args, path)...)
	if err != nil {
		return nil, err
	}
	return p, a.grants.mayWrite(path)
}

func (a *App) author(origin string) workspace.Author {
	name := anchor.Name(a.settings.Get().Coder)
	if name == "" {
		name = accountName()
	}
	return workspace.Author{Name: name, Origin: origin}
}

// seeing is author for a change of quotes, in a window that shows everybody's codings
// ("all"), one's own ("mine") or those of the others ("others").
func (a *App) seeing(whose, origin string) (workspace.Author, error) {
	by := a.author(origin)
	if whose != "all" {
		by.Whose = workspace.Whose(whose)
	}
	return by, oneOf("whose codings are shown", whose, "all", "mine", "others")
}

// searchPatience is how long somebody who searches waits for the index. While
// hundreds of testimonies come in, what is indexed answers until the rest is there.
const searchPatience = 400 * time.Millisecond

// options of a workspace that tells this window what moves.
func (a *App) options() workspace.Options {
	return workspace.Options{
		Cache: a.cache,
		Changed: func(e workspace.Event) {
			a.changes.tell(Change{Revision: int(e.Revision), Origin: e.Origin, Records: e.Records})
		},
		Indexed:  a.indexed,
		Patience: searchPatience,
		Backups:  a.backupPlace(),
		BackedUp: a.backedUp,
	}
}

func (a *App) indexed(st workspace.IndexState) {
	a.mu.Lock()
	if a.open != nil {
		a.open.index = st
	}
	a.mu.Unlock()
	a.emit("index", indexOf(st))
	if st.Err != nil {
		a.note(st.Err)
	}
}

// adopt makes w the open project in place of the one before.
func (a *App) adopt(w *workspace.Workspace) (Status, error) {
	path, err := filepath.Abs(w.Path())
	if err != nil {
		path = w.Path()
	}
	a.mu.Lock()
	before := a.open
	a.open = &project{Workspace: w, path: path}
	a.plans, a.survey = map[string]planned{}, nil
	a.media.forget()
	a.mu.Unlock()
	if before != nil {
		if err := before.Close(); err != nil {
			return Status{}, err
		}
	}
	s, err := w.Summary()
	if err != nil {
		return Status{}, err
	}
	name := s.Project.Name
	if w.Sealed() {
		name = ""
	}
	// A list of recent projects that cannot be written is no reason not to open one.
	_ = a.settings.Change(func(set *settings.Settings) {
		set.Opened(path, name, time.Now())
		if w.Sealed() {
			set.Unsay(string(s.Project.ID))
		}
	})
	a.log.Note(logbook.Opened, logbook.Code(nil), logbook.Count(logbook.Testimonies, s.Testimonies),
		logbook.Count(logbook.Quotes, s.Quotes), logbook.Count(logbook.Codes, s.Codes))
	if err := w.StartIndex(); err != nil {
		a.indexed(workspace.IndexState{Err: err})
	}
	w.StartBackups()
	return a.status()
}

// closeProject closes what is open.
func (a *App) closeProject() error {
	a.mu.Lock()
	before := a.open
	a.open = nil
	a.media.forget()
	for _, cancel := range a.jobs {
		cancel()
	}
	a.mu.Unlock()
	if before == nil {
		return nil
	}
	a.log.Note(logbook.Closed)
	return before.Close()
}

// unitsCache keeps the conversions of the testimonies read last: a page of
// quotes asks for the same few again and again.
type unitsCache struct {
	mu    sync.Mutex
	units map[string]*anchor.Units
}

// mostUnits bounds the cache: about 60 kB of text each.
const mostUnits = 128

// of returns the conversions for a testimony's text.
func (p *project) of(id corpus.ID) (*anchor.Units, error) {
	p.units.mu.Lock()
	defer p.units.mu.Unlock()
	m, err := p.Testimony(id)
	if err != nil {
		return nil, err
	}
	key := fmt.Sprint(id, m.Revision)
	if u := p.units.units[key]; u != nil {
		return u, nil
	}
	r, err := p.Read(id)
	if err != nil {
		return nil, err
	}
	if p.units.units == nil || len(p.units.units) >= mostUnits {
		p.units.units = map[string]*anchor.Units{}
	}
	u := anchor.NewUnits(r.Text)
	p.units.units[key] = u
	return u, nil
}
