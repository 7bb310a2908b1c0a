package workspace

import (
	"fmt"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/store"
)

// Bounds of a results chain: more is no table that anybody reads.
const (
	mostLinks      = 200
	mostCellQuotes = 50
)

// LinkInfo is a row of a results chain with the quotes of its cells.
type LinkInfo struct {
	ID    corpus.ID
	Cells [3]CellInfo // action, result, impact
}

// CellInfo is a cell of a results chain.
type CellInfo struct {
	Text   string
	Quotes []QuoteInfo
}

// Chain returns the results chain of a collection, in its order.
func (w *Workspace) Chain(id corpus.ID) ([]LinkInfo, error) {
	out := []LinkInfo{}
	err := w.store.View(func(tx *store.Tx) error {
		c, err := collection(tx, id)
		if err != nil {
			return err
		}
		infos, err := w.itemInfos(tx, chainItems(c), w.printer)
		if err != nil {
			return err
		}
		for _, l := range c.Chain {
			out = append(out, LinkInfo{ID: l.ID})
		}
		for _, it := range infos {
			row, column := cellAt(it.ID)
			cell := &out[row].Cells[column]
			if it.Kind == corpus.ItemQuote {
				cell.Quotes = append(cell.Quotes, it.Quote)
			} else {
				cell.Text = it.Text
			}
		}
		return nil
	})
	return out, err
}

// SetChain makes links the results chain of a collection: rows with an ID keep
// it, others get one. It is one step.
func (w *Workspace) SetChain(a Author, id corpus.ID, links []corpus.Link) error {
	if len(links) > mostLinks {
		return corpus.Fail(corpus.TooLarge, "the results chain", fmt.Sprintf("%d rows at most", mostLinks))
	}
	return w.editCollection(a, id, func(tx *store.Tx, c *corpus.Collection) error {
		chain := make([]corpus.Link, len(links))
		seen := map[corpus.ID]bool{}
		for i, l := range links {
			if l.ID == "" || seen[l.ID] {
				l.ID = w.opts.NewID()
			}
			seen[l.ID] = true
			for _, cell := range []*corpus.Cell{&l.Action, &l.Result, &l.Impact} {
				if err := readyCell(tx, cell); err != nil {
					return err
				}
			}
			chain[i] = l
		}
		c.Chain = chain
		if len(chain) == 0 {
			c.Chain = nil
		}
		return nil
	})
}

// readyCell checks a cell: each of its quotes is there, and stands once in it.
func readyCell(tx *store.Tx, cell *corpus.Cell) error {
	cell.Text = noted(cell.Text)
	if len(cell.Text) > mostName {
		return corpus.Fail(corpus.TooLarge, "a cell of the results chain", "more than 1000 letters")
	}
	cell.Quotes = each(slices.Clone(cell.Quotes))
	if len(cell.Quotes) > mostCellQuotes {
		return corpus.Fail(corpus.TooLarge, "a cell of the results chain", fmt.Sprintf("%d quotes at most", mostCellQuotes))
	}
	for _, q := range cell.Quotes {
		if _, err := quote(tx, q); err != nil {
			return err
		}
	}
	return nil
}

// chainItems are what stands in the cells of a chain, as items whose IDs say
// where. A quote is printed as in the collection, with its cuts.
func chainItems(c corpus.Collection) []corpus.Item {
	cuts := map[corpus.ID]corpus.Item{}
	for _, it := range slices.Backward(c.Items) {
		if it.Kind == corpus.ItemQuote {
			cuts[it.Quote] = it
		}
	}
	var out []corpus.Item
	for row, l := range c.Chain {
		for column, cell := range []corpus.Cell{l.Action, l.Result, l.Impact} {
			id := cellID(row, column)
			if cell.Text != "" {
				out = append(out, corpus.Item{ID: id, Kind: corpus.ItemComment, Text: cell.Text})
			}
			for _, q := range cell.Quotes {
				out = append(out, corpus.Item{ID: id, Kind: corpus.ItemQuote, Quote: q, Edits: cuts[q].Edits, Sum: cuts[q].Sum})
			}
		}
	}
	return out
}

// cellID is the ID of what stands in a cell; rows and columns are from 0.
func cellID(row, column int) corpus.ID { return corpus.ID(fmt.Sprintf("%d/%d", row, column)) }

func cellAt(id corpus.ID) (row, column int) {
	_, _ = fmt.Sscanf(string(id), "%d/%d", &row, &column) // cellID made it
	return row, column
}

// chainRows says which blocks of a document stand in each cell, of the items
// that were permitted.
func chainRows(items []ItemInfo) []export.ChainRow {
	var out []export.ChainRow
	for i, it := range items {
		row, column := cellAt(it.ID)
		for len(out) <= row {
			out = append(out, export.ChainRow{})
		}
		out[row][column] = append(out[row][column], i)
	}
	return out
}
