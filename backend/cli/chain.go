package cli

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type chainVerb struct {
	Project    string   `arg:"" help:"Path of the project."`
	Collection string   `arg:"" help:"Name or ID of a collection."`
	Do         []string `arg:"" optional:"" help:"add, edit ROW, move ROW TO, or delete ROW; rows count from 1."`

	Action *string `help:"With add or edit: what was done." placeholder:"WORDS"`
	Result *string `help:"With add or edit: what came of it." placeholder:"WORDS"`
	Impact *string `help:"With add or edit: what that changed." placeholder:"WORDS"`

	ActionQuote []string `help:"With add or edit: ID of a quote that says so; with edit they stand in the place of those before, - for none." placeholder:"ID"`
	ResultQuote []string `help:"Likewise of the result." placeholder:"ID"`
	ImpactQuote []string `help:"Likewise of the impact." placeholder:"ID"`
}

type chainRow struct {
	ID     string       `json:"id"`
	Action chainCellRow `json:"action"`
	Result chainCellRow `json:"result"`
	Impact chainCellRow `json:"impact"`
}

type chainCellRow struct {
	Text   string          `json:"text"`
	Quotes []chainQuoteRow `json:"quotes"`
}

type chainQuoteRow struct {
	ID      string `json:"id"`
	Text    string `json:"text"`
	Speaker string `json:"speaker"`
}

func (v *chainVerb) Run(e *env) error {
	if len(v.Do) == 0 {
		return e.read(v.Project, func(w *workspace.Workspace) error {
			id, err := w.FindCollection(v.Collection)
			if err != nil {
				return err
			}
			return v.print(e, w, id)
		})
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		id, err := w.FindCollection(v.Collection)
		if err != nil {
			return err
		}
		c, _, err := w.Collection(id)
		if err != nil {
			return err
		}
		links, err := v.arranged(c.Chain)
		if err != nil {
			return err
		}
		if err := w.SetChain(e.author, id, links); err != nil {
			return err
		}
		return v.print(e, w, id)
	})
}

// arranged returns the chain as the call wants it.
func (v *chainVerb) arranged(chain []corpus.Link) ([]corpus.Link, error) {
	chain = slices.Clone(chain)
	rows := []int{}
	for _, word := range v.Do[1:] {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > len(chain) {
			return nil, corpus.Fail(corpus.NotFound, "row "+word+" of the results chain", "")
		}
		rows = append(rows, n-1)
	}
	switch do := v.Do[0]; {
	case do == "add" && len(rows) == 0:
		var l corpus.Link
		v.fill(&l)
		return append(chain, l), nil
	case do == "edit" && len(rows) == 1:
		v.fill(&chain[rows[0]])
		return chain, nil
	case do == "move" && len(rows) == 2:
		moved := chain[rows[0]]
		chain = slices.Delete(chain, rows[0], rows[0]+1)
		return slices.Insert(chain, rows[1], moved), nil
	case do == "delete" && len(rows) == 1:
		return slices.Delete(chain, rows[0], rows[0]+1), nil
	}
	return nil, usage{"chain PROJECT COLLECTION takes add, edit ROW, move ROW TO, or delete ROW"}
}

// fill writes into a row what the call says, and leaves the rest.
func (v *chainVerb) fill(l *corpus.Link) {
	for _, part := range []struct {
		cell   *corpus.Cell
		text   *string
		quotes []string
	}{{&l.Action, v.Action, v.ActionQuote}, {&l.Result, v.Result, v.ResultQuote}, {&l.Impact, v.Impact, v.ImpactQuote}} {
		if part.text != nil {
			part.cell.Text = *part.text
		}
		if len(part.quotes) == 0 {
			continue
		}
		part.cell.Quotes = nil
		for _, id := range part.quotes {
			if id != "-" {
				part.cell.Quotes = append(part.cell.Quotes, corpus.ID(id))
			}
		}
	}
}

func (v *chainVerb) print(e *env, w *workspace.Workspace, id corpus.ID) error {
	links, err := w.Chain(id)
	if err != nil {
		return err
	}
	rows := []chainRow{}
	for _, l := range links {
		rows = append(rows, chainRow{string(l.ID), chainCellRowOf(l.Cells[0]), chainCellRowOf(l.Cells[1]), chainCellRowOf(l.Cells[2])})
	}
	return e.print(rows, func(out io.Writer) {
		for i, r := range rows {
			fmt.Fprintf(out, "%d  %s → %s → %s\n", i+1, r.Action.text(), r.Result.text(), r.Impact.text())
		}
	})
}

func chainCellRowOf(c workspace.CellInfo) chainCellRow {
	out := chainCellRow{c.Text, []chainQuoteRow{}}
	for _, q := range c.Quotes {
		out.Quotes = append(out.Quotes, chainQuoteRow{string(q.ID), q.Exact, q.SpeakerName})
	}
	return out
}

func (c chainCellRow) text() string {
	var parts []string
	if c.Text != "" {
		parts = append(parts, c.Text)
	}
	for _, q := range c.Quotes {
		parts = append(parts, "«"+q.Text+"»")
	}
	return strings.Join(parts, " ")
}
