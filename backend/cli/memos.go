package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type memosVerb struct {
	Project   string   `arg:"" help:"Path of the project."`
	Action    []string `arg:"" optional:"" help:"set KIND WHAT TEXT; [[code:ID]] and [[quote:ID]] in TEXT are links"`
	Kind      []string `help:"Only memos about these: project, testimony, code, quote, collection, participant, attribute." placeholder:"KIND"`
	Text      string   `help:"Only memos with these words." placeholder:"WORDS"`
	Sort      string   `enum:"date,kind" default:"date" help:"The newest first, or by what they are about." placeholder:"date|kind"`
	Output    string   `short:"o" help:"Write them to this file." placeholder:"FILE"`
	Format    string   `help:"Of the file: docx, odt, md, txt, csv; where absent, that of its name." placeholder:"FORMAT"`
	RealNames bool     `help:"Show names as they were said, in the file."`
	leavingFlags
}

type memoRow struct {
	Kind  string        `json:"kind"`
	ID    string        `json:"id"`   // of what it is about
	Name  string        `json:"name"` // of that
	Text  string        `json:"text"` // with the names of what it links to
	Links []memoLinkRow `json:"links"`
	By    string        `json:"by"`
	At    string        `json:"at"` // RFC 3339, "" where not known
}

type memoLinkRow struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
	Name string `json:"name"`
	Gone bool   `json:"gone"` // it leads nowhere
}

func (v *memosVerb) Run(e *env) error {
	var f workspace.MemoFilter
	for _, k := range v.Kind {
		if !slices.Contains(workspace.MemoKinds(), workspace.MemoKind(k)) {
			return usage{"--kind takes project, testimony, code, quote, collection, participant or attribute"}
		}
		f.Kinds = append(f.Kinds, workspace.MemoKind(k))
	}
	f.Text, f.ByKind = v.Text, v.Sort == "kind"
	switch {
	case len(v.Action) == 4 && v.Action[0] == "set":
		return e.change(v.Project, func(w *workspace.Workspace) error {
			kind := workspace.MemoKind(v.Action[1])
			id, err := memoAbout(w, kind, v.Action[2])
			if err != nil {
				return err
			}
			return w.SetMemo(e.author, kind, id, v.Action[3])
		})
	case len(v.Action) > 0:
		return usage{"memos PROJECT takes set KIND WHAT TEXT"}
	}
	return e.read(v.Project, func(w *workspace.Workspace) error {
		if v.Output != "" {
			return v.export(e, w, f)
		}
		return e.printMemos(w, f)
	})
}

func (v *memosVerb) export(e *env, w *workspace.Workspace, f workspace.MemoFilter) error {
	format := v.Format
	if format == "" {
		format = strings.ToLower(strings.TrimPrefix(filepath.Ext(v.Output), "."))
	}
	r := workspace.MemoRequest{Format: format, Filter: f, RealNames: v.RealNames}
	leaks, err := w.MemoLeaks(e.ctx, r, v.Output)
	if err != nil {
		return err
	}
	return v.leaves(e, leaks, v.RealNames, func() error { return w.ExportMemos(r, v.Output) })
}

// memoAbout returns the ID of what a person names.
func memoAbout(w *workspace.Workspace, kind workspace.MemoKind, ref string) (corpus.ID, error) {
	switch kind {
	case workspace.MemoOfTestimony:
		return w.FindTestimony(ref)
	case workspace.MemoOfCode:
		return w.FindCode(ref)
	case workspace.MemoOfCollection:
		return w.FindCollection(ref)
	case workspace.MemoOfParticipant:
		return w.FindParticipant(ref)
	case workspace.MemoOfAttribute:
		id, err := w.FindAttribute(corpus.OfTestimony, ref)
		if corpus.CodeOf(err) == corpus.NotFound {
			return w.FindAttribute(corpus.OfParticipant, ref)
		}
		return id, err
	}
	return corpus.ID(ref), nil
}

func (e *env) printMemos(w *workspace.Workspace, f workspace.MemoFilter) error {
	memos, err := w.Memos(f)
	if err != nil {
		return err
	}
	rows := []memoRow{}
	for _, m := range memos {
		row := memoRow{Kind: string(m.Kind), ID: string(m.ID), Name: m.Name, Text: m.Shown(), Links: []memoLinkRow{}, By: m.By}
		if !m.At.IsZero() {
			row.At = m.At.Format(time.RFC3339)
		}
		for _, l := range m.Links {
			row.Links = append(row.Links, memoLinkRow{string(l.Kind), string(l.ID), l.Name, l.Gone})
		}
		rows = append(rows, row)
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(out, "%s: %s\n    %s\n", r.Kind, r.Name, strings.ReplaceAll(r.Text, "\n", "\n    "))
		}
	})
}
