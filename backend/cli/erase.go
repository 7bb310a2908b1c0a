package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type eraseVerb struct {
	Project   string   `arg:"" help:"Path of the project."`
	Testimony string   `arg:"" help:"ID, title or file name; of one that was deleted, ID or title."`
	Reason    string   `help:"Why, in words that name nobody; it is kept and shown. Needed without --plan." placeholder:"TEXT"`
	Backups   []string `help:"Backup to erase it from too: its name as backups prints it, its path, or a folder of such files; may be given several times." placeholder:"BACKUP"`
	All       bool     `name:"all-backups" help:"Erase it from every backup that the backups verb lists too."`
	Plan      bool     `help:"Say what would go; change nothing."`
	Yes       bool     `help:"Do it: it cannot be undone."`
}

type erasePlanRow struct {
	ID          string       `json:"id"`
	Title       string       `json:"title"`
	Speakers    []string     `json:"speakers"`
	Words       int          `json:"words"`
	Deleted     bool         `json:"deleted"`
	Quotes      int          `json:"quotes"`
	Codes       []codedRow   `json:"codes"`
	Places      int          `json:"places"`
	Collections []string     `json:"collections"`
	Repeats     int          `json:"repeats"`
	Original    bool         `json:"original"`
	Media       bool         `json:"media"` // a recording is linked, which stays
	SharedWith  []string     `json:"sharedWith"`
	History     int          `json:"history"`
	AlsoGone    []string     `json:"alsoGone"`
	Traces      []traceRow   `json:"traces"`
	Mentions    []mentionRow `json:"mentions"`
	Backups     []string     `json:"backups"`
}

type codedRow struct {
	Code   string `json:"code"`
	Quotes int    `json:"quotes"`
}

type mentionRow struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Name  string `json:"name"`
	Field string `json:"field"`
	Text  string `json:"text"`
}

func (v *eraseVerb) Run(e *env) error {
	var plan workspace.ErasePlan
	err := e.read(v.Project, func(w *workspace.Workspace) error {
		id, err := w.FindErasable(v.Testimony)
		if err != nil {
			return err
		}
		plan, err = w.PlanErase(id)
		return err
	})
	if err != nil {
		return err
	}
	backups, err := v.backups(e)
	if err != nil {
		return err
	}
	if v.Plan {
		row := erasePlanOf(plan, backups)
		return e.print(row, row.print)
	}
	switch {
	case v.Reason == "":
		return usage{"say why with --reason TEXT; it is kept in the place of the testimony"}
	case !v.Yes:
		return usage{"nothing brings an erased testimony back: see what goes with --plan, then add --yes"}
	}
	request := workspace.EraseRequest{Testimony: plan.Testimony, Reason: v.Reason, Backups: backups}
	var report workspace.EraseReport
	err = e.unlocking(func(o workspace.Options) (err error) {
		report, err = workspace.Erase(e.ctx, v.Project, request, e.author, o, nil)
		return err
	})
	if err != nil {
		return err
	}
	return v.told(e, report)
}

// backups returns the paths of the backups that are meant.
func (v *eraseVerb) backups(e *env) ([]string, error) {
	out := []string{}
	if !v.All && len(v.Backups) == 0 {
		return out, nil
	}
	place, err := backupPlace("")
	if err != nil {
		return nil, err
	}
	list, err := workspace.BackupsOf(v.Project, place)
	if err != nil {
		return nil, err
	}
	if v.All {
		for _, b := range list {
			out = append(out, b.Path)
		}
	}
	for _, ref := range v.Backups {
		paths := []string{ref}
		info, err := os.Stat(ref)
		if b, ok := backupNamed(list, ref); ok {
			paths = []string{b.Path}
		} else if err != nil {
			return nil, corpus.Fail(corpus.Missing, ref, "")
		} else if info.IsDir() {
			if paths, err = workspace.ProjectFiles(v.Project, []string{ref}, e.options); err != nil {
				return nil, err
			}
		}
		for _, path := range paths {
			if !slices.Contains(out, path) {
				out = append(out, path)
			}
		}
	}
	return out, nil
}

type eraseResult struct {
	Erasure erasureRow     `json:"erasure"`
	Traces  int            `json:"traces"`
	Backups []erasedBackup `json:"backups"`
}

type erasedBackup struct {
	Path   string   `json:"path"`
	Status string   `json:"status"`
	Error  *problem `json:"error"`
}

func (v *eraseVerb) told(e *env, r workspace.EraseReport) error {
	res := eraseResult{erasureOf(r.Erasure), r.Traces, []erasedBackup{}}
	left := false
	for _, b := range r.Backups {
		res.Backups = append(res.Backups, erasedBackup{b.Path, string(b.Status), problemOf(b.Err)})
		left = left || b.Status == workspace.BackupKept
	}
	err := e.print(res, func(out io.Writer) {
		fmt.Fprintf(out, "erased: a testimony of %d words with %d quotes; its words are gone from %d other places\n", r.Erasure.Words, r.Erasure.Quotes, r.Traces)
		for _, b := range res.Backups {
			fmt.Fprintf(out, "%-8s %s\n", b.Status, b.Path)
			if b.Error != nil {
				fmt.Fprintf(out, "         %s\n", b.Error.Message)
			}
		}
		fmt.Fprintln(out, "Copies elsewhere, exports and messages are out of reach: look for them yourself.")
	})
	if err == nil && left {
		return errSaid
	}
	return err
}

func erasePlanOf(p workspace.ErasePlan, backups []string) erasePlanRow {
	out := erasePlanRow{
		ID: string(p.Testimony), Title: p.Title, Speakers: append([]string{}, p.Speakers...), Words: p.Words, Deleted: p.Deleted,
		Quotes: p.Quotes, Codes: []codedRow{}, Places: p.Places, Collections: p.Collections, Repeats: p.Verdicts,
		Original: p.Original && len(p.SharedWith) == 0, Media: p.Media, SharedWith: p.SharedWith, History: p.Past, AlsoGone: p.AlsoGone,
		Traces: traceRows(p.Traces), Mentions: []mentionRow{}, Backups: backups,
	}
	for _, c := range p.Codes {
		out.Codes = append(out.Codes, codedRow{c.Path, c.Quotes})
	}
	for _, m := range p.Mentions {
		out.Mentions = append(out.Mentions, mentionRow{m.Kind, string(m.ID), m.Name, m.Field, m.Text})
	}
	return out
}

func (r erasePlanRow) print(out io.Writer) {
	fmt.Fprintf(out, "%s: %d words, %d quotes in %d places of collections, %d decisions about repeats\n", r.Title, r.Words, r.Quotes, r.Places, r.Repeats)
	for _, c := range r.Codes {
		fmt.Fprintf(out, "  %s: %d quotes\n", c.Code, c.Quotes)
	}
	if len(r.SharedWith) > 0 {
		fmt.Fprintf(out, "The imported file stays, for it is that of: %s\n", strings.Join(r.SharedWith, ", "))
	}
	if r.Media {
		fmt.Fprintln(out, "The recording it is linked to is a file of its own and stays: delete it yourself where that is asked")
	}
	fmt.Fprintf(out, "%d changes of the history tell of it and lose their words; undo goes behind none of what is done until now\n", r.History)
	if len(r.AlsoGone) > 0 {
		fmt.Fprintf(out, "Deleted before, and gone for good with it: %s\n", strings.Join(r.AlsoGone, ", "))
	}
	if len(r.Traces) > 0 {
		fmt.Fprintln(out, "Its words stand elsewhere, and are taken out:")
		printTraces(out, r.Traces)
	}
	if len(r.Mentions) > 0 {
		fmt.Fprintln(out, "Names stand elsewhere, which may be somebody else's, and are left to you:")
		for _, m := range r.Mentions {
			fmt.Fprintf(out, "  %s %s, %s: %s\n", m.Kind, m.Name, m.Field, m.Text)
		}
	}
	for _, b := range r.Backups {
		fmt.Fprintf(out, "backup: %s\n", b)
	}
	fmt.Fprintln(out, "Nothing brings it back.")
}

type erasuresVerb struct {
	Project string `arg:"" help:"Path of the project."`
}

type erasureRow struct {
	ID     string `json:"id"`
	At     string `json:"at"`
	By     string `json:"by"`
	Reason string `json:"reason"`
	Quotes int    `json:"quotes"`
	Words  int    `json:"words"`
}

func erasureOf(e corpus.Erasure) erasureRow {
	return erasureRow{string(e.ID), e.At.Format(time.RFC3339), e.By, e.Reason, e.Quotes, e.Words}
}

func (v *erasuresVerb) Run(e *env) error {
	rows := []erasureRow{}
	err := e.read(v.Project, func(w *workspace.Workspace) error {
		all, err := w.Erasures()
		for _, one := range all {
			rows = append(rows, erasureOf(one))
		}
		return err
	})
	if err != nil {
		return err
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(out, "%s  %s: %s (%d words, %d quotes)\n", r.At, r.By, r.Reason, r.Words, r.Quotes)
		}
	})
}
