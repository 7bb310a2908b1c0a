package workspace

import (
	"cmp"
	"slices"
	"strings"

	"florilege/backend/anchor"
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
		asked, err := w.evidence.asked(tx)
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

// AddCode adds a code under parent ("" for the top), after its siblings. An
// empty colour takes the parent's, or the next of the palette.
func (w *Workspace) AddCode(a Author, name string, parent corpus.ID, color string) (c corpus.Code, err error) {
	change := store.Change{Action: corpus.ActCodeAdd, Subject: anchor.Name(name)}
	err = w.update(a, change, []string{store.Codes}, func(tx *store.Tx) error {
		c, err = addCode(tx, w.opts, name, parent, color)
		return err
	})
	return c, err
}

func addCode(tx *store.Tx, o Options, name string, parent corpus.ID, color string) (corpus.Code, error) {
	codes, err := codesOf(tx)
	if err != nil {
		return corpus.Code{}, err
	}
	if name, err = freeName(codes, name, parent, ""); err != nil {
		return corpus.Code{}, err
	}
	if color != "" && !validColor(color) {
		return corpus.Code{}, corpus.Fail(corpus.Invalid, "the colour "+color, "it is not of the form #rrggbb")
	}
	if color == "" {
		color = nextColor(codes, parent)
	}
	c := corpus.Code{ID: o.NewID(), Name: name, Parent: parent, Color: color, Order: nextOrder(codes, parent), Created: o.Now()}
	return c, tx.Codes().Put(c.ID, c)
}

// freeName returns the name as stored, or an error where it is empty, its
// parent is not there, or a sibling other than self bears it.
func freeName(codes map[corpus.ID]corpus.Code, name string, parent, self corpus.ID) (string, error) {
	name, err := usable("the name of the code", name)
	if err != nil {
		return "", err
	}
	if _, ok := codes[parent]; !ok && parent != "" {
		return "", corpus.Fail(corpus.NotFound, "code "+string(parent), "")
	}
	for _, c := range codes {
		if c.Parent == parent && c.ID != self && anchor.Fold(c.Name) == anchor.Fold(name) {
			return "", corpus.Fail(corpus.Exists, "the code "+c.Name, "")
		}
	}
	return name, nil
}

func nextOrder(codes map[corpus.ID]corpus.Code, parent corpus.ID) int {
	next := 0
	for _, c := range codes {
		if c.Parent == parent {
			next = max(next, c.Order+1)
		}
	}
	return next
}

// nextColor gives a child its parent's colour and a top code the one of the
// palette that fewest of them bear.
func nextColor(codes map[corpus.ID]corpus.Code, parent corpus.ID) string {
	if p, ok := codes[parent]; ok {
		return p.Color
	}
	used := map[string]int{}
	for _, c := range codes {
		if c.Parent == "" {
			used[c.Color]++
		}
	}
	palette := corpus.Palette()
	return slices.MinFunc(palette, func(a, b string) int { return cmp.Compare(used[a], used[b]) })
}

func validColor(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(strings.ToLower(s[1:]), "0123456789abcdef") == ""
}

// RenameCode gives a code another name.
func (w *Workspace) RenameCode(a Author, id corpus.ID, name string) error {
	c, err := w.code(id)
	if err != nil {
		return err
	}
	c.Name = name
	return w.EditCode(a, c)
}

// EditCode writes the name, colour, definition and memo of a code.
func (w *Workspace) EditCode(a Author, edited corpus.Code) error {
	old, err := w.code(edited.ID)
	if err != nil {
		return err
	}
	change := store.Change{Action: corpus.ActCodeEdit, Subject: old.Name}
	if anchor.Name(edited.Name) != old.Name {
		change = store.Change{Action: corpus.ActCodeRename, Subject: old.Name + " → " + anchor.Name(edited.Name)}
	}
	return w.update(a, change, []string{store.Codes}, func(tx *store.Tx) error {
		codes, err := codesOf(tx)
		if err != nil {
			return err
		}
		c := codes[edited.ID]
		if c.Name, err = freeName(codes, edited.Name, c.Parent, c.ID); err != nil {
			return err
		}
		if !validColor(edited.Color) {
			return corpus.Fail(corpus.Invalid, "the colour "+edited.Color, "it is not of the form #rrggbb")
		}
		c.Color = strings.ToLower(edited.Color)
		c.Definition = noted(edited.Definition)
		c.Memo = noted(edited.Memo)
		return tx.Codes().Put(c.ID, c)
	})
}

// MoveCode puts a code under parent ("" for the top), before the sibling at
// index (from 0; past the end for the last place).
func (w *Workspace) MoveCode(a Author, id, parent corpus.ID, index int) error {
	moved, err := w.code(id)
	if err != nil {
		return err
	}
	change := store.Change{Action: corpus.ActCodeMove, Subject: moved.Name}
	return w.update(a, change, []string{store.Codes}, func(tx *store.Tx) error {
		codes, err := codesOf(tx)
		if err != nil {
			return err
		}
		if corpus.Under(codes, parent, id) {
			return corpus.Fail(corpus.Invalid, "the place under "+codes[parent].Name, "a code cannot stand under itself")
		}
		c := codes[id]
		if _, err := freeName(codes, c.Name, parent, id); err != nil {
			return err
		}
		c.Parent = parent
		siblings := slices.DeleteFunc(inTreeOrder(codes), func(s corpus.Code) bool { return s.Parent != parent || s.ID == id })
		index = min(max(index, 0), len(siblings))
		for i, s := range slices.Insert(siblings, index, c) {
			s.Order = i
			if err := tx.Codes().Put(s.ID, s); err != nil {
				return err
			}
		}
		return nil
	})
}

// DeleteCode removes a code. Its codings go to the code moveTo, or are taken
// off where that is ""; its children move up to its parent. Quotes stay.
func (w *Workspace) DeleteCode(a Author, id, moveTo corpus.ID) error {
	deleted, err := w.code(id)
	if err != nil {
		return err
	}
	change := store.Change{Action: corpus.ActCodeDelete, Subject: deleted.Name}
	return w.update(a, change, []string{store.Codes, store.Quotes, store.Collections}, func(tx *store.Tx) error {
		codes, err := codesOf(tx)
		if err != nil {
			return err
		}
		if _, ok := codes[moveTo]; moveTo != "" && (!ok || moveTo == id) {
			return corpus.Fail(corpus.NotFound, "code "+string(moveTo), "")
		}
		if err := recode(tx, id, moveTo); err != nil {
			return err
		}
		next := nextOrder(codes, deleted.Parent)
		for _, c := range inTreeOrder(codes) {
			if c.Parent != id {
				continue
			}
			c.Parent, c.Order = deleted.Parent, next
			next++
			if err := tx.Codes().Put(c.ID, c); err != nil {
				return err
			}
		}
		return tx.Codes().Delete(id)
	})
}

// recode turns the codings of one code into another's, or takes them off.
func recode(tx *store.Tx, from, to corpus.ID) error {
	for _, id := range tx.QuotesWith(from) {
		q, err := tx.Quotes().Get(id)
		if err != nil {
			return err
		}
		doubled := to == "" || q.HasCode(to)
		kept := q.Codings[:0:0]
		for _, c := range q.Codings {
			if c.Code != from {
				kept = append(kept, c)
			} else if !doubled {
				c.Code = to
				kept = append(kept, c)
			}
		}
		q.Codings = kept
		if err := tx.Quotes().Put(id, q); err != nil {
			return err
		}
	}
	return nil
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
