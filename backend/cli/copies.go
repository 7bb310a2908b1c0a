package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"time"

	"florilege/backend/copies"
	"florilege/backend/workspace"
)

type copiesVerb struct {
	Project string `arg:"" help:"Path of the project."`
}

type copyRow struct {
	Path     string   `json:"path"`
	Conflict bool     `json:"conflict"`
	Original bool     `json:"original"`
	Service  string   `json:"service"`
	By       string   `json:"by"`
	At       string   `json:"at"`
	Bytes    int64    `json:"bytes"`
	Changed  string   `json:"changed"`
	Sealed   bool     `json:"sealed"`
	Error    *problem `json:"error"`
}

type copiesResult struct {
	Folder string    `json:"folder"` // service that keeps the folder, "" for none
	Copies []copyRow `json:"copies"`
}

func (v *copiesVerb) Run(e *env) error {
	out := copiesResult{Copies: []copyRow{}}
	err := e.read(v.Project, func(w *workspace.Workspace) error {
		found, err := w.Copies(false)
		for _, c := range found {
			out.Copies = append(out.Copies, copyRow{
				c.Path, c.Name.Conflict, c.Name.Original, string(c.Name.Service), c.Name.By, dated(c.Name.At),
				c.Bytes, dated(c.Changed), c.Sealed, problemOf(c.Err),
			})
		}
		return err
	})
	if err != nil {
		return err
	}
	service, _ := copies.Folder(v.Project)
	out.Folder = string(service)
	return e.print(out, func(w io.Writer) {
		if service != "" {
			fmt.Fprintf(w, "the project lies in a folder of %s\n", service.Name())
		}
		for _, c := range out.Copies {
			fmt.Fprintf(w, "%s: %s\n", filepath.Base(c.Path), c.told())
		}
		if len(out.Copies) == 0 {
			fmt.Fprintln(w, "no other file of this project lies beside it")
		}
	})
}

// told says in a line what is known of a copy.
func (c copyRow) told() string {
	what := "another file of this project"
	switch {
	case c.Original:
		what = "the file that this project is a copy of"
	case c.Conflict:
		what = "a conflict copy"
	}
	if c.Service != "" && !c.Original {
		what += " of " + copies.Service(c.Service).Name()
	}
	if c.By != "" && !c.Original {
		what += ", by " + c.By
	}
	what += ", changed " + c.Changed
	if c.Error != nil {
		what += "; " + c.Error.Message
	}
	return what
}

func dated(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339)
}
