package workspace

import (
	"cmp"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

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

// EditCode writes the name, colour, definition, criteria, example and memo of a
// code. Its example is a quote that carries it.
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
		if edited.Example != "" && edited.Example != c.Example {
			q, err := quote(tx, edited.Example)
			if err != nil {
				return err
			}
			if !q.HasCode(c.ID) {
				return corpus.Fail(corpus.Invalid, "the example of "+c.Name, "it does not carry the code")
			}
		}
		c.Color, c.Example = strings.ToLower(edited.Color), edited.Example
		c.Definition, c.Memo = noted(edited.Definition), noted(edited.Memo)
		c.Inclusion, c.Exclusion = noted(edited.Inclusion), noted(edited.Exclusion)
		return tx.Codes().Put(c.ID, c)
	})
}

// ArchiveCode takes a code, with those under it, out of what is offered, or puts
// it back with those above it. Codings stay, and count, either way.
func (w *Workspace) ArchiveCode(a Author, id corpus.ID, archived bool) error {
	c, err := w.code(id)
	if err != nil {
		return err
	}
	change := store.Change{Action: corpus.ActCodeArchive, Subject: c.Name}
	if !archived {
		change.Action = corpus.ActCodeRestore
	}
	return w.update(a, change, []string{store.Codes}, func(tx *store.Tx) error {
		codes, err := codesOf(tx)
		if err != nil {
			return err
		}
		for _, c := range inTreeOrder(codes) {
			if c.Archived == archived || !corpus.Under(codes, c.ID, id) && (archived || !corpus.Under(codes, id, c.ID)) {
				continue
			}
			c.Archived = archived
			if err := tx.Codes().Put(c.ID, c); err != nil {
				return err
			}
		}
		return nil
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
