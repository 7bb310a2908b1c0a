package workspace

import (
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/pseudonym"
	"florilege/backend/store"
)

// nameTable returns the table of pseudonyms in the order it was made.
func nameTable(tx *store.Tx) ([]corpus.Pseudonym, error) {
	out := []corpus.Pseudonym{}
	for p, err := range tx.Pseudonyms().All() {
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// Names returns the table of pseudonyms in the order it was made. A name whose
// pseudonym is empty was decided to stay as it is.
func (w *Workspace) Names() (out []corpus.Pseudonym, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		out, err = nameTable(tx)
		return err
	})
	return out, err
}

// Matcher returns what finds the names of the table in texts of the project.
func (w *Workspace) Matcher() (m *pseudonym.Matcher, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		m, err = matcherOf(tx)
		return err
	})
	return m, err
}

func matcherOf(tx *store.Tx) (*pseudonym.Matcher, error) {
	p, err := tx.Project()
	if err != nil {
		return nil, err
	}
	names, err := nameTable(tx)
	return pseudonym.Compile(names, p.Language), err
}

// AddName adds a name to the table; an empty pseudonym says that it stays as it
// is.
func (w *Workspace) AddName(a Author, n corpus.Pseudonym) (corpus.Pseudonym, error) {
	n, err := tidyName(n)
	if err != nil {
		return n, err
	}
	n.ID, n.Created = w.opts.NewID(), w.opts.Now()
	change := store.Change{Action: corpus.ActPseudonymAdd, Subject: n.Name}
	if n.Pseudonym == "" {
		change.Action = corpus.ActNameKeep
	}
	return n, w.update(a, change, []string{store.Pseudonyms}, func(tx *store.Tx) error { return putName(tx, n) })
}

// EditName writes the name, forms, kind, pseudonym and memo of one of the table.
func (w *Workspace) EditName(a Author, edited corpus.Pseudonym) error {
	edited, err := tidyName(edited)
	if err != nil {
		return err
	}
	change := store.Change{Action: corpus.ActPseudonymEdit, Subject: edited.Name}
	return w.update(a, change, []string{store.Pseudonyms}, func(tx *store.Tx) error {
		old, err := nameRecord(tx, edited.ID)
		if err != nil {
			return err
		}
		edited.Created = old.Created
		return putName(tx, edited)
	})
}

// DeleteNames takes names off the table, as one step to undo.
func (w *Workspace) DeleteNames(a Author, ids []corpus.ID) error {
	change := store.Change{Action: corpus.ActPseudonymDelete, Count: len(ids)}
	err := w.store.View(func(tx *store.Tx) error {
		for _, id := range ids {
			n, err := nameRecord(tx, id)
			if err != nil {
				return err
			}
			change.Subject = n.Name
		}
		return nil
	})
	if err != nil {
		return err
	}
	return w.update(a, change, []string{store.Pseudonyms}, func(tx *store.Tx) error {
		for _, id := range ids {
			if _, err := nameRecord(tx, id); err != nil {
				return err
			}
			if err := tx.Pseudonyms().Delete(id); err != nil {
				return err
			}
		}
		return nil
	})
}

// FindName returns the name of the table that a person means: by ID, name,
// pseudonym or another form.
func (w *Workspace) FindName(ref string) (corpus.ID, error) {
	all, err := w.Names()
	if err != nil {
		return "", err
	}
	ids := make([]labelled, len(all))
	for i, n := range all {
		ids[i] = labelled{n.ID, n.Name, append([]string{n.Pseudonym}, n.Forms...)}
	}
	return find("name", ref, ids)
}

func nameRecord(tx *store.Tx, id corpus.ID) (corpus.Pseudonym, error) {
	n, err := tx.Pseudonyms().Get(id)
	if gone(err) {
		return n, corpus.Fail(corpus.NotFound, "name "+string(id), "")
	}
	return n, err
}

// putName stores a name, or refuses one that another entry has.
func putName(tx *store.Tx, n corpus.Pseudonym) error {
	names, err := nameTable(tx)
	if err != nil {
		return err
	}
	for _, other := range names {
		if other.ID != n.ID && sequence(other.Name) == sequence(n.Name) {
			return corpus.Fail(corpus.Exists, "this name", "")
		}
	}
	return tx.Pseudonyms().Put(n.ID, n)
}

// mostForms bounds the other forms of a name.
const mostForms = 50

// tidyName returns an entry as it is stored: names on one line, each form once.
func tidyName(n corpus.Pseudonym) (corpus.Pseudonym, error) {
	var err error
	if n.Name, err = usable("the name", n.Name); err != nil {
		return n, err
	}
	if len(anchor.Words(n.Name)) == 0 {
		return n, corpus.Fail(corpus.Invalid, "the name", "it holds no letter")
	}
	if len(n.Forms) > mostForms {
		return n, corpus.Fail(corpus.TooLarge, "the list of forms", "more than 50")
	}
	switch n.Kind {
	case corpus.NameOfPerson, corpus.NameOfPlace, corpus.NameOfOrganisation, corpus.NameOfOther:
	case "":
		n.Kind = corpus.NameOfPerson
	default:
		return n, corpus.Fail(corpus.Invalid, "the kind of the name", "it is person, place, organisation or other")
	}
	n.Pseudonym, n.Memo = cut(n.Pseudonym), noted(n.Memo)
	seen := map[string]bool{anchor.Fold(n.Name): true}
	forms := []string{}
	for _, f := range n.Forms {
		f = cut(f)
		if folded := anchor.Fold(f); len(anchor.Words(f)) > 0 && !seen[folded] {
			seen[folded] = true
			forms = append(forms, f)
		}
	}
	n.Forms = slices.Clip(forms)
	return n, nil
}
