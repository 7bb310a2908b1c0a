package workspace

import (
	"cmp"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/stats"
	"florilege/backend/store"
)

// CodeInfo is a code in the order of the tree, with its counts.
type CodeInfo struct {
	corpus.Code
	Path  string
	Depth int         // 0 at the top
	Each  stats.Count // quotes counted each time
	Once  stats.Count // confirmed repeats counted once
}

// Codes returns the codebook in the order of its tree, a parent before its
// children. What is said by those who ask the questions counts for nothing.
func (w *Workspace) Codes() (out []CodeInfo, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		codes, err := codesOf(tx)
		if err != nil {
			return err
		}
		links, err := linksOf(tx)
		if err != nil {
			return err
		}
		asked, err := w.quotes.asked(tx)
		if err != nil {
			return err
		}
		byQuote := map[corpus.ID][]corpus.ID{}
		tx.EachCoding(func(code, quote corpus.ID) {
			if !asked[quote] {
				byQuote[quote] = append(byQuote[quote], code)
			}
		})
		quotes := func(yield func(stats.Quote) bool) {
			for id, codes := range byQuote {
				if !yield(stats.Quote{Codes: codes, Group: string(links.of[id])}) {
					return
				}
			}
		}
		each := stats.ByCode(quotes, codes, false)
		once := stats.ByCode(quotes, codes, true)
		out = make([]CodeInfo, 0, len(codes))
		for _, c := range inTreeOrder(codes) {
			out = append(out, CodeInfo{
				Code: c, Path: corpus.Path(codes, c.ID), Depth: depth(codes, c.ID),
				Each: each[c.ID], Once: once[c.ID],
			})
		}
		return nil
	})
	return out, err
}

func codesOf(tx *store.Tx) (map[corpus.ID]corpus.Code, error) {
	out := map[corpus.ID]corpus.Code{}
	for c, err := range tx.Codes().All() {
		if err != nil {
			return nil, err
		}
		out[c.ID] = c
	}
	return out, nil
}

// inTreeOrder lists the codes depth first, siblings by their order.
func inTreeOrder(codes map[corpus.ID]corpus.Code) []corpus.Code {
	children := map[corpus.ID][]corpus.Code{}
	for _, c := range codes {
		children[c.Parent] = append(children[c.Parent], c)
	}
	for _, list := range children {
		slices.SortFunc(list, bySiblings)
	}
	out := make([]corpus.Code, 0, len(codes))
	var walk func(parent corpus.ID)
	walk = func(parent corpus.ID) {
		for _, c := range children[parent] {
			out = append(out, c)
			walk(c.ID)
		}
	}
	walk("")
	return out
}

func bySiblings(a, b corpus.Code) int {
	return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
}

// childrenOf returns the codes right under one ("" for the top), in their order.
func childrenOf(codes map[corpus.ID]corpus.Code, parent corpus.ID) []corpus.Code {
	var out []corpus.Code
	for _, c := range codes {
		if c.Parent == parent {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, bySiblings)
	return out
}

func depth(codes map[corpus.ID]corpus.Code, id corpus.ID) int {
	n := 0
	for id = codes[id].Parent; id != "" && n < len(codes); id = codes[id].Parent {
		n++
	}
	return n
}

func (w *Workspace) code(id corpus.ID) (c corpus.Code, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		c, err = tx.Codes().Get(id)
		return named(err, "code", id)
	})
	return c, err
}

// codeNames returns the names of codes, or an error where one is not there.
func (w *Workspace) codeNames(ids []corpus.ID) ([]string, error) {
	out := make([]string, 0, len(ids))
	err := w.store.View(func(tx *store.Tx) error {
		for _, id := range ids {
			c, err := tx.Codes().Get(id)
			if err != nil {
				return named(err, "code", id)
			}
			out = append(out, c.Name)
		}
		return nil
	})
	return out, err
}
