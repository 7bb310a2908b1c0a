package cli

import (
	"fmt"
	"io"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type workshopVerb struct {
	Project    string   `arg:"" help:"Path of the project."`
	Collection string   `arg:"" help:"Name or ID of the collection that the cards were printed of."`
	Action     []string `arg:"" optional:"" help:"new NAME | sort NAME PILE CARD… | rename NAME PILE WORDS | drop NAME PILE | table NAME | codes NAME | delete NAME"`
	Public     bool     `help:"With new: the cards were printed for the public."`
	Move       bool     `help:"With sort: take cards from the piles that they are in."`
	Output     string   `short:"o" help:"With table: write it to a .csv or .xlsx file." placeholder:"OUT"`
	leavingFlags
}

type workshopRow struct {
	ID    string    `json:"id"`
	Name  string    `json:"name"`
	Cards []string  `json:"cards"` // quotes, by number
	Piles []pileRow `json:"piles"`
}

type pileRow struct {
	Name  string `json:"name"`
	Cards []int  `json:"cards"`
}

// sortedRow is what became of cards; where anything stands in the way, nothing
// changed.
type sortedRow struct {
	Done      bool         `json:"done"`
	Cards     []int        `json:"cards"`
	Twice     []int        `json:"twice"`
	Elsewhere []sittingRow `json:"elsewhere"`
	Unknown   []string     `json:"unknown"`
}

type sittingRow struct {
	Card int    `json:"card"`
	Pile string `json:"pile"`
}

var errWorkshop = usage{"workshop PROJECT COLLECTION takes new NAME, sort NAME PILE CARD…, rename NAME PILE WORDS, drop NAME PILE, table NAME, codes NAME or delete NAME"}

func (v *workshopVerb) Run(e *env) error {
	if len(v.Action) == 0 {
		return e.read(v.Project, func(w *workspace.Workspace) error {
			c, err := v.collection(w)
			if err != nil {
				return err
			}
			rows := []workshopRow{}
			for _, s := range c.Workshops {
				rows = append(rows, workshopRowOf(s))
			}
			return e.print(rows, func(out io.Writer) {
				for _, r := range rows {
					r.text(out)
				}
			})
		})
	}
	takes := map[string]int{"new": 2, "rename": 4, "drop": 3, "table": 2, "codes": 2, "delete": 2}
	if n, ok := takes[v.Action[0]]; ok && n != len(v.Action) || !ok && (v.Action[0] != "sort" || len(v.Action) < 4) {
		return errWorkshop
	}
	open := e.change
	if v.Action[0] == "table" {
		open = e.read
	}
	return open(v.Project, func(w *workspace.Workspace) error { return v.do(e, w, v.Action[0], v.Action[1:]) })
}

func (v *workshopVerb) collection(w *workspace.Workspace) (c corpus.Collection, err error) {
	id, err := w.FindCollection(v.Collection)
	if err == nil {
		c, _, err = w.Collection(id)
	}
	return c, err
}

func (v *workshopVerb) do(e *env, w *workspace.Workspace, action string, args []string) error {
	c, err := v.collection(w)
	if err != nil {
		return err
	}
	if action == "new" {
		if _, err := w.AddWorkshop(e.author, c.ID, args[0], v.Public); err != nil {
			return err
		}
		return v.printOne(e, w, args[0])
	}
	s, err := workshopNamed(c, args[0])
	if err != nil {
		return err
	}
	switch action {
	case "sort":
		return v.sort(e, w, c.ID, s.ID, args)
	case "rename":
		err = w.RenamePile(e.author, c.ID, s.ID, args[1], args[2])
	case "drop":
		err = w.RenamePile(e.author, c.ID, s.ID, args[1], "")
	case "delete":
		return w.DeleteWorkshop(e.author, c.ID, s.ID)
	case "codes":
		n, err := w.CodesOfWorkshop(e.author, c.ID, s.ID)
		if err != nil {
			return err
		}
		return e.print(struct {
			Codings int `json:"codings"`
		}{n}, func(out io.Writer) { fmt.Fprintf(out, "%d codings\n", n) })
	case "table":
		return v.table(e, w, c.ID, s.ID)
	}
	if err != nil {
		return err
	}
	return v.printOne(e, w, args[0])
}

func (v *workshopVerb) sort(e *env, w *workspace.Workspace, id, workshop corpus.ID, args []string) error {
	s, err := w.SortCards(e.author, id, workshop, args[1], strings.Join(args[2:], " "), v.Move)
	if err != nil {
		return err
	}
	row := sortedRow{s.Done(), s.Cards, s.Twice, []sittingRow{}, s.Unknown}
	for _, at := range s.Elsewhere {
		row.Elsewhere = append(row.Elsewhere, sittingRow{at.Card, at.Pile})
	}
	err = e.print(row, func(out io.Writer) {
		if row.Done {
			fmt.Fprintf(out, "%s: %s\n", args[1], numbers(row.Cards))
		}
		for _, n := range row.Twice {
			fmt.Fprintf(out, "%d is named twice\n", n)
		}
		for _, at := range row.Elsewhere {
			fmt.Fprintf(out, "%d is in «%s» already; --move takes it from there\n", at.Card, at.Pile)
		}
		for _, word := range row.Unknown {
			fmt.Fprintf(out, "%s is no card\n", word)
		}
	})
	if err == nil && !row.Done {
		err = errSaid
	}
	return err
}

// tableRow is a comparison of piles with codes.
type tableRow struct {
	Piles    []string `json:"piles"`
	Codes    []string `json:"codes"` // names, "" for none
	Cells    [][]int  `json:"cells"` // by pile and code
	Unsorted []int    `json:"unsorted"`
	Compared int      `json:"compared"`
	Rand     float64  `json:"rand"`
}

func (v *workshopVerb) table(e *env, w *workspace.Workspace, id, workshop corpus.ID) error {
	t, err := w.WorkshopTable(id, workshop)
	if err != nil {
		return err
	}
	if v.Output != "" {
		leaks, err := w.WorkshopLeaks(e.ctx, id, workshop, v.Output)
		if err != nil {
			return err
		}
		if err := v.leaves(e, leaks, false, func() error { return w.ExportWorkshop(id, workshop, v.Output) }); err != nil {
			return err
		}
	}
	row := tableRow{t.Piles, append([]string{}, t.Names...), t.Cells, t.Unsorted, t.Cards, t.Rand}
	return e.print(row, func(out io.Writer) {
		for i, pile := range row.Piles {
			fmt.Fprintf(out, "%s\n", pile)
			for j, n := range row.Cells[i] {
				if n > 0 {
					fmt.Fprintf(out, "  %4d  %s\n", n, row.Codes[j])
				}
			}
		}
		if len(row.Unsorted) > 0 {
			fmt.Fprintf(out, "in no pile: %s\n", numbers(row.Unsorted))
		}
		fmt.Fprintf(out, "adjusted Rand index %.2f over %d cards\n", row.Rand, row.Compared)
	})
}

func (v *workshopVerb) printOne(e *env, w *workspace.Workspace, name string) error {
	c, err := v.collection(w)
	if err != nil {
		return err
	}
	s, err := workshopNamed(c, name)
	if err != nil {
		return err
	}
	row := workshopRowOf(s)
	return e.print(row, row.text)
}

func workshopNamed(c corpus.Collection, name string) (corpus.Workshop, error) {
	for _, s := range c.Workshops {
		if string(s.ID) == name || anchor.Fold(s.Name) == anchor.Fold(anchor.Name(name)) {
			return s, nil
		}
	}
	return corpus.Workshop{}, corpus.Fail(corpus.NotFound, "workshop «"+name+"»", "")
}

func workshopRowOf(s corpus.Workshop) workshopRow {
	row := workshopRow{ID: string(s.ID), Name: s.Name, Cards: make([]string, len(s.Cards)), Piles: []pileRow{}}
	for i, q := range s.Cards {
		row.Cards[i] = string(q)
	}
	for _, p := range s.Piles {
		row.Piles = append(row.Piles, pileRow{p.Name, append([]int{}, p.Cards...)})
	}
	return row
}

func (r workshopRow) text(out io.Writer) {
	fmt.Fprintf(out, "%s  %s (%d cards)\n", r.ID, r.Name, len(r.Cards))
	for _, p := range r.Piles {
		fmt.Fprintf(out, "  %s: %s\n", p.Name, numbers(p.Cards))
	}
}

func numbers(list []int) string { return strings.Trim(fmt.Sprint(list), "[]") }
