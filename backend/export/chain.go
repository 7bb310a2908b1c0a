package export

import (
	"io"
	"strings"

	"florilege/backend/corpus"
)

// ChainRow is one row of a results chain: an action, its result, its impact. A
// cell names the blocks of the document that stand in it, by their index: a
// statement, as a comment, and the quotes that back it.
type ChainRow [3][]int

// chainPrefix begins the names of the formats of results chains.
const chainPrefix = "chain-"

// IsChain reports whether a format lays a results chain out, and not the items
// of a collection.
func IsChain(format string) bool { return strings.HasPrefix(format, chainPrefix) }

// chainCell is what stands in a cell, ready to lay out.
type chainCell struct {
	statement string
	quotes    []Quote
}

func (c chainCell) empty() bool { return c.statement == "" && len(c.quotes) == 0 }

// chainOf returns the cells of the document's chain. A chain without a row is
// corpus.Invalid.
func chainOf(d Document) ([][3]chainCell, error) {
	var out [][3]chainCell
	for _, row := range d.Chain {
		var cells [3]chainCell
		some := false
		for i, blocks := range row {
			for _, at := range blocks {
				switch b := d.Blocks[at]; b.Kind {
				case corpus.ItemQuote:
					cells[i].quotes = append(cells[i].quotes, b.Quote)
				default:
					cells[i].statement = strings.TrimSpace(cells[i].statement + "\n" + b.Text)
				}
			}
			some = some || !cells[i].empty()
		}
		if some {
			out = append(out, cells)
		}
	}
	if len(out) == 0 {
		return nil, corpus.Fail(corpus.Invalid, d.Title, "its results chain has no row")
	}
	return out, nil
}

// writeChainPDF writes the diagram as A4 pages on their side.
func writeChainPDF(w io.Writer, d Document, l language, o Options) error {
	t, err := newTypefaces()
	if err != nil {
		return err
	}
	pages, err := t.chainPages(d, l, o, true)
	if err != nil {
		return err
	}
	return pdfPages(w, pages, t, d, l)
}

// chainPages draws the diagram: on sheets of paper, or on one picture that is as
// high as it needs.
func (t typefaces) chainPages(d Document, l language, o Options, sheets bool) ([]page, error) {
	rows, err := chainOf(d)
	if err != nil {
		return nil, err
	}
	c := newChart(rows, t, l, o, sheets)
	c.title(d)
	for _, row := range rows {
		c.row(row)
	}
	c.finish(d)
	return c.pages, nil
}
