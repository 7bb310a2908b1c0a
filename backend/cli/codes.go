package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type codesVerb struct {
	Project     string   `arg:"" help:"Path of the project."`
	Action      []string `arg:"" optional:"" help:"add PATH | rename CODE NAME | move CODE PARENT | delete CODE | merge CODE… | sort CODE QUOTE… | archive CODE | restore CODE | recolor CODE COLOUR | define, include or exclude CODE TEXT | example CODE QUOTE | template NAME | import FILE | export FILE | history CODE"`
	To          []string `help:"The code that takes the codings, with delete and merge; those that quotes are sorted into, with sort." placeholder:"CODE"`
	Color       string   `help:"With add: the colour, #rrggbb." placeholder:"COLOUR"`
	Definition  string   `help:"With add: the definition."`
	Language    string   `default:"fr" enum:"fr,en" help:"With template: its language."`
	ByAttribute string   `name:"by-attribute" help:"Count the quotes of each code by the values of an attribute." placeholder:"ATTRIBUTE"`
	ByDimension string   `name:"by-dimension" help:"Count the quotes of each code by what their codings say in a dimension; with --by-attribute, in each group." placeholder:"DIMENSION"`
	Output      string   `short:"o" help:"With --by-attribute and --by-dimension: write the table to this file, .csv or .xlsx." placeholder:"FILE"`
	Once        bool     `help:"With -o: count confirmed repeats once."`
	Preview     bool     `help:"With import: only say what it would do."`
	Format      string   `help:"With export: docx, xlsx, csv, qdc, html or md; by the name of the file where absent." placeholder:"FORMAT"`
	Archived    bool     `help:"With export: the archived codes too."`
	RealNames   bool     `help:"With export: names as they were said."`
	whereFlags
	leavingFlags
}

type codeRow struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Path       string `json:"path"`
	Parent     string `json:"parent"`
	Color      string `json:"color"`
	Definition string `json:"definition"`
	Inclusion  string `json:"inclusion"`
	Exclusion  string `json:"exclusion"`
	Example    string `json:"example"` // ID of a quote
	Archived   bool   `json:"archived"`
	Quotes     int    `json:"quotes"`
}

// codeActions says how many words follow each action: at least, and at most.
func codeActions() map[string][2]int {
	const many = 1 << 20
	return map[string][2]int{
		"add": {1, 1}, "rename": {2, 2}, "move": {2, 2}, "delete": {1, 1}, "merge": {1, many}, "sort": {2, many},
		"archive": {1, 1}, "restore": {1, 1}, "recolor": {2, 2}, "define": {2, 2}, "include": {2, 2}, "exclude": {2, 2},
		"example": {2, 2}, "template": {1, 1}, "import": {1, 1}, "export": {1, 1}, "history": {1, 1},
	}
}

func (v *codesVerb) Run(e *env) error {
	list := func(w *workspace.Workspace) error { return e.printCodes(w) }
	if crosses := v.ByAttribute+v.ByDimension != ""; crosses {
		if len(v.Action) > 0 {
			return usage{"--by-attribute and --by-dimension go with the list of codes"}
		}
		return e.read(v.Project, func(w *workspace.Workspace) error { return v.cross(e, w) })
	}
	if len(v.Group)+len(v.Where) > 0 || v.Output != "" || v.Once {
		return usage{"--group, --where, --once and -o go with --by-attribute or --by-dimension"}
	}
	if len(v.Action) == 0 {
		return e.read(v.Project, list)
	}
	action, args := v.Action[0], v.Action[1:]
	wants, ok := codeActions()[action]
	if !ok || len(args) < wants[0] || len(args) > wants[1] {
		return usage{"codes PROJECT takes add PATH, rename CODE NAME, move CODE PARENT, delete CODE, merge CODE… --to CODE, sort CODE QUOTE… --to CODE, archive CODE, restore CODE, recolor CODE COLOUR, define, include or exclude CODE TEXT, example CODE QUOTE, template NAME, import FILE, export FILE or history CODE"}
	}
	switch action {
	case "history":
		return e.read(v.Project, func(w *workspace.Workspace) error { return e.printCodeHistory(w, args[0]) })
	case "export":
		return e.read(v.Project, func(w *workspace.Workspace) error { return v.export(e, w, args[0]) })
	case "import":
		return v.importFile(e, args[0])
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		if err := v.act(e, w, action, args); err != nil {
			return err
		}
		return list(w)
	})
}

func (v *codesVerb) act(e *env, w *workspace.Workspace, action string, args []string) error {
	to, err := findCodes(w, v.To)
	if err != nil {
		return err
	}
	switch action {
	case "add":
		return v.add(e, w, args[0])
	case "template":
		_, err := w.AddTemplate(e.author, args[0], v.Language)
		return err
	case "merge":
		if len(to) != 1 {
			return usage{"merge takes --to CODE, the one that stays"}
		}
		from, err := findCodes(w, args)
		if err != nil {
			return err
		}
		return w.MergeCodes(e.author, from, to[0])
	}
	id, err := w.FindCode(args[0])
	if err != nil {
		return err
	}
	switch action {
	case "rename":
		return w.RenameCode(e.author, id, args[1])
	case "archive", "restore":
		return w.ArchiveCode(e.author, id, action == "archive")
	case "sort":
		quotes := make([]corpus.ID, len(args)-1)
		for i, q := range args[1:] {
			quotes[i] = corpus.ID(q)
		}
		return w.SortQuotes(e.author, quotes, id, to)
	case "move":
		var parent corpus.ID
		if args[1] != "" && args[1] != corpus.PathSeparator {
			if parent, err = w.FindCode(args[1]); err != nil {
				return err
			}
		}
		return w.MoveCode(e.author, id, parent, lastPlace)
	case "delete":
		if len(to) > 1 {
			return usage{"delete takes one --to CODE"}
		}
		return w.DeleteCode(e.author, id, append(to, "")[0])
	}
	return e.editCode(w, id, func(c *corpus.Code) {
		switch action {
		case "recolor":
			c.Color = args[1]
		case "define":
			c.Definition = args[1]
		case "include":
			c.Inclusion = args[1]
		case "exclude":
			c.Exclusion = args[1]
		case "example":
			c.Example = corpus.ID(args[1])
		}
	})
}

func (v *codesVerb) add(e *env, w *workspace.Workspace, path string) error {
	if _, err := w.FindCode(path); err == nil {
		return corpus.Fail(corpus.Exists, "the code "+path, "")
	}
	id, err := w.MakeCode(e.author, path)
	if err != nil || v.Color == "" && v.Definition == "" {
		return err
	}
	return e.editCode(w, id, func(c *corpus.Code) {
		c.Definition = v.Definition
		if v.Color != "" {
			c.Color = v.Color
		}
	})
}

func findCodes(w *workspace.Workspace, refs []string) ([]corpus.ID, error) {
	out := make([]corpus.ID, len(refs))
	for i, ref := range refs {
		id, err := w.FindCode(ref)
		if err != nil {
			return nil, err
		}
		out[i] = id
	}
	return out, nil
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
		rows = append(rows, codeRow{
			string(c.ID), c.Name, c.Path, string(c.Parent), c.Color, c.Definition, c.Inclusion, c.Exclusion, string(c.Example), c.Archived, c.Each.Own,
		})
	}
	return e.print(rows, func(out io.Writer) {
		for i, r := range rows {
			archived := ""
			if r.Archived {
				archived = " archived"
			}
			fmt.Fprintf(out, "%s%s (%d)%s\n", strings.Repeat("  ", all[i].Depth), r.Name, r.Quotes, archived)
		}
	})
}
