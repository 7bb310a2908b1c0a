package cli

import (
	"fmt"
	"io"
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

type valuesImport struct {
	Of      string           `json:"of"`
	Key     string           `json:"key"` // the column of names
	Columns []importedColumn `json:"columns"`
	Rows    []importedRow    `json:"rows"`
	Changes []importedChange `json:"changes"`
	Done    bool             `json:"done"`
}

type importedColumn struct {
	Name string `json:"name"`
	Type string `json:"type"`
	New  bool   `json:"new"`
	Left bool   `json:"left"`
}

type importedRow struct {
	Line  int    `json:"line"`
	Name  string `json:"name"`
	Match string `json:"match"` // found, new, none, several, twice
}

type importedChange struct {
	Line      int    `json:"line"`
	Name      string `json:"name"`
	Attribute string `json:"attribute"`
	Before    string `json:"before"`
	After     string `json:"after"`
	Unread    bool   `json:"unread"` // it is no value of the attribute
}

// importTable says what a table changes, and changes it.
func (v *valuesVerb) importTable(e *env) error {
	sheet, _, err := workspace.ValueTable(v.Import, v.Sheet)
	if err != nil {
		return err
	}
	choice := workspace.TableChoice{
		Of: corpus.Bearer(v.Of), Key: -1, Add: v.Add, Widen: v.Widen, Clear: v.Clear, Skip: v.Skip, Left: v.Left,
	}
	if v.Key != "" {
		choice.Key = slices.IndexFunc(sheet.Columns, func(c string) bool { return anchor.Fold(c) == anchor.Fold(v.Key) })
		if choice.Key < 0 {
			return corpus.Fail(corpus.NotFound, "column «"+v.Key+"»", "")
		}
	}
	open := e.change
	if v.DryRun {
		open = e.read
	}
	return open(v.Project, func(w *workspace.Workspace) error {
		plan, err := w.PlanTable(sheet, choice)
		if err != nil {
			return err
		}
		done := !v.DryRun && (v.Skip || plan.Unusable() == 0)
		if done {
			if plan, err = w.ImportTable(e.author, sheet, choice); err != nil {
				return err
			}
		}
		if err := e.printImported(sheet, plan, done); err != nil {
			return err
		}
		if !done && !v.DryRun {
			return corpus.Fail(corpus.Invalid, "the table", "some of its rows or cells cannot be used, so nothing was done; --skip leaves them out")
		}
		return nil
	})
}

func (e *env) printImported(sheet ingest.Sheet, plan workspace.TablePlan, done bool) error {
	res := valuesImport{Of: string(plan.Of), Key: sheet.Columns[plan.Key], Columns: []importedColumn{}, Rows: []importedRow{}, Changes: []importedChange{}, Done: done}
	for _, c := range plan.Columns {
		res.Columns = append(res.Columns, importedColumn{c.Attribute.Name, string(c.Attribute.Type), c.New, c.Left})
	}
	for _, r := range plan.Rows {
		res.Rows = append(res.Rows, importedRow{r.Line, r.Name, string(r.Match)})
	}
	for _, c := range plan.Changes {
		r := plan.Rows[c.Row]
		res.Changes = append(res.Changes, importedChange{r.Line, r.Name, plan.Columns[c.Column].Attribute.Name, c.Before, c.After, c.Unread})
	}
	return e.print(res, func(out io.Writer) {
		who := "participants"
		if plan.Of == corpus.OfTestimony {
			who = "testimonies"
		}
		fmt.Fprintf(out, "%s by the column %s\n", who, res.Key)
		for _, c := range res.Columns {
			if c.New && !c.Left {
				fmt.Fprintf(out, "new attribute: %s, %s\n", c.Name, c.Type)
			}
		}
		for _, r := range res.Rows {
			if what := rowTrouble(workspace.Match(r.Match)); what != "" {
				fmt.Fprintf(out, "line %d: «%s» %s\n", r.Line, r.Name, what)
			}
		}
		for _, c := range res.Changes {
			if c.Unread {
				fmt.Fprintf(out, "line %d: %s of %s cannot be «%s»\n", c.Line, c.Attribute, c.Name, c.After)
			} else {
				fmt.Fprintf(out, "%s: %s «%s» → «%s»\n", c.Name, c.Attribute, c.Before, c.After)
			}
		}
	})
}

// rowTrouble says what is to know of a row, "" where it is a matter of course.
func rowTrouble(m workspace.Match) string {
	switch m {
	case workspace.MatchNew:
		return "is a new participant"
	case workspace.MatchNone:
		return "names nobody"
	case workspace.MatchSeveral:
		return "names more than one"
	case workspace.MatchTwice:
		return "stands on a line above already"
	}
	return ""
}
