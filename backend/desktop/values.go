package desktop

import (
	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

// PlanValues says what importing a table of values changes.
func (a *App) PlanValues(path string, choice ValuesChoice) (out ValuesPlan, err error) {
	defer guard(&err)
	p, err := a.project(path, choice)
	if err != nil {
		return out, err
	}
	if err := a.grants.mayRead(path); err != nil {
		return out, err
	}
	sheet, sheets, err := workspace.ValueTable(path, choice.Sheet)
	if err != nil {
		return out, err
	}
	plan, err := p.PlanTable(sheet, toTableChoice(choice))
	if err != nil {
		return out, err
	}
	return valuesPlanOf(plan, sheet, sheets), nil
}

// ImportValues does what PlanValues says, as one step to undo; what cannot be
// used is left out.
func (a *App) ImportValues(path string, choice ValuesChoice, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(path, choice, origin)
	if err != nil {
		return err
	}
	if err := a.grants.mayRead(path); err != nil {
		return err
	}
	sheet, _, err := workspace.ValueTable(path, choice.Sheet)
	if err != nil {
		return err
	}
	_, err = p.ImportTable(a.author(origin), sheet, toTableChoice(choice))
	return err
}

func toTableChoice(c ValuesChoice) workspace.TableChoice {
	return workspace.TableChoice{
		Of: corpus.Bearer(c.Of), Key: c.Key, Add: c.Add, Widen: c.Widen, Clear: c.Clear, Skip: true, Left: c.Left,
	}
}

func valuesPlanOf(p workspace.TablePlan, sheet ingest.Sheet, sheets []string) ValuesPlan {
	out := ValuesPlan{
		Of: string(p.Of), Key: p.Key, Sheets: shownAll(sheets), Names: shownAll(sheet.Columns), Columns: make([]ValuesColumn, len(p.Columns)),
		Rows: make([]ValuesRow, len(p.Rows)), Changes: make([]ValuesChange, len(p.Changes)),
	}
	for i, c := range p.Columns {
		out.Columns[i] = ValuesColumn{shown(c.Attribute.Name), string(c.Attribute.Type), c.New, c.Left}
	}
	for i, r := range p.Rows {
		out.Rows[i] = ValuesRow{r.Line, shown(r.Name), string(r.Match)}
	}
	for i, c := range p.Changes {
		out.Changes[i] = ValuesChange{c.Row, c.Column, shown(c.Before), shown(c.After), c.Unread}
	}
	return out
}
