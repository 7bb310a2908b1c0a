package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"florilege/backend/workspace"
)

// changedRow is a code that an import of a codebook adds or changes.
type changedRow struct {
	Path   string    `json:"path"`
	What   string    `json:"what"` // "added", "changed" or ""
	Fields []partRow `json:"fields"`
}

// partRow is a part of a record, before and after.
type partRow struct {
	Name   string `json:"name"`
	Before string `json:"before"`
	After  string `json:"after"`
}

func partsOf(fields []workspace.Field) []partRow {
	out := make([]partRow, len(fields))
	for i, f := range fields {
		out[i] = partRow{f.Name, f.Here, f.There}
	}
	return out
}

// importFile adds the codes of a file, or says what that would do.
func (v *codesVerb) importFile(e *env, path string) error {
	if v.Preview {
		return e.read(v.Project, func(w *workspace.Workspace) error { return e.printCodebook(w.PlanCodebook(path)) })
	}
	return e.change(v.Project, func(w *workspace.Workspace) error { return e.printCodebook(w.ImportCodebook(e.author, path)) })
}

func (e *env) printCodebook(p workspace.CodebookPlan, err error) error {
	if err != nil {
		return err
	}
	rows := []changedRow{}
	for _, c := range p.Codes {
		if c.What != "" {
			rows = append(rows, changedRow{c.Path, string(c.What), partsOf(c.Fields)})
		}
	}
	return e.print(struct {
		Added     int          `json:"added"`
		Changed   int          `json:"changed"`
		Unchanged int          `json:"unchanged"`
		Codes     []changedRow `json:"codes"` // added and changed
	}{p.Added, p.Changed, p.Unchanged, rows}, func(out io.Writer) {
		for _, r := range rows {
			var names []string
			for _, f := range r.Fields {
				names = append(names, f.Name)
			}
			fmt.Fprintf(out, "%-8s %s (%s)\n", r.What, r.Path, strings.Join(names, ", "))
		}
		fmt.Fprintf(out, "%d added, %d changed, %d unchanged\n", p.Added, p.Changed, p.Unchanged)
	})
}

// export writes the codebook in the format asked for, else in that of the name.
func (v *codesVerb) export(e *env, w *workspace.Workspace, path string) error {
	format := v.Format
	if format == "" {
		format = strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	}
	r := workspace.CodebookRequest{Format: format, Archived: v.Archived, RealNames: v.RealNames}
	leaks, err := w.CodebookLeaks(e.ctx, r, path)
	if err != nil {
		return err
	}
	return v.leaves(e, leaks, v.RealNames, func() error {
		if err := w.ExportCodebook(r, path); err != nil {
			return err
		}
		return e.print(struct {
			Path string `json:"path"`
		}{path}, func(out io.Writer) { fmt.Fprintln(out, path) })
	})
}

// codeStepRow is a change of a code.
type codeStepRow struct {
	stepRow
	Fields []partRow `json:"fields"`
}

func (e *env) printCodeHistory(w *workspace.Workspace, ref string) error {
	id, err := w.FindCode(ref)
	if err != nil {
		return err
	}
	steps, err := w.CodeHistory(id)
	if err != nil {
		return err
	}
	rows := []codeStepRow{}
	for _, s := range steps {
		rows = append(rows, codeStepRow{stepOf(s.Entry), partsOf(s.Fields)})
	}
	return e.print(rows, func(out io.Writer) {
		for _, s := range steps {
			fmt.Fprintf(out, "%6d  %s  %s  %s: %s\n", s.Seq, s.At.Format(time.RFC3339), s.By, s.Action, s.Subject)
			for _, f := range s.Fields {
				fmt.Fprintf(out, "        %s: %q → %q\n", f.Name, f.Here, f.There)
			}
		}
	})
}
