package desktop

import (
	"fmt"
	"path/filepath"
	"strings"

	"florilege/backend/copies"
	"florilege/backend/corpus"
	"florilege/backend/settings"
	"florilege/backend/store"
	"florilege/backend/workspace"
)

// Copies finds the other files of the project beside it; named leaves out those
// of which no name tells.
func (a *App) Copies(named bool) (out Copies, err error) {
	defer guard(&err)
	p, err := a.project(named)
	if err != nil {
		return out, err
	}
	found, err := p.Copies(named)
	if err != nil {
		return out, err
	}
	set := a.settings.Get()
	service, _ := copies.Folder(p.path)
	out = Copies{Service: service.Name(), Told: set.Dismissed(folderOf(p.path), service.Name()), Found: make([]FoundCopy, len(found))}
	for i, c := range found {
		path := absolute(c.Path)
		a.grants.toRead(path)
		out.Found[i] = FoundCopy{
			Path: path, Name: shown(filepath.Base(path)), Conflict: c.Name.Conflict, Original: c.Name.Original,
			Service: c.Name.Service.Name(), By: c.Name.By, Bytes: int(c.Bytes), Changed: stamp(c.Changed),
			Sealed: c.Sealed, Dismissed: set.Dismissed(path, c.State), Problem: problemOf(c.Err),
		}
		if !c.Name.At.IsZero() {
			// The time of whatever machine made it, without its zone.
			out.Found[i].At = c.Name.At.Format("2006-01-02T15:04:05")
		}
	}
	return out, nil
}

// folderOf names the notice about the folder of a project.
func folderOf(path string) string { return "folder of " + path }

// DismissCopy puts the notice about a copy aside until that changes.
func (a *App) DismissCopy(path string) (err error) {
	defer guard(&err)
	p, err := a.project(path)
	if err != nil {
		return err
	}
	found, err := p.Copies(true)
	if err != nil {
		return err
	}
	for _, c := range found {
		if absolute(c.Path) == path {
			return a.settings.Change(func(s *settings.Settings) { s.Dismiss(path, c.State) })
		}
	}
	return nil // it is gone, and its notice with it
}

// DismissFolder puts the notice about the folder of the project aside.
func (a *App) DismissFolder() (err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return err
	}
	service, _ := copies.Folder(p.path)
	return a.settings.Change(func(s *settings.Settings) { s.Dismiss(folderOf(p.path), service.Name()) })
}

// CompareCopy compares another file of the project with the open one. secret
// opens it where the key of the open one does not; "" for none.
func (a *App) CompareCopy(path, secret string) (out Comparison, err error) {
	defer guard(&err)
	p, err := a.project(path, secret)
	if err != nil {
		return out, err
	}
	if err := a.mayOpen(path); err != nil {
		return out, err
	}
	c, err := p.CompareFile(path, secret)
	if err != nil {
		return out, err
	}
	return comparisonOf(c), nil
}

// BringOver takes records of another file of the project over into the open
// one, as one step to undo.
func (a *App) BringOver(path, secret string, wanted Wanted, origin string) (out Brought, err error) {
	defer guard(&err)
	out.Left = []Left{}
	p, err := a.project(path, secret, wanted, origin)
	if err != nil {
		return out, err
	}
	if err := a.mayOpen(path); err != nil {
		return out, err
	}
	seen, err := seenMoment(wanted.Seen)
	if err != nil {
		return out, err
	}
	b, err := p.Workspace.BringOver(a.author(origin), path, secret, workspace.Wanted{
		Seen: seen, LeaveKinds: wanted.LeaveKinds, Leave: touched(wanted.Leave), Take: touched(wanted.Take),
	})
	for _, n := range b.Records {
		out.Records += n
	}
	for _, l := range b.Left {
		out.Left = append(out.Left, Left{Kind: l.Kind, Name: shown(l.Name), Why: string(l.Why)})
	}
	return out, err
}

func touched(list []Record) []store.Touched {
	out := make([]store.Touched, len(list))
	for i, r := range list {
		out[i] = store.Touched{Kind: r.Kind, ID: corpus.ID(r.ID)}
	}
	return out
}

// seen writes a moment for the interface, which gives it back.
func seen(m store.Moment) string { return fmt.Sprintf("%d %s", m.Seq, m.ID) }

func seenMoment(s string) (m store.Moment, err error) {
	number, id, _ := strings.Cut(s, " ")
	if _, err := fmt.Sscan(number, &m.Seq); err != nil {
		return m, corpus.Fail(corpus.Invalid, "the moment", "it is none")
	}
	m.ID = corpus.ID(id)
	return m, nil
}
