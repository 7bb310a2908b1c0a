package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type pseudonymsVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Action  []string `arg:"" optional:"" help:"add NAME PSEUDONYM | keep NAME | edit NAME | delete NAME | suggest | import FILE | export FILE"`
	Form    []string `help:"With add and edit: another way the name is said; may be given several times." placeholder:"FORM"`
	Kind    string   `help:"With add and edit: person, place, organisation or other." placeholder:"KIND"`
	Name    string   `help:"With edit: the name as it is from now on." placeholder:"NAME"`
	To      string   `help:"With edit: the pseudonym from now on." placeholder:"PSEUDONYM"`
	Memo    *string  `help:"With add and edit: a memo."`
}

type pseudonymRow struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Forms     []string `json:"forms"`
	Kind      string   `json:"kind"`
	Pseudonym string   `json:"pseudonym"` // "" where the name stays as it is
	Memo      string   `json:"memo"`
	Count     int      `json:"count"`    // in the testimonies
	Cautions  []string `json:"cautions"` // of "real", "said", "shared", "form"
}

type suggestionRow struct {
	Name      string   `json:"name"`
	Forms     []string `json:"forms"`
	Kind      string   `json:"kind"`
	Pseudonym string   `json:"pseudonym"`
	Count     int      `json:"count"`
	Example   string   `json:"example"`
}

func (v *pseudonymsVerb) Run(e *env) error {
	if len(v.Action) == 0 {
		return e.read(v.Project, e.printNames)
	}
	wants := map[string]int{"add": 2, "keep": 1, "edit": 1, "delete": 1, "suggest": 0, "import": 1, "export": 1}
	n, ok := wants[v.Action[0]]
	if !ok || len(v.Action) != n+1 {
		return usage{"pseudonyms PROJECT takes add NAME PSEUDONYM, keep NAME, edit NAME, delete NAME, suggest, import FILE or export FILE"}
	}
	switch v.Action[0] {
	case "suggest":
		return e.read(v.Project, e.printSuggestions)
	case "export":
		return e.read(v.Project, func(w *workspace.Workspace) error {
			if err := w.ExportNames(v.Action[1]); err != nil {
				return err
			}
			return e.print(struct {
				Path string `json:"path"`
			}{v.Action[1]}, func(out io.Writer) { fmt.Fprintln(out, v.Action[1]) })
		})
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		if v.Action[0] == "import" {
			return e.importNames(w, v.Action[1])
		}
		if err := v.act(e, w); err != nil {
			return err
		}
		return e.printNames(w)
	})
}

func (v *pseudonymsVerb) act(e *env, w *workspace.Workspace) error {
	switch v.Action[0] {
	case "add", "keep":
		n := corpus.Pseudonym{Name: v.Action[1], Forms: v.Form, Kind: corpus.NameKind(v.Kind)}
		if v.Action[0] == "add" {
			n.Pseudonym = v.Action[2]
		}
		if v.Memo != nil {
			n.Memo = *v.Memo
		}
		_, err := w.AddName(e.author, n)
		return err
	}
	id, err := w.FindName(v.Action[1])
	if err != nil {
		return err
	}
	if v.Action[0] == "delete" {
		return w.DeleteNames(e.author, []corpus.ID{id})
	}
	all, err := w.Names()
	if err != nil {
		return err
	}
	n := all[slices.IndexFunc(all, func(n corpus.Pseudonym) bool { return n.ID == id })]
	if v.Name != "" {
		n.Name = v.Name
	}
	if v.To != "" {
		n.Pseudonym = v.To
	}
	if v.Kind != "" {
		n.Kind = corpus.NameKind(v.Kind)
	}
	if v.Form != nil {
		n.Forms = v.Form
	}
	if v.Memo != nil {
		n.Memo = *v.Memo
	}
	return w.EditName(e.author, n)
}

func (e *env) importNames(w *workspace.Workspace, path string) error {
	read, err := w.ImportNames(e.author, path)
	if err != nil {
		return err
	}
	return e.print(struct {
		Added     int `json:"added"`
		Changed   int `json:"changed"`
		Unchanged int `json:"unchanged"`
	}{read.Added, read.Changed, read.Unchanged}, func(out io.Writer) {
		fmt.Fprintf(out, "%d added, %d changed, %d unchanged\n", read.Added, read.Changed, read.Unchanged)
	})
}

func (e *env) printNames(w *workspace.Workspace) error {
	all, err := w.NameInfos(e.ctx)
	if err != nil {
		return err
	}
	rows := []pseudonymRow{}
	for _, n := range all {
		row := pseudonymRow{
			ID: string(n.ID), Name: n.Name, Forms: append([]string{}, n.Forms...), Kind: string(n.Kind), Pseudonym: n.Pseudonym.Pseudonym,
			Memo: n.Memo, Count: n.Count, Cautions: []string{},
		}
		for _, c := range n.Cautions {
			row.Cautions = append(row.Cautions, string(c))
		}
		rows = append(rows, row)
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			instead := "→ " + r.Pseudonym
			if r.Pseudonym == "" {
				instead = "stays as it is"
			}
			fmt.Fprintf(out, "%s %s (%s, %d)\n", strings.Join(append([]string{r.Name}, r.Forms...), " | "), instead, r.Kind, r.Count)
			for _, c := range r.Cautions {
				fmt.Fprintf(out, "    warning: %s\n", cautionText(c))
			}
		}
	})
}

func cautionText(c string) string {
	switch workspace.Caution(c) {
	case workspace.PseudonymIsReal:
		return "the pseudonym is a real name of the table, or holds one"
	case workspace.PseudonymIsSaid:
		return "the pseudonym stands in the testimonies"
	case workspace.PseudonymIsShared:
		return "another name has the same pseudonym"
	}
	return "another entry has one of these forms and comes first"
}

func (e *env) printSuggestions(w *workspace.Workspace) error {
	all, err := w.Suggestions(e.ctx)
	if err != nil {
		return err
	}
	rows := []suggestionRow{}
	for _, s := range all {
		rows = append(rows, suggestionRow{s.Name, s.Forms, string(s.Kind), s.Pseudonym, s.Count, s.Example})
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(out, "%s (%s, %d) → %s\n    %s\n", strings.Join(append([]string{r.Name}, r.Forms...), " | "), r.Kind, r.Count, r.Pseudonym, r.Example)
		}
	})
}
