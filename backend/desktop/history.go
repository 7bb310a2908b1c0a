package desktop

import (
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// History returns the changes that pass a filter, the newest first, before a
// number (0 for all).
func (a *App) History(f HistoryFilter, before, limit int) (out []Step, err error) {
	defer guard(&err)
	p, err := a.project(f, before, limit)
	if err != nil {
		return nil, err
	}
	wanted := workspace.HistoryFilter{By: f.By}
	for _, action := range f.Actions {
		wanted.Actions = append(wanted.Actions, corpus.Action(action))
	}
	steps, err := p.FilteredHistory(wanted, uint64(max(before, 0)), limit)
	return stepsOf(steps), err
}

// HistoryPeople returns who made changes.
func (a *App) HistoryPeople() (out []string, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	out, err = p.Workspace.HistoryPeople()
	return shownAll(out), err
}

// Behind returns what GoBack would take back, the newest first.
func (a *App) Behind(seq int) (out []Step, err error) {
	defer guard(&err)
	p, err := a.project(seq)
	if err != nil {
		return nil, err
	}
	steps, err := p.Workspace.Behind(uint64(max(seq, 0)))
	return stepsOf(steps), err
}

// GoBack takes back everything done after a change, as undo would step by step.
func (a *App) GoBack(seq int, origin string) (out Status, err error) {
	defer guard(&err)
	p, err := a.project(seq, origin)
	if err != nil {
		return out, err
	}
	if _, err := p.Workspace.GoBack(a.author(origin), uint64(max(seq, 0))); err != nil {
		return out, err
	}
	return a.status()
}
