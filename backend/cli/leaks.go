package cli

import (
	"fmt"
	"io"

	"florilege/backend/workspace"
)

type leaksVerb struct {
	Project    string `arg:"" help:"Path of the project."`
	Format     string `default:"docx" help:"Of the export."`
	Collection string `help:"Name or ID of a collection; all quotes by code where absent." placeholder:"NAME"`
	Output     string `short:"o" help:"Name of the file that the export would have." placeholder:"OUT"`
	RealNames  bool   `help:"Look at the export with real names, not with pseudonyms."`
	Strict     bool   `help:"Exit with 1 for a trace or a candidate as well."`
	filterFlags
}

type leakRow struct {
	Name    string `json:"name"`
	Form    string `json:"form"`
	Place   string `json:"place"` // "quote", "speaker", "testimony", "title", "project", "intro", "heading", "comment", "code", "memo", "value", "file"
	Why     string `json:"why"`   // "name", "part", "inside", "candidate"
	Count   int    `json:"count"`
	Example string `json:"example"`
}

// leaksResult is what leaks prints.
type leaksResult struct {
	Names      []leakRow `json:"names"`
	Traces     []leakRow `json:"traces"`
	Candidates []leakRow `json:"candidates"`
}

func (v *leaksVerb) Run(e *env) error {
	var res leaksResult
	err := e.read(v.Project, func(w *workspace.Workspace) error {
		r, err := requestOf(w, v.Format, v.Collection, v.filterFlags)
		if err != nil {
			return err
		}
		r.RealNames = v.RealNames
		leaks, err := w.Leaks(e.ctx, r, v.Output)
		res = leaksResultOf(leaks)
		return err
	})
	if err != nil {
		return err
	}
	err = e.print(res, res.text)
	if err == nil && (len(res.Names) > 0 || v.Strict && len(res.Traces)+len(res.Candidates) > 0) {
		err = errSaid
	}
	return err
}

func (r leaksResult) text(out io.Writer) {
	printLeaks(out, "real name", r.Names)
	printLeaks(out, "trace of a name", r.Traces)
	printLeaks(out, "undecided", r.Candidates)
	fmt.Fprintf(out, "%d real names, %d traces, %d undecided\n", len(r.Names), len(r.Traces), len(r.Candidates))
}

// leavingFlags are those of verbs that write a file besides what else they do.
type leavingFlags struct {
	Anyway bool `help:"Write a file even where a name of the table of pseudonyms would be seen."`
}

// leaves writes a file, unless it would show real names that nobody asked for: then
// they are told.
func (f leavingFlags) leaves(e *env, l workspace.Leaks, realNames bool, write func() error) error {
	if len(l.Names) == 0 || realNames || f.Anyway {
		return write()
	}
	res := leaksResultOf(l)
	if err := e.print(res, res.text); err != nil {
		return err
	}
	return errSaid
}

func leaksResultOf(l workspace.Leaks) leaksResult {
	return leaksResult{leakRows(l.Names), leakRows(l.Traces), leakRows(l.Candidates)}
}

func leakRows(list []workspace.Leak) []leakRow {
	out := []leakRow{}
	for _, l := range list {
		out = append(out, leakRow{l.Name, l.Form, string(l.Place), string(l.Why), l.Count, l.Example})
	}
	return out
}

func printLeaks(out io.Writer, what string, rows []leakRow) {
	for _, r := range rows {
		fmt.Fprintf(out, "%s: %s, %d times in a %s\n    %s\n", what, r.Form, r.Count, r.Place, r.Example)
	}
}
