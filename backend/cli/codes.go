package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type codesVerb struct {
	Project    string   `arg:"" help:"Path of the project."`
	Action     []string `arg:"" optional:"" help:"add PATH | rename CODE NAME | move CODE PARENT | delete CODE | recolor CODE COLOUR | define CODE TEXT | template NAME"`
	To         string   `help:"With delete: the code that takes the codings." placeholder:"CODE"`
	Color      string   `help:"With add: the colour, #rrggbb." placeholder:"COLOUR"`
	Definition string   `help:"With add: the definition."`
	Language   string   `default:"fr" enum:"fr,en" help:"With template: its language."`
	Group      string   `name:"by-attribute" help:"Count the quotes of each code by the values of an attribute." placeholder:"ATTRIBUTE"`
}

type codeRow struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Path       string `json:"path"`
	Parent     string `json:"parent"`
	Color      string `json:"color"`
	Definition string `json:"definition"`
	Quotes     int    `json:"quotes"`
}

func (v *codesVerb) Run(e *env) error {
	list := func(w *workspace.Workspace) error { return e.printCodes(w) }
	if v.Group != "" {
		if len(v.Action) > 0 {
			return usage{"--by-attribute goes with the list of codes"}
		}
		return e.read(v.Project, func(w *workspace.Workspace) error { return e.printGroups(w, v.Group) })
	}
	if len(v.Action) == 0 {
		return e.read(v.Project, list)
	}
	wants := map[string]int{"add": 1, "rename": 2, "move": 2, "delete": 1, "recolor": 2, "define": 2, "template": 1}
	n, ok := wants[v.Action[0]]
	if !ok || len(v.Action) != n+1 {
		return usage{"codes PROJECT takes add PATH, rename CODE NAME, move CODE PARENT, delete CODE, recolor CODE COLOUR, define CODE TEXT or template NAME"}
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		if err := v.act(e, w, v.Action[0], v.Action[1:]); err != nil {
			return err
		}
		return list(w)
	})
}

func (v *codesVerb) act(e *env, w *workspace.Workspace, action string, args []string) error {
	switch action {
	case "add":
		if _, err := w.FindCode(args[0]); err == nil {
			return corpus.Fail(corpus.Exists, "the code "+args[0], "")
		}
		id, err := w.MakeCode(e.author, args[0])
		if err != nil || v.Color == "" && v.Definition == "" {
			return err
		}
		return e.editCode(w, id, func(c *corpus.Code) {
			c.Definition = v.Definition
			if v.Color != "" {
				c.Color = v.Color
			}
		})
	case "template":
		_, err := w.AddTemplate(e.author, args[0], v.Language)
		return err
	}
	id, err := w.FindCode(args[0])
	if err != nil {
		return err
	}
	switch action {
	case "rename":
		return w.RenameCode(e.author, id, args[1])
	case "recolor":
		return e.editCode(w, id, func(c *corpus.Code) { c.Color = args[1] })
	case "define":
		return e.editCode(w, id, func(c *corpus.Code) { c.Definition = args[1] })
	case "move":
		var parent corpus.ID
		if args[1] != "" && args[1] != corpus.PathSeparator {
			if parent, err = w.FindCode(args[1]); err != nil {
				return err
			}
		}
		return w.MoveCode(e.author, id, parent, lastPlace)
	}
	var to corpus.ID
	if v.To != "" {
		if to, err = w.FindCode(v.To); err != nil {
			return err
		}
	}
	return w.DeleteCode(e.author, id, to)
}

// lastPlace is past the end of any list of siblings.
const lastPlace = 1 << 30

func (e *env) editCode(w *workspace.Workspace, id corpus.ID, f func(*corpus.Code)) error {
	all, err := w.Codes()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(c workspace.CodeInfo) bool { return c.ID == id })
	c := all[i].Code
	f(&c)
	return w.EditCode(e.author, c)
}

func (e *env) printCodes(w *workspace.Workspace) error {
	all, err := w.Codes()
	if err != nil {
		return err
	}
	rows := []codeRow{}
	for _, c := range all {
		rows = append(rows, codeRow{string(c.ID), c.Name, c.Path, string(c.Parent), c.Color, c.Definition, c.Each.Own})
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(out, "%s%s (%d)\n", strings.Repeat("  ", strings.Count(r.Path, corpus.PathSeparator)), r.Name, r.Quotes)
		}
	})
}

type codeVerb struct {
	Project   string   `arg:"" help:"Path of the project."`
	Testimony string   `arg:"" help:"ID, title or file name."`
	Start     string   `arg:"" help:"First byte of the passage."`
	End       string   `arg:"" help:"First byte after it."`
	Codes     []string `arg:"" help:"IDs, paths or names of codes."`
	Create    bool     `help:"Make the codes that are not there."`
}

func (v *codeVerb) Run(e *env) error {
	start, err1 := strconv.Atoi(v.Start)
	end, err2 := strconv.Atoi(v.End)
	if errors.Join(err1, err2) != nil {
		return usage{"START and END are bytes: whole numbers"}
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		id, err := w.FindTestimony(v.Testimony)
		if err != nil {
			return err
		}
		p := workspace.Passage{Testimony: id, Span: corpus.Span{Start: start, End: end}}
		if err := w.CheckPassage(p); err != nil {
			return err // before a code is made for it
		}
		for _, ref := range v.Codes {
			find := w.FindCode
			if v.Create {
				find = func(ref string) (corpus.ID, error) { return w.MakeCode(e.author, ref) }
			}
			code, err := find(ref)
			if err != nil {
				return err
			}
			p.Codes = append(p.Codes, code)
		}
		q, err := w.CodePassage(e.author, p)
		if err != nil {
			return err
		}
		info, err := w.Quote(q.ID)
		if err != nil {
			return err
		}
		d, err := newDescriber(w)
		if err != nil {
			return err
		}
		row := d.quote(info)
		return e.print(row, func(out io.Writer) { printQuote(out, row) })
	})
}
