package cli

import (
	"fmt"
	"io"
	"os"

	"florilege/backend/corpus"
	"florilege/backend/store"
	"florilege/backend/workspace"
)

type checkVerb struct {
	Project string `arg:"" help:"Path of the project."`
}

type checkResult struct {
	OK       bool         `json:"ok"`
	Problems []string     `json:"problems"`
	Touched  []touchedRow `json:"touched"`
}

// touchedRow is a problem told apart: what it is, and which record it is about.
type touchedRow struct {
	Code   string `json:"code"`
	Kind   string `json:"kind"` // "file", "journal", "testimonies", "quotes"…
	ID     string `json:"id"`
	Name   string `json:"name"` // by what people know it; "" where that cannot be told
	Detail string `json:"detail"`
}

func (v *checkVerb) Run(e *env) error {
	var problems []store.Problem
	err := e.read(v.Project, func(w *workspace.Workspace) (err error) {
		problems, err = w.CheckAll(e.ctx, nil)
		return err
	})
	if corpus.CodeOf(err) == corpus.Damaged {
		err = e.unlocking(func(o workspace.Options) (err error) {
			problems, err = workspace.Damage(e.ctx, v.Project, o)
			return err
		})
	}
	if err != nil {
		return err
	}
	res := checkResult{OK: len(problems) == 0, Problems: []string{}, Touched: []touchedRow{}}
	for _, p := range problems {
		res.Problems = append(res.Problems, p.Record+": "+p.What)
		res.Touched = append(res.Touched, touchedRow{string(p.Code), p.Kind, p.ID, p.Name, p.Detail})
	}
	err = e.print(res, func(out io.Writer) {
		for _, p := range problems {
			fmt.Fprintln(out, lineOf(p))
		}
		if res.OK {
			fmt.Fprintln(out, "sound: every quote equals its text")
		}
	})
	if err == nil && !res.OK {
		return errSaid
	}
	return err
}

// lineOf tells a problem, with the name of what it is about.
func lineOf(p store.Problem) string {
	if p.Name == "" {
		return p.Record + ": " + p.What
	}
	return fmt.Sprintf("%s (%s): %s", p.Record, p.Name, p.What)
}

type repairVerb struct {
	Project string `arg:"" help:"Path of the damaged project. It is never written."`
	Output  string `short:"o" required:"" placeholder:"NEW" help:"Path of the file to make."`
	From    string `placeholder:"BACKUP" help:"Backup, by its name as backups prints it or its path, or other file of the project, to take from what is missing."`
	In      string `placeholder:"FOLDER" help:"Folder of backups; that of the settings where absent."`
}

type repairResult struct {
	Path    string                    `json:"path"`
	Project string                    `json:"project"`
	Whole   bool                      `json:"whole"`   // nothing was missing
	Records map[string]int            `json:"records"` // what the new file holds, by kind
	Entries int                       `json:"entries"` // of the journal
	Lost    int                       `json:"lost"`    // entries of the journal that are missing
	Moved   map[string]map[string]int `json:"moved"`   // where what was not in its place was found, by kind
	Torn    bool                      `json:"torn"`    // the last change may be missing
	Unknown []string                  `json:"unknown"` // kinds of which there may have been more
	Notes   []noteRow                 `json:"notes"`   // each loss, and what was done about it
}

type noteRow struct {
	Code  string `json:"code"`
	ID    string `json:"id"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

func (v *repairVerb) Run(e *env) error {
	from, err := v.donor()
	if err != nil {
		return err
	}
	var got workspace.Repair
	err = e.unlocking(func(o workspace.Options) error {
		secret, err := e.otherSecret("")
		if err != nil {
			return err
		}
		got, err = workspace.Mend(e.ctx, v.Project, v.Output, e.author, workspace.Repairing{Backup: from, Secret: secret}, o)
		return ofOther(err, from)
	})
	if err != nil {
		return err
	}
	res := repairResultOf(v.Output, got)
	return e.print(res, func(out io.Writer) { printRepair(out, res) })
}

// donor returns the path of the file to take from what is missing: one of that
// path, or the backup of that name.
func (v *repairVerb) donor() (string, error) {
	if _, err := os.Stat(v.From); v.From == "" || err == nil {
		return v.From, nil
	}
	place, err := backupPlace(v.In)
	if err != nil {
		return "", err
	}
	list, err := workspace.BackupsOf(v.Project, place)
	if err != nil {
		return "", err
	}
	b, ok := backupNamed(list, v.From)
	if !ok {
		return "", corpus.Fail(corpus.Missing, v.From, "")
	}
	return b.Path, nil
}

func repairResultOf(path string, got workspace.Repair) repairResult {
	res := repairResult{
		Path: path, Project: got.Project, Whole: got.Whole, Records: got.Records, Entries: got.Entries, Lost: got.Lost, Torn: got.Torn,
		Moved: map[string]map[string]int{}, Unknown: append([]string{}, got.Unknown...), Notes: []noteRow{},
	}
	for source, counts := range got.Moved {
		res.Moved[string(source)] = counts
	}
	for _, n := range got.Notes {
		res.Notes = append(res.Notes, noteRow{string(n.Code), string(n.ID), n.Name, n.Count})
	}
	return res
}
