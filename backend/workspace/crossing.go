package workspace

import (
	"iter"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/stats"
	"florilege/backend/store"
)

// CrossRequest says what the codebook is crossed with.
type CrossRequest struct {
	Dimension corpus.ID   // what codings say in it; "" for their number alone
	Attribute corpus.ID   // of testimonies or participants, whose values are groups; "" for one group of all
	Where     []Condition // which quotes count
}

// Crossing is the codebook counted by what codings say in a dimension, in each group.
type Crossing struct {
	Dimension corpus.Dimension // without an ID where there is none
	Attribute corpus.Attribute // without an ID where there is none
	Groups    []Group
	All       Crossed       // quotes, whatever their codes
	Codes     []CrossedCode // those of which there is a quote, in the order of the tree
}

// Crossed are numbers of quotes by group and, in each, by value of the dimension;
// the last of a group is of codings that say nothing in it.
type Crossed struct {
	Each [][]int
	Once [][]int // confirmed repeats counted once
}

// CrossedCode is a code with its quotes and those of the codes under it.
type CrossedCode struct {
	corpus.Code
	Path  string
	Depth int // 0 at the top
	Crossed
}

// Cross counts quotes by code, by what their codings with it say, and by group. A
// quote of which two codings under one code say different things counts for both.
// What is said by those who ask the questions counts for nothing.
func (w *Workspace) Cross(r CrossRequest) (out Crossing, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		out, err = crossing(tx, r)
		return err
	})
	return out, err
}

func crossing(tx *store.Tx, r CrossRequest) (out Crossing, err error) {
	if r.Dimension != "" {
		if out.Dimension, err = dimensionOf(tx, r.Dimension); err != nil {
			return out, err
		}
	}
	if r.Attribute != "" {
		if out.Attribute, err = attributeOf(tx, r.Attribute); err != nil {
			return out, err
		}
	}
	by := out.Attribute
	if by.ID == "" {
		by.Of = corpus.OfTestimony // of which each is in the one group
	}
	var byValue map[string][]countedQuote
	if out.Groups, byValue, err = grouped(tx, by, r.Where); err != nil {
		return out, err
	}
	codes, err := codesOf(tx)
	if err != nil {
		return out, err
	}
	each, once := out.counts(byValue, codes, false), out.counts(byValue, codes, true)
	for _, c := range inTreeOrder(codes) {
		crossed := CrossedCode{c, corpus.Path(codes, c.ID), depth(codes, c.ID), Crossed{each[c.ID], once[c.ID]}}
		if crossed.Each != nil {
			out.Codes = append(out.Codes, crossed)
		}
	}
	return out, nil
}

// counts counts the quotes of each code that has any, and in All of any code.
func (c *Crossing) counts(byValue map[string][]countedQuote, codes map[corpus.ID]corpus.Code, once bool) map[corpus.ID][][]int {
	out, columns := map[corpus.ID][][]int{}, len(c.Dimension.Values)+1
	empty := func() [][]int {
		cells := make([][]int, len(c.Groups))
		for i := range cells {
			cells[i] = make([]int, columns)
		}
		return cells
	}
	all := empty()
	for i, g := range c.Groups {
		for v := range columns {
			quotes := saying(byValue[g.Value], func(said corpus.Coding) bool { return c.column(said) == v })
			if all[i][v] = saidOnce(quotes); !once {
				all[i][v] = len(slices.Collect(quotes))
			}
			for id, n := range stats.ByCode(quotes, codes, once) {
				if out[id] == nil {
					out[id] = empty()
				}
				out[id][i][v] = n.Total
			}
		}
	}
	if once {
		c.All.Once = all
	} else {
		c.All.Each = all
	}
	return out
}

// column returns the index of the value that a coding says, or how many there are
// where it says nothing.
func (c *Crossing) column(said corpus.Coding) int {
	for _, s := range said.Stances {
		at := slices.IndexFunc(c.Dimension.Values, func(v corpus.DimensionValue) bool { return v.ID == s.Value })
		if s.Dimension == c.Dimension.ID && at >= 0 {
			return at
		}
	}
	return len(c.Dimension.Values)
}

// saying are the quotes that have codings that pass, with the codes of these.
func saying(quotes []countedQuote, passes func(corpus.Coding) bool) iter.Seq[stats.Quote] {
	return func(yield func(stats.Quote) bool) {
		for _, q := range quotes {
			one := q.Quote
			one.Codes = nil
			for _, c := range q.codings {
				if passes(c) {
					one.Codes = append(one.Codes, c.Code)
				}
			}
			if len(one.Codes) > 0 && !yield(one) {
				return
			}
		}
	}
}
