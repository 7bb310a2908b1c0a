package desktop

import (
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// SetChain makes links the results chain of a collection. A row without an ID is
// new.
func (a *App) SetChain(id string, links []ChainEdit, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, links, origin)
	if err != nil {
		return err
	}
	chain := make([]corpus.Link, len(links))
	for i, l := range links {
		chain[i] = corpus.Link{ID: corpus.ID(l.ID), Action: cellOf(l.Action), Result: cellOf(l.Result), Impact: cellOf(l.Impact)}
	}
	return p.Workspace.SetChain(a.author(origin), corpus.ID(id), chain)
}

func cellOf(c CellEdit) corpus.Cell { return corpus.Cell{Text: c.Text, Quotes: ids(c.Quotes)} }

// chainOf lays the results chain of a collection open.
func (p *project) chainOf(id corpus.ID) ([]ChainLink, error) {
	links, err := p.Workspace.Chain(id)
	if err != nil {
		return nil, err
	}
	out := make([]ChainLink, len(links))
	for i, l := range links {
		out[i].ID = string(l.ID)
		for n, cell := range []*ChainCell{&out[i].Action, &out[i].Result, &out[i].Impact} {
			if *cell, err = p.chainCellOf(l.Cells[n]); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func (p *project) chainCellOf(c workspace.CellInfo) (ChainCell, error) {
	out := ChainCell{Text: c.Text, Quotes: make([]Quote, len(c.Quotes))}
	for i, q := range c.Quotes {
		shown, err := p.quoteOf(q)
		if err != nil {
			return out, err
		}
		out.Quotes[i] = shown
	}
	return out, nil
}
