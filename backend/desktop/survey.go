package desktop

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

// PickSurvey asks for a table. Cancelling is "".
func (a *App) PickSurvey(title string) (path string, err error) {
	defer guard(&err)
	if err := bounded(title); err != nil {
		return "", err
	}
	<-a.ready
	pattern := "*" + strings.Join(ingest.TableExtensions(), ";*")
	return a.dialogs.open(title, runtime.FileFilter{DisplayName: pattern, Pattern: pattern})
}

// PlanSurvey reads a table and guesses the columns of one of its sheets, from 0.
// The plan is kept for CountSurvey and ImportSurvey until the next call.
func (a *App) PlanSurvey(path string, sheet int) (out Survey, err error) {
	defer guard(&err)
	p, err := a.project(path, sheet)
	if err != nil {
		return out, err
	}
	if err := a.grants.mayRead(path); err != nil {
		return out, err
	}
	var plan workspace.SurveyPlan
	err = a.job("plan", 1, func(context.Context, func(int, string)) (err error) {
		plan, err = p.PlanSurvey(path)
		return err
	})
	if err != nil {
		return out, err
	}
	plan.Choose(sheet)
	a.mu.Lock()
	a.survey = &plan
	a.mu.Unlock()
	return surveyOf(plan), nil
}

func surveyOf(p workspace.SurveyPlan) Survey {
	sheet := p.Table.Sheets[p.Sheet]
	out := Survey{
		Name: shown(filepath.Base(p.Path)), Sheets: []string{}, Sheet: p.Sheet, Rows: len(sheet.Rows), Columns: []SurveyColumn{},
		Warnings: warningsOf(sheet.Warnings),
	}
	for _, s := range p.Table.Sheets {
		out.Sheets = append(out.Sheets, shown(s.Name))
	}
	for _, c := range p.Columns {
		column := SurveyColumn{
			Name: shown(c.Name), Use: string(c.Use), Type: string(c.Type), Filled: c.Filled, Private: c.Private, Samples: []string{},
		}
		for _, s := range c.Samples {
			column.Samples = append(column.Samples, shown(s))
		}
		out.Columns = append(out.Columns, column)
	}
	return out
}

// surveyed applies what the user chose to the plan that is kept.
func (a *App) surveyed(c SurveyChoice) (workspace.SurveyPlan, error) {
	a.mu.Lock()
	kept := a.survey
	a.mu.Unlock()
	if kept == nil || len(c.Uses) != len(kept.Columns) || len(c.Types) != len(kept.Columns) {
		return workspace.SurveyPlan{}, corpus.Fail(corpus.NotFound, "preview of the table", "")
	}
	plan := *kept
	plan.Columns = append([]ingest.Column{}, kept.Columns...)
	for i := range plan.Columns {
		if err := plan.Columns[i].Become(ingest.Use(c.Uses[i]), corpus.AttributeType(c.Types[i])); err != nil {
			return plan, err
		}
	}
	if c.Untitled != "" {
		plan.Untitled = c.Untitled
	}
	return plan, nil
}

// CountSurvey says what importing the table would do, with the user's choice.
func (a *App) CountSurvey(c SurveyChoice) (out SurveyCounts, err error) {
	defer guard(&err)
	p, err := a.project(c)
	if err != nil {
		return out, err
	}
	plan, err := a.surveyed(c)
	if err != nil {
		return out, err
	}
	counts, err := p.CountSurvey(plan)
	if err != nil {
		return out, err
	}
	out = SurveyCounts{
		New: counts.New, Unchanged: counts.Unchanged, NoAnswer: counts.NoAnswer, Erased: counts.Erased, Unread: counts.Unread,
		First: SurveySheet{Answers: []SurveyPart{}},
	}
	for row := range plan.Table.Sheets[plan.Sheet].Rows {
		answers, ok := plan.Answers(row)
		if !ok {
			continue
		}
		d := answers.Draft
		out.First.Title = shown(d.Title)
		for i, h := range d.Layout.Headings {
			out.First.Answers = append(out.First.Answers, SurveyPart{shown(h.Span.Of(d.Text)), d.Layout.Turns[i].Words.Of(d.Text)})
		}
		break
	}
	return out, nil
}

// ImportSurvey stores the rows of the table, with the user's choice; job "import".
func (a *App) ImportSurvey(c SurveyChoice, origin string) (out SurveyReport, err error) {
	defer guard(&err)
	p, err := a.project(c, origin)
	if err != nil {
		return out, err
	}
	plan, err := a.surveyed(c)
	if err != nil {
		return out, err
	}
	var rows []workspace.SurveyRow
	err = a.job("import", len(plan.Table.Sheets[plan.Sheet].Rows), func(ctx context.Context, progress func(int, string)) (err error) {
		rows, err = p.ImportSurvey(ctx, a.author(origin), plan, func(done int) { progress(done, plan.Path) })
		return err
	})
	for _, r := range rows {
		switch r.Status {
		case workspace.Imported:
			out.Imported++
			if out.First == "" {
				out.First = string(r.Testimony.ID)
			}
		case workspace.Unchanged:
			out.Unchanged++
		case workspace.NoAnswer:
			out.NoAnswer++
		case workspace.WasErased:
			out.Erased++
		}
	}
	if corpus.CodeOf(err) == corpus.Cancelled {
		out.Cancelled, err = true, nil // the report tells
	}
	return out, err
}
