package cli

import (
	"fmt"
	"io"
	"time"

	"florilege/backend/workspace"
)

type revisionsVerb struct {
	Project   string `arg:"" help:"Path of the project."`
	Testimony string `arg:"" help:"ID, title or file name."`
	Show      int    `xor:"what" placeholder:"N" help:"Print the text of this number, exactly."`
	Restore   int    `xor:"what" placeholder:"N" help:"Make the text of this number that of the testimony again."`
	Reason    string `placeholder:"TEXT" help:"With --restore: why."`
	Plan      bool   `help:"With --restore: say what would become of the quotes; change nothing."`
}

type revisionRow struct {
	Number  int    `json:"number"` // of the text
	Next    int    `json:"next"`   // of the text that took its place
	At      string `json:"at"`
	By      string `json:"by"`
	Reason  string `json:"reason"`
	Edits   int    `json:"edits"`
	Removed int    `json:"removed"` // words that the next text has no more
	Added   int    `json:"added"`   // words of the next text in their place
}

func (v *revisionsVerb) Run(e *env) error {
	switch {
	case v.Restore != 0:
		return e.correct(v.Project, v.Plan, func(w *workspace.Workspace) (workspace.Correction, error) {
			id, err := w.FindTestimony(v.Testimony)
			if err != nil {
				return workspace.Correction{}, err
			}
			return w.Restoring(id, v.Restore, v.Reason)
		})
	case v.Plan || v.Reason != "":
		return usage{"--plan and --reason go with --restore"}
	case v.Show != 0:
		return e.read(v.Project, v.show(e))
	}
	return e.read(v.Project, v.list(e))
}

// show prints an old text.
func (v *revisionsVerb) show(e *env) func(*workspace.Workspace) error {
	return func(w *workspace.Workspace) error {
		id, err := w.FindTestimony(v.Testimony)
		if err != nil {
			return err
		}
		r, err := w.ReadRevision(id, v.Show)
		if err != nil {
			return err
		}
		return e.print(struct {
			ID     string `json:"id"`
			Title  string `json:"title"`
			Number int    `json:"number"`
			Text   string `json:"text"`
		}{string(id), r.Title, r.Revision, r.Text}, func(io.Writer) { _, _ = io.WriteString(e.out, r.Text) }) // exactly
	}
}

func (v *revisionsVerb) list(e *env) func(*workspace.Workspace) error {
	return func(w *workspace.Workspace) error {
		id, err := w.FindTestimony(v.Testimony)
		if err != nil {
			return err
		}
		all, err := w.Revisions(id)
		if err != nil {
			return err
		}
		rows := []revisionRow{}
		for _, r := range all {
			rows = append(rows, revisionRow{r.Number, r.Next, r.At.Format(time.RFC3339), r.By, r.Reason, len(r.Edits), r.Removed, r.Added})
		}
		return e.print(rows, func(out io.Writer) {
			for _, r := range rows {
				fmt.Fprintf(out, "%d → %d  %s  %s  %d words for %d", r.Number, r.Next, r.At, r.By, r.Added, r.Removed)
				if r.Reason != "" {
					fmt.Fprintf(out, ": %s", r.Reason)
				}
				fmt.Fprintln(out)
			}
		})
	}
}
