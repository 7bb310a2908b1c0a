package cli

import (
	"fmt"
	"io"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type historyVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Limit   int      `default:"1000" help:"How many changes to print."`
	Before  uint64   `help:"Only changes before this number."`
	Who     string   `help:"Only what this person did." placeholder:"NAME"`
	Action  []string `help:"Only these actions, as --json names them; may be given several times." placeholder:"ACTION"`
}

type stepRow struct {
	Seq     uint64 `json:"seq"`
	At      string `json:"at"`
	By      string `json:"by"`
	Action  string `json:"action"`
	Subject string `json:"subject"`
	Count   int    `json:"count"`
	Undoes  uint64 `json:"undoes"`
	Redoes  uint64 `json:"redoes"`
}

func (v *historyVerb) Run(e *env) error {
	return e.read(v.Project, func(w *workspace.Workspace) error {
		f := workspace.HistoryFilter{By: v.Who}
		for _, a := range v.Action {
			f.Actions = append(f.Actions, corpus.Action(a))
		}
		steps, err := w.FilteredHistory(f, v.Before, v.Limit)
		if err != nil {
			return err
		}
		return e.printSteps(steps)
	})
}

func (e *env) printSteps(steps []corpus.Entry) error {
	rows := []stepRow{}
	for _, s := range steps {
		rows = append(rows, stepOf(s))
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			what := r.Action
			if r.Undoes > 0 {
				what = fmt.Sprintf("undo of %d, %s", r.Undoes, what)
			} else if r.Redoes > 0 {
				what = fmt.Sprintf("redo of %d, %s", r.Redoes, what)
			}
			fmt.Fprintf(out, "%6d  %s  %s  %s: %s\n", r.Seq, r.At, r.By, what, r.Subject)
		}
	})
}

func (e *env) printDone(steps []corpus.Entry, err error) error {
	if err != nil {
		return err
	}
	return e.printSteps(steps)
}

func stepOf(s corpus.Entry) stepRow {
	return stepRow{s.Seq, s.At.Format(time.RFC3339), s.By, string(s.Action), s.Subject, s.Count, s.Undoes, s.Redoes}
}

type undoVerb struct {
	Project string `arg:"" help:"Path of the project."`
	To      uint64 `help:"Take back everything done after the change of this number." placeholder:"SEQ"`
	Preview bool   `help:"With --to: only say what would be taken back."`
}

func (v *undoVerb) Run(e *env) error {
	switch {
	case v.Preview && v.To == 0:
		return usage{"--preview goes with --to SEQ"}
	case v.Preview:
		return e.read(v.Project, func(w *workspace.Workspace) error { return e.printDone(w.Behind(v.To)) })
	case v.To > 0:
		return e.change(v.Project, func(w *workspace.Workspace) error { return e.printDone(w.GoBack(e.author, v.To)) })
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		return e.printDone(w.Undo(e.author))
	})
}

type redoVerb struct {
	Project string `arg:"" help:"Path of the project."`
}

func (v *redoVerb) Run(e *env) error {
	return e.change(v.Project, func(w *workspace.Workspace) error {
		return e.printDone(w.Redo(e.author))
	})
}
