package workspace

import (
	"cmp"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// MergeCodes makes one code of several, as one step to undo. Codings of the
// codes in from become those of into, and are joined where a quote carries both;
// what was written about them goes below what was written about into. Their
// children move under it, and are merged with one of the same name there.
func (w *Workspace) MergeCodes(a Author, from []corpus.ID, into corpus.ID) error {
	names, err := w.codeNames(append(slices.Clone(from), into))
	if err != nil {
		return err
	}
	last := len(names) - 1
	change := store.Change{Action: corpus.ActCodeMerge, Subject: strings.Join(names[:last], ", ") + " → " + names[last], Count: len(from)}
	return w.update(a, change, everything(), func(tx *store.Tx) error {
		for _, id := range from {
			if id == into {
				return corpus.Fail(corpus.Invalid, "the code "+names[last], "it cannot be merged with itself")
			}
			if !tx.Codes().Has(id) {
				continue // it went with one before it, as a child of the same name
			}
			if err := mergeCode(tx, id, into); err != nil {
				return err
			}
		}
		return nil
	})
}

// mergeCode puts what one code has into another and removes it.
func mergeCode(tx *store.Tx, from, into corpus.ID) error {
	codes, err := codesOf(tx)
	if err != nil {
		return err
	}
	gone := codes[from]
	delete(codes, from)
	if err := moveOut(tx, codes, gone, into); err != nil {
		return err
	}
	kept := codes[into]
	if err := recode(tx, from, into); err != nil {
		return err
	}
	if err := headFor(tx, gone, kept); err != nil {
		return err
	}
	kept = withNotes(kept, gone)
	if err := tx.Codes().Put(into, kept); err != nil {
		return err
	}
	if err := tx.Codes().Delete(from); err != nil {
		return err
	}
	if err := relinkedCode(tx, from, into); err != nil {
		return err
	}
	return adopt(tx, codes, from, into)
}

// moveOut puts what stands between a code that goes and one under it in the
// place of the one that goes. codes no longer has that one.
func moveOut(tx *store.Tx, codes map[corpus.ID]corpus.Code, gone corpus.Code, into corpus.ID) error {
	for up := codes[into]; up.ID != ""; up = codes[up.Parent] {
		if up.Parent != gone.ID {
			continue
		}
		if _, err := freeName(codes, up.Name, gone.Parent, up.ID); err != nil {
			return err
		}
		up.Parent, up.Order = gone.Parent, gone.Order
		codes[up.ID] = up
		return tx.Codes().Put(up.ID, up)
	}
	return nil
}

// adopt moves the children of a code under another one.
func adopt(tx *store.Tx, codes map[corpus.ID]corpus.Code, from, into corpus.ID) error {
	for _, c := range childrenOf(codes, from) {
		twin, ok, err := child(tx, into, c.Name)
		if err != nil {
			return err
		}
		if ok {
			if err := mergeCode(tx, c.ID, twin.ID); err != nil {
				return err
			}
			continue
		}
		now, err := codesOf(tx)
		if err != nil {
			return err
		}
		c.Parent, c.Order = into, nextOrder(now, into)
		if err := tx.Codes().Put(c.ID, c); err != nil {
			return err
		}
	}
	return nil
}

// withNotes returns a code with what was written about another one below its own.
func withNotes(kept, gone corpus.Code) corpus.Code {
	kept.Definition = below(kept.Definition, gone.Name, gone.Definition)
	kept.Inclusion = below(kept.Inclusion, gone.Name, gone.Inclusion)
	kept.Exclusion = below(kept.Exclusion, gone.Name, gone.Exclusion)
	kept.Memo = below(kept.Memo, gone.Name, gone.Memo)
	kept.Refused = slices.Concat(kept.Refused, gone.Refused)
	kept.Example = cmp.Or(kept.Example, gone.Example)
	return kept
}

// below puts a text under another one, with the name of what it was written
// about. What stands there already is not said twice.
func below(text, name, more string) string {
	switch {
	case more == "" || strings.Contains(text, more):
		return text
	case text == "":
		return more
	}
	return text + "\n\n" + name + " : " + more
}

// headFor gives the headings of collections that were made from one code, and the
// filters that name it, to another.
func headFor(tx *store.Tx, gone, kept corpus.Code) error {
	for c, err := range tx.Collections().All() {
		if err != nil {
			return err
		}
		c.Items = slices.Clone(c.Items)
		changed := c.Kept != nil && slices.Contains(c.Kept.Codes, gone.ID)
		if changed {
			choice := *c.Kept
			choice.Codes = replaced(choice.Codes, gone.ID, kept.ID)
			c.Kept = &choice
		}
		for i, it := range c.Items {
			if it.Kind != corpus.ItemHeading || it.Code != gone.ID {
				continue
			}
			changed = true
			c.Items[i].Code = kept.ID
			if it.Text == gone.Name {
				c.Items[i].Text = kept.Name
			}
		}
		if !changed {
			continue
		}
		if err := tx.Collections().Put(c.ID, c); err != nil {
			return err
		}
	}
	return nil
}

// replaced returns IDs with another one in the place of one, each once.
func replaced(ids []corpus.ID, from, to corpus.ID) []corpus.ID {
	var out []corpus.ID
	for _, id := range ids {
		if id == from {
			id = to
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// SortQuotes turns the coding of quotes with one code into codings with others,
// as one step to undo: what splitting a code is made of. A quote that carries
// one of the others already does not carry it twice.
func (w *Workspace) SortQuotes(a Author, quotes []corpus.ID, from corpus.ID, to []corpus.ID) error {
	names, err := w.codeNames(append([]corpus.ID{from}, to...))
	if err != nil {
		return err
	}
	if len(to) == 0 || slices.Contains(to, from) {
		return corpus.Fail(corpus.Invalid, "the code "+names[0], "its quotes are sorted into other codes")
	}
	change := store.Change{Action: corpus.ActCodeSplit, Subject: names[0] + " → " + strings.Join(names[1:], ", "), Count: len(quotes)}
	return w.update(a, change, []string{store.Quotes, store.Codes}, func(tx *store.Tx) error {
		for _, id := range quotes {
			q, err := quote(tx, id)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(q.Codings, func(c corpus.Coding) bool { return c.Code == from })
			if i < 0 {
				return corpus.Fail(corpus.NotFound, "coding of the quote with "+names[0], "")
			}
			if err := noExample(tx, from, id); err != nil {
				return err
			}
			was := q.Codings[i]
			q.Codings = slices.Delete(slices.Clone(q.Codings), i, i+1)
			for _, code := range to {
				was.Code = code
				q.Codings = joinedCodings(q.Codings, []corpus.Coding{was})
			}
			if err := tx.Quotes().Put(id, q); err != nil {
				return err
			}
		}
		return nil
	})
}
