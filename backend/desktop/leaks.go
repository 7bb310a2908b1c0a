package desktop

import (
	"context"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// Leaks looks for real names in what an export would show, and in the name of
// its file.
func (a *App) Leaks(r ExportRequest, file string) (out Leaks, err error) {
	defer guard(&err)
	p, err := a.project(r, file)
	if err != nil {
		return out, err
	}
	request, err := p.exportOf(r)
	if err != nil {
		return out, err
	}
	found, err := p.Workspace.Leaks(context.Background(), request, file)
	return allLeaksOf(found), err
}

// CodebookLeaks does as Leaks for ExportCodebook.
func (a *App) CodebookLeaks(r CodebookExport, file string) (out Leaks, err error) {
	defer guard(&err)
	p, err := a.project(r, file)
	if err != nil {
		return out, err
	}
	found, err := p.Workspace.CodebookLeaks(context.Background(), codebookRequestOf(r), file)
	return allLeaksOf(found), err
}

// MemoLeaks does as Leaks for ExportMemos.
func (a *App) MemoLeaks(r MemoExport, file string) (out Leaks, err error) {
	defer guard(&err)
	p, err := a.project(r, file)
	if err != nil {
		return out, err
	}
	found, err := p.Workspace.MemoLeaks(context.Background(), memoRequestOf(r), file)
	return allLeaksOf(found), err
}

// CrossingLeaks does as Leaks for ExportCrossing.
func (a *App) CrossingLeaks(dimension, attribute string, where []Condition, file string) (out Leaks, err error) {
	defer guard(&err)
	p, err := a.project(dimension, attribute, where, file)
	if err != nil {
		return out, err
	}
	found, err := p.Workspace.CrossingLeaks(context.Background(), toCrossRequest(dimension, attribute, where), file)
	return allLeaksOf(found), err
}

// WorkshopLeaks does as Leaks for ExportWorkshop.
func (a *App) WorkshopLeaks(id, workshop, file string) (out Leaks, err error) {
	defer guard(&err)
	p, err := a.project(id, workshop, file)
	if err != nil {
		return out, err
	}
	found, err := p.Workspace.WorkshopLeaks(context.Background(), corpus.ID(id), corpus.ID(workshop), file)
	return allLeaksOf(found), err
}

func allLeaksOf(l workspace.Leaks) Leaks {
	return Leaks{leaksOf(l.Names), leaksOf(l.Traces), leaksOf(l.Candidates)}
}

func leaksOf(list []workspace.Leak) []Leak {
	out := []Leak{}
	for _, l := range list {
		out = append(out, Leak{shown(l.Name), shown(l.Form), string(l.Place), string(l.Why), l.Count, shown(l.Example)})
	}
	return out
}
