package desktop

import (
	"strings"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// MergeCodes makes one code of several: from go into another one.
func (a *App) MergeCodes(from []string, into, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(from, into, origin)
	if err != nil {
		return err
	}
	return p.Workspace.MergeCodes(a.author(origin), ids(from), corpus.ID(into))
}

// SortQuotes turns the coding of quotes with one code into codings with others.
func (a *App) SortQuotes(quotes []string, from string, to []string, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(quotes, from, to, origin)
	if err != nil {
		return err
	}
	return p.Workspace.SortQuotes(a.author(origin), ids(quotes), corpus.ID(from), ids(to))
}

// ArchiveCode takes a code out of what is offered, or puts it back.
func (a *App) ArchiveCode(id string, archived bool, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, archived, origin)
	if err != nil {
		return err
	}
	return p.Workspace.ArchiveCode(a.author(origin), corpus.ID(id), archived)
}

// CodeHistory returns what became of a code, the newest first.
func (a *App) CodeHistory(id string) (out []CodeStep, err error) {
	defer guard(&err)
	p, err := a.project(id)
	if err != nil {
		return nil, err
	}
	steps, err := p.Workspace.CodeHistory(corpus.ID(id))
	out = make([]CodeStep, len(steps))
	for i, s := range steps {
		out[i] = CodeStep{Step: *stepOf(&s.Entry), Fields: fieldsOf(s.Fields)}
	}
	return out, err
}

// PickCodebook asks for a codebook to import. Cancelling is "".
func (a *App) PickCodebook(title string) (path string, err error) {
	defer guard(&err)
	if err := bounded(title); err != nil {
		return "", err
	}
	<-a.ready
	pattern := "*" + strings.Join(workspace.CodebookExtensions(), ";*")
	return a.dialogs.open(title, runtime.FileFilter{DisplayName: pattern, Pattern: pattern})
}

// PlanCodebook says what importing a codebook would do.
func (a *App) PlanCodebook(path string) (out CodebookPlan, err error) {
	defer guard(&err)
	p, err := a.project(path)
	if err == nil {
		err = a.grants.mayRead(path)
	}
	if err != nil {
		return out, err
	}
	plan, err := p.Workspace.PlanCodebook(path)
	return codebookPlanOf(plan), err
}

// ImportCodebook does it, as one step to undo.
func (a *App) ImportCodebook(path, origin string) (out CodebookPlan, err error) {
	defer guard(&err)
	p, err := a.project(path, origin)
	if err == nil {
		err = a.grants.mayRead(path)
	}
	if err != nil {
		return out, err
	}
	plan, err := p.Workspace.ImportCodebook(a.author(origin), path)
	return codebookPlanOf(plan), err
}

// PickCodebookExport asks where to write the codebook in a format.
func (a *App) PickCodebookExport(title, name, format string) (path string, err error) {
	defer guard(&err)
	return a.pickAs(title, name, format, workspace.CodebookFormats())
}

// ExportCodebook writes the codebook to a path of PickCodebookExport.
func (a *App) ExportCodebook(path string, r CodebookExport) (err error) {
	defer guard(&err)
	p, err := a.writing(path, r)
	if err != nil {
		return err
	}
	return p.Workspace.ExportCodebook(codebookRequestOf(r), path)
}

func codebookRequestOf(r CodebookExport) workspace.CodebookRequest {
	return workspace.CodebookRequest{Format: r.Format, Archived: r.Archived, RealNames: r.RealNames}
}

func codebookPlanOf(p workspace.CodebookPlan) CodebookPlan {
	out := CodebookPlan{Codes: []CodeChange{}, Added: p.Added, Changed: p.Changed, Unchanged: p.Unchanged}
	for _, c := range p.Codes {
		if c.What != "" {
			out.Codes = append(out.Codes, CodeChange{Path: shown(c.Path), What: string(c.What), Fields: fieldsOf(c.Fields)})
		}
	}
	return out
}
