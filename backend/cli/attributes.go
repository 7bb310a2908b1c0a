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

type attributesVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Action  []string `arg:"" optional:"" help:"add NAME | rename ATTRIBUTE NAME | type ATTRIBUTE TYPE | choices ATTRIBUTE CHOICE… | rename-choice ATTRIBUTE CHOICE NAME | group ATTRIBUTE yes|no | memo ATTRIBUTE TEXT | move ATTRIBUTE PLACE | delete ATTRIBUTE"`
	Of      string   `enum:"testimony,participant," default:"" help:"Whose attribute: testimony or participant. With add: testimony where absent."`
	Type    string   `enum:"text,choice,number,date,yesno," default:"" help:"With add: text, choice, number, date or yesno; text where absent."`
	Choice  []string `sep:"none" help:"With add: a choice; may be given several times." placeholder:"CHOICE"`
	Group   bool     `help:"With add: its choices are groups of testimonies."`
	Drop    bool     `help:"With type and choices: take out the values that cannot be read so."`
}

type attributeRow struct {
	ID      string   `json:"id"`
	Of      string   `json:"of"`
	Name    string   `json:"name"`
	Type    string   `json:"type"`
	Choices []string `json:"choices"`
	Groups  bool     `json:"groups"`
	Memo    string   `json:"memo"`
	Values  int      `json:"values"`
}

// attributeActions are how many arguments each action takes at least.
func attributeActions() map[string]int {
	return map[string]int{
		"add": 1, "rename": 2, "type": 2, "choices": 2, "rename-choice": 3, "group": 2, "memo": 2, "move": 2, "delete": 1,
	}
}

func (v *attributesVerb) Run(e *env) error {
	if len(v.Action) == 0 {
		return e.read(v.Project, e.printAttributes)
	}
	n, ok := attributeActions()[v.Action[0]]
	if got := len(v.Action) - 1; !ok || got < n || got > n && v.Action[0] != "choices" {
		return usage{"attributes PROJECT takes add NAME, rename ATTRIBUTE NAME, type ATTRIBUTE TYPE, choices ATTRIBUTE CHOICE…, " +
			"rename-choice ATTRIBUTE CHOICE NAME, group ATTRIBUTE yes|no, memo ATTRIBUTE TEXT, move ATTRIBUTE PLACE or delete ATTRIBUTE"}
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		if err := v.act(e, w, v.Action[0], v.Action[1:]); err != nil {
			return err
		}
		return e.printAttributes(w)
	})
}

func (v *attributesVerb) act(e *env, w *workspace.Workspace, action string, args []string) error {
	if action == "add" {
		a := corpus.Attribute{
			Of: corpus.Bearer(v.Of), Name: args[0], Type: corpus.AttributeType(v.Type), Choices: v.Choice, Groups: v.Group,
		}
		if v.Of == "" {
			a.Of = corpus.OfTestimony
		}
		if v.Type == "" {
			a.Type = corpus.TypeText
			if len(v.Choice) > 0 || v.Group {
				a.Type = corpus.TypeChoice
			}
		}
		_, err := w.AddAttribute(e.author, a)
		return err
	}
	id, err := w.FindAttribute(corpus.Bearer(v.Of), args[0])
	if err != nil {
		return err
	}
	switch action {
	case "delete":
		return w.DeleteAttribute(e.author, id)
	case "move":
		place, err := strconv.Atoi(args[1])
		if err != nil {
			return usage{"PLACE is a whole number, from 1"}
		}
		return w.MoveAttribute(e.author, id, place-1)
	}
	all, err := w.Attributes()
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(a workspace.AttributeInfo) bool { return a.ID == id })
	edit := workspace.AttributeEdit{Attribute: all[at].Attribute, Drop: v.Drop}
	switch action {
	case "rename":
		edit.Name = args[1]
	case "type":
		edit.Type = corpus.AttributeType(args[1])
	case "choices":
		edit.Choices = args[1:]
	case "memo":
		edit.Memo = args[1]
	case "group":
		edit.Groups = args[1] == "yes"
	case "rename-choice":
		i := slices.Index(edit.Choices, args[1])
		if i < 0 {
			return corpus.Fail(corpus.NotFound, "choice «"+args[1]+"»", "")
		}
		edit.Choices = slices.Clone(edit.Choices)
		edit.Choices[i], edit.Renamed = args[2], map[string]string{args[1]: args[2]}
	}
	return e.editAttribute(w, edit)
}

// editAttribute says which values keep it from being done.
func (e *env) editAttribute(w *workspace.Workspace, edit workspace.AttributeEdit) error {
	lost, err := w.PlanAttribute(edit)
	if err != nil {
		return err
	}
	if len(lost) > 0 && !edit.Drop {
		for _, l := range lost {
			fmt.Fprintf(e.err, "%s: «%s»\n", l.Name, l.Text)
		}
	}
	err = w.EditAttribute(e.author, edit)
	if err != nil && len(lost) > 0 && !edit.Drop {
		return errors.Join(err, errors.New("--drop takes them out"))
	}
	return err
}

func (e *env) printAttributes(w *workspace.Workspace) error {
	all, err := w.Attributes()
	if err != nil {
		return err
	}
	rows := []attributeRow{}
	for _, a := range all {
		row := attributeRow{
			ID: string(a.ID), Of: string(a.Of), Name: a.Name, Type: string(a.Type), Choices: a.Choices, Groups: a.Groups,
			Memo: a.Memo, Values: a.Valued,
		}
		if row.Choices == nil {
			row.Choices = []string{}
		}
		rows = append(rows, row)
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			what := r.Type
			if len(r.Choices) > 0 {
				what += ": " + strings.Join(r.Choices, ", ")
			}
			if r.Groups {
				what += " (groups)"
			}
			fmt.Fprintf(out, "%-11s  %s  %s  %d values\n", r.Of, r.Name, what, r.Values)
		}
	})
}

// valuesByName are the values of a testimony or a participant, as stored.
func valuesByName(attributes []workspace.AttributeInfo, values []corpus.Value) map[string]string {
	out := map[string]string{}
	for _, a := range attributes {
		if v := corpus.ValueOf(values, a.ID); v != "" {
			out[a.Name] = v
		}
	}
	return out
}

type valueGroupRow struct {
	Value  string `json:"value"` // "" for those that have none
	Of     int    `json:"of"`    // testimonies, or participants
	Quotes int    `json:"quotes"`
	Once   int    `json:"once"`
}

type groupedCodeRow struct {
	ID     string `json:"id"`
	Path   string `json:"path"`
	Quotes []int  `json:"quotes"` // by group: with the code or one under it
	Once   []int  `json:"once"`   // confirmed repeats counted once
}

type groupsResult struct {
	Attribute string           `json:"attribute"`
	Groups    []valueGroupRow  `json:"groups"`
	Codes     []groupedCodeRow `json:"codes"`
}

// printGroups counts the codes by the values of an attribute.
func (e *env) printGroups(w *workspace.Workspace, r workspace.CrossRequest) error {
	by, err := w.CountByGroup(r.Attribute, r.Where...)
	if err != nil {
		return err
	}
	res := groupsResult{Attribute: by.Attribute.Name, Groups: []valueGroupRow{}, Codes: []groupedCodeRow{}}
	for _, g := range by.Groups {
		res.Groups = append(res.Groups, valueGroupRow{g.Value, g.Bearers, g.Quotes, g.Once})
	}
	for _, c := range by.Codes {
		row := groupedCodeRow{ID: string(c.ID), Path: c.Path, Quotes: []int{}, Once: []int{}}
		for i := range by.Groups {
			row.Quotes, row.Once = append(row.Quotes, c.Each[i].Total), append(row.Once, c.Once[i].Total)
		}
		res.Codes = append(res.Codes, row)
	}
	return e.print(res, func(out io.Writer) {
		for _, g := range res.Groups {
			fmt.Fprintf(out, "%s: %d, %d quotes, %d once\n", orNone(g.Value), g.Of, g.Quotes, g.Once)
		}
		for _, c := range res.Codes {
			fmt.Fprint(out, c.Path)
			for i, g := range res.Groups {
				fmt.Fprintf(out, "  %s: %d", orNone(g.Value), c.Quotes[i])
			}
			fmt.Fprintln(out)
		}
	})
}

// orNone says that there is no value.
func orNone(value string) string {
	if value == "" {
		return "(none)"
	}
	return value
}
